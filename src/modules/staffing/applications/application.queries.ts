import { sql } from 'kysely'
import { later, planOnce, type Tx, together } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { type Call, callAskedFrom } from '../calls/call.queries.ts'
import type { DocumentType } from '../documents/document.formats.ts'
import type { Content, DocumentKind } from './application.fields.ts'
import { type Step, undecided } from './application.steps.ts'

export type Passage = { readonly step: Step; readonly at: Instant; readonly reason: string | null }

export type Application = {
  application_id: string
  call_id: string
  candidate_id: string
  receipt: string
  step: Step
  lang: Lang
  content: Content
  history: readonly Passage[]
  submitted_at: Instant | null
  next_news: Day | null
  last_news_at: Instant | null
  retain_until: Day | null
}

const columns = [
  'a.application_id',
  'a.call_id',
  'a.candidate_id',
  'a.receipt',
  'a.step',
  'a.lang',
  'a.content',
  'a.history',
  'a.submitted_at',
  'a.next_news',
  'a.last_news_at',
  'a.retain_until',
] as const

/** One's own, the latest first: row-level security lets a candidate see no other. */
export const ownApplications = async (tx: Tx): Promise<(Application & { reference: string })[]> =>
  (await tx
    .selectFrom('staffing.application as a')
    .innerJoin('staffing.call as c', 'c.call_id', 'a.call_id')
    .select(columns)
    .select('c.reference')
    .orderBy('a.application_id', 'desc')
    .execute()) as unknown as (Application & { reference: string })[]

export const applicationById = async (tx: Tx, id: string): Promise<Application | undefined> =>
  (await tx
    .selectFrom('staffing.application as a')
    .select(columns)
    .where('a.application_id', '=', id)
    .executeTakeFirst()) as unknown as Application | undefined

/** One that is about to change, with where its candidate is told of it and the kinds of its documents. */
export type Held = Application & { readonly address: string; readonly kinds: readonly DocumentKind[] }

const held = (tx: Tx) =>
  tx
    .selectFrom('staffing.application as a')
    .modifyFront(sql.raw(planOnce))
    .select(columns)
    .select([
      sql<string>`(select c.address from staffing.candidate c where c.candidate_id = a.candidate_id)`.as('address'),
      sql<string[]>`array(select d.kind from staffing.document d where d.application_id = a.application_id)`.as(
        'kinds',
      ),
    ])
    .forUpdate()

/** The same, held until the transaction ends. */
export const heldApplication = async (tx: Tx, id: string): Promise<Held | undefined> =>
  (await held(tx).where('a.application_id', '=', id).executeTakeFirst()) as unknown as Held | undefined

/** The same with its call, in one round trip. */
export const heldWithCall = async (tx: Tx, id: string): Promise<{ application: Held; call: Call } | undefined> => {
  const [[application], [call]] = await together(tx, held(tx).where('a.application_id', '=', id), callAskedFrom(tx, id))
  return application && call && ({ application, call } as unknown as { application: Held; call: Call })
}

/** Those of a call that wait for something to be decided, held until the transaction ends. */
export const heldUndecided = async (tx: Tx, call_id: string): Promise<Held[]> =>
  (await held(tx)
    .where('a.call_id', '=', call_id)
    .where('a.step', 'in', undecided)
    .orderBy('a.application_id')
    .execute()) as unknown as Held[]

type NewApplication = Pick<Application, 'application_id' | 'call_id' | 'candidate_id' | 'receipt' | 'lang' | 'history'>

export const insertApplication = (tx: Tx, { history, ...row }: NewApplication) =>
  tx
    .insertInto('staffing.application')
    .values({ ...row, step: 'draft', content: '{}', history: JSON.stringify(history) })
    .execute()

type Change = Partial<
  Pick<
    Application,
    'step' | 'lang' | 'content' | 'history' | 'submitted_at' | 'next_news' | 'last_news_at' | 'retain_until'
  >
>

export const saveApplication = (tx: Tx, id: string, { content, history, ...change }: Change) =>
  later(
    tx,
    tx
      .updateTable('staffing.application')
      .set({
        ...change,
        ...(content && { content: JSON.stringify(content) }),
        ...(history && { history: JSON.stringify(history) }),
      })
      .where('application_id', '=', id)
      .modifyEnd(sql.raw(planOnce)),
  )

export const undecidedOf = async (tx: Tx, call_id: string): Promise<number> => {
  const { left } = await tx
    .selectFrom('staffing.application')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('call_id', '=', call_id)
    .where('step', 'in', undecided)
    .executeTakeFirstOrThrow()
  return left
}

/** How many applications each call was sent, of those the actor may read. */
export const countsByCall = async (tx: Tx): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx
    .selectFrom('staffing.application')
    .select(['call_id', ({ fn }) => fn.countAll<number>().as('sent')])
    .where('submitted_at', 'is not', null)
    .groupBy('call_id')
    .execute()
  return new Map(rows.map(({ call_id, sent }) => [call_id, sent]))
}

export type ApplicationLine = {
  application_id: string
  receipt: string
  reference: string
  given_name: string
  family_name: string
  step: Step
  submitted_at: Instant
  next_news: Day | null
  last_news_at: Instant
}

const lines = (tx: Tx) =>
  tx
    .selectFrom('staffing.application as a')
    .innerJoin('staffing.call as c', 'c.call_id', 'a.call_id')
    .select([
      'a.application_id',
      'a.receipt',
      'c.reference',
      'a.step',
      'a.submitted_at',
      'a.next_news',
      'a.last_news_at',
    ])
    .select([
      sql<string>`coalesce(a.content #>> '{identity,given_name}', '')`.as('given_name'),
      sql<string>`coalesce(a.content #>> '{identity,family_name}', '')`.as('family_name'),
    ])
    .where('a.submitted_at', 'is not', null)

