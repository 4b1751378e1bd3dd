// Taking data over on PGlite in memory: the real register, and a generated one of 200,000 rows, by the command's own way.
import { createReadStream, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { operator } from '../src/kernel/cli/execute.ts'
import { migrate, openBuiltIn } from '../src/kernel/database/index.ts'
import { root } from '../src/kernel/root.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { importFile } from '../src/modules/registry/imports/import.actions.ts'
import { measure } from './harness.ts'

const { clock } = readSettings({})

const take = async (open: () => AsyncIterable<Uint8Array>, name: string, dryRun: boolean): Promise<void> => {
  const database = await openBuiltIn(null)
  await migrate(database)
  await database.asActor(operator, tx =>
    importFile(tx, {
      open,
      name,
      format: 'popolo',
      actor: operator,
      today: clock.today(),
      now: clock.now(),
      dryRun,
    }),
  )
  await database.close()
}

/** A Popolo document of as many rows, written as it is asked for: half persons, half memberships, a post for each hundred. */
async function* generated(rows: number) {
  const half = rows / 2
  const list = (name: string, count: number, row: (i: number) => object) =>
    function* () {
      yield `"${name}":[`
      for (let i = 0; i < count; i += 1) yield `${i === 0 ? '' : ','}${JSON.stringify(row(i))}\n`
      yield ']'
    }
  const year = (i: number) => String(1900 + (i % 100))
  const lists = [
    list('organizations', 1, () => ({ id: 'o', name: 'Tribunal' })),
    list('persons', half, i => ({ id: `p${i}`, name: `Ann N${i}` })),
    list('posts', half / 100, i => ({ id: `s${i}`, label: 'Juge', organization_id: 'o' })),
    list('memberships', half, i => ({
      id: `m${i}`,
      person_id: `p${i}`,
      post_id: `s${Math.floor(i / 100)}`,
      start_date: `${year(i)}-01-01`,
      end_date: `${year(i)}-12-31`,
    })),
  ]
  let text = '{'
  for (const [at, write] of lists.entries()) {
    if (at > 0) text += ','
    for (const piece of write()) {
      text += piece
      if (text.length < 65_536) continue
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(`${text}}`)
}

export const run = async (): Promise<void> => {
  const file = join(root, '../shared/data/uk-ministers-1997-2010.popolo.json')
  if (!existsSync(file)) console.log('a real register of 2,890 terms: not measured (its file is not here)')
  else
    for (const dryRun of [true, false])
      await measure(
        `a real register of 2,890 terms${dryRun ? ', dry run' : ''}`,
        { bar: dryRun ? 8000 : 20_000, runs: 3, warm: 0 },
        () => take(() => createReadStream(file), basename(file), dryRun),
      )
  await measure('a generated register of 200,000 rows', { bar: 180_000, runs: 1, warm: 0 }, () =>
    take(() => generated(200_000), 'produit.json', false),
  )
  console.log(
    `peak memory, the database and its copies included: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
}
