import type { ComponentChildren } from 'preact'
import {
  declaredEffects,
  declaredTables,
  type Effect,
  type FormField,
  type Found,
} from '../../../kernel/facts/index.ts'
import {
  Button,
  Buttons,
  Check,
  Choices,
  Field,
  Fieldset,
  Form,
  Hidden,
  newKey,
  Page,
  Section,
  Select,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Two } from '../../../kernel/words/index.ts'
import { articleWords, paths } from '../words.ts'
import type { Place } from './article.actions.ts'
import { basesOf, type Slot, slotsOf, type Typed } from './article.fields.ts'
import { crumbsTo } from './draft.pages.tsx'
import type { Draft } from './draft.queries.ts'

const useWords = () => inLang(articleWords, useView().lang)

/** The effects that a drafter may choose, by the kind of fact that they make; those most used, of mandates, come first. */
const effectGroups = (): { title: Two; effects: readonly Effect[] }[] => {
  const offered = declaredEffects().filter(({ form, kind }) => form && !kind.startsWith('act.'))
  const groups = declaredTables().map(({ name, title }) => {
    const thing = name.split('.')[1]
    return { title, effects: offered.filter(({ kind }) => kind.split('.')[0] === thing) }
  })
  const others = offered.filter(effect => !groups.some(({ effects }) => effects.includes(effect)))
  return [...groups.toReversed(), { title: articleWords.other, effects: others }].filter(
    ({ effects }) => effects.length > 0,
  )
}

