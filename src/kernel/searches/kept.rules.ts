import { addDays, type Day, day as dayOf, daysBetween } from '../time/index.ts'

export const everyNames = ['day', 'week'] as const
/** How often the news of a search is sent: each day, or each Monday. */
export type Every = (typeof everyNames)[number]

const aMonday = dayOf('2026-11-16')

/** The Monday that a day is, or that came before it. */
export const mondayOf = (day: Day): Day => addDays(day, -(((daysBetween(aMonday, day) % 7) + 7) % 7))

/** Whether the news of a search told last on a day is due: once a day, or once from each Monday on. */
export const isDue = (every: Every, told: Day, today: Day): boolean =>
  told < (every === 'day' ? today : mondayOf(today))

/** Beyond so many results a search is kept but not followed: they are compared one by one. */
export const mostFollowed = 20_000

/** What no search keeps: the page of its list, and the two dates, for it opens as of today. */
const passing = ['offset', 'limit', 'on', 'known', 'all', 'excel']

/** What narrows a list, of all that its address says; always in the same order. */
export const keptQuery = (query: URLSearchParams): string => {
  const kept = new URLSearchParams(
    [...query].filter(([name, value]) => value !== '' && !passing.includes(name) && !name.startsWith('_')),
  )
  kept.sort()
  return kept.toString()
}

/** How a list is read, which changes nothing of what is told. */
const ways = ['sort', 'dir', 'columns']

/** What narrows a list that is followed, of a query that is kept: the names that the list takes, but for how it is read. */
export const toldQuery = (query: string, names: readonly string[]): string =>
  new URLSearchParams(
    [...new URLSearchParams(query)].filter(([name]) => names.includes(name) && !ways.includes(name)),
  ).toString()

/** A row as it is told: its title stays while what is noted of it may change. */
type Row = { readonly id: string; readonly title: string; readonly note: string; readonly path: string }

export type Changes<R extends Row = Row> = {
  readonly entered: readonly R[]
  readonly changed: readonly (R & { readonly was: string })[]
  readonly left: readonly R[]
}

/** What entered a list between two readings, what left it, and what is otherwise noted. */
export const changesBetween = <R extends Row>(before: readonly R[], now: readonly R[]): Changes<R> => {
  const past = new Map(before.map(row => [row.id, row]))
  const present = new Set(now.map(({ id }) => id))
  return {
    entered: now.filter(({ id }) => !past.has(id)),
    changed: now.flatMap(row => {
      const was = past.get(row.id)?.note
      return was === undefined || was === row.note ? [] : [{ ...row, was }]
    }),
    left: before.filter(({ id }) => !present.has(id)),
  }
}

export const countOf = ({ entered, changed, left }: Changes): number => entered.length + changed.length + left.length
