import type { Tx } from '../../../kernel/database/index.ts'
import { invitation, messagesAbout, send } from '../../../kernel/mail/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { type Lang, showDay } from '../../../kernel/words/index.ts'
import { titleOf } from '../sitting.formats.ts'
import { type Item, type Sitting, sittingById } from '../sitting.queries.ts'
import { agendaText, type noticeLetters } from './notice.formats.ts'
import { announcedThrough } from './notice.rules.ts'
import { dueInvitations, insertConvocation, invitedTo, type Participant, walledAmong } from './participant.queries.ts'

type By = { readonly clock: Clock }
type Says = (lang: Lang) => Readonly<Record<string, string>>

const aboutSitting = (id: string): string => `sitting ${id}`

/** What was written to the participants about a sitting, the oldest first. */
export const noticesOf = (tx: Tx, id: string) => messagesAbout(tx, aboutSitting(id))

const calendarFor = (sitting: Sitting, { address, lang }: Participant, { clock }: By): string =>
  invitation(
    {
      uid: sitting.sitting_id,
      sequence: sitting.sequence,
      title: titleOf(sitting, lang),
      from: sitting.day,
      through: sitting.day,
      organizer: { name: sitting.created_by_name, address: sitting.organizer_address },
      attendee: address,
      cancelled: sitting.step === 'cancelled',
    },
    clock.now(),
  )

const write = async (
  tx: Tx,
  by: By,
  letter: keyof typeof noticeLetters,
  sitting: Sitting,
  to: Participant,
  says: Says = () => ({}),
): Promise<void> => {
  const { address, lang } = to
  const data = { sitting: titleOf(sitting, lang), ...says(lang) }
  const calendar = letter === 'sitting.agenda' ? {} : { invitation: calendarFor(sitting, to, by) }
  await send(tx, { to: address, lang, letter, data, about: aboutSitting(sitting.sitting_id), ...calendar }, by.clock.now())
}

/** Invites each participant once to each sitting of their council that is near enough, or whose agenda is locked. */
export const inviteDue = async (tx: Tx, by: By): Promise<void> => {
  const today = by.clock.today()
  for (const { sitting_id, ...to } of await dueInvitations(tx, today, announcedThrough(today))) {
    const sitting = await sittingById(tx, sitting_id)
    if (sitting && (await insertConvocation(tx, sitting_id, to.participant_id)))
      await write(tx, by, 'sitting.invitation', sitting, to)
  }
}

/** Nothing is announced of a sitting whose day is past. */
const tellInvited = async (
  tx: Tx,
  by: By,
  letter: 'sitting.moved' | 'sitting.cancelled' | 'sitting.agenda',
  sitting: Sitting,
  says: Says,
): Promise<void> => {
  if (sitting.day < by.clock.today()) return
  for (const to of await invitedTo(tx, sitting.sitting_id)) await write(tx, by, letter, sitting, to, says)
}

export const announceMoved = (tx: Tx, by: By, sitting: Sitting & { moved_from: NonNullable<Sitting['moved_from']> }) =>
  tellInvited(tx, by, 'sitting.moved', sitting, lang => ({
    before: showDay(sitting.moved_from, lang),
    reason: sitting.moved_reason ?? '',
  }))

export const announceCancelled = (tx: Tx, by: By, sitting: Sitting) =>
  tellInvited(tx, by, 'sitting.cancelled', sitting, () => ({ reason: sitting.reason ?? '' }))

/** Tells what a locked agenda holds; what stands behind a wall is not named, even where whoever locks it reads it. */
export const announceAgenda = async (tx: Tx, by: By, sitting: Sitting, items: readonly Item[]): Promise<void> => {
  const walled = await walledAmong(
    tx,
    items.map(({ draft_id }) => draft_id),
  )
  await tellInvited(tx, by, 'sitting.agenda', sitting, lang => ({ agenda: agendaText(items, walled, lang) }))
}
