import { addDays, type Day } from '../../../kernel/time/index.ts'
import { Chance } from './chance.ts'
import type { PlannedAct, PlannedEvent } from './ledger.ts'

/** Kinds that the Gazette officielle publishes, in its second part. */
const published = new Set(['decret', 'arrete', 'erratum', 'repeal'])

/** Acts that the Gazette forgot, counted from the last: NOM-15 warns of them. */
const forgotten = new Set([11, 23, 31])

/** What happens to acts after their adoption, until the last day: signed within three days, published on a Wednesday two or three weeks later. */
export const record = (acts: readonly PlannedAct[], last: Day, seed: number): void => {
  const chance = new Chance(seed)
  const pages = new Map<string, number>()
  // What a tribunal's president authorises is signed there, and published nowhere.
  const own = acts.filter(({ proposal }) => proposal.kind !== 'authorisation')
  own.forEach(({ proposal, events }, at) => {
    if (proposal.kind === 'import') return
    const about = { act_id: proposal.act_id, gazette_part: null, gazette_page: null, signatory: null }
    const signed: PlannedEvent = {
      ...about,
      what: 'signed',
      day: addDays(proposal.adopted_on, chance.between(0, 2)),
      signatory: proposal.header.signatories[0]?.name ?? null,
    }
    const day = addDays(proposal.adopted_on, chance.yes(0.7) ? 14 : 21)
    const page = (pages.get(day.slice(0, 4)) ?? 1) + chance.between(2, 14)
    pages.set(day.slice(0, 4), page)
    if (signed.day <= last) events.push(signed)
    if (day <= last && published.has(proposal.kind) && !forgotten.has(own.length - at))
      events.push({ ...about, what: 'published', day, gazette_part: '2', gazette_page: String(page) })
  })
}
