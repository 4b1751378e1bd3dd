import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { root } from '../../../kernel/root.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { type Answer, formIn, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { choosable } from './proposal.rules.ts'
import { formats } from './reader.formats.ts'
import { counts, document } from './testing.ts'
import { importJob } from './work.actions.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const actor: Actor = { id: 'operator', name: 'Exploitation', role: 'operator', scope: {} }
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const operator = site.as(actor)
const homes = ['/fr/registre/reprises', '/en/register/imports'] as const
const work = () => importJob.steps(run => database.asActor(actor, run), { actor, clock })

/** All that an import writes for good; the journal only says who tried. */
const written = async () => (await database.asActor(actor, counts)).slice(0, -1)

/** Which of them counts acts. */
const acts = 4

const plain = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What a page says to a reader, without its markup. */
const text = (html: string) =>
  html
    .replace(/<(script|style|head).*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:lt|gt|quot|amp);/g, plain)
    .replace(/ +/g, ' ')

/** What a page says at a field that it refuses. */
const refusalIn = ({ html }: Answer) => text(/<p class="error".*?<\/span>(.*?)<\/p>/s.exec(html)?.[1] ?? '').trim()

test('text of Windows-1252 in a JSON document is said row by row, with what to do, in both languages', async () => {
  const bytes = Buffer.from(
    JSON.stringify({ ...document, persons: [...document.persons, { id: 'z', name: 'Zoé' }] }),
    'latin1',
  )
  for (const [home, says] of [
    [
      homes[0],
      /IMP-06 Le texte contient des octets qui ne sont pas de l’UTF-8 \(Windows-1252 ou Latin-1, peut-être\)\s: enregistrez le fichier d’origine en UTF-8/,
    ],
    [
      homes[1],
      /IMP-06 The text contains bytes that are not UTF-8 \(Windows-1252 or Latin-1, perhaps\): save the original file as UTF-8/,
    ],
  ] as const) {
    const { to } = await operator.upload(home, { format: 'popolo' }, { file: new File([bytes], 'registre.json') })
    await work()
    const { status, html } = await operator.page(to)
    assert.equal(status, 200)
    assert.match(text(html), says)
    await operator.fill(to, {}, 'drop')
  }
})

const folder = join(root, '../shared/data/nasty')
const skip = existsSync(folder) ? false : 'the files of ../shared/data/nasty are absent'

type One = { step: string; refusal: string | null; act: string | null }

/** One import in both languages: what it is, and the page of it, which answers whatever the file holds. */
const seen = async (to: string) => {
  const [fr, en] = [to, to.replace(homes[0], homes[1])]
  const json = async (path: string) => (await (await operator.request(`${path}.json`)).json()) as One
  const page = async (path: string) => {
    const { status, html } = await operator.page(path)
    assert.equal(status, 200, path)
    return text(html)
  }
  return { fr: await json(fr), en: await json(en), pages: [await page(fr), await page(en)] as const }
}

/** A sentence is a whole one, and not the same in both languages. */
const clear = (fr: string, en: string, of: string) => {
  for (const says of [fr, en]) assert.match(says, /^\p{Lu}.{19,}[.…]/su, `${of}: ${says}`)
  assert.notEqual(fr, en, of)
}

/** Says which column is whose name, as people do of headings that suggest nothing. */
const mapColumns = async (to: string, of: string) => {
  const form = formIn((await operator.page(to)).html, 'map')
  const how = { body: 'Régie du lac', on: '2026-11-01' }
  const first = await operator.fill(to, how, 'map')
  if (first.status === 303) return
  const other = await operator.fill(to.replace(homes[0], homes[1]), how, 'map')
  assert.deepEqual([first.status, other.status], [422, 422], of)
  clear(refusalIn(first), refusalIn(other), of)
  const [label = ''] = [...(await operator.page(to)).html.matchAll(/<option value="([^"]+)"/g)].map(([, one]) => one)
  const blank = Object.fromEntries(Object.keys(form).flatMap(name => (name.startsWith('map.') ? [[name, '']] : [])))
  const said = await operator.fill(to, { ...blank, ...how, 'map.person': plain(label) }, 'map')
  assert.equal(said.status, 303, `${of}: ${refusalIn(said)}`)
}

const ends = { unreadable: 0, nothing: 0, adopted: 0, dropped: 0 }

/** Asks for the act of what is proposed, each difference taken. */
const askForAct = async (to: string): Promise<Answer> => {
  const asked = await operator.fill(to, {}, 'act')
  if (!asked.html.includes('qui attendent un choix')) return asked
  for (const all of choosable) await operator.send(`${to}/choix`, { all, take: 'take' })
  return operator.fill(to, {}, 'act')
}

/** `wanted`: whether what the file proposes is adopted, or dropped. */
const follow = async (path: string, format: string, wanted: boolean) => {
  const of = `${basename(path)} as ${format}`
  const before = await written()
  const file = new File([readFileSync(path)], basename(path))
  const { status, to } = await operator.upload(homes[0], { format, on: '2026-11-01' }, { file })
  assert.equal(status, 303, of)
  if (format === 'table') await mapColumns(to, of)
  await work()
  const { fr, en, pages } = await seen(to)
  if (fr.step === 'unreadable') {
    clear(fr.refusal ?? '', en.refusal ?? '', of)
    assert.ok(pages[0].includes(fr.refusal ?? '') && pages[1].includes(en.refusal ?? ''), of)
    ends.unreadable += 1
  } else {
    assert.equal(fr.step, 'deciding', of)
    const asked = wanted ? await askForAct(to) : null
    if (asked?.status === 303) {
      await work()
      const { fr: after } = await seen(to)
      assert.deepEqual([after.step, after.refusal], ['adopted', null], of)
      assert.ok(after.act, of)
      const made = await written()
      assert.equal(made[acts], (before[acts] ?? 0) + 1, of)
      ends.adopted += 1
      return
    }
    if (asked) {
      const other = await operator.fill(to.replace(homes[0], homes[1]), {}, 'act')
      assert.deepEqual([asked.status, other.status], [409, 409], of)
      assert.match(text(asked.html), /Aucune ligne n’est à reprendre/, of)
      assert.match(text(other.html), /No row is to be taken over/, of)
      // The page says why, of the file, of a row or of a file before it that said the same.
      for (const page of pages) assert.match(page, /IMP-\d\d \p{Lu}|Aucune ligne|No row|Identique|Same/u, of)
      ends.nothing += 1
    } else ends.dropped += 1
  }
  assert.deepEqual(await written(), before, of)
  assert.equal((await operator.fill(to, {}, 'drop')).status, 303, of)
  assert.equal((await operator.page(to)).status, 404, of)
}

test('every hostile file is followed from the form to its last step: a sentence in both languages, and nothing half written', {
  skip,
}, async () => {
  const files = globSync('**/*', { cwd: folder })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
  assert.ok(files.length > 80, `${files.length} files`)
  const isList = /\.(?:csv|xlsx|vcf)$/
  for (const path of files.toSorted())
    for (const format of path.endsWith('.csv') ? Object.keys(formats) : [isList.test(path) ? 'table' : 'popolo'])
      await follow(path, format, !path.endsWith('.vcf'))
  assert.deepEqual(
    site.logged.filter(({ level }) => level === 'error'),
    [],
    'nothing answered 500',
  )
  for (const [end, count] of Object.entries(ends)) assert.ok(count > 0, end)
})
