import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import {
  type Change,
  type Drafted,
  declaredTables,
  type FactRow,
  type FactTable,
  kindOf,
  lookupOf,
  ownColumns,
  type Subject,
} from '../../../kernel/facts/index.ts'
import { type Day, periodFromRange } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Correction } from './act.effects.ts'

export type Reference = { lookup: string; id: string }
/** The name of a thing that a fact or an article speaks of. */
export type NameOf = (lookup: string, id: string) => Two

/** What a draft would create, an erratum's replacements included. */
export const draftedBy = (articles: readonly Drafted[]): Drafted[] =>
  articles.flatMap(article => {
    if (article.effect !== 'act.correct') return [article]
    const replacement = (article.input as Correction).replacement
    return replacement ? [replacement as Drafted] : []
  })

/** Names everything asked, with one query for each kind of thing: by the name alone, or by the label that tells it apart. */
export const namesFor = async (
  tx: Tx,
  references: readonly Reference[],
  on: Day,
  drafted: readonly Drafted[] = [],
  by: 'name' | 'label' = 'name',
): Promise<NameOf> => {
  const names = new Map<string, Two>()
  for (const [lookup, asked] of Map.groupBy(references, reference => reference.lookup)) {
    const ids = [...new Set(asked.map(({ id }) => id))]
    const found = await lookupOf(lookup)(tx, { ids, on, limit: ids.length, drafted })
    for (const one of found) names.set(`${lookup} ${one.id}`, one[by] ?? one.label)
  }
  return (lookup, id) => names.get(`${lookup} ${id}`) ?? { fr: '—', en: '—' }
}

const referencesIn = (table: FactTable, row: FactRow): Reference[] =>
  Object.entries(table.shows ?? {}).flatMap(([column, { lookup }]) => {
    const value = row[column as keyof FactRow] as unknown
    return lookup && value ? [value].flat().map(id => ({ lookup, id: String(id) })) : []
  })

/** What the rows of some changes speak of, their subjects included. */
export const referencesOf = (changes: readonly Change[]): Reference[] =>
  changes.flatMap(({ table, subject, gone, come }) => [
    { lookup: kindOf(table), id: subject },
    ...[...gone, ...come].flatMap(row => referencesIn(table, row)),
  ])

export type Touched = { article: number; subject: Subject }
export type Made = { table: FactTable; subject: Subject; row: FactRow }

/** Which subjects some articles of an act touch, and the rows that they made and that are still believed as they made them. */
export const madeBy = async (
  tx: Tx,
  act: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ touched: Touched[]; made: Made[] }> => {
  const rows = await tx
    .selectFrom('acts.touch')
    .select(['article', 'subject_kind', 'subject_id'])
    .where('act_id', '=', act)
    .where('article', '>', offset)
    .where('article', '<=', offset + limit)
    .orderBy('article')
    .execute()
  const touched = rows.map(({ article, subject_kind: kind, subject_id: id }) => ({ article, subject: { kind, id } }))
  const made: Made[] = []
  for (const table of declaredTables()) {
    const kind = kindOf(table)
    const ids = touched.flatMap(({ subject }) => (subject.kind === kind ? [subject.id] : []))
    if (ids.length === 0) continue
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.join(ownColumns(table).map(column => sql.ref(column)))} from ${sql.table(table.name)}
      where ${sql.ref(table.by)} = any(${ids}::uuid[]) and act_id = ${act} and article > ${offset} and article <= ${offset + limit}
      order by article, lower(valid) nulls first`.execute(tx)
    made.push(
      ...rows.map(row => ({
        table,
        subject: { kind, id: String(row[table.by]) },
        row: { ...row, valid: periodFromRange(String(row['valid'])) } as unknown as FactRow,
      })),
    )
  }
  return { touched, made }
}

/** What some made facts speak of. */
export const referencesMade = ({
  touched,
  made,
}: {
  touched: readonly Touched[]
  made: readonly Made[]
}): Reference[] => [
  ...touched.map(({ subject }) => ({ lookup: subject.kind, id: subject.id })),
  ...made.flatMap(({ table, row }) => referencesIn(table, row)),
]
