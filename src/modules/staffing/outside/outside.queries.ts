import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { follows } from '../applications/application.queries.ts'
import type { FileKind, StepName } from '../files/file.steps.ts'
import type { RequestKind } from './outside.fields.ts'

type Office = {
  title_fr_f: string
  title_fr_m: string
  title_en: string
  seat: number | null
  organisation_fr: string
  organisation_en: string
}

/** A post, with its body, as the register has them last. */
const office = sql`lateral (
  select p.title_fr_f, p.title_fr_m, p.title_en, p.seat, o.name_fr as organisation_fr, o.name_en as organisation_en
  from registry.post p join registry.organisation o using (organisation_id)
  where p.post_id = s.post_id order by lower(p.valid) desc nulls last, lower(o.valid) desc nulls last limit 1)`

/** The short sheet of a file under way. */
export type Sheet = Office & {
  file_id: string
  year: number
  number: number
  kind: FileKind
  step: StepName
  suspended: boolean
  target: Day | null
  post_id: string
  /** The person proposed, once the sheet is released. */
  person: string | null
  released_on: Day | null
}

/** The sheets of the posts in the actor's charge: the database leaves out the rest. */
export const sheetsInCharge = async (tx: Tx): Promise<Sheet[]> =>
  (await sql<Sheet>`select s.*, office.* from staffing.sheets() s join ${office} office on true`.execute(tx)).rows

export type Release = { person_id: string; name: string; released_on: Day; released_by_name: string }

/** The releases of the sheet of a file, the last first. */
export const releasesOf = async (tx: Tx, file: string): Promise<Release[]> =>
  (await tx
    .selectFrom('staffing.sheet_release')
    .select(['name', 'released_on', 'released_by_name'])
    .select(sql<string>`registry.whom(person_id)`.as('person_id'))
    .where('file_id', '=', file)
    .orderBy('released_at', 'desc')
    .execute()) as Release[]

export const insertRelease = (tx: Tx, row: Release & { release_id: string; file_id: string; released_at: Instant }) =>
  tx.insertInto('staffing.sheet_release').values(row).execute()

export type Request = Office & {
  request_id: string
  organisation_id: string
  post_id: string
  mandate_id: string | null
  kind: RequestKind
  team: string
  note: string | null
  asked_by_name: string
  asked_at: Instant
  reply_to: string
  lang: Lang
  answer: 'file' | 'declined' | null
  file_id: string | null
  reason: string | null
  answered_by_name: string | null
  answered_at: Instant | null
}

/** The requests that the actor may read, those without an answer first. */
export const requestsSeen = async (tx: Tx, team: string | null): Promise<Request[]> =>
  (
    await sql<Request>`
      select s.*, office.* from staffing.request s join ${office} office on true
      where ${team}::text is null or s.team = ${team}
      order by s.answer is not null, s.asked_at desc limit 500`.execute(tx)
  ).rows

/** Held until the transaction ends: a request is answered once. */
export const heldRequest = async (tx: Tx, id: string): Promise<Request | undefined> =>
  (
    await sql<Request>`
      select s.*, office.* from staffing.request s join ${office} office on true
      where s.request_id = ${id} for update of s`.execute(tx)
  ).rows[0]

/** The requests that a file answers, whoever asks, to the end of the transaction. */
export const requestsAnswered = async (tx: Tx, file: string): Promise<Request[]> => {
  await follows(tx, file)
  const found = sql<Request>`
    select s.*, office.* from staffing.request s join ${office} office on true where s.file_id = ${file} order by s.asked_at`
  return (await found.execute(tx)).rows
}

/** Where each team hears of requests. */
export const mailboxes = async (tx: Tx): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.selectFrom('staffing.mailbox').select(['team', 'address']).execute()
  return new Map(rows.map(({ team, address }) => [team, address]))
}

export const putMailbox = (tx: Tx, team: string, address: string) =>
  tx
    .insertInto('staffing.mailbox')
    .values({ team, address })
    .onConflict(conflict => conflict.column('team').doUpdateSet({ address }))
    .execute()

export const removeMailbox = (tx: Tx, team: string) =>
  tx.deleteFrom('staffing.mailbox').where('team', '=', team).execute()

type Asked = Pick<
  Request,
  | 'request_id'
  | 'organisation_id'
  | 'post_id'
  | 'mandate_id'
  | 'kind'
  | 'team'
  | 'note'
  | 'asked_by_name'
  | 'asked_at'
  | 'reply_to'
  | 'lang'
>
export const insertRequest = (tx: Tx, row: Asked) => tx.insertInto('staffing.request').values(row).execute()

export const saveAnswer = (
  tx: Tx,
  id: string,
  answer: Pick<Request, 'answer' | 'file_id' | 'reason' | 'answered_by_name' | 'answered_at'>,
) => tx.updateTable('staffing.request').set(answer).where('request_id', '=', id).execute()
