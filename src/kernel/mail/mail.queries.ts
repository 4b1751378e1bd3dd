import { type RawBuilder, sql } from 'kysely'
import { later, planOnce, type Tx } from '../database/index.ts'
import { type Instant, isBefore } from '../time/index.ts'
import type { Lang } from '../words/index.ts'
import type { LetterData, Text, Wording } from './letters.ts'

/** How far a message has gone. */
export type State = 'waiting' | 'retrying' | 'sent' | 'failed'

export type NewMessage = Text & {
  message_id: string
  address: string
  lang: Lang
  template: string
  data: LetterData
  about: string
  invitation: string | null
  unsubscribe: string | null
  written_at: Instant
}

export const addMessage = async (tx: Tx, message: NewMessage): Promise<void> => {
  const { message_id, written_at } = message
  await later(
    tx,
    tx
      .with('written', db => db.insertInto('mail.message').values({ ...message, data: JSON.stringify(message.data) }))
      .insertInto('mail.delivery')
      .values({ message_id, next_try: written_at })
      .modifyEnd(sql.raw(planOnce)),
  )
}

const state = sql<State>`case when sent_at is not null then 'sent' when next_try is null then 'failed' when tries > 0 then 'retrying' else 'waiting' end`

const joined = sql`mail.message m join mail.delivery d using (message_id)`

/**
 * The messages about a thing, the oldest first: the trace that its page shows. Whoever reads the thing reads them, and no others:
 * row-level security lets through, to the end of the transaction, those of the thing named here.
 */
export const messagesAbout = async (tx: Tx, about: string) => {
  await sql`select set_config('greffe.about', ${about}, true)`.execute(tx)
  return tx
    .selectFrom('mail.message as m')
    .innerJoin('mail.delivery as d', 'd.message_id', 'm.message_id')
    .select(['m.message_id', 'address', 'subject', 'body', 'written_at', 'sent_at', 'error', state.as('state')])
    .where('about', '=', about)
    .orderBy('written_at')
    .orderBy('m.message_id')
    .execute()
}

/** What was sent about a thing and how far it has gone, without its text, its address or its subject; the oldest first. */
export type Trace = {
  message_id: string
  about: string
  letter: string
  written_at: Instant
  sent_at: Instant | null
  state: State
}

/** The traces of what was sent about several things. Whoever reads these things reads them. */
export const tracesAbout = async (tx: Tx, things: readonly string[]): Promise<Trace[]> => {
  const found: Trace[] = []
  for (const about of things) {
    await sql`select set_config('greffe.about', ${about}, true)`.execute(tx)
    const { rows } = await sql<Trace>`
      select message_id, about, template as letter, written_at, sent_at, ${state} as state
      from ${joined} where about = ${about}`.execute(tx)
    found.push(...rows)
  }
  return found.toSorted((a, b) => (isBefore(a.written_at, b.written_at) ? -1 : 1))
}

