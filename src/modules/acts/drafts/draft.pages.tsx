import type { ComponentChildren } from 'preact'
import { roles } from '../../../kernel/access/index.ts'
import { effectOf } from '../../../kernel/facts/index.ts'
import {
  Button,
  Buttons,
  Choices,
  type Column,
  Field,
  Form,
  Hidden,
  type ListingOf,
  Page,
  Section,
  State,
  Steps,
  Table,
  useView,
  Verdicts,
} from '../../../kernel/web/index.ts'
import { asHeading, inLang, type Lang, showInstant, showList } from '../../../kernel/words/index.ts'
import { actText, actWords as wordsOf } from '../acts/act.formats.ts'
import { type Kind, kindNames, shortName } from '../acts/act.rules.ts'
import { ActDocument } from '../acts/document.pages.tsx'
import { draftWords, paths } from '../words.ts'
import { canEdit, canReview } from './draft.access.ts'
import { formVerdicts, missingFor } from './draft.fields.ts'
import { draftContent } from './draft.formats.ts'
import type { Draft } from './draft.queries.ts'
import { moves, movesFrom, type Step, stepNames, steps } from './draft.steps.ts'

/** « Projet de décret », or what it concerns. */
export const draftName = ({ kind, content: { title } }: Draft, lang: Lang): string =>
  title[lang].trim() || wordsOf(kind as Kind, lang).name(true)

export const draftColumns: readonly Column<Draft>[] = [
  {
    key: 'title',
    title: draftWords.subject,
    names: true,
    value: ({ content: { title } }, lang) => title[lang],
    show: (draft, { lang, to }) => (
      <a href={to({ path: paths.draft }, { id: draft.draft_id })}>
        {draft.content.title[lang].trim() || inLang(draftWords, lang)('untitled')}
      </a>
    ),
  },
  {
    key: 'kind',
    title: draftWords.kind,
    value: ({ kind }, lang) => kindNames[kind as Kind][lang],
  },
  { key: 'step', title: draftWords.step, value: ({ step }, lang) => stepNames[step as Step][lang] },
  { key: 'created_by', title: draftWords.whose, value: draft => draft.created_by_name },
  {
    key: 'updated_at',
    title: draftWords.updated,
    value: draft => draft.updated_at,
    show: ({ updated_at }, { lang }) => <time dateTime={updated_at}>{showInstant(updated_at, lang)}</time>,
  },
  { key: 'updated_by', title: draftWords.updatedBy, value: draft => draft.updated_by_name },
]

export const DraftList = ({ list, step }: { list: ListingOf<Draft>; step: Step | null }) => {
  const { lang, actor, to, here } = useView()
  const t = inLang(draftWords, lang)
  const choice = (code: Step | null, title: string) => (
    <li>
      <a href={here({ step: code, offset: null })} aria-current={code === step ? 'true' : undefined}>
        {title}
      </a>
    </li>
  )
  return (
    <Page
      title={t('drafts')}
      lead={t('draftsLead')}
      crumbs={[{ title: t('acts'), path: to({ path: paths.acts }) }]}
      {...(actor.role === 'adviser' ? { action: { label: t('newDraft'), path: to({ path: paths.newDraft }) } } : {})}
    >
      <nav class="choices" aria-label={t('step')}>
        <ul>
          {choice(null, t('underWay'))}
          {steps.map(code => choice(code, stepNames[code][lang]))}
        </ul>
      </nav>
      <Table list={list} caption={t('drafts')} empty={t('none')} />
    </Page>
  )
}

export const crumbsTo = (lang: Lang, draft?: Draft) => [
  { title: draftWords.acts[lang], path: `/${lang}${paths.acts[lang]}` },
  { title: inLang(draftWords, lang)('drafts'), path: `/${lang}${paths.drafts[lang]}` },
  ...(draft
    ? [{ title: draftName(draft, lang), path: `/${lang}${paths.draft[lang].replace(':id', draft.draft_id)}` }]
    : []),
]

