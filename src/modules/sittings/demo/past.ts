import { randomUUIDv7 } from 'node:crypto'
import { journal } from '../../../kernel/journal/index.ts'
import { organizerOf } from '../../../kernel/mail/index.ts'
import { addDays, atInToronto, type Day, daysBetween } from '../../../kernel/time/index.ts'
import { draftsOfDay } from '../../acts/index.ts'
import { type Group, groupOf, inOrder } from '../agenda.rules.ts'
import { prepared, releaseSitting } from '../releases/release.actions.ts'
import { insertTellings } from '../releases/release.queries.ts'
import { insertDecided, insertSitting, saveSitting } from '../sitting.queries.ts'
import { usualHours } from '../sitting.steps.ts'
import type { As } from './hands.ts'

/** What was not plain, at one sitting out of so many. */
const unusual = {
  changed: { every: 5, note: 'La date de prise d’effet est précisée à l’article 1.' },
  late: { every: 6, reason: 'L’avis de vérification est parvenu après la fin des inscriptions.' },
  deferred: { every: 4, note: 'Attendre l’avis du Secrétariat du Conseil du trésor.' },
} as const

const isTurn = (n: number, { every }: { readonly every: number }) => n % every === every - 1

/** A draft that the sitting after this one adopted, which this one may have deferred to it. */
type Later = { readonly day: Day; readonly sitting_id: string; readonly draft_id: string; readonly group: Group }

const decisionsOn = (adopted: readonly Pick<Later, 'draft_id' | 'group'>[], n: number, later: Later | null) => {
  const decided = adopted.map(({ draft_id, group }, at) => {
    const isChanged = at === 0 && isTurn(n, unusual.changed)
    const isLate = at > 0 && at === adopted.length - 1 && isTurn(n, unusual.late)
    return {
      ...{ draft_id, group, carried_to: null },
      decision: isChanged ? ('adopted_with_changes' as const) : ('adopted' as const),
      note: isChanged ? unusual.changed.note : null,
      late_reason: isLate ? unusual.late.reason : null,
    }
  })
  if (!later) return decided
  const { draft_id, group, sitting_id: carried_to } = later
  const deferred = { decision: 'deferred' as const, note: unusual.deferred.note, late_reason: null }
  return [...decided, { draft_id, group, carried_to, ...deferred }]
}

/** Holds the sitting of a day as the acts adopted on it tell, from its planning to its closing. Gives what an earlier one may defer to it; `next` where nothing was adopted. */
const hold = (as: As, { day, n, place, next }: { day: Day; n: number; place: string; next: Later | null }) =>
  as('registrar', addDays(day, -20), async (tx, own): Promise<Later | null> => {
    const { name } = own.actor
    const adopted = (await draftsOfDay(tx, own, 'decret', day)).map(({ draft_id, effects }) => ({
      ...{ draft_id, group: groupOf(effects.map(effect => ({ effect }))) },
    }))
    const [first] = adopted
    if (!first) return next
    const sitting_id = randomUUIDv7()
    const organizer = { organizer_address: organizerOf(own.actor, '').address, created_by_name: name }
    const planned = { council: 'executive', day, cutoff: addDays(day, -5), ...usualHours, place } as const
    await insertSitting(tx, { sitting_id, ...planned, ...organizer }, own.clock.now())
    const eve = atInToronto(addDays(day, -1), '15:00')
    const locked = { locked_by_name: name, locked_at: eve }
    const closed = { step: 'closed', closed_by_name: name, closed_at: atInToronto(day, '12:15') } as const
    await saveSitting(tx, sitting_id, { ...locked, ...closed })

    const defers = next !== null && daysBetween(day, next.day) === 7 && isTurn(n, unusual.deferred)
    const lines = decisionsOn(adopted, n, defers ? next : null).map((line, place) => ({ ...line, place }))
    const when = { added_at: eve, decided_at: atInToronto(day, '10:30') }
    const items = inOrder(lines, true).map(({ group: subject, n: number, ...line }) => ({
      ...{ item_id: randomUUIDv7(), sitting_id, ...line, place: number, subject },
      ...{ added_by_name: name, decided_by_name: name, ...when },
    }))
    await insertDecided(tx, items)
    await journal(tx, { what: 'sitting.recorded', subject: sitting_id, details: { day, items: items.length } })
    return { day, sitting_id, ...first }
  })

/** Tells everyone whom a sitting appoints, and announces it the day after; one whose acts are not all signed waits. */
const announce = (as: As, { day, sitting_id: id }: Later) =>
  as('registrar', addDays(day, 1), async (tx, own) => {
    const { toTell, unsigned, content } = await prepared(tx, id)
    if (unsigned.length > 0 || content.length === 0) return
    const told = { told_on: day, by_name: own.actor.name, recorded_at: own.clock.now() }
    await insertTellings(
      tx,
      toTell.map(({ act_id, person_id, role }) => ({ telling_id: randomUUIDv7(), act_id, person_id, role, ...told })),
    )
    await journal(tx, { what: 'release.told', subject: id, details: { people: toTell.length } })
    await releaseSitting(tx, own, id)
  })

/** The sittings of the year before the last one: each Wednesday on which acts were adopted, the latest first, for an earlier one may defer to it. */
export const recordYear = async (as: As, last: Day, place: string): Promise<void> => {
  let next: Later | null = null
  for (let n = 1; n <= 52; n++) {
    const held = await hold(as, { day: addDays(last, -7 * n), n, place, next })
    if (held && held !== next) await announce(as, held)
    next = held
  }
}
