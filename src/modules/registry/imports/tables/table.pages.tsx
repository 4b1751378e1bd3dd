import {
  Button,
  Buttons,
  type Column,
  Field,
  Fieldset,
  Form,
  Section,
  Select,
  Table,
  useView,
  whole,
} from '../../../../kernel/web/index.ts'
import { inLang, type Words } from '../../../../kernel/words/index.ts'
import { importPaths } from '../overview.pages.tsx'
import type { Sample } from './mapping.actions.ts'
import { dateOrders, type Target, targets } from './table.rules.ts'

const words = {
  preview: { fr: 'Premières lignes', en: 'First rows' },
  empty: { fr: 'Le tableau n’a que ses en-têtes.', en: 'The table has only its headings.' },
  title: { fr: 'Associer les colonnes', en: 'Map the columns' },
  lead: {
    fr: 'Dites quelle colonne dit quoi. Ce que les en-têtes laissent deviner est déjà choisi\u00a0; ce qui n’est pas associé n’est pas repris.',
    en: 'Say which column says what. What the headings suggest is already chosen; what is not mapped is not taken over.',
  },
  known: { fr: 'Correspondances gardées', en: 'Mappings kept' },
  bodies: { fr: 'L’organisme', en: 'The body' },
  posts: { fr: 'Le poste', en: 'The post' },
  people: { fr: 'La personne', en: 'The person' },
  terms: { fr: 'Le mandat', en: 'The term' },
  none: { fr: 'Aucune colonne', en: 'No column' },
  body: { fr: 'Organisme de toutes les lignes', en: 'Body of all the rows' },
  bodyHint: {
    fr: 'Son nom, si le tableau ne parle que de lui et n’a pas de colonne pour le dire.',
    en: 'Its name, if the table speaks of it alone and has no column to say so.',
  },
  on: { fr: 'Jour que décrit la liste', en: 'Day that the list describes' },
  onHint: {
    fr: 'Qui n’a pas de date de début est en fonction à compter de ce jour.',
    en: 'Who has no start date is in office from that day on.',
  },
  order: { fr: 'Dates en chiffres', en: 'Dates in figures' },
  name: { fr: 'Nom de la correspondance', en: 'Name of the mapping' },
  nameHint: {
    fr: 'Gardez le même nom pour les éditions d’une même liste\u00a0: c’est par lui que ses lignes sont reconnues.',
    en: 'Keep the same name for the editions of one list: its rows are recognized by it.',
  },
  read: { fr: 'Lire le tableau', en: 'Read the table' },
} as const satisfies Words

const groups = [
  ['bodies', ['organisation', 'organisation_id', 'kind', 'parent']],
  ['posts', ['post', 'post_id']],
  ['people', ['person', 'given_name', 'family_name', 'person_id', 'gender']],
  ['terms', ['start', 'end']],
] as const satisfies readonly (readonly [keyof typeof words, readonly Target[]])[]

type Line = readonly string[]

const Preview = ({ labels, rows }: Pick<Sample, 'labels' | 'rows'>) => {
  const t = inLang(words, useView().lang)
  const columns = labels.map(
    (label, at): Column<Line> => ({
      key: `c${at}`,
      title: { fr: label, en: label },
      sort: false,
      ...(at === 0 && { names: true }),
      value: cells => cells[at] ?? '',
    }),
  )
  return <Table list={whole(columns, rows)} caption={t('preview')} empty={t('empty')} plain wide id="preview" />
}

const Known = ({ names, name }: Pick<Sample, 'names' | 'name'>) => {
  const { lang, here } = useView()
  if (names.length === 0) return null
  return (
    <nav class="choices" aria-label={words.known[lang]}>
      <ul>
        {names.map(one => (
          <li>
            <a href={here({ mapping: one })} aria-current={one === name ? 'page' : undefined}>
              {one}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export const MapColumns = ({ id, sample }: { id: string; sample: Sample }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { labels, columns, order, name } = sample
  const options = labels.map(label => ({ value: label, title: label }))
  return (
    <>
      <Section title={t('preview')}>
        <Preview {...sample} />
      </Section>
      <Section title={t('title')} id="columns">
        <p>{t('lead')}</p>
        <Known {...sample} />
        <Form action={to(importPaths.columns, { id })} id="map">
          {groups.map(([group, own]) => (
            <Fieldset legend={t(group)}>
              {own.map(target => (
                <Select
                  name={`columns.${target}`}
                  label={targets[target][lang]}
                  options={options}
                  value={labels.find(label => label === columns[target]) ?? null}
                  empty={t('none')}
                  optional
                />
              ))}
              {group === 'bodies' && (
                <Field name="body" label={t('body')} hint={t('bodyHint')} size="long" maxLength={500} optional />
              )}
              {group === 'terms' && (
                <>
                  <Select
                    name="order"
                    label={t('order')}
                    options={Object.entries(dateOrders).map(([value, title]) => ({ value, title: title[lang] }))}
                    value={order}
                  />
                  <Field name="on" label={t('on')} hint={t('onHint')} type="date" optional />
                </>
              )}
            </Fieldset>
          ))}
          <Field name="name" label={t('name')} hint={t('nameHint')} value={name} maxLength={100} optional />
          <Buttons>
            <Button kind="main">{t('read')}</Button>
          </Buttons>
        </Form>
      </Section>
    </>
  )
}