/** `kept`: what the article is about, when it is already known. */
export const ChooseEffect = ({ draft, kept }: { draft: Draft; kept: Readonly<Record<string, string>> }) => {
  const { lang, to } = useView()
  const t = useWords()
  const at = (effet: string) => to({ path: paths.newArticle }, { id: draft.draft_id, effet, ...kept })
  return (
    <Page title={t('title')} heading={t('choose')} lead={t('chooseLead')} crumbs={crumbsTo(lang, draft)}>
      <div class="effects">
        {effectGroups().map(({ title, effects }) => (
          <Section title={title[lang]}>
            <ul>
              {effects.map(({ kind, title }) => (
                <li>
                  <a href={at(kind)}>{title[lang]}</a>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
      <p>
        <a href={at(withoutEffect)}>{t('free')}</a>
      </p>
    </Page>
  )
}

export const withoutEffect = 'none'

/** Which adopted article an erratum corrects, and whether it is replaced or removed. */
export const ChooseTarget = ({
  draft,
  slot,
  choices,
}: {
  draft: Draft
  slot: Slot
  choices: readonly Found[] | null
}) => {
  const { lang, to } = useView()
  const t = useWords()
  return (
    <Page title={t('title')} heading={t('target')} lead={t('fromFirstDay')} crumbs={crumbsTo(lang, draft)}>
      <Form action={to({ path: paths.target }, { id: draft.draft_id })}>
        <Hidden name="version" value={draft.version} />
        <LookUp slot={slot} label={t('target')} hint={t('targetHint')} choices={choices} draft={draft} before={null} />
        <Choices
          name="how"
          label={t('how')}
          value="replace"
          options={[
            { value: 'replace', title: t('replace') },
            { value: 'remove', title: t('removeIt') },
          ]}
        />
        <Buttons>
          <Button kind="main">{t('continue')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

type LookUpProps = {
  slot: Slot
  label: string
  hint?: string
  optional?: boolean
  /** The things that match what was typed, where several do. */
  choices: readonly Found[] | null
  draft: Draft
  /** Only what the articles before this one create is found; null: all of them. */
  before: number | null
}

/** Something named by typing: one match is taken, several are offered. Scripts offer them while one types. */
const LookUp = ({ slot, label, hint, optional = false, choices, draft, before }: LookUpProps) => {
  const { lang, to } = useView()
  const t = useWords()
  const { name, field, text, pick } = slot
  const from = to({ path: paths.lookup }, { of: field.lookup, draft: draft.draft_id, before })
  return (
    <look-up data-from={from} data-none={t('noneMatches')}>
      <Field
        name={`in.${name}`}
        label={label}
        hint={hint ?? t('typeToFind')}
        optional={optional}
        value={text}
        size="long"
        autocomplete="off"
      />
      {choices && choices.length > 0 ? (
        <Choices
          name={`pick.${name}`}
          label={t('which', label)}
          options={choices.map(({ id, label }) => ({ value: id, title: label[lang] }))}
        />
      ) : (
        <Hidden name={`pick.${name}`} value={pick} />
      )}
    </look-up>
  )
}

const Bases = ({ field, typed }: { field: FormField; typed: Typed }) => {
  const { lang } = useView()
  const t = useWords()
  const bases = basesOf(typed.in[field.name])
  const spare = 2
  return (
    <Fieldset legend={field.label[lang]}>
      {Array.from({ length: bases.length + spare }, (_, at) => {
        const name = `in.${field.name}.${at}`
        return (
          <div class="side">
            <Field
              name={`${name}.act`}
              label={t('nthOf', t('basisAct'), at + 1)}
              value={bases[at]?.act ?? ''}
              optional
            />
            <Field
              name={`${name}.article`}
              label={t('nthOf', t('basisArticle'), at + 1)}
              value={bases[at]?.article ?? ''}
              size="short"
              optional
            />
            <Field
              name={`${name}.role`}
              label={t('nthOf', t('basisRole'), at + 1)}
              value={bases[at]?.role ?? ''}
              optional
            />
          </div>
        )
      })}
    </Fieldset>
  )
}

export type ArticleData = {
  draft: Draft
  /** The article's place; null for a new one. */
  n: number | null
  /** Null: a text without effect. */
  effect: Effect | null
  typed: Typed
  choices: ReadonlyMap<string, readonly Found[]>
  text_fr: string
  text_en: string
  corrects: (Place & { label: Two; text: Two }) | null
}

const Asked = ({ field, data }: { field: FormField; data: ArticleData }) => {
  const { lang } = useView()
  const t = useWords()
  const { typed, choices, draft, n, effect } = data
  const name = `in.${field.name}`
  const given = String(typed.in[field.name] ?? '')
  const changes = effect?.kind.endsWith('.change') && field.optional
  const common = {
    name,
    label: field.label[lang],
    ...(field.hint ? { hint: field.hint[lang] } : {}),
    ...(field.optional ? { optional: true } : {}),
  }
  const empty = changes ? { empty: t('unchanged') } : {}
  switch (field.type) {
    case 'new':
      return <Hidden name={name} value={given || newKey()} />
    case 'day':
      return <Field {...common} type="date" value={given} />
    case 'int':
      return <Field {...common} type="number" size="short" value={given} />
    case 'text':
      return <Field {...common} size="long" value={given} />
    case 'bool':
      return field.optional ? (
        <Select
          {...common}
          {...empty}
          value={given}
          options={[
            { value: 'yes', title: t('yes') },
            { value: 'no', title: t('no') },
          ]}
        />
      ) : (
        <Check name={name} label={common.label} checked={given === 'yes'} />
      )
    case 'choice':
      return (
        <Select
          {...common}
          {...empty}
          value={given}
          options={Object.entries(field.options).map(([value, title]) => ({ value, title: title[lang] }))}
        />
      )
    case 'bases':
      return <Bases field={field} typed={typed} />
    case 'lookup':
      return (
        <>
          {slotsOf([field], typed).map((slot, at) => (
            <LookUp
              slot={slot}
              label={field.several ? t('nthOf', common.label, at + 1) : common.label}
              {...(common.hint ? { hint: common.hint } : {})}
              {...(field.optional ? { optional: true } : {})}
              choices={choices.get(slot.name) ?? null}
              draft={draft}
              before={n}
            />
          ))}
        </>
      )
  }
}

const Corrected = ({ corrects }: { corrects: NonNullable<ArticleData['corrects']> }) => {
  const { lang, to } = useView()
  const t = useWords()
  const path = `${to({ path: paths.act }, { id: corrects.act })}#article-${corrects.article}`
  return (
    <Section title={t('corrected')}>
      <p>
        <a href={path}>{corrects.label[lang]}</a> <span class="quiet">{t('fromFirstDay')}</span>
      </p>
      <blockquote class="reads">{corrects.text[lang]}</blockquote>
    </Section>
  )
}

const Wording = ({ data, children }: { data: ArticleData; children?: ComponentChildren }) => {
  const t = useWords()
  const optional = data.effect !== null
  return (
    <Fieldset legend={t('wording')} {...(optional ? { hint: t('wordingLead') } : {})}>
      <div class="side">
        <Field
          name="text_fr"
          type="area"
          size="long"
          rows={5}
          lang="fr"
          label={t('textFr')}
          value={data.text_fr}
          optional={optional}
        />
        <Field
          name="text_en"
          type="area"
          size="long"
          rows={5}
          lang="en"
          label={t('textEn')}
          value={data.text_en}
          optional={optional}
        />
      </div>
      {children}
    </Fieldset>
  )
}

export const ArticleForm = ({ data }: { data: ArticleData }) => {
  const { lang, to } = useView()
  const t = useWords()
  const { draft, n, effect, corrects } = data
  const id = draft.draft_id
  const about = corrects ? { target: `${corrects.act}:${corrects.article}` } : {}
  const effet = effect?.kind ?? withoutEffect
  const action =
    n === null ? to({ path: paths.articles }, { id, effet, ...about }) : to({ path: paths.article }, { id, n })
  const another = to({ path: paths.newArticle }, { id, ...about })
  return (
    <Page
      title={n === null ? t('title') : t('nth', n)}
      heading={effect?.title[lang] ?? t('free')}
      lead={n === null ? t('title') : t('nth', n)}
      crumbs={crumbsTo(lang, draft)}
    >
      {corrects && <Corrected corrects={corrects} />}
      <Form action={action} guarded class="editor">
        <Hidden name="version" value={draft.version} />
        <Hidden name="effet" value={effet} />
        {effect?.form?.map(field => (
          <Asked field={field} data={data} />
        ))}
        <Wording data={data} />
        <Buttons>
          <Button kind="main">{t('save')}</Button>
          {n === null && !corrects && (
            <Button name="next" value="another">
              {t('saveAndAdd')}
            </Button>
          )}
          {n === null && <a href={another}>{t('otherEffect')}</a>}
        </Buttons>
      </Form>
    </Page>
  )
}
