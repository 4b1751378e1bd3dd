import { type Day, lastDay, type Period } from '../../kernel/time/index.ts'

type Version = { readonly valid: Period }

/** The state of a thing on a day; before its first day the first one, after its last day the last one. Rows come in order. */
export const versionOn = <V extends Version>(versions: readonly V[], on: Day): V | undefined =>
  versions.findLast(({ valid }) => valid.from === null || valid.from <= on) ?? versions[0]

/** Whether a thing exists on a day, does not yet, or no longer does. */
export const lifeOn = (versions: readonly Version[], on: Day): 'to_come' | 'living' | 'abolished' => {
  const [first, last] = [versions[0], versions.at(-1)]
  if (first?.valid.from && on < first.valid.from) return 'to_come'
  return last?.valid.until && last.valid.until <= on ? 'abolished' : 'living'
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The first of the states that have kept the value that an attribute has now: it cites the article that gave it. */
export const givenBy = <V extends Version>(versions: readonly V[], now: V, key: keyof V): V => {
  const before = versions.slice(0, versions.indexOf(now))
  const other = before.findLastIndex(version => !same(version[key], now[key]))
  return versions[other + 1] ?? now
}

export type Step<V> = { from: Day | null; key: keyof V & string; version: V }

/** The values that attributes took one after another; an attribute that never changed has no step. */
export const stepsOf = <V extends Version>(versions: readonly V[], keys: readonly (keyof V & string)[]): Step<V>[] => {
  const changing = keys.filter(key => versions.some(version => !same(version[key], versions[0]?.[key])))
  return versions.flatMap((version, place) =>
    changing
      .filter(key => place === 0 || !same(version[key], versions[place - 1]?.[key]))
      .map(key => ({ from: version.valid.from, key, version })),
  )
}

/** The last day on which a thing exists; null while it goes on. */
export const endOf = (versions: readonly Version[]): Day | null => {
  const last = versions.at(-1)
  return last ? lastDay(last.valid) : null
}
