import type { Tx } from '../../../kernel/database/index.ts'
import { invitation, messagesAbout, send } from '../../../kernel/mail/index.ts'
import { atInToronto, type Clock } from '../../../kernel/time/index.ts'
import { pathTo } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { titleOf } from '../sitting.formats.ts'
import { type Item, type Sitting, sittingById } from '../sitting.queries.ts'
import { paths } from '../words.ts'
import { countsText, type noticeLetters, whenAndWhere } from './notice.formats.ts'
import { announcedThrough } from './notice.rules.ts'
import { convokedTo, dueInvitations, insertConvocation, invitedTo, type Participant } from './participant.queries.ts'

/** `url`: the address of the site, where messages lead. */
type By = { readonly clock: Clock; readonly url?: string }

/** A letter about a sitting, and what fills it beside the name, the day, the hour and the place of that sitting. */
type Notice = {
  readonly letter: keyof typeof noticeLetters
  readonly sitting: Sitting
  readonly says?: (lang: Lang) => Readonly<Record<string, string>>
}

const aboutSitting = (id: string): string => `sitting ${id}`

/** What was written to the participants about a sitting, the oldest first. */
export const noticesOf = (tx: Tx, id: string) => messagesAbout(tx, aboutSitting(id))

const calendarFor = (sitting: Sitting, { address, lang }: Participant, { clock }: By, cancelled: boolean): string =>
  invitation(
    {
      uid: sitting.sitting_id,
      sequence: sitting.sequence,
      title: titleOf(sitting, lang),
      starts: atInToronto(sitting.day, sitting.starts),
      ends: atInToronto(sitting.day, sitting.ends),
      ...(sitting.place && { place: sitting.place }),
      organizer: { name: sitting.created_by_name, address: sitting.organizer_address },
      attendee: address,
      cancelled,
    },
    clock.now(),
  )

/** The letters after which a calendar forgets the sitting. */
const cancelling: readonly Notice['letter'][] = ['sitting.cancelled', 'sitting.removed', 'sitting.readdressed']

const write = async (tx: Tx, by: By, to: Participant, { letter, sitting, says }: Notice): Promise<void> => {
  const { address, lang } = to
  const data = { sitting: titleOf(sitting, lang), when: whenAndWhere(sitting, lang), ...says?.(lang) }
  const cancelled = cancelling.includes(letter)
  const calendar = letter === 'sitting.agenda' ? {} : { invitation: calendarFor(sitting, to, by, cancelled) }
  const about = aboutSitting(sitting.sitting_id)
  await send(tx, { to: address, lang, letter, data, about, ...calendar }, by.clock.now())
}

/** Invites each participant once to each sitting of their council that is near enough, or whose agenda is locked. */
export const inviteDue = async (tx: Tx, by: By): Promise<void> => {
  const today = by.clock.today()
  for (const { sitting_id, ...to } of await dueInvitations(tx, today, announcedThrough(today))) {
    const sitting = await sittingById(tx, sitting_id)
    if (sitting && (await insertConvocation(tx, sitting_id, to.participant_id)))
      await write(tx, by, to, { letter: 'sitting.invitation', sitting })
  }
}

/**
 * Cancels what a participant was invited to and is still to come: their calendar forgets it, under the sequence number of the sitting, which
 * itself does not change.
 */
export const announceRemoved = async (tx: Tx, by: By, to: Participant): Promise<void> => {
  for (const sitting of await convokedTo(tx, to.participant_id, by.clock.today()))
    await write(tx, by, to, { letter: 'sitting.removed', sitting })
}

/** Cancels at the old address what someone was invited to and is still to come, and invites them to it at the new one. */
export const announceReaddressed = async (tx: Tx, by: By, before: Participant, after: Participant): Promise<void> => {
  for (const sitting of await convokedTo(tx, before.participant_id, by.clock.today())) {
    await write(tx, by, before, { letter: 'sitting.readdressed', sitting })
    await write(tx, by, after, { letter: 'sitting.invitation', sitting })
  }
}

/** Nothing is announced of a sitting whose day is past. */
const tellInvited = async (tx: Tx, by: By, notice: Notice): Promise<void> => {
  const { day, sitting_id } = notice.sitting
  if (day < by.clock.today()) return
  for (const to of await invitedTo(tx, sitting_id)) await write(tx, by, to, notice)
}

type Moved = Sitting & { readonly moved_from: NonNullable<Sitting['moved_from']> }

export const announceMoved = (tx: Tx, by: By, sitting: Moved) => {
  const { moved_from: day, moved_starts, moved_place: place, moved_reason: reason } = sitting
  const before = { day, starts: moved_starts ?? sitting.starts, place }
  const says = (lang: Lang) => ({ before: whenAndWhere(before, lang), reason: reason ?? '' })
  return tellInvited(tx, by, { letter: 'sitting.moved', sitting, says })
}

export const announceCancelled = (tx: Tx, by: By, sitting: Sitting) =>
  tellInvited(tx, by, { letter: 'sitting.cancelled', sitting, says: () => ({ reason: sitting.reason ?? '' }) })

/** Tells that an agenda is locked, how many items it has, and where it is read by whoever may: a message leaves the walls, so no subject is in it. */
export const announceAgenda = (tx: Tx, by: By, sitting: Sitting, items: readonly Item[]) => {
  const at = { id: sitting.sitting_id }
  const says = (lang: Lang) => ({
    agenda: countsText(items, lang),
    link: `${by.url ?? ''}${pathTo({ path: paths.sitting }, lang, at)}`,
  })
  return tellInvited(tx, by, { letter: 'sitting.agenda', sitting, says })
}