/** Those submitted to a call, in the order in which they came. */
export const linesOfCall = async (tx: Tx, call_id: string): Promise<ApplicationLine[]> =>
  (await lines(tx)
    .where('a.call_id', '=', call_id)
    .orderBy('a.submitted_at')
    .orderBy('a.application_id')
    .execute()) as ApplicationLine[]

/** Those still under way whose candidates have heard nothing since an instant, the longest silence first. */
export const silentSince = async (tx: Tx, since: Instant, over: readonly Step[]): Promise<ApplicationLine[]> =>
  (await lines(tx)
    .where('a.last_news_at', '<', since)
    .where('a.step', 'not in', over)
    .orderBy('a.last_news_at')
    .orderBy('a.application_id')
    .execute()) as ApplicationLine[]

export const addressOf = async (tx: Tx, candidate_id: string): Promise<string> => {
  const { address } = await tx
    .selectFrom('staffing.candidate')
    .select('address')
    .where('candidate_id', '=', candidate_id)
    .executeTakeFirstOrThrow()
  return address
}

export type Document = {
  document_id: string
  application_id: string
  kind: DocumentKind
  name: string
  type: DocumentType
  size: number
  added_at: Instant
}

const ofDocument = ['document_id', 'application_id', 'kind', 'name', 'type', 'size', 'added_at'] as const

export const documentsOf = async (tx: Tx, application_id: string): Promise<Document[]> =>
  (await tx
    .selectFrom('staffing.document')
    .select(ofDocument)
    .where('application_id', '=', application_id)
    .orderBy('document_id')
    .execute()) as Document[]

export const documentById = async (
  tx: Tx,
  application_id: string,
  id: string,
): Promise<(Document & { bytes: Buffer }) | undefined> =>
  (await tx
    .selectFrom('staffing.document as d')
    .innerJoin('staffing.document_bytes as b', 'b.document_id', 'd.document_id')
    .select(['d.document_id', 'd.application_id', 'd.kind', 'd.name', 'd.type', 'd.size', 'd.added_at', 'b.bytes'])
    .where('d.document_id', '=', id)
    .where('d.application_id', '=', application_id)
    .executeTakeFirst()) as (Document & { bytes: Buffer }) | undefined

export const insertDocument = async (
  tx: Tx,
  document: Document & { sha256: Buffer },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> => {
  await tx.insertInto('staffing.document').values(document).execute()
  await tx
    .insertInto('staffing.document_bytes')
    .values({ document_id: document.document_id, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
    .execute()
}

export const deleteDocument = async (tx: Tx, application_id: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('staffing.document')
    .where('document_id', '=', id)
    .where('application_id', '=', application_id)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** How many documents no longer are what their row says; asked by whoever verifies, who reads none of them. */
export const changedDocuments = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ changed: number }>`select staffing.changed_documents() as changed`.execute(tx)
  return rows[0]?.changed ?? 0
}

/** What a candidate said of oneself: null where nothing was said. */
export const ownGroups = async (tx: Tx, application_id: string): Promise<string[] | null> =>
  (
    await tx
      .selectFrom('staffing.self_identification')
      .select('groups')
      .where('application_id', '=', application_id)
      .executeTakeFirst()
  )?.groups ?? null

export const saveGroups = (tx: Tx, application_id: string, groups: readonly string[]) =>
  tx
    .insertInto('staffing.self_identification')
    .values({ application_id, groups: [...groups] })
    .onConflict(on => on.column('application_id').doUpdateSet({ groups: [...groups] }))
    .execute()

export const deleteGroups = (tx: Tx, application_id: string) =>
  tx.deleteFrom('staffing.self_identification').where('application_id', '=', application_id).execute()

/** How many answered and how many declared each group, as they are: `shownCount` says what may be shown. Nothing but to the steward. */
export const declaredGroups = async (tx: Tx, call_id: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ said: string; people: number }>`
    select said, people from staffing.self_identified(${call_id}::uuid)`.execute(tx)
  return new Map(rows.map(({ said, people }) => [said, people]))
}

/** How many applications of a call reached each step, and how many stand at each; of those the actor may read. */
export const stepCounts = async (
  tx: Tx,
  call_id: string,
): Promise<{ step: Step; reached: number; standing: number }[]> => {
  const { rows } = await sql<{ step: Step; reached: number; standing: number }>`
    select h ->> 'step' as step, count(distinct a.application_id)::int as reached,
      count(distinct a.application_id) filter (where a.step = h ->> 'step')::int as standing
    from staffing.application a, jsonb_array_elements(a.history) h
    where a.call_id = ${call_id} and a.submitted_at is not null
    group by 1`.execute(tx)
  return rows
}

type Deleted = { applications: number; accounts: number }

export const deletePast = async (
  tx: Tx,
  today: Day,
  { drafts, accounts }: { drafts: number; accounts: number },
): Promise<Deleted> => {
  const { rows } = await sql<Deleted>`
    select applications, accounts from staffing.delete_expired(${today}::date, ${drafts}::int, ${accounts}::int)`.execute(
    tx,
  )
  return rows[0] ?? { applications: 0, accounts: 0 }
}

/** Lets the gesture under way change this application, whoever makes it: the file that it is tied to moves it. */
export const follows = (tx: Tx, id: string) => sql`select set_config('greffe.follows', ${id}, true)`.execute(tx)

/** Whoever withdraws leaves the registers: as the owner of the application, and of nothing else. */
export const strikeWithdrawn = (tx: Tx, id: string, on: Day, name: string) =>
  sql`select staffing.strike_withdrawn(${id}::uuid, ${on}::date, ${name})`.execute(tx)
