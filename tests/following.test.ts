import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { lastMessage } from './candidate.ts'
import { examine } from './examine.ts'
import { sayYes } from './follower.ts'
import { beginDraft, heading, house, open, press, send, tabTo, textOf, write } from './harness.ts'

const { page: newPage, server } = house()

const words = {
  fr: {
    acts: '/fr/actes?kind=decret',
    follow: 'Suivre par courriel',
    address: /Adresse de courriel/,
    week: 'Chaque lundi matin',
    ask: 'Recevoir le lien de confirmation',
    sent: 'Lien envoyé',
    followed: 'Ce que vous suivez par courriel',
    list: 'Actes (Décret)',
    end: 'Ne plus suivre',
    change: 'Changer la fréquence',
    stop: 'Ne plus rien recevoir',
    stopped: 'Vous ne recevrez plus rien',
    data: 'nouvelles du registre',
    title: 'la suite donnée à un essai',
  },
  en: {
    acts: '/en/acts?kind=decret',
    follow: 'Follow by e-mail',
    address: /E-mail address/,
    week: 'Each Monday morning',
    ask: 'Get the confirmation link',
    sent: 'Link sent',
    followed: 'What you follow by e-mail',
    list: 'Acts (Order in Council)',
    end: 'Stop following',
    change: 'Change how often',
    stop: 'Receive nothing more',
    stopped: 'You will receive nothing more',
    data: 'news of the register',
    title: 'what follows a trial',
  },
} as const
const langs = ['fr', 'en'] as const
const addressIn = { fr: 'lectrice@example.ca', en: 'reader@example.ca' }

const click = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])

/** From a draft to its act, by those who carry it. */
const adopt = async (t: Parameters<typeof newPage>[0]) => {
  const adviser = await newPage(t, { as: 'adviser' })
  const draft = `/fr/actes/projets/${await beginDraft(adviser, 'fr')}`
  await adviser.goto(draft)
  const { version } = (await (await adviser.request.get(`${draft}.json`)).json()) as { version: number }
  await send(adviser, `${draft}/texte`, { version, title: { fr: words.fr.title, en: words.en.title } })
  await adviser.goto(draft)
  await click(adviser, 'Soumettre à la révision juridique')
  for (const [role, name] of [
    ['legal_adviser', 'Consigner la révision juridique'],
    ['director', 'Marquer prêt'],
  ] as const) {
    const page = await newPage(t, { as: role })
    await page.goto(draft)
    await click(page, name)
  }
  const registrar = await newPage(t, { as: 'registrar' })
  await registrar.goto(draft)
  await Promise.all([
    registrar.waitForEvent('load'),
    registrar.getByRole('link', { name: 'Aperçu et adoption' }).click(),
  ])
  await click(registrar, 'Adopter')
}

for (const lang of langs)
  test(`by keyboard alone, without scripts, in ${lang}: a visitor follows the décrets, and says yes by the link of a message`, async t => {
    const w = words[lang]
    const page = await newPage(t, { lang, scripts: false })
    await open(page, w.acts)
    await press(page, page.getByRole('link', { name: w.follow }))
    assert.equal((await textOf(page.locator('.pairs dd').first())).trim(), w.list)
    await write(page, page.getByLabel(w.address), 'nobody')
    await press(page, page.getByRole('button', { name: w.ask }))
    assert.equal(await page.locator('.field.wrong').count(), 1, 'no address is refused at its field')
    await write(page, page.getByLabel(w.address), addressIn[lang])
    await tabTo(page, page.getByRole('radio').first())
    await press(page, page.getByRole('button', { name: w.ask }))
    assert.equal(await heading(page), w.sent)
    const { body } = await lastMessage(server(), addressIn[lang])
    const [link = ''] = /http:\/\/\S+/.exec(body) ?? []
    const scripted = await newPage(t, { lang })
    await open(scripted, link)
    assert.deepEqual(await examine(scripted, 'the link of a message'), [])
    await sayYes(page, server(), lang, addressIn[lang])
    assert.equal(await heading(page), w.followed)
    assert.equal(await page.getByRole('link', { name: w.list }).count(), 1)
    await open(scripted, page.url())
    assert.deepEqual(await examine(scripted, 'what an address follows'), [])
  })

test('a décret is adopted: each receives it the next morning, changes what one follows, and is forgotten', async t => {
  await adopt(t)
  await server().kill()
  await server().start({ GREFFE_TODAY: '2026-11-21' })
  const folder = join(server().data, 'mail')
  const messages = () =>
    existsSync(folder) ? readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')) : []
  const digests = (address: string) =>
    messages().filter(text => text.includes(`To: ${address}`) && /^List-Unsubscribe:/m.test(text))
  for (let tries = 0; tries < 150 && langs.some(lang => digests(addressIn[lang]).length === 0); tries++)
    await new Promise(resolve => setTimeout(resolve, 200))
  for (const lang of langs) {
    const w = words[lang]
    const [digest = '', ...others] = digests(addressIn[lang])
    assert.deepEqual(others, [])
    assert.match(digest, new RegExp(`^Content-Language: ${lang}`, 'm'))
    assert.match(digest, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    const { subject, body } = await lastMessage(server(), addressIn[lang])
    assert.ok(subject.includes(w.data), subject)
    assert.ok(body.includes(w.list) && body.includes(w.title), body)

    const page = await newPage(t, { lang, scripts: false })
    const [own = ''] = /http:\/\/\S+\/(abonnements|subscriptions)\/\S+/.exec(body) ?? []
    await open(page, own)
    await tabTo(page, page.getByRole('radio').first())
    await page.keyboard.press('ArrowDown')
    await press(page, page.getByRole('button', { name: w.change }))
    assert.ok(await page.getByRole('radio', { name: w.week }).isChecked())
    const link = /^List-Unsubscribe:\s+<([^>]+)>/m.exec(digest)?.[1] ?? ''
    await open(page, new URL(link).pathname)
    assert.equal(await heading(page), w.stop)
    await press(page, page.getByRole('button', { name: w.stop }))
    assert.equal(await heading(page), w.stopped)
    assert.equal((await page.goto(own))?.status(), 404)
  }
})
