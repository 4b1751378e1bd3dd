import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { byHand, byKeyboard, type Hands } from './hands.ts'
import { heading, house, type Lang, langs, open, send, textOf } from './harness.ts'

const { page: newPage } = house()

const words = {
  fr: {
    decisions: 'Décisions',
    drafts: 'Projets d’actes',
    newDraft: 'Nouveau projet',
    decret: 'Décret',
    begin: 'Commencer le projet',
    addArticle: 'Ajouter un article',
    move: 'Muter une personne',
    mandate: 'Mandat',
    post: 'Nouveau poste',
    from: 'À compter du',
    save: 'Enregistrer l’article',
    another: 'Enregistrer et en ajouter un semblable',
    editText: 'Modifier l’objet, les attendus et les signatures',
    addRecital: 'Ajouter un attendu',
    saveText: 'Enregistrer',
    preview: 'Voir l’aperçu',
    changes: 'Chaque fait, avant et après',
    submit: 'Soumettre à la révision juridique',
    review: 'Consigner la révision juridique',
    ready: 'Marquer prêt',
    adopt: 'Adopter',
    previewAndAdopt: 'Aperçu et adoption',
    pdf: 'PDF en français',
    propose: 'Proposer un acte',
    end: 'Mettre fin à un mandat',
    signatory: 'Signataire',
    sign: 'Consigner la signature',
    publishedOn: 'Paru le',
    page: 'Page',
    publish: 'Consigner la publication',
    gazette: '20 novembre 2026, partie 2, p. 4321',
    cite: (number: string, article: number) => `D. ${number}, art. ${article}`,
  },
  en: {
    decisions: 'Decisions',
    drafts: 'Draft acts',
    newDraft: 'New draft',
    decret: 'Décret',
    begin: 'Begin the draft',
    addArticle: 'Add an article',
    move: 'Move a person',
    mandate: 'Term of office',
    post: 'New post',
    from: 'As of',
    save: 'Save the article',
    another: 'Save and add one like it',
    editText: 'Change the subject, recitals and signatures',
    addRecital: 'Add a recital',
    saveText: 'Save',
    preview: 'See the preview',
    changes: 'Each fact, before and after',
    submit: 'Submit for legal review',
    review: 'Record the legal review',
    ready: 'Mark as ready',
    adopt: 'Adopt',
    previewAndAdopt: 'Preview and adoption',
    pdf: 'PDF in English',
    propose: 'Propose an act',
    end: 'End a mandate',
    signatory: 'Signatory',
    sign: 'Record the signature',
    publishedOn: 'Published on',
    page: 'Page',
    publish: 'Record the publication',
    gazette: 'November 20, 2026, Part 2, p. 4321',
    cite: (number: string, article: number) => `O.C. ${number}, art. ${article}`,
  },
} as const

type Named = { readonly id: string; readonly name: string }
type Line = {
  readonly post: Named
  readonly organisation: Named
  readonly person: Named
  readonly act: string
  readonly article: number
  readonly state: string
}

const rosterPath = { fr: '/fr/registre/mandats.json', en: '/en/register/mandates.json' }
const postPath = { fr: '/fr/registre/postes/', en: '/en/register/posts/' }

const roster = async (page: Page, lang: Lang, query: string): Promise<readonly Line[]> => {
  const answer = await page.request.get(`${rosterPath[lang]}?${query}`)
  return ((await answer.json()) as { items: Line[] }).items
}

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' })
const field = (page: Page, label: string) => page.locator('input').and(page.getByLabel(label, { exact: true }))
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The adviser's draft: three deputy ministers, each to the post of the next, as of the first of December. */
const draftTheChain = async (page: Page, hands: Hands, lang: Lang, chain: readonly Line[]): Promise<string> => {
  const t = words[lang]
  await hands.press(link(page, t.decisions))
  await hands.press(link(page, t.drafts))
  await hands.press(link(page, t.newDraft))
  await hands.press(button(page, t.begin))
  const { pathname } = new URL(page.url())
  await hands.press(link(page, t.addArticle))
  await hands.press(link(page, t.move))
  for (const [at, line] of chain.entries()) {
    const next = chain[(at + 1) % chain.length] as Line
    const save = button(page, at < chain.length - 1 ? t.another : t.save)
    const mandate = new RegExp(`^${line.person.name}, ${line.post.name}, ${line.organisation.name}, `)
    const post = new RegExp(`^${next.post.name}, ${next.organisation.name}$`)
    await hands.name(field(page, t.mandate), `${line.person.name} ${line.organisation.name}`, mandate)
    await hands.name(field(page, t.post), `${next.post.name} ${next.organisation.name}`, post)
    await hands.writeDay(field(page, t.from), '2026-12-01')
    await hands.press(save)
    // Without scripts, a name that several things bear comes back with a choice.
    const offered = [mandate, post].map(name => page.getByRole('radio', { name }))
    const open = (await Promise.all(offered.map(radio => radio.isVisible()))).map((is, of) => (is ? offered[of] : null))
    for (const radio of open) await radio?.check()
    if (open.some(radio => radio !== null)) await hands.press(save)
  }
  await hands.press(link(page, t.editText))
  await hands.write(page.locator('[name="title.fr"]'), 'la mutation de trois sous-ministres')
  await hands.write(page.locator('[name="title.en"]'), 'the moves of three deputy ministers')
  await hands.press(button(page, t.addRecital))
  await hands.write(page.locator('[name="recitals.0.fr"]'), 'trois postes de sous-ministre doivent être pourvus')
  await hands.write(page.locator('[name="recitals.0.en"]'), 'three posts of deputy minister must be filled')
  await hands.press(button(page, t.saveText).first())
  assert.equal(new URL(page.url()).pathname, pathname)
  return pathname
}

