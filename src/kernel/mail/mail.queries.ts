import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../database/index.ts'
import type { Instant } from '../time/index.ts'
import type { Lang } from '../words/index.ts'
import { type LetterData, written } from './letters.ts'

export type Sent = { to: string; lang: Lang; letter: string; data: LetterData; about: string }

/** Writes a message in the transaction that gives rise to it; it leaves once that is committed. */
export const send = async (tx: Tx, { to, lang, letter, data, about }: Sent, now: Instant): Promise<void> => {
  await tx
    .insertInto('mail.message')
    .values({
      message_id: randomUUIDv7(),
      address: to,
      lang,
      template: letter,
      data: JSON.stringify(data),
      about,
      ...written(letter, data, lang),
      written_at: now,
    })
    .execute()
}

/** The messages about a thing, the oldest first: the trace that its page shows. */
export const messagesAbout = (tx: Tx, about: string) =>
  tx
    .selectFrom('mail.message')
    .select(['message_id', 'address', 'subject', 'body', 'written_at', 'sent_at', 'error'])
    .where('about', '=', about)
    .orderBy('written_at')
    .execute()
