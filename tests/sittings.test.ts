import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { byKeyboard } from './hands.ts'
import { beginDraft, heading, house, open, press, send, tabTo, textOf, write } from './harness.ts'
import { today } from './server.ts'

const { page: newPage } = house()

test('a sitting is planned, locked, held and closed with scripts off', async t => {
  const page = await newPage(t, { as: 'registrar', scripts: false })
  const click = (name: string | RegExp) => page.getByRole('button', { name }).last().click()
  await open(page, '/fr/seances')
  await page.getByRole('link', { name: '2026-11-25' }).click()
  assert.match(await heading(page), /^Conseil des ministres, séance du 25\snovembre\s2026$/)
  await click('Arrêter l’ordre du jour')
  assert.match(await textOf(page.getByRole('alert')), /Point 1, conditions à remplir/)
  const subject = await textOf(page.getByRole('heading', { level: 4 }).last())
  await click('Retirer de l’ordre du jour')

  await open(page, '/fr/seances')
  await page.getByRole('link', { name: 'Planifier des séances' }).click()
  await page.getByLabel('Premier jour').fill(today)
  await page.getByLabel(/^Jours entre/).fill('0')
  await click('Planifier des séances')
  const option = page.getByLabel('Projet', { exact: true }).locator('option').last()
  await page.getByLabel('Projet', { exact: true }).selectOption((await option.getAttribute('value')) ?? '')
  await click('Inscrire à l’ordre du jour')
  assert.equal(await textOf(page.getByRole('heading', { level: 4 })), subject)
  await click('Arrêter l’ordre du jour')
  await click('Consigner la décision')
  await click('Adopter et numéroter 1 acte')
  await click('Clore la séance')
  assert.match(await textOf(page.locator('.pairs')), /Close par/)
  await page.getByRole('link', { name: /^D\.\s\d+-2026$/ }).click()
  assert.match(await heading(page), /^Décret \d+-2026$/)
})

test('by keyboard, a draft is put on an agenda by typing its subject, and taken off again', async t => {
  const page = await newPage(t, { as: 'registrar', lang: 'en' })
  await open(page, '/en/sittings')
  await press(page, page.getByRole('link', { name: '2026-12-02' }))
  await press(page, page.getByRole('link', { name: 'Sittings', exact: true }).last())
  await press(page, page.getByRole('link', { name: '2026-11-25' }))
  const subjects = page.getByRole('heading', { level: 4 })
  const [first, count] = [await textOf(subjects.first()), await subjects.count()]
  await press(page, page.getByRole('button', { name: 'Take off the agenda' }).first())
  assert.equal(await subjects.count(), count - 1)
  const field = page.getByRole('combobox', { name: 'Draft' })
  await field.focus()
  await page.keyboard.type(first.split(' ').at(-1) ?? '')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('button', { name: 'Add to the agenda' }))
  assert.equal(await textOf(subjects.last()), first)
})

test('with scripts off, a participant is added and invited; a sitting moves, and its page says what was sent', async t => {
  const page = await newPage(t, { as: 'registrar', lang: 'en', scripts: false })
  await open(page, '/en/sittings')
  await page.getByRole('link', { name: 'Participants in sittings' }).click()
  await page.getByText('Add a participant').first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ana Roy')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ana@exemple.invalid')
  await page.getByRole('radio', { name: 'English' }).check()
  await page.getByRole('button', { name: 'Add a participant' }).click()
  await page.getByRole('link', { name: 'Ana Roy' }).waitFor()

  await open(page, '/en/sittings')
  await page.getByRole('link', { name: '2026-12-09' }).click()
  assert.match(await textOf(page.locator('main')), /Invitation sent to Ana Roy and Odette Villemaire-Roy\./)
  await page.getByText('Move the sitting').first().click()
  await page.getByLabel('New day').fill('2026-12-10')
  await page.getByLabel(/^Start/).fill('14:00')
  await page.getByLabel(/^End/).fill('15:30')
  await page.getByLabel('Reason').first().fill('A mission')
  await page.getByRole('button', { name: 'Move the sitting' }).click()
  assert.equal(await heading(page), 'Cabinet, sitting of December 10, 2026')
  assert.match(await textOf(page.locator('.pairs')), /2:00\sp\.m\. to 3:30\sp\.m\. \(Eastern Time\)/)
  const sentTo = (address: string) => page.locator('.trace li').filter({ hasText: address }).last()
  assert.match(await textOf(sentTo('ana@exemple.invalid')), /: Sitting moved: Cabinet, sitting of December 10, 2026$/)
  assert.match(await textOf(sentTo('o.villemaire')), /: Séance déplacée\s: Conseil des ministres, séance du 10\s/)
})

/** Three drafts made ready by those whose work it is, each with this article; gives their subjects. */
const readyDrafts = async (t: TestContext, articles: readonly object[]) => {
  const [adviser, legal, director] = [
    await newPage(t, { as: 'adviser' }),
    await newPage(t, { as: 'legal_adviser' }),
    await newPage(t, { as: 'director' }),
  ]
  const subjects = articles.map((_, at) => `essai au clavier ${at + 1}`)
  for (const [at, article] of articles.entries()) {
    const path = `/fr/actes/projets/${await beginDraft(adviser, 'fr')}`
    await send(adviser, `${path}/articles`, { version: 2, ...article })
    await send(adviser, `${path}/texte`, { version: 3, title: { fr: subjects[at], en: 'keyboard' } })
    await send(adviser, `${path}/etape`, { version: 4, name: 'submit' })
    await send(legal, `${path}/revision`, { version: 4 })
    await send(director, `${path}/etape`, { version: 4, name: 'make_ready' })
  }
  return subjects
}

