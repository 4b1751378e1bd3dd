import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Read } from './import.rules.ts'
import { type Step, uncompared } from './import.steps.ts'
import { choosable, type Proposal } from './proposal.rules.ts'

/** Whether a row is taken: its own choice, or that of its proposal, or what becomes of it by itself. */
const take = sql<boolean | null>`
  case when r.proposal = any(${sql.lit(`{${choosable.join(',')}}`)}::text[]) then coalesce(own.take, kind.take, case r.proposal when 'new' then true when 'partial' then false end) end`
const joined = sql`
  registry.import_row r
  left join registry.import_choice own on own.import_id = r.import_id and own.proposal = r.proposal and own.n = r.n
  left join registry.import_choice kind on kind.import_id = r.import_id and kind.proposal = r.proposal and kind.n = 0`

/** Nothing is said of rows until they have been compared. */
const said = (id: string) => sql`
  r.import_id = ${id} and r.proposal is not null
  and exists (select from registry.import i where i.import_id = ${id} and i.step <> all(${[...uncompared]}::text[]))`

export const undecidedRows = async (tx: Tx, id: string): Promise<{ undecided: number; taken: number }> => {
  const { rows } = await sql<{ undecided: number; taken: number }>`
    select count(*) filter (where (take is null and proposal = any(${[...choosable]}::text[])) or proposal = 'alike') as undecided,
      count(*) filter (where take) as taken
    from (select r.proposal, ${take} as take from ${joined} where r.import_id = ${id}) row`.execute(tx)
  return rows[0] ?? { undecided: 0, taken: 0 }
}

export type Summary = {
  proposal: Proposal
  rule: string | null
  count: number
  taken: number
  left: number
  undecided: number
}

/** How many rows of each kind of difference, and of each rule that speaks. */
export const summaryOf = async (tx: Tx, id: string): Promise<Summary[]> => {
  const { rows } = await sql<Summary>`
    select proposal, rule, count(*) as count, count(*) filter (where take) as taken,
      count(*) filter (where not take) as left, count(*) filter (where (take is null and proposal = any(${[...choosable]}::text[])) or proposal = 'alike') as undecided
    from (select r.proposal, r.rule, ${take} as take from ${joined} where ${said(id)}) row
    group by proposal, rule order by proposal, rule`.execute(tx)
  return rows
}

export type ImportLine = {
  n: number
  line: number
  collection: string
  index: number
  read: Read
  proposal: Proposal
  rule: string | null
  field: string | null
  shown: string | null
  says: Two | null
  take: boolean | null
  taken: boolean
  /** The identifier that the file has of it; the rows of a table are known by their words alone, or by a column of identifiers. */
  ref: string | null
  /** What it refers to, as the file calls it. */
  named: Named
}
export type Named = { person?: string; post?: string; organization?: string }

type Asked = { proposal: Proposal | null; rule: string | null; text: string; limit: number; offset: number }

/** Rows of an import as they are decided, in the order of the file. */
export const importLines = async (
  tx: Tx,
  id: string,
  { proposal, rule, text, limit, offset }: Asked,
): Promise<{ total: number; items: ImportLine[] }> => {
  const words = text.split(/\s+/).filter(Boolean)
  const matching = sql.join(
    [
      said(id),
      ...(proposal ? [sql`r.proposal = ${proposal}`] : []),
      ...(rule ? [sql`r.rule = ${rule}`] : []),
      ...words.map(word => sql`position(lower(${word}) in lower(r.read::text)) > 0`),
    ],
    sql` and `,
  )
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from registry.import_row r where ${matching}`.execute(tx)
  const { rows } = await sql<Omit<ImportLine, 'named'>>`
    select r.n, r.line, r.collection, r.index, r.read, r.proposal, r.rule, r.field, r.shown, r.says, ${take} as take, r.taken and i.act_id is not null as taken,
      case i.format when 'table' then r.read->>'identifier' else r.read->>'id' end as ref
    from ${joined} join registry.import i on i.import_id = r.import_id where ${matching} order by r.n limit ${limit} offset ${offset}`.execute(
    tx,
  )
  const names = await namesIn(tx, id, rows)
  return { total: counted[0]?.total ?? 0, items: rows.map(row => ({ ...row, named: names(row.read) })) }
}

type Called = { collection: string; id: string; name: string | null; organization_id: string | null }

/** How the file calls what some rows refer to: a post by its body too. */
const namesIn = async (tx: Tx, id: string, rows: readonly { read: Read }[]) => {
  const found = new Map<string, Called>()
  const seek = async (ids: readonly (string | null | undefined)[]) => {
    const wanted = [...new Set(ids)].filter(one => typeof one === 'string')
    if (wanted.length === 0) return
    const { rows: called } = await sql<Called>`
      select distinct on (collection, read->>'id') collection, read->>'id' as id, read->>'organization_id' as organization_id,
        coalesce(read->>'name', nullif(concat_ws(' ', read->>'given_name', read->>'family_name'), ''), read->>'label', read->>'role') as name
      from registry.import_row where import_id = ${id} and collection <> 'memberships' and read->>'id' = any(${wanted}::text[])
      order by collection, read->>'id', n`.execute(tx)
    for (const one of called) found.set(`${one.collection} ${one.id}`, one)
  }
  await seek(rows.flatMap(({ read }) => [read.person_id, read.post_id, read.organization_id]))
  await seek([...found.values()].map(({ organization_id }) => organization_id))
  const nameOf = (collection: string, ref: string | null | undefined) => found.get(`${collection} ${ref}`)?.name ?? null
  return ({ person_id, post_id, organization_id }: Read): Named => {
    const body = nameOf('organizations', organization_id ?? found.get(`posts ${post_id}`)?.organization_id)
    const [person, post] = [nameOf('persons', person_id), nameOf('posts', post_id)]
    return { ...(person && { person }), ...(post && { post }), ...(body && { organization: body }) }
  }
}

export type ImportSummary = {
  import_id: string
  format: string
  file_name: string
  on_day: Day | null
  size: number
  sha256: string | null
  step: Step
  opened_by: string
  opened_at: Instant
  refusal: { says: Two; remark?: { rule: string; place: string; line: number } } | null
  act_id: string | null
  act_number: string | null
  rows: number
  done: number
  total: number
  /** The name of the mapping that a table is read by. */
  mapping: string | null
}

/** Every import with how far it is, the newest first; or one. */
export const importSummaries = async (tx: Tx, id: string | null = null): Promise<ImportSummary[]> => {
  const { rows } = await sql<ImportSummary>`
    select i.import_id, i.format, i.file_name, i.on_day, i.size, i.sha256, i.step, i.opened_by, i.opened_at, i.refusal, i.act_id, a.number as act_number,
      (select count(*) from registry.import_row r where r.import_id = i.import_id) as rows, w.done, w.total,
      i.options->>'mapping' as mapping
    from registry.import i
    join registry.import_work w using (import_id)
    left join acts.act a on a.act_id = i.act_id
    where ${id}::uuid is null or i.import_id = ${id}::uuid
    order by i.import_id desc`.execute(tx)
  return rows
}
