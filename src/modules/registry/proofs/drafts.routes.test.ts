import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { formIn, type Typed, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database })
const someone = (role: Role, name: string): Actor => ({ id: id(), name, role, scope: {} })
const [adviser, colleague] = [someone('adviser', 'Maude Bellavance'), someone('adviser', 'Paul Cyr')]
const legal = someone('legal_adviser', 'Jean Thériault')
const director = someone('director', 'Geneviève Rancourt')
const registrar = someone('registrar', 'Louis Morneau')

const get = (actor: Actor | null, path: string) => site.as(actor).page(path)
const send = (actor: Actor | null, path: string, form: Typed) => site.as(actor).send(path, form)
const fill = (actor: Actor | null, path: string, typed: Typed, form?: string) => site.as(actor).fill(path, typed, form)
const begun = async (kind = 'decret') => {
  const { to } = await fill(adviser, '/fr/actes/projets/nouveau', { kind })
  return to
}
const lastLine = async () => {
  const [entry] = await database.asActor(tester, tx =>
    tx.selectFrom('journal.entry').selectAll().orderBy('entry_id', 'desc').limit(1).execute(),
  )
  return entry
}

/** Three posts in a row, each with its holder since 2024. */
const chain = await database.asActor(tester, async tx => {
  const seats = ['première', 'deuxième', 'troisième', 'quatrième'].map(name => ({
    ...aPost({ term_kind: 'indeterminate', term_months: null, holds_over: false }),
    name,
  }))
  const people = ['Anna', 'Béatrice', 'Chloé'].map(given_name => ({ ...aPerson(), given_name, mandate: id() }))
  const articles = [
    ...seats.flatMap(({ articles, name }) =>
      articles.map(one =>
        one.effect === 'organisation.create'
          ? article(one.effect, { ...(one.input as object), name_fr: `Régie ${name}`, name_en: `Board ${name}` })
          : one,
      ),
    ),
    ...people.flatMap(({ articles, given_name }) =>
      articles.map(one => article(one.effect ?? '', { ...(one.input as object), given_name })),
    ),
    ...people.map(({ person, mandate }, at) =>
      article('mandate.begin', { mandate, post: seats[at]?.post, person, from: '2024-01-08', to: null }),
    ),
  ]
  await decide(tx, articles)
  return { seats, people }
})

const texts = {
  'title.fr': 'la mutation de trois personnes',
  'title.en': 'the move of three people',
  'recommender.fr': 'la première ministre',
  'recommender.en': 'the Premier',
}

test('the story: three people move in a chain, from the blank draft to the adopted act', async () => {
  const draft = await begun()
  assert.match(draft, /^\/fr\/actes\/projets\/[0-9a-f-]{36}$/)
  assert.equal((await fill(adviser, `${draft}/texte`, texts)).to, draft)

  // From the last to the first: each leaves the post that the next one takes.
  for (const [at, { given_name }] of [...chain.people.entries()].toReversed()) {
    const saved = await fill(adviser, `${draft}/articles/nouveau?effet=mandate.move`, {
      'in.mandate': `${given_name} gagne`,
      'in.to_post': chain.seats[at + 1]?.name ?? '',
      'in.from': '2026-12-01',
      next: 'another',
    })
    assert.equal(saved.status, 303, saved.html)
    assert.equal(saved.to, `${draft}/articles/nouveau?effet=mandate.move`)
  }
  const { html } = await get(adviser, draft)
  assert.match(
    html,
    /madame Chloé Gagné, juge, Régie troisième, soit nommée juge, Régie quatrième, à compter du 1<sup>er/,
  )
  assert.match(html, /Soumettre à la révision juridique/)

  assert.equal((await fill(adviser, draft, {}, 'submit')).to, draft)
  assert.equal((await fill(legal, draft, {}, 'review')).to, draft)
  assert.equal((await fill(director, draft, {}, 'make_ready')).to, draft)

  const preview = await get(registrar, `${draft}/apercu`)
  assert.equal(preview.status, 200)
  assert.match(preview.html, /Numéro qui serait donné <strong>D\.\u00a0\d+-2026/)
  assert.match(preview.html, /Mandat, Anna Gagné/)
  assert.match(preview.html, /à compter du 8\u00a0janvier 2024/)
  assert.match(preview.html, /du 8\u00a0janvier 2024 au 30\u00a0novembre 2026/)
  assert.match(preview.html, /Motif de la fin\u00a0: Réaffectation/)

  const adopted = await fill(registrar, `${draft}/apercu`, {})
  assert.match(adopted.to, /^\/fr\/actes\/[0-9a-f-]{36}$/)
  const act = await get(null, adopted.to)
  assert.match(act.html, /Décret \d+-2026/)
  assert.match(act.html, /id="article-3"/)
  assert.match((await get(null, adopted.to.replace('/fr/actes', '/en/acts'))).html, /Order in Council/)
})

