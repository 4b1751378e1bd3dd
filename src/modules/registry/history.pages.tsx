import type { ComponentChildren } from 'preact'
import type { ColumnWords } from '../../kernel/facts/index.ts'
import type { Day } from '../../kernel/time/index.ts'
import { type Column, Section, Table, useView, whole } from '../../kernel/web/index.ts'
import { inLang, type Words } from '../../kernel/words/index.ts'
import { givenBy, type Step, stepsOf } from './history.rules.ts'
import type { Cited } from './mandates/mandate.queries.ts'
import { ActCite, citeLabel, dayText, showValue } from './registry.pages.tsx'

const words = {
  history: { fr: 'Dans le temps', en: 'Over time' },
  caption: { fr: 'Ce qui a changé, et par quel acte', en: 'What changed, and by which act' },
  from: { fr: 'À compter du', en: 'As of' },
  always: { fr: 'dès l’inscription', en: 'from its entry' },
  what: { fr: 'Attribut', en: 'Attribute' },
  value: { fr: 'Valeur', en: 'Value' },
  act: { fr: 'Acte', en: 'Act' },
  unchanged: { fr: 'Rien n’a changé depuis l’inscription.', en: 'Nothing has changed since the entry.' },
  none: { fr: 'aucun', en: 'none' },
} as const satisfies Words

type Version = Cited & { valid: { from: Day | null; until: Day | null } }
type Labels = Readonly<Record<string, ColumnWords>>

/** How a value is written when its column's words do not suffice: an id is written by its name. */
export type Show<V> = (version: V, key: keyof V & string) => ComponentChildren | undefined

/** What changed in a thing, from when, and by which article. */
export const History = <V extends Version>({
  versions,
  labels,
  show,
}: {
  versions: readonly V[]
  labels: Labels
  show?: Show<V>
}) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const keys = Object.keys(labels) as (keyof V & string)[]
  const text = ({ key, version }: Step<V>) => showValue(version[key], labels[key], lang)
  const columns: readonly Column<Step<V>>[] = [
    {
      key: 'from',
      title: words.from,
      names: true,
      value: ({ from }) => from,
      show: ({ from }) => dayText(from, lang) || t('always'),
    },
    { key: 'what', title: words.what, value: ({ key }) => labels[key]?.title[lang] ?? key },
    {
      key: 'value',
      title: words.value,
      value: text,
      show: step => show?.(step.version, step.key) ?? (text(step) || <span class="quiet">{t('none')}</span>),
    },
    {
      key: 'act',
      title: words.act,
      value: ({ version }) => citeLabel(version, lang),
      show: ({ version }) => <ActCite cited={version} />,
    },
  ]
  return (
    <Section title={t('history')} id="history">
      <Table
        plain
        id="changes"
        list={whole(columns, stepsOf(versions, keys))}
        caption={t('caption')}
        empty={t('unchanged')}
      />
    </Section>
  )
}

/** A pair of a label and a value that cites the article which gave that value. */
export const attributePair = <V extends Version>(
  versions: readonly V[],
  now: V,
  key: keyof V & string,
  { labels, lang, value }: { labels: Labels; lang: 'fr' | 'en'; value?: ComponentChildren },
) => ({
  label: labels[key]?.title[lang] ?? key,
  value: value ?? showValue(now[key], labels[key], lang),
  cite: <ActCite cited={givenBy(versions, now, key)} />,
})
