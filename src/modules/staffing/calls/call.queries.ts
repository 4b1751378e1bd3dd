import { sql } from 'kysely'
import { planOnce, type Tx } from '../../../kernel/database/index.ts'
import { type Found, lookupOf, onDay } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Content } from './call.fields.ts'
import type { Kind, Step } from './call.steps.ts'

export type Call = {
  call_id: string
  kind: Kind
  reference: string
  organisation_id: string
  posts: string[]
  content: Content
  step: Step
  version: number
  opens_at: Instant | null
  closes_at: Instant | null
  first_closes_at: Instant | null
  reason: string | null
  past: Record<string, number>
  opened_by_name: string
}

const columns = [
  'c.call_id',
  'c.kind',
  'c.reference',
  'c.organisation_id',
  'c.posts',
  'c.content',
  'c.step',
  'c.version',
  'c.opens_at',
  'c.closes_at',
  'c.first_closes_at',
  'c.reason',
  'c.past',
  'c.opened_by_name',
] as const

/** Every call that the actor may see at an instant: the public sees those that are out, the nearest deadline first, then the latest passed. */
export const callsAt = async (tx: Tx, now: Instant, isInside: boolean): Promise<Call[]> => {
  const asked = tx
    .selectFrom('staffing.call as c')
    .select(columns)
    .orderBy(sql`c.closes_at is not null`)
    .orderBy(sql`c.closes_at > ${now}::timestamptz`, 'desc')
    .orderBy(sql`abs(extract(epoch from c.closes_at - ${now}::timestamptz))`)
    .orderBy('c.reference', 'desc')
  return (await (isInside ? asked : asked.where('c.opens_at', '<=', now)).execute()) as unknown as Call[]
}

export const callOf = async (tx: Tx, reference: string): Promise<Call | undefined> =>
  (await tx
    .selectFrom('staffing.call as c')
    .select(columns)
    .where('c.reference', '=', reference)
    .executeTakeFirst()) as unknown as Call | undefined

export const callById = async (tx: Tx, id: string): Promise<Call | undefined> =>
  (await tx
    .selectFrom('staffing.call as c')
    .select(columns)
    .where('c.call_id', '=', id)
    .executeTakeFirst()) as unknown as Call | undefined

/** The call of an application, to be asked with something else. */
export const callAskedFrom = (tx: Tx, application_id: string) =>
  tx
    .selectFrom('staffing.call as c')
    .innerJoin('staffing.application as a', 'a.call_id', 'c.call_id')
    .modifyFront(sql.raw(planOnce))
    .select(columns)
    .where('a.application_id', '=', application_id)

/** The same, held until the transaction ends. */
export const heldCall = async (tx: Tx, reference: string): Promise<Call | undefined> =>
  (await tx
    .selectFrom('staffing.call as c')
    .select(columns)
    .where('c.reference', '=', reference)
    .forUpdate()
    .executeTakeFirst()) as unknown as Call | undefined

/** The next number of a year: the calls of a year share one series. Held until the transaction ends. */
export const nextNumber = async (tx: Tx, year: number): Promise<number> => {
  await sql`select pg_advisory_xact_lock(7210, ${year}::int)`.execute(tx)
  const { last } = await tx
    .selectFrom('staffing.call')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export const bodyCode = async (tx: Tx, organisation_id: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('staffing.body_code')
      .select('code')
      .where('organisation_id', '=', organisation_id)
      .executeTakeFirst()
  )?.code ?? null

export const insertBodyCode = (tx: Tx, row: { organisation_id: string; code: string; set_by_name: string }) =>
  tx.insertInto('staffing.body_code').values(row).execute()

type NewCall = Pick<Call, 'call_id' | 'kind' | 'organisation_id' | 'posts' | 'content' | 'opened_by_name'> & {
  year: number
  body_code: string
  number: number
  opened_at: Instant
}

export const insertCall = async (tx: Tx, { content, ...call }: NewCall): Promise<string> => {
  const { reference } = await tx
    .insertInto('staffing.call')
    .values({ ...call, content: JSON.stringify(content), past: '{}', step: 'need' })
    .returning('reference')
    .executeTakeFirstOrThrow()
  return reference
}

export const saveCall = (
  tx: Tx,
  id: string,
  {
    content,
    ...change
  }: Partial<
    Pick<Call, 'step' | 'version' | 'posts' | 'opens_at' | 'closes_at' | 'first_closes_at' | 'reason' | 'content'>
  >,
) =>
  tx
    .updateTable('staffing.call')
    .set({ ...change, ...(content && { content: JSON.stringify(content) }) })
    .where('call_id', '=', id)
    .execute()

export type Passage = { move: string; step: Step; at: Instant; by_name: string; reason: string | null }

export const insertPassage = (tx: Tx, passage: Passage & { passage_id: string; call_id: string }) =>
  tx.insertInto('staffing.call_passage').values(passage).execute()

export const passagesOf = async (tx: Tx, call_id: string): Promise<Passage[]> =>
  (await tx
    .selectFrom('staffing.call_passage')
    .select(['move', 'step', 'at', 'by_name', 'reason'])
    .where('call_id', '=', call_id)
    .orderBy('at')
    .orderBy('passage_id')
    .execute()) as Passage[]

export type Approval = {
  side: 'body' | 'secretariat'
  version: number
  approved_by: string
  by_name: string
  at: Instant
}

export const approvalsOf = async (tx: Tx, call_id: string): Promise<Approval[]> =>
  (await tx
    .selectFrom('staffing.call_approval')
    .select(['side', 'version', 'approved_by', 'by_name', 'at'])
    .where('call_id', '=', call_id)
    .orderBy('at')
    .execute()) as Approval[]

export const insertApproval = (tx: Tx, approval: Approval & { call_id: string }) =>
  tx.insertInto('staffing.call_approval').values(approval).execute()

export type Copy = { recipient: 'minister' | 'president'; name: string; sent_on: Day; by_name: string }

export const copiesOf = async (tx: Tx, call_id: string): Promise<Copy[]> =>
  (await tx
    .selectFrom('staffing.call_copy')
    .select(['recipient', 'name', 'sent_on', 'by_name'])
    .where('call_id', '=', call_id)
    .orderBy('sent_on')
    .execute()) as Copy[]

export const insertCopy = (tx: Tx, copy: Copy & { call_id: string }) =>
  tx.insertInto('staffing.call_copy').values(copy).execute()

type Names = ReadonlyMap<string, Two>

/** What the register calls these things on a day. */
export const namesOf = async (
  tx: Tx,
  lookup: 'organisation' | 'post',
  ids: readonly string[],
  on: Day,
): Promise<Names> => {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const found: readonly Found[] = await lookupOf(lookup)(tx, { ids: asked, on, limit: asked.length, drafted: [] })
  return new Map(found.map(({ id, label }) => [id, label]))
}

/** The French name of a body on a day, as the law gives it; empty where there is none. */
export const bodyName = async (tx: Tx, organisation_id: string, on: Day): Promise<string> =>
  (
    await tx
      .selectFrom('registry.organisation')
      .select('name_fr')
      .where('organisation_id', '=', organisation_id)
      .where(onDay('valid', on))
      .executeTakeFirst()
  )?.name_fr ?? ''
