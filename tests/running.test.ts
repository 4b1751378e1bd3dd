import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { house, open, send, textOf } from './harness.ts'
import { command } from './server.ts'

const { page: newPage, server } = house()
const greffe = (...argv: string[]) => command(server().data, argv)

const jsonOf = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
type List<T> = { readonly total: number; readonly items: readonly T[] }
type Line = { readonly post: { readonly id: string }; readonly state: string }

test('a command beside the running server answers as the page does', async t => {
  const page = await newPage(t)
  const dates = { on: '2021-03-31', known: '2022-01-01' }
  const told = await greffe('roster', '--on', dates.on, '--known', dates.known, '--json')
  assert.equal(told.status, 0, told.err)
  const { next, ...shown } = await jsonOf<List<Line> & { next: null }>(
    page,
    `/fr/registre/mandats.json?${new URLSearchParams({ ...dates, limit: '10000' })}`,
  )
  assert.equal(next, null)
  assert.deepEqual(JSON.parse(told.out), shown)
  assert(shown.total > 2000, `${shown.total} lines`)
})

test('the horizon of one minister on the command line is the one of the page', async t => {
  const page = await newPage(t)
  const portfolio = 'ministre de la Culture et des Communications'
  const told = await greffe('horizon', '--months', '9', '--minister', 'culture et des', '--json')
  assert.equal(told.status, 0, told.err)
  const shown = await jsonOf<List<Line>>(
    page,
    `/fr/registre/horizon.json?${new URLSearchParams({ portfolio, months: '9', limit: '10000' })}`,
  )
  const { total, items } = JSON.parse(told.out) as List<Line>
  const inOrder = (lines: readonly Line[]) => lines.map(line => JSON.stringify(line)).sort()
  assert.equal(total, shown.total)
  assert.deepEqual(inOrder(items), inOrder(shown.items))
  for (const wrong of [
    ['--months', '99'],
    ['--minister', 'Nowhere'],
  ])
    assert.match((await greffe('horizon', ...wrong)).err, /^REG-\d{3} .+\n$/s)
})

test('a command that a role does not give is refused with a sentence, and journaled', async t => {
  const refused = await greffe('verify', '--as', 'Michel Kistabish')
  assert.equal(refused.status, 3)
  assert.match(refused.err, /^[A-Z]{3}-\d{3} \S.*\.\n$/s)
  assert.equal(refused.out, '')
  const page = await newPage(t, { as: 'auditor' })
  await open(page, '/fr/journal')
  const line = page.locator('tbody tr', { hasText: 'access.refused' }).filter({ hasText: 'Michel Kistabish' })
  assert.match(await textOf(line.first()), /verify/)
})

test('what is backed up while the server runs is restored elsewhere, whole and the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-backup-'))
  const [saved, elsewhere] = [join(folder, 'saved'), join(folder, 'elsewhere')]
  try {
    const backup = await greffe('backup', saved)
    assert.equal(backup.status, 0, backup.err)
    const restored = await command(elsewhere, ['restore', saved])
    assert.equal(restored.status, 0, restored.err)
    const verified = await command(elsewhere, ['verify', '--json'])
    assert.equal(verified.status, 0, verified.out)
    for (const dates of [[], ['--on', '2019-03-07', '--known', '2020-01-01']]) {
      const here = await greffe('roster', '--json', ...dates)
      const there = await command(elsewhere, ['roster', '--json', ...dates])
      assert(there.out === here.out && here.out.length > 100_000, `the same roster, ${dates.join(' ')}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A draft that fills every one of these posts, ready for the registrar; gives its path and its version. */
const readyToFill = async (adviser: Page, legal: Page, director: Page, posts: readonly Line[]) => {
  const people = await jsonOf<List<{ id: string }>>(adviser, `/fr/registre/personnes.json?limit=${posts.length}`)
  const path = await send(adviser, '/fr/actes/projets', { kind: 'decret' })
  let version = 1
  for (const [at, { post }] of posts.entries()) {
    const answers = { mandate: randomUUID(), post: post.id, person: people.items[at]?.id, from: '2026-12-01' }
    await send(adviser, `${path}/articles`, { version, effet: 'mandate.begin', in: answers })
    version++
  }
  const title = { fr: 'des nominations', en: 'appointments' }
  await send(adviser, `${path}/texte`, { version, title })
  version++
  await send(adviser, `${path}/etape`, { version, name: 'submit' })
  await send(legal, `${path}/revision`, { version })
  await send(director, `${path}/etape`, { version, name: 'make_ready' })
  return { path, version }
}

test('a server killed while it adopts leaves all of the act or nothing of it, and starts again', async t => {
  const adviser = await newPage(t, { as: 'adviser' })
  const legal = await newPage(t, { as: 'legal_adviser' })
  const director = await newPage(t, { as: 'director' })
  const registrar = await newPage(t, { as: 'registrar' })
  const { items } = await jsonOf<List<Line>>(adviser, '/fr/registre/postes.json?state=vacant&limit=12')
  const { path, version } = await readyToFill(adviser, legal, director, items)
  const acts = async () => (await jsonOf<List<unknown>>(registrar, '/fr/actes.json?limit=1')).total
  const before = await acts()

  const adoption = send(registrar, `${path}/adoption`, { version, adopted_on: '2026-11-20' }).then(
    () => true,
    () => false,
  )
  await new Promise(resolve => setTimeout(resolve, 150))
  await server().kill()
  const answered = await adoption
  await server().start()

  const verified = await greffe('verify', '--json')
  assert.equal(verified.status, 0, verified.out)
  const adopted = (await acts()) - before
  assert(adopted === 1 || (adopted === 0 && !answered), 'what was answered is kept')
  const filled = await Promise.all(
    items.map(async ({ post }) => {
      const found = await jsonOf<List<Line>>(adviser, `/fr/registre/postes.json?on=2026-12-01&post=${post.id}`)
      return found.items[0]?.state === 'in_office'
    }),
  )
  assert.deepEqual(filled, Array(items.length).fill(adopted === 1), 'all the articles, or none')
})
