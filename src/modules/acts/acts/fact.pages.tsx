import {
  type Change,
  type ColumnWords,
  type FactRow,
  type FactTable,
  kindOf,
  type Subject,
  subjectKind,
} from '../../../kernel/facts/index.ts'
import { isDay } from '../../../kernel/time/index.ts'
import { Changes, type FactChange, useView } from '../../../kernel/web/index.ts'
import {
  inLang,
  type Lang,
  showDay,
  showList,
  showNumber,
  showPeriod,
  type Words,
} from '../../../kernel/words/index.ts'
import type { NameOf } from './fact.queries.ts'

const words = {
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  same: { fr: 'Le même fait, qui citera cet acte', en: 'The same fact, which will cite this act' },
} as const satisfies Words

const cellOf = (row: FactRow, column: string): unknown => row[column as keyof FactRow]

const show = (value: unknown, column: ColumnWords, names: NameOf, lang: Lang): string | null => {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) {
    const shown = value.map(one => show(one, column, names, lang)).filter(one => one !== null)
    return shown.length > 0 ? showList(shown, lang) : null
  }
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(', ')
  if (typeof value === 'boolean') return inLang(words, lang)(value ? 'yes' : 'no')
  if (typeof value === 'number') return showNumber(value, lang)
  const text = String(value)
  if (column.lookup) return names(column.lookup, text)[lang]
  return column.codes?.[text]?.[lang] ?? (isDay(text) ? showDay(text, lang) : text)
}

const columnsOf = (table: FactTable): [string, ColumnWords][] => Object.entries(table.shows ?? {})

/** « Mandat, Rose Gagné »: what kind of fact, and which one where a subject has several. */
export const factName = (table: FactTable, row: FactRow, names: NameOf, lang: Lang): string => {
  const which = columnsOf(table).flatMap(([name, column]) =>
    column.names ? [show(cellOf(row, name), column, names, lang)] : [],
  )
  return [table.title[lang], ...which].filter(Boolean).join(', ')
}

/** The subject of a fact, with a link to its card. */
export const SubjectLink = ({ subject: { kind, id }, names }: { subject: Subject; names: NameOf }) => {
  const { lang, to } = useView()
  const { card } = subjectKind(kind)
  const name = names(kind, id)[lang]
  return card ? <a href={to({ path: card }, { id })}>{name}</a> : <span>{name}</span>
}

type Group = { table: FactTable; subject: string; gone: FactRow[]; come: FactRow[] }

/** The rows of one thing, on both sides: a mandate that ends beside the same mandate before. */
const groupsOf = ({ table, subject, gone, come }: Change): Group[] => {
  const key = (row: FactRow) => String(cellOf(row, table.id))
  return [...new Set([...gone, ...come].map(key))].map(id => ({
    table,
    subject,
    gone: gone.filter(row => key(row) === id),
    come: come.filter(row => key(row) === id),
  }))
}

/** What tells the two sides apart; where one side is empty, all that is known. */
const toldColumns = ({ table, gone, come }: Group): [string, ColumnWords][] =>
  columnsOf(table).filter(([name, column]) => {
    if (column.names) return false
    if (gone.length === 0 || come.length === 0) return true
    return new Set([...gone, ...come].map(row => JSON.stringify(cellOf(row, name)))).size > 1
  })

/** An article put in the place of another may say the same: the fact then only cites another act. */
const isSame = ({ gone, come }: Group, told: readonly unknown[]): boolean => {
  const periods = (rows: readonly FactRow[]) => JSON.stringify(rows.map(({ valid }) => valid))
  return told.length === 0 && periods(gone) === periods(come)
}

const Rows = ({ rows, told, names }: { rows: readonly FactRow[]; told: [string, ColumnWords][]; names: NameOf }) => {
  const { lang } = useView()
  return (
    <>
      {rows.map(row => {
        const pairs = told.flatMap(([name, column]) => {
          const value = show(cellOf(row, name), column, names, lang)
          return value === null ? [] : [{ title: column.title[lang], value }]
        })
        return (
          <span class="version">
            <span class="period">{showPeriod(row.valid, lang)}</span>
            {pairs.map(({ title, value }) => (
              <span class="told">
                {title}
                {lang === 'fr' ? '\u00a0: ' : ': '}
                {value}
              </span>
            ))}
          </span>
        )
      })}
    </>
  )
}

/** Each fact before and after, subject by subject. */
export const FactChanges = ({
  changes,
  names,
  caption,
}: {
  changes: readonly Change[]
  names: NameOf
  caption: string
}) => {
  const { lang } = useView()
  const bySubject = [...Map.groupBy(changes.flatMap(groupsOf), ({ subject }) => subject).values()].flat()
  const rows = bySubject.map((group): FactChange => {
    const { table, subject, gone, come } = group
    const told = toldColumns(group)
    const first = come[0] ?? gone[0]
    return {
      fact: (
        <>
          <SubjectLink subject={{ kind: kindOf(table), id: subject }} names={names} />
          <span class="which">{first && factName(table, first, names, lang)}</span>
        </>
      ),
      before: gone.length > 0 ? <Rows rows={gone} told={told} names={names} /> : null,
      after: isSame(group, told) ? (
        <span class="told">{inLang(words, lang)('same')}</span>
      ) : come.length > 0 ? (
        <Rows rows={come} told={told} names={names} />
      ) : null,
    }
  })
  return <Changes changes={rows} caption={caption} />
}