/** Opens the draft from what waits at home, as its next reader would. */
const openWaiting = async (page: Page, hands: Hands, draft: string): Promise<void> => {
  await page.goto(draft.split('/').slice(0, 2).join('/'))
  await hands.press(page.locator(`main a[href="${draft}"]`).first())
}

type Person = { readonly page: Page; readonly hands: Hands }
type Enter = (role: string) => Promise<Person>

/** From a draft to its act, each of the four at the page of what waits for them; gives the registrar's page of the act. */
const carry = async (enter: Enter, lang: Lang, adviser: Person, draft: string) => {
  const w = words[lang]
  await adviser.page.goto(draft)
  await adviser.hands.press(button(adviser.page, w.submit))
  const legal = await enter('legal_adviser')
  await openWaiting(legal.page, legal.hands, draft)
  await legal.hands.press(button(legal.page, w.review))
  const director = await enter('director')
  await openWaiting(director.page, director.hands, draft)
  await director.hands.press(button(director.page, w.ready))
  const { page, hands } = await enter('registrar')
  await openWaiting(page, hands, draft)
  await hands.press(link(page, w.previewAndAdopt))
  await hands.press(button(page, w.adopt))
  const number = (await heading(page)).match(/\d+-2026/)?.[0]
  assert(number, await heading(page))
  return { page, hands, number }
}

const entering = (t: TestContext, lang: Lang, scripts: boolean, hands: (page: Page) => Hands): Enter => {
  return async role => {
    const page = await newPage(t, { as: role, lang, scripts })
    return { page, hands: hands(page) }
  }
}

type Way = { readonly lang: Lang; readonly from: number; readonly scripts: boolean; readonly keyboard: boolean }

const decide = async (t: TestContext, { lang, from, scripts, keyboard }: Way): Promise<void> => {
  const w = words[lang]
  const enter = entering(t, lang, scripts, page => (keyboard ? byKeyboard(page) : byHand(page, scripts)))
  const adviser = await enter('adviser')
  const held = await roster(adviser.page, lang, 'family=deputy_minister&state=in_office&limit=100')
  const chain = held.slice(from, from + 3)
  const draft = await draftTheChain(adviser.page, adviser.hands, lang, chain)

  await adviser.hands.press(link(adviser.page, w.preview))
  const changes = adviser.page.getByRole('table', { name: w.changes })
  for (const { person } of chain) assert.match(await textOf(changes), new RegExp(person.name))
  assert((await changes.locator('del').count()) > 0 && (await changes.locator('ins').count()) > 0, 'before and after')
  await adviser.page.getByRole('heading', { name: 'Verdicts' }).waitFor()

  const { page, hands, number } = await carry(enter, lang, adviser, draft)
  await hands.write(field(page, w.signatory), 'Mai-Linh Champagne')
  await hands.press(button(page, w.sign))
  await hands.writeDay(field(page, w.publishedOn), '2026-11-20')
  await hands.write(field(page, w.page), '4321')
  await hands.press(button(page, w.publish))
  await page.getByText(w.gazette).first().waitFor()
  const pdf = await page.request.get((await link(page, w.pdf).getAttribute('href')) ?? '')
  assert.equal(pdf.headers()['content-type'], 'application/pdf')
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')

  for (const [at, { person }] of chain.entries()) {
    const { post } = chain[(at + 1) % chain.length] as Line
    const [now] = await roster(page, lang, `post=${post.id}&on=2026-12-01`)
    assert.deepEqual([now?.person, now?.act, now?.article, now?.state], [person, number, at + 1, 'in_office'])
    const [before] = await roster(page, lang, `post=${post.id}&on=2026-11-30`)
    assert.equal(before?.person.id, chain[(at + 1) % chain.length]?.person.id, 'nothing moves before the day')
    await open(page, `${postPath[lang]}${post.id}?on=2026-12-01`)
    assert.match(await textOf(page.locator('.pairs').first()), new RegExp(person.name))
    await page
      .getByRole('link', { name: w.cite(number, at + 1) })
      .first()
      .waitFor()
  }
}

