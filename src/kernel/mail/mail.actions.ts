import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../database/index.ts'
import { type By, enqueue } from '../jobs/index.ts'
import { journal } from '../journal/index.ts'
import { kernelRefusals } from '../refusals.ts'
import type { Instant } from '../time/index.ts'
import { type Lang, langs } from '../words/index.ts'
import { type Letter, type LetterData, letterNamed, namesGiven, namesIn, type Wording, written } from './letters.ts'
import { addMessage, messageById, putWording, removeWording, setDelivery, wordingOf } from './mail.queries.ts'
import { refusals } from './refusals.ts'

/** The job that sends what waits. */
export const sendingName = 'mail.send'

export type Sent = {
  to: string
  lang: Lang
  letter: string
  data: LetterData
  about: string
  /** An iCalendar text, which `invitation` makes. */
  invitation?: string
  /** Where a POST says that no more are wanted (RFC 8058), for what comes again and again. */
  unsubscribe?: string
}

/** Writes a message in the transaction that gives rise to it, with its own line in the journal; it leaves once that is committed. Gives its id. */
export const send = async (tx: Tx, message: Sent, now: Instant): Promise<string> => {
  const { to: address, lang, letter: template, data, about, invitation = null, unsubscribe = null } = message
  const message_id = randomUUIDv7()
  const text = written(template, await wordingOf(tx, template), data, lang)
  const row = { message_id, address, lang, template, data, about, invitation, unsubscribe, written_at: now }
  await addMessage(tx, { ...row, ...text })
  await journal(tx, { what: 'message.written', subject: about, details: { message: message_id, letter: template } })
  await enqueue(tx, { name: sendingName })
  return message_id
}

/** Tries again a message that failed or waits for its next try, as if it were new. */
export const tryAgain = async (tx: Tx, { clock }: By, id: string): Promise<void> => {
  const message = await messageById(tx, id, true)
  if (!message) throw kernelRefusals.notFound()
  if (message.state === 'sent') throw refusals.sentAlready()
  await setDelivery(tx, id, { tries: 0, next_try: clock.now() })
  await journal(tx, { what: 'message.tried_again', subject: message.about, details: { message: id } })
  await enqueue(tx, { name: sendingName })
}

export const letterOr404 = (name: string): Letter => {
  const found = letterNamed(name)
  if (!found) throw kernelRefusals.notFound()
  return found
}

/** Refuses a name that the module does not give, at the field where it is asked for. */
export const checkWording = (letter: Letter, wording: Wording): void => {
  const known = namesGiven(letter)
  for (const part of ['subject', 'body'] as const)
    for (const lang of langs)
      for (const name of namesIn(wording[part][lang]))
        if (!known.includes(name)) throw refusals.unknownName(name, `${part}_${lang}`, known)
}

/** Refuses what was written over a wording that someone changed meanwhile; `seen` is when the one that was read had been changed. */
const hold = async (tx: Tx, name: string, seen: string) => {
  const before = await wordingOf(tx, name, true)
  if ((before?.changed_at ?? '') !== seen) throw kernelRefusals.conflict()
  return before
}

/** Words a letter otherwise, from its next sending on. */
export const changeWording = async (
  tx: Tx,
  { actor, clock }: By,
  name: string,
  seen: string,
  wording: Wording,
): Promise<void> => {
  checkWording(letterOr404(name), wording)
  await hold(tx, name, seen)
  await putWording(tx, name, { ...wording, changed_by_name: actor.name, changed_at: clock.now() })
  await journal(tx, { what: 'letter.worded', subject: `letter ${name}` })
}

/** Gives a letter back the text of its module. */
export const restoreWording = async (tx: Tx, name: string, seen: string): Promise<void> => {
  letterOr404(name)
  if (!(await hold(tx, name, seen))) throw refusals.asItWas()
  await removeWording(tx, name)
  await journal(tx, { what: 'letter.restored', subject: `letter ${name}` })
}
