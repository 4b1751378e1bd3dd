// Taking data over by the command itself, each time into an empty register in a folder: a real register and a real list, and generated ones of 200,000 rows.
import { execFile } from 'node:child_process'
import { cpSync, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { root } from '../src/kernel/root.ts'
import { measure } from './harness.ts'

/** Makes each process say at its end the most memory that it had, in kilobytes; the last to say so is the command. */
const told = `data:text/javascript,process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))`

/** Runs the command on a data folder; gives the most memory that it had, in megabytes. */
const greffe = async (folder: string, ...words: string[]): Promise<number> => {
  const env = { ...process.env, GREFFE_DATA: folder, NODE_OPTIONS: `--import=${told}` }
  const { stderr } = await promisify(execFile)(join(root, 'script/greffe'), words, { env, maxBuffer: 64 * 1024 * 1024 })
  const peaks = stderr.split('\n').flatMap(line => (line.startsWith('peak ') ? [Number(line.slice(5))] : []))
  return Math.round((peaks.at(-1) ?? Number.NaN) / 1024)
}

/** A Popolo document of as many rows, written as it is asked for: half persons, half memberships, a post for each hundred. */
async function* register(rows: number) {
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

const most = 300

export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-imports-'))
  const [empty, data] = [join(folder, 'empty'), join(folder, 'data')]
  await greffe(empty, 'migrate')

  const take = async (what: string, bar: number, runs: number, words: readonly string[]) => {
    let peak = 0
    await measure(what, { bar, runs, warm: 0 }, async () => {
      rmSync(data, { recursive: true, force: true })
      cpSync(empty, data, { recursive: true })
      peak = Math.max(peak, await greffe(data, 'import', ...words))
    })
    console.log(`${what.padEnd(70)} peak ${peak} MB   bar ${most} MB, ${peak <= most ? 'held' : 'MISSED'}`)
  }

  const published = [
    { of: 'a real register of 2,890 terms', words: ['popolo'], path: 'uk-ministers-1997-2010.popolo.json' },
    { of: 'a real list of 6,806 positions', words: ['positions', '--on', '2012-12-01'], path: 'us-plum-book-2012.csv' },
  ]
  for (const { of, words, path } of published) {
    const file = join(root, '../shared/data', path)
    if (!existsSync(file)) {
      console.log(`${of}: not measured (its file is not here)`)
      continue
    }
    await take(`${of}, dry run`, 8000, 3, [...words, file, '--dry-run'])
    await take(of, 20_000, 3, [...words, file])
  }

  const generated = [
    { of: 'a generated list of 200,000 positions', words: ['positions', '--on', '2020-01-01'], make: positions },
    { of: 'a generated register of 200,000 rows', words: ['popolo'], make: register },
  ]
  for (const { of, words, make } of generated) {
    const file = join(folder, 'generated')
    await pipeline(make(200_000), createWriteStream(file))
    await take(of, 180_000, 1, [...words, file])
  }
  rmSync(folder, { recursive: true })
}
