import type { KyselyPlugin } from 'kysely'
import { visitor } from '../src/kernel/access/index.ts'
import type { Database, Tx } from '../src/kernel/database/index.ts'

/** One figure: the median of `runs` timed calls after a few that do not count, against its bar in milliseconds. */
export type Figure = { what: string; median: number; worst: number; runs: number; bar: number | null }

const figures: Figure[] = []

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

const show = ({ what, median, worst, runs, bar }: Figure): string => {
  const verdict =
    bar === null
      ? ''
      : median <= bar
        ? `bar ${bar} ms, held (${(median / bar).toFixed(2)})`
        : `bar ${bar} ms, MISSED (${(median / bar).toFixed(2)})`
  return `${what.padEnd(70)} median ${median.toFixed(2).padStart(9)} ms   worst ${worst.toFixed(2).padStart(9)} ms   n=${runs}   ${verdict}`
}

const record = (figure: Figure) => {
  figures.push(figure)
  console.log(show(figure))
}

type Options = { bar: number | null; runs?: number; warm?: number }

const series = async (
  what: string,
  { bar, runs = 21, warm = 3 }: Options,
  timed: (run: number) => Promise<number>,
): Promise<void> => {
  for (let run = 0; run < warm; run++) await timed(run)
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await timed(warm + run))
  record({ what, median: median(times), worst: Math.max(...times), runs, bar })
}

/** Times an action several times and prints its median; `each` receives the number of the run, so that runs differ. */
export const measure = (what: string, options: Options, each: (run: number) => Promise<unknown>): Promise<void> =>
  series(what, options, async run => {
    const start = performance.now()
    await each(run)
    return performance.now() - start
  })

/** The same in processor time, of all the threads of this process: what others do on the machine does not count. */
export const measureProcessor = (
  what: string,
  options: Options,
  each: (run: number) => Promise<unknown>,
): Promise<void> =>
  series(what, options, async run => {
    const start = process.cpuUsage()
    await each(run)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })

/** The same for what one raw statement took by the database's own clock, every row and column of it made, without what the statement's way to us costs. */
export const measureStatement = (
  what: string,
  options: Options,
  database: Database,
  each: (tx: Tx) => Promise<unknown>,
): Promise<void> => series(what, options, () => database.asActor(visitor, tx => timed(tx, each), { readOnly: true }))

/** In milliseconds, whole ones on the built-in database, whose clock counts no less; what `call` returns is lost. EXPLAIN ANALYZE would count each row at each step, a tenth more on the built-in database. */
const timed = async (tx: Tx, call: (tx: Tx) => Promise<unknown>): Promise<number> => {
  let took = Number.NaN
  const clock: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (node.kind !== 'RawNode') return node
      const [first = '', ...rest] = node.sqlFragments
      const all = [
        `select max(extract(epoch from clock_timestamp() - began.at)) * 1000 as took, count(made) from (select clock_timestamp() as at offset 0) began,
          lateral (select line is null as made from (${first}`,
        ...rest,
      ]
      all.push(`${all.pop()}) line where began.at is not null offset 0) lines`)
      return { ...node, sqlFragments: all }
    },
    transformResult: async ({ result }) => {
      took = Number(result.rows[0]?.['took'])
      return { rows: [] }
    },
  }
  await call(tx.withPlugin(clock))
  return took
}

/** Records a rate against the least that is asked, in calls a second, after three seconds that do not count: the server is warm. */
export const measureRate = async (
  what: string,
  least: number,
  seconds: number,
  call: () => Promise<unknown>,
  atOnce = 4,
): Promise<void> => {
  const during = async (milliseconds: number) => {
    const start = performance.now()
    let calls = 0
    const worker = async () => {
      while (performance.now() < start + milliseconds) {
        await call()
        calls += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    return { calls, rate: (calls * 1000) / (performance.now() - start) }
  }
  await during(3000)
  const { calls, rate } = await during(seconds * 1000)
  console.log(
    `${what.padEnd(70)} ${rate.toFixed(0).padStart(7)} a second   n=${calls}   least ${least}, ${rate >= least ? 'held' : 'MISSED'} (${(rate / least).toFixed(2)})`,
  )
}

/**
 * Sends one call for each of these, evenly within some milliseconds, whether or not those before were answered; prints the time
 * that half, 95 in 100 and the last of them took, and holds the second against the bar.
 */
export const measureLoad = async <T>(
  what: string,
  { bar, within }: { bar: number; within: number },
  all: readonly T[],
  call: (one: T, place: number) => Promise<unknown>,
): Promise<void> => {
  const start = performance.now()
  const times = await Promise.all(
    all.map(async (one, place) => {
      const planned = start + (place * within) / all.length
      await new Promise(resolve => setTimeout(resolve, Math.max(0, planned - performance.now())))
      await call(one, place)
      return performance.now() - planned
    }),
  )
  const whole = performance.now() - start
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  const p95 = at(0.95)
  console.log(
    `${what.padEnd(70)} p50 ${at(0.5).toFixed(0)} ms   p95 ${p95.toFixed(0)} ms   worst ${at(1).toFixed(0)} ms   all in ${whole.toFixed(0)} ms   n=${times.length}   bar ${bar} ms, ${p95 <= bar ? 'held' : 'MISSED'} (${(p95 / bar).toFixed(2)})`,
  )
}

/** Numbers that look random and are the same at every run. */
export const sequence = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * below)
  }
}