/** `kept`: what the link that led here wants the first article to be about. */
export const NewDraft = ({ kinds, kept }: { kinds: readonly Kind[]; kept: readonly (readonly [string, string])[] }) => {
  const { lang, to } = useView()
  const t = inLang(draftWords, lang)
  return (
    <Page title={t('newDraft')} lead={t('newLead')} crumbs={crumbsTo(lang)}>
      <Form action={to({ path: paths.drafts })}>
        {kept.map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        <Choices
          name="kind"
          label={t('kindOfAct')}
          value="decret"
          options={kinds.map(kind => ({ value: kind, title: kindNames[kind][lang] }))}
        />
        <Buttons>
          <Button kind="main">{t('begin')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

const Whereabouts = ({ draft }: { draft: Draft }) => {
  const { lang } = useView()
  const t = inLang(draftWords, lang)
  const note = draft.reviewed_by_name ? t('reviewedBy', draft.reviewed_by_name) : t('notReviewed')
  return draft.step === 'abandoned' ? (
    <p>
      <State meaning="stopped">{stepNames.abandoned[lang]}</State>
    </p>
  ) : (
    <Steps
      label={t('steps')}
      current={draft.step}
      steps={steps
        .filter(code => code !== 'abandoned')
        .map(code => ({
          code,
          title: stepNames[code][lang],
          ...(code === 'in_review' && draft.step === 'in_review' ? { note } : {}),
        }))}
    />
  )
}

/** Why a draft came back, or was given up. */
const Why = ({ draft }: { draft: Draft }) => {
  const t = inLang(draftWords, useView().lang)
  if (!draft.reason) return null
  return (
    <p class="why">
      <strong>{t(draft.step === 'abandoned' ? 'abandoned' : 'returned', draft.updated_by_name)}</strong>
      <span>{draft.reason}</span>
    </p>
  )
}

/** Who may move the draft on, by the one table of its steps. */
const nextRoles = (step: string, lang: Lang) => {
  const forward = moves.filter(({ from, needsReason }) => !needsReason && (from as readonly string[]).includes(step))
  return [...new Set(forward.flatMap(({ by }) => [...by]))].map(role => roles[role][lang].toLowerCase())
}

const Next = ({ draft }: { draft: Draft }) => {
  const { lang, actor } = useView()
  const t = inLang(draftWords, lang)
  const forward = moves.find(
    ({ from, needsReason }) => !needsReason && (from as readonly string[]).includes(draft.step),
  )
  if (!forward) return null
  const missing = missingFor(forward.to, draft.content, draft.reviewed_at !== null)
  const mine = movesFrom(draft.step, actor.role).some(({ name }) => name === forward.name)
  return (
    <div class="next">
      {missing.length > 0 ? (
        <>
          <p>{t('missing')}</p>
          <ul>
            {missing.map(({ says }) => (
              <li>{says[lang]}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('complete')}</p>
      )}
      <Verdicts verdicts={formVerdicts(draft)} />
      {!mine && <p class="quiet">{t('waitsFor', showList(nextRoles(draft.step, lang), lang))}</p>}
    </div>
  )
}

const Actions = ({ draft }: { draft: Draft }) => {
  const { lang, actor, to } = useView()
  const t = inLang(draftWords, lang)
  const { draft_id: id, version } = draft
  const can = movesFrom(draft.step, actor.role)
  const forward = can.filter(
    ({ name, to, needsReason }) =>
      !needsReason && name !== 'adopt' && missingFor(to, draft.content, draft.reviewed_at !== null).length === 0,
  )
  const adopts = can.some(({ name }) => name === 'adopt')
  const withReason = can.filter(({ needsReason }) => needsReason)
  const move = (name: string) => (
    <>
      <Hidden name="version" value={version} />
      <Hidden name="name" value={name} />
    </>
  )
  return (
    <div class="actions">
      <Buttons>
        {forward.map(({ name, label }) => (
          <Form action={to({ path: paths.step }, { id })} id={name}>
            {move(name)}
            <Button kind="main">{label[lang]}</Button>
          </Form>
        ))}
        {canReview(actor, draft) && draft.reviewed_at === null && (
          <Form action={to({ path: paths.review }, { id })} id="review">
            <Hidden name="version" value={version} />
            <Button kind="main">{t('review')}</Button>
          </Form>
        )}
        {draft.step !== 'abandoned' && draft.step !== 'adopted' && draft.content.articles.length > 0 && (
          <a class={adopts ? 'button main' : 'button'} href={to({ path: paths.preview }, { id })}>
            {t(adopts ? 'previewAndAdopt' : 'preview')}
          </a>
        )}
        <a href={to({ path: paths.draftDocument }, { id })} data-no-prefetch>
          {t('pdf')}
        </a>{' '}
        <a href={to({ path: paths.draftDocx }, { id })} data-no-prefetch>
          {t('docx')}
        </a>
      </Buttons>
      {withReason.map(({ name, label }) => (
        <Reasoned name={name} label={label[lang]} id={id}>
          {move(name)}
        </Reasoned>
      ))}
    </div>
  )
}

/** A move that says why: closed until wanted, open when it was refused. */
const Reasoned = ({
  name,
  label,
  id,
  children,
}: {
  name: string
  label: string
  id: string
  children: ComponentChildren
}) => {
  const { lang, to, refused } = useView()
  return (
    <details class="reasoned" open={refused?.values['_form'] === name}>
      <summary>{label}</summary>
      <Form action={to({ path: paths.step }, { id })} id={name}>
        {children}
        <Field name="reason" type="area" rows={2} label={inLang(draftWords, lang)('reason')} />
        <Button kind="stop">{label}</Button>
      </Form>
    </details>
  )
}

/** Under each article of a draft: its effect, and what its editor can do with it. */
const Tools = ({ draft, n }: { draft: Draft; n: number }) => {
  const { lang, actor, to } = useView()
  const t = inLang(draftWords, lang)
  const effect = draft.content.articles[n - 1]?.effect
  const at = { id: draft.draft_id, n }
  return (
    <div class="did">
      <p>
        <span class="effect">{effect ? (effectOf(effect)?.title[lang] ?? effect) : t('noEffect')}</span>
      </p>
      {canEdit(actor, draft) && (
        <Form action={to({ path: paths.place }, at)} id={`place-${n}`} class="gestures">
          <Hidden name="version" value={draft.version} />
          <a href={to({ path: paths.article }, at)} aria-label={t('editNth', n)}>
            {t('edit')}
          </a>
          {n > 1 && (
            <button type="submit" class="link" name="do" value="up" aria-label={t('upNth', n)}>
              {t('up')}
            </button>
          )}
          <button type="submit" class="link" name="do" value="remove" aria-label={t('removeNth', n)}>
            {t('remove')}
          </button>
        </Form>
      )}
    </div>
  )
}

export const DraftPage = ({
  draft,
  act,
}: {
  draft: Draft
  act: { act_id: string; kind: Kind; number: string } | null
}) => {
  const { lang, actor, to } = useView()
  const t = inLang(draftWords, lang)
  const id = draft.draft_id
  const edits = canEdit(actor, draft)
  const isTitled = draft.content.title[lang].trim() !== ''
  return (
    <Page
      title={asHeading(draftName(draft, lang))}
      lead={[
        ...(isTitled ? [wordsOf(draft.kind as Kind, lang).name(true)] : []),
        t('changedBy', draft.updated_by_name, showInstant(draft.updated_at, lang)),
      ].join('. ')}
      crumbs={crumbsTo(lang)}
    >
      <Whereabouts draft={draft} />
      <Why draft={draft} />
      {act && (
        <p>
          {t('adopted')}{' '}
          <a href={to({ path: paths.act }, { id: act.act_id })}>{shortName(act.kind, act.number, lang)}</a>
        </p>
      )}
      <Next draft={draft} />
      <Actions draft={draft} />
      <Section title={t('text')} id="text">
        {edits && (
          <p>
            <a class="button" href={to({ path: paths.text }, { id })}>
              {t('editText')}
            </a>
          </p>
        )}
        <ActDocument
          text={actText(draftContent(draft), lang)}
          under={n => <Tools draft={draft} n={n} />}
          after={
            <>
              {draft.content.articles.length === 0 && <p class="empty">{t('noArticle')}</p>}
              {edits && (
                <p class="add">
                  <a class="button" href={to({ path: paths.newArticle }, { id })}>
                    {t('addArticle')}
                  </a>
                </p>
              )}
            </>
          }
        />
      </Section>
    </Page>
  )
}
