import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import { shortName } from '../../acts/index.ts'
import { personName } from '../../registry/index.ts'
import { refusals } from '../refusals.ts'
import { sittingOr404 } from '../sitting.actions.ts'
import { heldSitting, itemsOf, type Sitting } from '../sitting.queries.ts'
import { isAdopted } from '../sitting.steps.ts'
import { announced } from './release.formats.ts'
import {
  type Announced,
  appointmentsBy,
  deleteTelling,
  insertRelease,
  insertTellings,
  type Release,
  type Role,
  releaseOf,
  type Telling,
  tellingsOf,
} from './release.queries.ts'

type By = { actor: Actor; clock: Clock }

/** Someone who must be told before the release, and when that was done. */
export type ToTell = { act_id: string; person_id: string; name: string; role: Role; telling: Telling | null }

/** What a sitting has to announce, and what holds it back: PUB-04. */
export type Prepared = {
  sitting: Sitting
  content: readonly Announced[]
  toTell: readonly ToTell[]
  /** The acts that appoint someone and are not signed. */
  unsigned: readonly { act_id: string; kind: string; number: string }[]
  /** The numbers of the items that were adopted and have no act yet. */
  unfinished: readonly number[]
  release: Release | null
}

const once = <T>(all: readonly T[], key: (one: T) => string): T[] => [
  ...new Map(all.map(one => [key(one), one])).values(),
]

export const prepared = async (tx: Tx, id: string): Promise<Prepared> => {
  const sitting = await sittingOr404(tx, id)
  const items = await itemsOf(tx, id)
  const acts = items.flatMap(({ act_id }) => act_id ?? [])
  const rows = await appointmentsBy(tx, acts)
  const tellings = await tellingsOf(tx, acts)
  const appointed = new Set(rows.map(({ person_id }) => person_id))
  // Who goes from one post to another is told of the move, not of a successor besides.
  const toTell = rows.flatMap(({ act_id, person_id, predecessors, ...row }) => [
    { act_id, person_id, name: personName(row), role: 'person' as const },
    ...predecessors
      .filter(one => !appointed.has(one.person_id))
      .map(one => ({
        act_id,
        person_id: one.person_id,
        name: personName(one),
        role: 'predecessor' as const,
      })),
  ])
  return {
    sitting,
    content: rows.map(announced),
    toTell: once(toTell, one => `${one.act_id} ${one.person_id} ${one.role}`).map(one => ({
      ...one,
      telling:
        tellings.find(
          ({ act_id, person_id, role }) => act_id === one.act_id && person_id === one.person_id && role === one.role,
        ) ?? null,
    })),
    unsigned: once(
      rows.filter(({ signed_on }) => signed_on === null),
      ({ act_id }) => act_id,
    ).map(({ act_id, act_kind: kind, act_number: number }) => ({ act_id, kind, number })),
    unfinished: items.flatMap(({ decision, act_id, n }) => (isAdopted(decision) && act_id === null ? [n] : [])),
    release: (await releaseOf(tx, id)) ?? null,
  }
}

/** The same, held until the transaction ends; refused once it is announced. */
const heldBack = async (tx: Tx, id: string): Promise<Prepared> => {
  await heldSitting(tx, id)
  const found = await prepared(tx, id)
  if (found.release) throw refusals.released()
  return found
}

/** How a form names someone to tell. */
export const tellingKey = ({ act_id, person_id, role }: Pick<ToTell, 'act_id' | 'person_id' | 'role'>): string =>
  `${act_id}:${person_id}:${role}`

/** Records that these people were told on a day: those appointed, and those whom they succeed. */
export const recordTellings = async (
  tx: Tx,
  { actor, clock }: By,
  id: string,
  { who, told_on }: { who: readonly string[]; told_on: Day },
): Promise<void> => {
  const { toTell } = await heldBack(tx, id)
  if (who.length === 0) throw refusals.nobodyChosen()
  if (told_on > clock.today()) throw refusals.notTalked(told_on)
  for (const key of new Set(who)) {
    const one = toTell.find(each => tellingKey(each) === key)
    if (!one) throw kernelRefusals.notFound()
    const { act_id, person_id, role } = one
    const telling = { telling_id: randomUUIDv7(), act_id, person_id, role, told_on, by_name: actor.name }
    await insertTellings(tx, [{ ...telling, recorded_at: clock.now() }]).catch(error => {
      throw asRefusal(error)
    })
    await journal(tx, { what: 'release.told', subject: id, details: { act_id, person_id, role, told_on } })
  }
}

/** Takes back what was recorded by mistake. */
export const takeBackTelling = async (tx: Tx, _: By, id: string, telling_id: string): Promise<void> => {
  const { toTell } = await heldBack(tx, id)
  const found = toTell.find(({ telling }) => telling?.telling_id === telling_id)
  if (!found) throw kernelRefusals.notFound()
  const { act_id, person_id, role } = found
  await deleteTelling(tx, telling_id)
  await journal(tx, { what: 'release.untold', subject: id, details: { act_id, person_id, role } })
}

/** Announces the appointments of a sitting, as the register has them now. Refused while someone was not told or an act is not signed: PUB-04. */
export const releaseSitting = async (tx: Tx, { actor, clock }: By, id: string): Promise<string> => {
  const { sitting, content, toTell, unsigned, unfinished } = await heldBack(tx, id)
  if (unfinished.length > 0) throw refusals.unfinished(unfinished)
  if (content.length === 0) throw refusals.nothingToAnnounce()
  const untold = toTell.filter(({ telling }) => telling === null)
  if (untold.length > 0 || unsigned.length > 0)
    throw refusals.embargo(
      untold,
      unsigned.map(({ kind, number }) => ({
        fr: shortName(kind, number, 'fr'),
        en: shortName(kind, number, 'en'),
      })),
    )
  const { council, day } = sitting
  const release_id = randomUUIDv7()
  await insertRelease(tx, {
    release_id,
    sitting_id: id,
    council,
    day,
    content,
    released_by_name: actor.name,
    released_at: clock.now(),
  })
  await journal(tx, { what: 'release.released', subject: id, details: { release_id, appointments: content.length } })
  return release_id
}
