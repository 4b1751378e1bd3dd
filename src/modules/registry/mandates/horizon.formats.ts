import { z } from 'zod'
import { event } from '../../../kernel/events.ts'
import { addMonths, type Day, day, daysBetween } from '../../../kernel/time/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import type { HorizonRow } from './horizon.queries.ts'
import { dayShape, listShape, rosterItem, rosterShape } from './roster.formats.ts'

/** A post on which something may be to do: who holds it, if anyone, and how it stands. */
export type Standing = { readonly post_id: string; readonly mandate_id: string | null; readonly state: string }
/** What is under way about a post, or may be begun: its title in both languages, and where it is done. */
export type Work = { readonly title: Two; readonly path: Two }

/** Asks the modules below what is under way about some posts, for the actor to do: by post; nothing for whoever may do nothing. */
export const workOnPosts = event<readonly Standing[], ReadonlyMap<string, Work>>()

/** The answers of all, by post. */
export const allWork = (answers: readonly ReadonlyMap<string, Work>[]): ReadonlyMap<string, Work> =>
  new Map(answers.flatMap(answer => [...answer]))

/** The day that a line of the horizon is about: the end of a term, or the first day without a titular. */
export const dueOn = ({ state, ends_on, vacant_since }: HorizonRow): Day | null =>
  state === 'vacant' || state === 'vacant_acting' ? vacant_since : ends_on

/** Days to that day; negative once it is past. */
export const daysTo = (row: HorizonRow, on: Day): number | null => {
  const due = dueOn(row)
  return due === null ? null : daysBetween(on, due)
}

export type Tally = {
  ending: number
  soon: number
  past_term: number
  vacant: number
  acting: number
  supernumerary: number
}

/** The states of lines that are listed only where they end within the horizon. */
export const ends = (state: string): boolean => ['in_office', 'acting', 'supernumerary'].includes(state)

/** How many terms end within the horizon, of which within six months; how many are past term; how many posts are vacant, of which held by someone acting; and how many authorisations of supernumeraries end, which are not terms. */
export const tally = (rows: readonly HorizonRow[], on: Day): Tally => {
  const soon = addMonths(on, 6)
  const ending = rows.filter(({ state }) => state === 'in_office' || state === 'acting')
  const posts = (wanted: string) =>
    new Set(rows.flatMap(({ state, post_id }) => (state === wanted ? [post_id] : []))).size
  return {
    ending: ending.length,
    soon: ending.filter(({ ends_on }) => ends_on !== null && ends_on <= soon).length,
    past_term: rows.filter(({ state }) => state === 'past_term').length,
    vacant: posts('vacant') + posts('vacant_acting'),
    acting: posts('vacant_acting'),
    supernumerary: rows.filter(({ state }) => state === 'supernumerary').length,
  }
}

export type Month = { first: Day; full_time: number; part_time: number; total: number }

/** How many terms end in each of the months that begin with the one of the day asked. */
export const waveOf = (rows: readonly HorizonRow[], on: Day, months = 24): Month[] => {
  const start = day(`${on.slice(0, 7)}-01`)
  const ends = rows.filter(({ state, ends_on }) => state === 'in_office' && ends_on !== null && ends_on >= on)
  const byMonth = Map.groupBy(ends, ({ ends_on }) => String(ends_on).slice(0, 7))
  return Array.from({ length: months }, (_, n) => {
    const first = addMonths(start, n)
    const own = byMonth.get(first.slice(0, 7)) ?? []
    const full_time = own.filter(({ regime }) => regime === 'full_time').length
    return { first, full_time, part_time: own.length - full_time, total: own.length }
  })
}

/** A line of the horizon as programs read it. */
export const horizonItem = (row: HorizonRow, on: Day, lang: Lang) => ({
  ...rosterItem(row, lang),
  portfolio: lang === 'fr' ? row.portfolio_fr : (row.portfolio_en ?? row.portfolio_fr),
  family: row.family,
  regime: row.regime,
  holds_over: row.holds_over,
  term: row.term,
  ends_on: row.ends_on,
  vacant_since: row.vacant_since,
  days: daysTo(row, on),
  next_from: row.next_from,
})

/** The horizon in JSON, as OpenAPI tells it. */
export const horizonShape = listShape(
  rosterShape.extend({
    portfolio: z.string().nullable(),
    family: z.string(),
    regime: z.string(),
    holds_over: z.boolean(),
    term: z.number().int().nullable(),
    ends_on: dayShape,
    vacant_since: dayShape,
    days: z.number().int().nullable(),
    next_from: dayShape,
  }),
).extend({
  on: z.iso.date(),
  months: z.number().int(),
  until: z.iso.date(),
  wave: z.array(
    z.object({
      first: z.iso.date(),
      full_time: z.number().int(),
      part_time: z.number().int(),
      total: z.number().int(),
    }),
  ),
})
