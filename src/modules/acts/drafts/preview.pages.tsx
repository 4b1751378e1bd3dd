import { lineName } from '../../../kernel/facts/index.ts'
import { refusalIn } from '../../../kernel/refusals.ts'
import { blocks } from '../../../kernel/rules/index.ts'
import { Button, Buttons, Field, Form, Hidden, Page, Section, useView, Verdicts } from '../../../kernel/web/index.ts'
import { inLang } from '../../../kernel/words/index.ts'
import { type Kind, shortName } from '../acts/act.rules.ts'
import { FactChanges } from '../acts/fact.pages.tsx'
import type { NameOf } from '../acts/fact.queries.ts'
import type { Judged } from '../refusals.ts'
import { articleWords, draftWords, paths, previewWords } from '../words.ts'
import { canEdit, canMove } from './draft.access.ts'
import type { PreviewedDraft } from './draft.actions.ts'
import { formVerdicts } from './draft.fields.ts'
import { crumbsTo, draftName } from './draft.pages.tsx'
import type { Draft } from './draft.queries.ts'

export type PreviewData = PreviewedDraft & { names: NameOf; adopted_on: string; number: string | null }

const Articles = ({ draft, judged }: { draft: Draft; judged: readonly Judged[] }) => {
  const { lang, actor, to } = useView()
  const t = inLang({ ...articleWords, ...draftWords }, lang)
  const edits = canEdit(actor, draft)
  return (
    <>
      {judged.map(({ article: n, verdicts }) => {
        const article = draft.content.articles[n - 1]
        return (
          <>
            <h3>{t('nth', n)}</h3>
            <p class="reads">{lang === 'fr' ? article?.text_fr : article?.text_en}</p>
            <Verdicts verdicts={verdicts} nameOf={name => lineName(name)[lang]} />
            {edits && (
              <p>
                <a href={to({ path: paths.article }, { id: draft.draft_id, n })}>{t('editNth', n)}</a>
              </p>
            )}
          </>
        )
      })}
    </>
  )
}

/** The registrar adopts from here, with the verdicts and the changes in sight. */
const Adoption = ({ data }: { data: PreviewData }) => {
  const { lang, to } = useView()
  const t = inLang(previewWords, lang)
  const { draft, adopted_on, number } = data
  return (
    <Section title={t('adoption')} id="adoption">
      <p>{t('final')}</p>
      <Form action={to({ path: paths.adoption }, { id: draft.draft_id })}>
        <Hidden name="version" value={draft.version} />
        <Field name="adopted_on" type="date" label={t('adoptedOn')} value={adopted_on} />
        <Field
          name="number"
          size="short"
          label={t('elsewhere')}
          hint={t('elsewhereHint')}
          value={number ?? ''}
          optional
        />
        <Buttons>
          <Button kind="main">{t('adopt')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

export const PreviewPage = ({ data }: { data: PreviewData }) => {
  const { lang, actor, refused } = useView()
  const t = inLang(previewWords, lang)
  const { draft, checks, preview, names } = data
  const { judged, changes, number, refusal } = preview
  const form = formVerdicts(draft)
  return (
    <Page
      title={`${t('title')}, ${draftName(draft, lang)}`}
      heading={t('title')}
      lead={t('lead')}
      crumbs={crumbsTo(lang, draft)}
    >
      {refusal && !refused && (
        <div class="errors">
          <h2>{t('refused')}</h2>
          <p>{judged.length > 0 ? refusal.says[lang] : refusalIn(lang)(refusal)}</p>
        </div>
      )}
      {blocks(checks) && !refused && (
        <div class="errors">
          <h2>{t('refused')}</h2>
          <p>{t('notCleared')}</p>
        </div>
      )}
      {number && (
        <p>
          {t('number')} <strong>{shortName(draft.kind as Kind, number, lang)}</strong>
        </p>
      )}
      <Section title={t('verdicts')} id="verdicts">
        <Verdicts verdicts={form} />
        {judged.length > 0 && <Articles draft={draft} judged={judged} />}
        {judged.length + form.length === 0 && <p class="empty">{t('noVerdict')}</p>}
      </Section>
      {checks.length > 0 && (
        <Section title={t('checks')} id="checks">
          <Verdicts verdicts={checks} nameOf={name => lineName(name)[lang]} />
        </Section>
      )}
      {!refusal && (
        <Section title={t('changes')} id="changes">
          {changes.length > 0 ? (
            <FactChanges changes={changes} names={names} caption={t('caption')} />
          ) : (
            <p class="empty">{t('noChange')}</p>
          )}
        </Section>
      )}
      {canMove(actor, draft, 'adopt') ? (
        <Adoption data={data} />
      ) : (
        draft.step !== 'ready' && <p class="quiet">{t('notReady')}</p>
      )}
    </Page>
  )
}