test('a draft is not shown to whoever has no part in it, and the refusal is a line of the journal', async () => {
  const draft = await begun()
  for (const path of [draft, `${draft}/apercu`, `${draft}/texte`, '/fr/actes/projets', `${draft}/document.pdf`]) {
    const { status, html } = await get(null, path)
    assert.equal(status, 403)
    assert.match(html, /Votre rôle ne permet pas cette action/)
    const line = await lastLine()
    assert.deepEqual([line?.what, line?.subject], ['access.refused', path])
  }
  assert.equal((await get(someone('holder', 'X'), draft)).status, 403)
  assert.equal((await get(someone('auditor', 'Y'), draft)).status, 200)
})

test('only the step and the role allow a move; what is refused says so', async () => {
  const draft = await begun()
  const asked = { version: '1', name: 'make_ready' }
  assert.equal((await send(director, `${draft}/etape`, asked)).status, 403)
  assert.equal((await lastLine())?.what, 'access.refused')
  const incomplete = await send(adviser, `${draft}/etape`, { version: '1', name: 'submit' })
  assert.equal(incomplete.status, 422)
  assert.match(incomplete.html, /L’objet est écrit dans les deux langues/)
  const why = await send(adviser, `${draft}/etape`, { version: '1', name: 'abandon', reason: ' ', _form: 'abandon' })
  assert.equal(why.status, 422)
  assert.match(why.html, /href="#abandon-reason"/)
  assert.equal(
    (await send(adviser, `${draft}/etape`, { version: '1', name: 'abandon', reason: 'Plus requis.' })).to,
    draft,
  )
  assert.match((await get(adviser, draft)).html, /Plus requis\./)
  assert.equal((await get(adviser, `${draft}/texte`)).status, 403)
})

test('two people edit one draft: the second is told who changed what, and keeps what was typed', async () => {
  const draft = await begun()
  const { html } = await get(colleague, `${draft}/texte`)
  await fill(adviser, `${draft}/texte`, texts)
  const late = await send(colleague, `${draft}/texte`, { ...formIn(html), 'title.fr': 'autre chose' })
  assert.equal(late.status, 409)
  assert.match(
    late.html,
    /Maude Bellavance a modifié ce projet depuis que vous l’avez ouvert : l’objet, la recommandation/,
  )
  assert.match(late.html, />autre chose<\/textarea>/)
  // The page has the current version: sent again, it is saved.
  assert.equal((await send(colleague, `${draft}/texte`, { ...formIn(late.html) })).to, draft)
  assert.match((await get(adviser, draft)).html, /autre chose/)
})

test('a form sent twice does one thing', async () => {
  const draft = await begun()
  const path = `${draft}/articles/nouveau?effet=none`
  const form = { ...formIn((await get(adviser, path)).html), text_fr: 'le texte est pris', text_en: 'the text be made' }
  const [once, twice] = [await send(adviser, `${draft}/articles`, form), await send(adviser, `${draft}/articles`, form)]
  assert.deepEqual([once.status, once.to], [303, `${draft}#article-1`])
  assert.deepEqual([twice.status, twice.to], [303, `${draft}#article-1`])
  assert.doesNotMatch((await get(adviser, draft)).html, /article-2/)
})

