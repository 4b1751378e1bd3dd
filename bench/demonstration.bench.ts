// The demonstration: 2,400 posts, 15 years of acts, on PGlite.
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { visitor } from '../src/kernel/access/index.ts'
import { operator } from '../src/kernel/cli/execute.ts'
import { databaseFolder, fillFolder } from '../src/kernel/cli/fill.ts'
import { siteOf } from '../src/kernel/cli/index.ts'
import { analyse, type Database, migrate, openBuiltIn, type Tx } from '../src/kernel/database/index.ts'
import { search } from '../src/kernel/search/index.ts'
import { readSettings, type Settings } from '../src/kernel/settings.ts'
import { addDays, day, endOfDayInToronto } from '../src/kernel/time/index.ts'
import type { When } from '../src/kernel/web/index.ts'
import { adopt, type ProposedArticle, preview } from '../src/modules/acts/index.ts'
import { roster } from '../src/modules/registry/mandates/roster.queries.ts'
import { modules } from '../src/modules.ts'
import { measure, measureRate, measureStatement, sequence } from './harness.ts'

class Undo extends Error {}

const undone = (database: Database, run: (tx: Tx) => Promise<unknown>) =>
  database
    .asActor(operator, async tx => {
      await run(tx)
      throw new Undo()
    })
    .catch(error => {
      if (!(error instanceof Undo)) throw error
    })

/** A copy of the stored demonstration in a folder of its own. */
export const demonstration = async (): Promise<{
  database: Database
  settings: Settings
  drop: () => Promise<void>
}> => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-bench-'))
  const settings = readSettings({ GREFFE_DATA: folder, GREFFE_TODAY: '2026-11-20' })
  await fillFolder(
    settings,
    async (database, progress) => {
      for (const { demo } of modules) await demo?.(database, progress)
      await analyse(database)
    },
    () => undefined,
  )
  const database = await openBuiltIn(databaseFolder(settings))
  await migrate(database)
  const drop = async () => rmSync(folder, { recursive: true })
  return { database, settings, drop }
}

/** 200 people move at once: two by two, they exchange their posts. */
const movements = async (database: Database): Promise<ProposedArticle[]> => {
  const { items } = await database.asActor(visitor, tx =>
    roster(tx, { on: day('2026-11-20'), known: null }, { state: 'in_office' }, { limit: null, offset: 0, lang: 'fr' }),
  )
  const holders = items
    .filter(row => row.capacity === 'titular' && row.planned_end !== null && row.planned_end > '2027-06-01')
    .slice(0, 200)
  return holders.map((row, i) => {
    const other = holders[i % 2 === 0 ? i + 1 : i - 1] ?? row
    const input = {
      person: row.person_id,
      from_post: row.post_id,
      mandate: row.mandate_id,
      to_post: other.post_id,
      new_mandate: randomUUIDv7(),
      from: '2026-12-01',
      to: addDays(day('2026-12-01'), 700),
    }
    return { text_fr: 'soit muté', text_en: 'be moved', effect: 'mandate.move', input }
  })
}

export const run = async (): Promise<void> => {
  const { database, settings, drop } = await demonstration()
  const next = sequence(11)
  const someDay = () =>
    day(`${2012 + next(14)}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`)
  const whole = { limit: null, offset: 0, lang: 'fr' } as const
  const read = (run: (tx: Tx) => Promise<unknown>) => database.asActor(visitor, run, { readOnly: true })
  const now = (tx: Tx) => roster(tx, { on: someDay(), known: null }, {}, whole)
  const then = (tx: Tx) => roster(tx, { on: someDay(), known: endOfDayInToronto(someDay()) }, {}, whole)
  await measureStatement('roster of every post on a day, in the database', { bar: 20, runs: 101 }, database, now)
  await measureStatement('the same, as known on another day', { bar: 40, runs: 101 }, database, then)
  await measure('roster of every post on a day, as rows of ours', { bar: null }, () => read(now))
  await measure('the same, as known on another day', { bar: null }, () => read(then))

  const site = siteOf(modules, settings, database)
  const get = async (path: string) => {
    const response = await site.fetch(new Request(`http://localhost${path}`), '127.0.0.1')
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    return (await response.arrayBuffer()).byteLength
  }
  await measure('roster as JSON, every post', { bar: 60 }, () =>
    get(`/fr/registre/mandats.json?on=${someDay()}&limit=10000`),
  )
  await measure('the same, as known on another day', { bar: 120 }, () =>
    get(`/fr/registre/mandats.json?on=${someDay()}&known=${someDay()}&limit=10000`),
  )
  await measure('page of 500 rows', { bar: 100 }, () => get(`/fr/registre/mandats?on=${someDay()}&limit=500`))
  await measure('the same, as known on another day', { bar: 200 }, () =>
    get(`/fr/registre/mandats?on=${someDay()}&known=${someDay()}&limit=500`),
  )

  const sources = modules.flatMap(({ search = [] }) => search)
  const find = (asked: readonly string[], at: When) => (run: number) => {
    const text = asked[run % asked.length] ?? ''
    return read(tx => search(tx, sources, text, { at, lang: 'fr', limit: 50, actor: visitor }))
  }
  const present = { on: day('2026-11-20'), known: null, knownDay: null }
  const past = { on: day('2019-03-07'), known: endOfDayInToronto(day('2020-01-01')), knownDay: day('2020-01-01') }
  const asked = ['présidente', 'sous-ministre finances', 'tremblay', 'tribunal administratif', 'membre conseil']
  await measure('search', { bar: 30, runs: 51 }, find(asked, present))
  await measure('the same, as of a day and known on another', { bar: 60, runs: 51 }, find(asked, past))
  const mistyped = ['presidnete', 'sous-minitsre finances', 'trenblay', 'tribunal adminsitratif', 'bouchrad']
  await measure('the same, mistyped', { bar: 60, runs: 51 }, find(mistyped, present))

  const { items } = await database.asActor(visitor, now)
  const post = () => `/fr/registre/postes/${items[next(items.length)]?.post_id}?on=2026-11-20`
  await measure('card of a post', { bar: 50, runs: 51 }, () => get(post()))
  await measureRate('ordinary page (card of a post), PGlite', 200, 5, () =>
    get(`/fr/registre/postes/${items[next(items.length)]?.post_id}`),
  )

  const articles = await movements(database)
  const title = { fr: 'Mutations', en: 'Moves' }
  const proposal = {
    kind: 'decret',
    number: null,
    adopted_on: day('2026-11-20'),
    header: { title, recitals: [], recommender: null, schedules: [], signatories: [] },
    articles,
  } as const
  console.log(`an act of ${articles.length} movements:`)
  await measure('preview', { bar: 1500, runs: 5, warm: 1 }, () =>
    undone(database, async tx => {
      const { refusal } = await preview(tx, proposal, settings.clock.now())
      if (refusal) throw refusal
    }),
  )
  await measure('adoption', { bar: 2000, runs: 5, warm: 1 }, () =>
    undone(database, tx => adopt(tx, proposal, settings.clock.now())),
  )
  await database.close()
  await drop()
}