type Thing = { readonly id: string; readonly name: string }
type Named = { readonly post: Thing; readonly person: Thing | null }

/** How many times Tab is pressed before the focus is there: the way that a hand goes. */
const tabs = async (page: Page, target: ReturnType<Page['getByRole']>): Promise<number> => {
  const wanted = await target.elementHandle()
  assert(wanted)
  for (let presses = 0; presses < 40; presses++) {
    if (await wanted.evaluate(element => element === element.ownerDocument.activeElement)) return presses
    await page.keyboard.press('Tab')
  }
  return assert.fail(`Tab does not soon reach ${target}`)
}

const yesterday = '2026-11-19'

test('by keyboard alone, the registrar locks, decides, adopts, closes, and announces', async t => {
  const page = await newPage(t, { as: 'registrar' })
  const rows = async (path: string) => ((await (await page.request.get(path)).json()) as { items: Named[] }).items
  const [line] = await rows('/fr/registre/mandats.json?state=vacant&family=adjudicator&limit=1')
  const [someone] = await rows('/fr/registre/mandats.json?state=in_office&family=vice_president&limit=1')
  assert(line && someone?.person)
  const found = { post: line.post, person: someone.person }
  const begins = {
    effet: 'mandate.begin',
    in: {
      mandate: randomUUID(),
      post: found.post.name,
      person: found.person.name,
      from: '2026-12-01',
      to: '2028-11-30',
    },
    pick: { post: found.post.id, person: found.person.id },
  }
  const free = { effet: 'none', text_fr: 'la chose soit faite', text_en: 'the thing be done' }
  await open(page, '/fr')
  const [first = '', second = ''] = await readyDrafts(t, [begins, free])

  await open(page, '/fr/seances/nouvelles')
  await byKeyboard(page).writeDay(page.getByLabel('Premier jour'), yesterday)
  await write(page, page.getByLabel(/^Jours entre/), '0')
  await press(page, page.getByRole('button', { name: 'Planifier des séances' }))

  for (const subject of [second, first]) {
    const field = page.getByRole('combobox', { name: 'Projet' })
    await write(page, field, subject)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await write(page, page.getByLabel('Motif de l’inscription tardive'), 'urgent')
    await press(page, page.getByRole('button', { name: 'Inscrire à l’ordre du jour' }))
  }
  const kinds = await page.getByRole('heading', { level: 3 }).allTextContents()
  assert.deepEqual(kinds, ['Nominations et mouvements', 'Autres actes'])
  assert.deepEqual(
    (await page.getByRole('heading', { level: 4 }).allTextContents()).map(text => text.toLowerCase()),
    [first, second],
  )
  await press(page, page.getByRole('button', { name: 'Arrêter l’ordre du jour' }))

  await tabTo(page, page.getByRole('radio', { name: 'Adopté', exact: true }).first())
  await press(page, page.getByRole('button', { name: 'Consigner la décision' }))
  const next = page.getByRole('radio', { name: 'Adopté', exact: true })
  assert.equal(await next.count(), 1)
  assert((await tabs(page, next)) <= 4, 'the next decision is at hand')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('à revoir')
  await page.keyboard.press('Tab')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  assert.match(await textOf(page.locator('main')), /Reporté/)
  const adopt = page.getByRole('button', { name: 'Adopter et numéroter 1 acte' })
  assert((await tabs(page, adopt)) <= 2, 'what remains is at hand')
  await press(page, adopt)
  await press(page, page.getByRole('button', { name: 'Clore la séance' }))
  assert.match(await textOf(page.locator('.pairs')), /Close par/)

  await press(page, page.getByRole('link', { name: 'Communiqué', exact: true }))
  await press(page, page.getByRole('button', { name: 'Diffuser le communiqué' }))
  assert.match(await textOf(page.getByRole('alert')), /Restent à prévenir.*\(personne nommée\).*Restent à signer/)
  for (const box of await page.getByRole('checkbox').all()) {
    await tabTo(page, box)
    await page.keyboard.press('Space')
  }
  await press(page, page.getByRole('button', { name: 'Consigner', exact: true }))
  await press(page, page.getByRole('link', { name: /^D\.\s\d+-2026$/ }).first())
  await write(page, page.getByLabel('Signataire'), 'Mai-Linh Champagne')
  await press(page, page.getByRole('button', { name: 'Consigner la signature' }))
  await page.goBack()
  await page.goBack()
  await press(page, page.getByRole('button', { name: 'Diffuser le communiqué' }))
  assert.match(await heading(page), /^Nominations, Conseil des ministres, séance du 19\snovembre\s2026$/)

  const visitor = await newPage(t, { lang: 'en' })
  await open(visitor, '/en/releases')
  await visitor.getByRole('link', { name: yesterday }).click()
  assert.match(await heading(visitor), /^Appointments, Cabinet, sitting of November 19, 2026$/)
})