/** Removes the messages about a thing whose own time has ended; gives how many. The caller journals it. */
export const forgetAbout = async (tx: Tx, about: string): Promise<number> => {
  const { numDeletedRows } = await tx.deleteFrom('mail.message').where('about', '=', about).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export type MessageLine = {
  message_id: string
  address: string
  lang: Lang
  template: string
  subject: string
  about: string
  written_at: Instant
  sent_at: Instant | null
  tries: number
  next_try: Instant | null
  error: string | null
  state: State
}

type Asked = { state: State | null; text: string; order: 'written_at' | 'address'; descending: boolean } & {
  limit: number
  offset: number
}

const linesOf = async (tx: Tx, rest: RawBuilder<unknown>): Promise<MessageLine[]> => {
  const { rows } = await sql<MessageLine>`
    select message_id, address, lang, template, subject, about, written_at, sent_at, tries, next_try, error, ${state} as state
    from ${joined} ${rest}`.execute(tx)
  return rows
}

/** The messages in a state whose address or subject contains a text, `limit` from `offset` on, and how many match in all. */
export const messageList = async (tx: Tx, asked: Asked): Promise<{ total: number; items: MessageLine[] }> => {
  const where = [sql`true`]
  if (asked.state) where.push(sql`${state} = ${asked.state}`)
  if (asked.text) where.push(sql`strpos(lower(address || ' ' || subject), lower(${asked.text})) > 0`)
  const matching = sql`where ${sql.join(where, sql` and `)}`
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${joined} ${matching}`.execute(tx)
  const way = asked.descending ? sql`desc` : sql`asc`
  const page = sql`${matching} order by ${sql.ref(asked.order)} ${way}, message_id ${way} limit ${asked.limit} offset ${asked.offset}`
  return { total: rows[0]?.total ?? 0, items: await linesOf(tx, page) }
}

/** The messages that nothing will send any more unless someone asks, the oldest first, and how many there are. */
export const messagesGivenUp = (tx: Tx, limit: number) =>
  messageList(tx, { state: 'failed', text: '', order: 'written_at', descending: false, limit, offset: 0 })

export type Message = MessageLine & { body: string; invitation: string | null; unsubscribe: string | null }

/** One message; `held` until the transaction ends, against whoever would send it meanwhile. */
export const messageById = async (tx: Tx, id: string, held = false): Promise<Message | undefined> => {
  if (held) await sql`select from mail.delivery where message_id = ${id} for update`.execute(tx)
  const [line] = await linesOf(tx, sql`where message_id = ${id}`)
  if (!line) return undefined
  const rest = await tx
    .selectFrom('mail.message')
    .select(['body', 'invitation', 'unsubscribe'])
    .where('message_id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...line, ...rest }
}

/** Takes the message that has waited longest, if one is due, and counts a try, after which it is `nextTry`'s turn. Processes take different ones. */
export const takeDue = async (
  tx: Tx,
  now: Instant,
  nextTry: (tries: number) => Instant,
): Promise<Message | undefined> => {
  const { rows } = await sql<{ message_id: string; tries: number }>`
    select message_id, tries from mail.delivery where next_try <= ${now} order by next_try limit 1 for update skip locked`.execute(
    tx,
  )
  const [due] = rows
  if (!due) return undefined
  await setDelivery(tx, due.message_id, { tries: due.tries + 1, next_try: nextTry(due.tries + 1) })
  return messageById(tx, due.message_id)
}

type Delivery = { sent_at?: Instant; tries?: number; next_try?: Instant | null; error?: string | null }

export const setDelivery = (tx: Tx, id: string, changes: Delivery) =>
  tx.updateTable('mail.delivery').set(changes).where('message_id', '=', id).execute()

export type ChangedWording = Wording & { changed_by_name: string; changed_at: Instant }

/** A letter as the director words it, held until the transaction ends where it is about to change; null where nobody has changed it. */
export const wordingOf = async (tx: Tx, letter: string, held = false): Promise<ChangedWording | null> => {
  if (held) await sql`select pg_advisory_xact_lock(7205, hashtext(${letter}))`.execute(tx)
  const row = await tx
    .selectFrom('mail.wording')
    .modifyFront(sql.raw(planOnce))
    .selectAll()
    .where('letter', '=', letter)
    .executeTakeFirst()
  if (!row) return null
  const { subject_fr, subject_en, body_fr, body_en, changed_by_name, changed_at } = row
  return {
    subject: { fr: subject_fr, en: subject_en },
    body: { fr: body_fr, en: body_en },
    changed_by_name,
    changed_at,
  }
}

/** The names of the letters that the director words otherwise, with who and when. */
export const changedWordings = (tx: Tx) =>
  tx.selectFrom('mail.wording').select(['letter', 'changed_by_name', 'changed_at']).execute()

export const putWording = async (tx: Tx, letter: string, { subject, body, ...by }: ChangedWording): Promise<void> => {
  const row = { subject_fr: subject.fr, subject_en: subject.en, body_fr: body.fr, body_en: body.en, ...by }
  await tx
    .insertInto('mail.wording')
    .values({ letter, ...row })
    .onConflict(conflict => conflict.column('letter').doUpdateSet(row))
    .execute()
}

export const removeWording = (tx: Tx, letter: string) =>
  tx.deleteFrom('mail.wording').where('letter', '=', letter).execute()
