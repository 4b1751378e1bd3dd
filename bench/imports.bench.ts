// Taking data over on PGlite in memory: a real register and a real list, and generated ones of 200,000 rows, by the command's own way.
import { createReadStream, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { operator } from '../src/kernel/cli/execute.ts'
import { migrate, openBuiltIn } from '../src/kernel/database/index.ts'
import { root } from '../src/kernel/root.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { type Day, day } from '../src/kernel/time/index.ts'
import { importFile } from '../src/modules/registry/imports/import.actions.ts'
import type { FormatName } from '../src/modules/registry/imports/reader.formats.ts'
import { measure } from './harness.ts'

const { clock } = readSettings({})

type File = { open: () => AsyncIterable<Uint8Array>; name: string; format: FormatName; on: Day | null }

const take = async ({ open, name, format, on }: File, dryRun: boolean): Promise<void> => {
  const database = await openBuiltIn(null)
  await migrate(database)
  await database.asActor(operator, tx =>
    importFile(tx, {
      open,
      name,
      format,
      on,
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

/** A list of as many positions, written as it is asked for: twenty to a unit, a third held by people whom it does not name, a ninth vacant. */
async function* positions(rows: number) {
  let text = 'id,title,agcy_name,org_name,pborg_seq,pborg_managed_by,name_of_incumbent,type_of_appt\n'
  for (let i = 0; i < rows; i += 1) {
    const unit = Math.floor(i / 20)
    const holder = i % 9 === 0 ? 'Vacant' : i % 3 === 0 ? 'Career Incumbent' : `Ann N${i}`
    const above = unit % 10 === 0 ? '-1' : unit - 1
    text += `${i + 1},Poste ${i % 500},Agence ${Math.floor(unit / 100)},Bureau ${unit},${unit},${above},${holder},Noncareer Appointment(NA)\n`
    if (text.length < 65_536) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

const published = [
  { of: 'a real register of 2,890 terms', path: 'uk-ministers-1997-2010.popolo.json', format: 'popolo', on: null },
  { of: 'a real list of 6,806 positions', path: 'us-plum-book-2012.csv', format: 'positions', on: day('2012-12-01') },
] as const

export const run = async (): Promise<void> => {
  for (const { of, path, format, on } of published) {
    const file = join(root, '../shared/data', path)
    if (!existsSync(file)) {
      console.log(`${of}: not measured (its file is not here)`)
      continue
    }
    const from = { open: () => createReadStream(file), name: basename(file), format, on }
    for (const dryRun of [true, false])
      await measure(`${of}${dryRun ? ', dry run' : ''}`, { bar: dryRun ? 8000 : 20_000, runs: 3, warm: 0 }, () =>
        take(from, dryRun),
      )
  }
  await measure('a generated register of 200,000 rows', { bar: 180_000, runs: 1, warm: 0 }, () =>
    take({ open: () => generated(200_000), name: 'produit.json', format: 'popolo', on: null }, false),
  )
  const list = {
    open: () => positions(200_000),
    name: 'produit.csv',
    format: 'positions',
    on: day('2020-01-01'),
  } as const
  await measure('a generated list of 200,000 positions', { bar: 180_000, runs: 1, warm: 0 }, () => take(list, false))
  console.log(
    `peak memory, the database and its copies included: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
}
