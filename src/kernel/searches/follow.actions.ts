import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../database/index.ts'
import type { Job } from '../jobs/index.ts'
import { journal } from '../journal/index.ts'
import { send } from '../mail/index.ts'
import { newKey, newToken, pathTo, type Route, sha256 } from '../web/index.ts'
import {
  confirmRequest,
  makeRequest,
  readerByToken,
  requestOf,
  type Subscription,
  sweepRequests,
} from './follow.queries.ts'
import { keptOr404, mostKept, settled } from './kept.actions.ts'
import {
  addKept,
  beginTelling,
  holdKept,
  type Kept,
  type Reader,
  removeKept,
  setKept,
  stopByToken,
} from './kept.queries.ts'
import { type Every, mostFollowed } from './kept.rules.ts'
import { type Answer, type Asking, ask, listNamed, type Question } from './look.actions.ts'
import { refusals } from './refusals.ts'
import { paths, words } from './words.ts'

/** How long a link that asks for a yes works, and how long the message that holds it is kept. */
const hours = 48
const most = { hourly: 5, unanswered: 10, network: 30 }

const about = (reader: string) => `searches ${reader}`

/** What a question of the public is answered; refused where it is not answered, or not followed. */
export const followable = async (lists: readonly Route[], by: Asking, question: Question): Promise<Answer> => {
  const answer = await ask(lists, question, by, { limit: 1 })
  if (!answer) throw refusals.notFollowed()
  if (answer.total > mostFollowed) throw refusals.tooWideForAll(mostFollowed)
  return answer
}

type Wish = { question: Question; address: string; every: Every; network: string | null }

/**
 * Sends an address a link that says yes, whether or not it follows anything: the answer says nothing of who does. The message names
 * the list alone, never what somebody typed to narrow it: whoever asks would otherwise write to a stranger.
 */
export const askToFollow = async (
  lists: readonly Route[],
  by: Asking,
  { question, address: typed, every, network }: Wish,
): Promise<void> => {
  const { tx, clock, lang, url } = by
  await followable(lists, by, question)
  const address = typed.toLowerCase()
  const token = newToken()
  const now = clock.now()
  const until = Temporal.Instant.from(now).add({ hours }).toString({ smallestUnit: 'microsecond' })
  const request = { hash: sha256(token), address, lang, ...question, every, network, now, until, most }
  const refused = await makeRequest(tx, request)
  if (refused) throw refused === 'address' ? refusals.tooManyLinks() : refusals.tooManyFromHere()
  const data = {
    list: listNamed(lists, question.list)?.name[lang] ?? '',
    hours: String(hours),
    link: `${url}${pathTo({ path: paths.link }, lang, { token })}`,
  }
  await send(tx, { to: address, lang, letter: 'searches.confirm', data, about: about('asked') }, now)
}

/** What a link that works asks for; null where it works no more. */
export const askedBy = (tx: Tx, { clock }: Pick<Asking, 'clock'>, token: string): Promise<Subscription | null> =>
  requestOf(tx, sha256(token), clock.now())

/** Says yes by the link of a message: its list is followed from now on. Gives the token of what the address follows. */
export const confirmFollowing = async (
  { tx, clock }: Pick<Asking, 'tx' | 'clock'>,
  link: string,
): Promise<{ token: string }> => {
  const own = { id: randomUUIDv7(), token: newToken(), now: clock.now() }
  const confirmed = await confirmRequest(tx, sha256(link), own)
  if (!confirmed) throw refusals.linkDead()
  const { reader: reader_id, token, every, list, query } = confirmed
  await readerByToken(tx, token)
  const followed = await holdKept(tx, reader_id)
  const same = followed.find(one => one.list === list && one.query === query)
  if (same) await setKept(tx, same.search_id, { every })
  else {
    if (followed.length >= mostKept) throw refusals.tooManyFollowed(mostKept)
    const search_id = newKey()
    await addKept(tx, { search_id, reader_id, name: null, list, query, every })
    await beginTelling(tx, search_id, settled(clock))
  }
  await journal(tx, { what: 'subscription.confirmed', subject: about(reader_id) })
  return { token }
}

export const readerOr404 = async (tx: Tx, token: string): Promise<Reader> => {
  const reader = await readerByToken(tx, token)
  if (!reader) throw refusals.noSuchLink()
  return reader
}

/** One subscription of whoever holds a token, held with the others until the transaction ends. */
const ownSubscription = async (
  tx: Tx,
  token: string,
  id: string,
): Promise<{ reader_id: string; others: readonly Kept[] }> => {
  const { reader_id } = await readerOr404(tx, token)
  const all = await holdKept(tx, reader_id)
  await keptOr404(tx, reader_id, id, true)
  return { reader_id, others: all.filter(({ search_id }) => search_id !== id) }
}

export const changeFollowed = async (tx: Tx, token: string, id: string, every: Every): Promise<void> => {
  const { reader_id } = await ownSubscription(tx, token, id)
  await setKept(tx, id, { every })
  await journal(tx, { what: 'subscription.changed', subject: about(reader_id) })
}

/** Ends one subscription; an address that follows nothing more is forgotten. Says whether it is. */
export const endFollowed = async (tx: Tx, token: string, id: string): Promise<{ forgotten: boolean }> => {
  const { reader_id, others } = await ownSubscription(tx, token, id)
  await removeKept(tx, id)
  const forgotten = others.length === 0
  if (forgotten) await stopByToken(tx, token)
  await journal(tx, { what: 'subscription.ended', subject: about(reader_id) })
  return { forgotten }
}

/** Forgets what nobody confirmed in time, and the addresses that no message reaches. */
export const sweepJob: Job = {
  name: 'searches.sweep',
  says: words.sweep,
  turns: { minutes: 60 },
  run: async (tx, { clock }) => {
    const swept = await sweepRequests(tx, clock.now(), hours)
    if (swept.messages + swept.addresses > 0) await journal(tx, { what: 'subscription.swept', details: swept })
  },
}