test('recitals are added, kept, put in order and taken away in one form', async () => {
  const draft = await begun()
  const path = `${draft}/texte`
  const added = await fill(adviser, path, { ...texts, do: 'add.recitals' })
  assert.equal(added.to, `${path}?add=recitals#recitals-0`)
  const recital = (n: number, fr: string) => ({ [`recitals.${n}.fr`]: fr, [`recitals.${n}.en`]: `${fr} (en)` })
  const law = {
    'recitals.0.law_text': 'Loi sur l’exécutif',
    'recitals.0.law_article': '10',
    'recitals.0.law_version': '',
  }
  await fill(adviser, added.to.split('#')[0] ?? '', { ...recital(0, 'un'), ...law, do: 'add.recitals' })
  await fill(adviser, `${path}?add=recitals`, recital(1, 'autre motif'))
  const raised = await fill(adviser, path, { do: 'up.recitals.1' })
  assert.equal(raised.to, `${path}#recitals-0`)
  const { html } = await get(adviser, draft)
  assert.ok(html.indexOf('autre motif') < html.indexOf('>un;<'))
  assert.match(html, /Loi sur l’exécutif, art\.\s10/)
  const emptied = await fill(adviser, path, { 'recitals.0.fr': '', 'recitals.0.en': '' })
  assert.equal(emptied.to, draft, emptied.html.slice(2000))
  assert.doesNotMatch((await get(adviser, draft)).html, /autre motif/)
  const wrong = await fill(adviser, path, { 'recitals.0.law_version': '2026-02-30', 'title.fr': 'gardé' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#form-recitals\.0\.law_version"/)
  assert.match(wrong.html, /gardé/)
})

test('the list of drafts, its steps, its empty state and its data', async () => {
  assert.match((await get(adviser, '/fr/actes/projets')).html, /Nouveau projet/)
  assert.doesNotMatch((await get(legal, '/fr/actes/projets')).html, /class="button main"/)
  assert.match((await get(legal, '/en/acts/drafts?step=ready')).html, /No draft at this step/)
  const response = await site.as(adviser).request('/fr/actes/projets.json?step=abandoned')
  const { total, items } = (await response.json()) as { total: number; items: { step: string }[] }
  assert.equal(total, items.length)
  assert.deepEqual([...new Set(items.map(({ step }) => step))], ['abandoned'])
})

test('a draft reads as a document marked as a draft', async () => {
  const draft = await begun()
  await fill(adviser, `${draft}/texte`, texts)
  const response = await site.as(adviser).request(`${draft}/document.pdf`)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  assert.equal(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
})

test('the home page says what waits for each role', async () => {
  const draft = await begun()
  await fill(adviser, `${draft}/texte`, { ...texts, 'title.fr': 'ce qui attend' })
  await fill(adviser, `${draft}/articles/nouveau?effet=none`, { text_fr: 'a', text_en: 'b' })
  assert.match((await get(adviser, '/fr')).html, /Projets à poursuivre/)
  await fill(adviser, draft, {}, 'submit')
  assert.match((await get(legal, '/fr')).html, /Projets à réviser.*ce qui attend/s)
  assert.doesNotMatch((await get(director, '/fr')).html, /ce qui attend/)
  await fill(legal, draft, {}, 'review')
  assert.match((await get(director, '/fr')).html, /ce qui attend/)
  await fill(director, draft, { reason: 'À préciser.' }, 'return')
  assert.match((await get(adviser, '/fr')).html, /ce qui attend.*Retourné\u00a0: À préciser\./s)
  assert.match((await get(registrar, '/fr')).html, /Actes à publier à la Gazette officielle/)
  assert.match((await get(null, '/en')).html, /acts adopted/)
})