test('three deputy ministers move in a chain by one décret, from draft to act, by the keyboard alone', t =>
  decide(t, { lang: 'fr', from: 0, scripts: true, keyboard: true }))

test('the same without scripts', t => decide(t, { lang: 'fr', from: 3, scripts: false, keyboard: false }))

test('the same in English', t => decide(t, { lang: 'en', from: 6, scripts: true, keyboard: false }))

test('a card proposes an act whose first article already knows what it is about', async t => {
  for (const lang of langs) {
    const w = words[lang]
    const page = await newPage(t, { as: 'adviser', lang })
    const [line] = await roster(page, lang, 'state=past_term&limit=1')
    assert(line)
    await open(page, `${postPath[lang]}${line.post.id}`)
    await page.getByText(w.propose).click()
    const hands = byHand(page, true)
    await hands.press(link(page, w.end))
    await hands.press(button(page, w.begin))
    assert.equal(await heading(page), w.end)
    assert.match(await field(page, w.mandate).inputValue(), new RegExp(`^${line.person.name}, `))
  }
})

test('an erratum moves a day from its beginning, and a repeal ends what was decided, each by its pages', async t => {
  const enter = entering(t, 'fr', true, page => byHand(page, true))
  const adviser = await enter('adviser')
  const { page, hands } = adviser
  const [vacant] = await roster(page, 'fr', 'state=vacant&family=assistant_deputy_minister&limit=1')
  const [someone] = await roster(page, 'fr', 'state=in_office&family=associate_deputy_minister&limit=1')
  assert(vacant && someone)
  const stateOn = async (day: string) => (await roster(page, 'fr', `post=${vacant.post.id}&on=${day}`))[0]?.state
  const title = async (draft: string, fr: string) => {
    const { version } = (await (await page.request.get(`${draft}.json`)).json()) as { version: number }
    await send(page, `${draft}/texte`, { version, title: { fr, en: fr } })
  }
  const begin = async (kind: string) => {
    await page.goto('/fr/actes/projets/nouveau')
    await page.getByRole('radio', { name: kind, exact: true }).check()
    await hands.press(button(page, 'Commencer le projet'))
    const { pathname } = new URL(page.url())
    await hands.press(link(page, 'Ajouter un article'))
    return pathname
  }

  const acting = await begin('Décret')
  await hands.press(link(page, 'Désigner par intérim'))
  await hands.name(field(page, 'Personne'), someone.person.name, new RegExp(`^${someone.person.name}, `))
  const post = `${vacant.post.name} ${vacant.organisation.name}`
  await hands.name(field(page, 'Poste'), post.replace(/[()]/g, ''), new RegExp(vacant.organisation.name))
  await hands.writeDay(field(page, 'À compter du'), '2026-12-01')
  await hands.press(button(page, 'Enregistrer l’article'))
  await title(acting, 'un intérim')
  const decided = await carry(enter, 'fr', adviser, acting)
  assert.deepEqual([await stateOn('2026-11-30'), await stateOn('2026-12-01')], ['vacant', 'vacant_acting'])

  const erratum = await begin('Erratum')
  const target = new RegExp(`^D\\. ${decided.number}, art\\. 1`)
  await hands.name(field(page, 'Article à corriger'), `${decided.number}, art. 1`, target)
  await hands.press(button(page, 'Continuer'))
  await hands.writeDay(field(page, 'À compter du'), '2026-12-15')
  await hands.press(button(page, 'Enregistrer l’article'))
  await title(erratum, 'une date')
  await carry(enter, 'fr', adviser, erratum)
  assert.deepEqual([await stateOn('2026-12-14'), await stateOn('2026-12-15')], ['vacant', 'vacant_acting'])
  await decided.page.reload()
  await decided.page.locator('#article-1', { hasText: 'Remplacé par' }).waitFor()

  const repeal = await begin('Abrogation')
  await hands.name(field(page, 'Article abrogé'), `${decided.number}, art. 1`, target)
  await hands.writeDay(field(page, 'À compter du'), '2027-02-01')
  await hands.press(button(page, 'Enregistrer l’article'))
  await title(repeal, 'une fin')
  await carry(enter, 'fr', adviser, repeal)
  assert.deepEqual([await stateOn('2027-01-31'), await stateOn('2027-02-01')], ['vacant_acting', 'vacant'])
  await decided.page.reload()
  await decided.page.locator('#article-1', { hasText: 'Abrogé par' }).waitFor()
})
