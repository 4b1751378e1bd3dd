import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { formIn, type Typed, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { effects } from '../index.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database })
const someone = (role: Role): Actor => ({ id: id(), name: role, role, scope: {} })
const [adviser, registrar] = [someone('adviser'), someone('registrar')]
const browser = site.as(adviser)

const begun = async (kind = 'decret') => (await browser.fill('/fr/actes/projets/nouveau', { kind })).to
type Content = {
  articles: { text_fr: string; text_en: string; effect: string | null; input: Record<string, unknown> }[]
}
const contentOf = async (draft: string) =>
  ((await (await browser.request(`${draft}.json`)).json()) as { content: Content }).content
const ready = async (draft: string) => {
  await browser.fill(`${draft}/texte`, { 'title.fr': 'un essai', 'title.en': 'a test' })
  await browser.fill(draft, {}, 'submit')
  await site.as(someone('legal_adviser')).fill(draft, {}, 'review')
  await site.as(someone('director')).fill(draft, {}, 'make_ready')
}
const adopt = async (draft: string, typed: Typed = {}) => {
  await ready(draft)
  return site.as(registrar).fill(`${draft}/apercu`, typed)
}

/** Two judges of one name, one seat free, one held. */
const register = await database.asActor(tester, async tx => {
  const [free, held] = [aPost({ holds_over: false }), aPost({ holds_over: false })]
  const [one, two] = [aPerson(), aPerson()]
  const mandate = id()
  const adopted = await decide(tx, [
    ...free.articles,
    ...held.articles.map(({ effect, input }) =>
      article(effect ?? '', {
        ...(input as object),
        ...(effect === 'organisation.create' ? { name_fr: 'Régie', name_en: 'Board' } : {}),
      }),
    ),
    ...one.articles,
    ...two.articles,
    article('mandate.begin', { mandate, post: held.post, person: one.person, from: '2025-01-06', to: '2027-01-05' }),
  ])
  return { free, held, one, two, mandate, adopted }
})

test('the effects are offered by what they change, and the other language says the same', async () => {
  const draft = await begun()
  const { html } = await browser.page(`${draft}/articles/nouveau`)
  for (const title of ['Muter une personne', 'Nommer une personne', 'Créer un poste', 'Instituer un organisme'])
    assert.match(html, new RegExp(`<a href="[^"]+">${title}</a>`))
  assert.doesNotMatch(html, /Corriger un article/)
  const english = await browser.page(`${draft.replace('/fr/actes/projets', '/en/acts/drafts')}/articles/new`)
  assert.match(english.html, /Move a person/)
  assert.equal((await browser.page(`${draft}/articles/nouveau?effet=rien`)).status, 422)
})

test('without scripts: one match is taken, several come back as a choice, none says so; what was typed stays', async () => {
  const draft = await begun()
  const path = `${draft}/articles/nouveau?effet=mandate.begin`
  const asked = { 'in.person': 'gagne', 'in.post': 'tribunal', 'in.from': '2026-12-01', 'in.to': '2027-11-30' }
  const several = await browser.fill(path, asked)
  assert.equal(several.status, 422)
  assert.match(several.html, /href="#form-pick\.person"/)
  assert.match(several.html, /Plusieurs correspondent/)
  assert.match(several.html, /Rose Gagné, juge, Régie/)
  assert.match(several.html, /value="gagne"/)
  const again = { ...formIn(several.html), 'pick.person': register.two.person }
  const saved = await browser.send(`${draft}/articles`, again)
  assert.equal(saved.to, `${draft}#article-1`, saved.html)
  const [begins] = (await contentOf(draft)).articles
  const mandate = formIn(several.html)['in.mandate']
  assert.deepEqual(begins?.input, {
    mandate,
    post: register.free.post,
    person: register.two.person,
    from: '2026-12-01',
    to: '2027-11-30',
    capacity: 'titular',
  })
  assert.match(begins?.text_fr ?? '', /^madame Rose Gagné soit nommée juge, Tribunal, à compter du 1er\sdécembre 2026/)

  const none = await browser.fill(path, { ...asked, 'in.person': 'zzz', 'in.from': 'demain', 'in.to': '' })
  assert.equal(none.status, 422)
  assert.match(none.html, /href="#form-in\.person"[^<]*Personne\s: <\/?[^<]*|Personne.*Rien au registre ne correspond/s)
  assert.match(none.html, /Écrivez une date réelle/)
  const blank = await browser.fill(path, {})
  assert.match(blank.html, /href="#form-in\.from"/)
})

test('what is about a card comes already named', async () => {
  const draft = (
    await browser.fill(`/fr/actes/projets/nouveau?effet=mandate.begin&post=${register.free.post}`, { kind: 'decret' })
  ).to
  assert.match(draft, /articles\/nouveau\?effet=mandate\.begin&post=/)
  const { html } = await browser.page(draft)
  assert.match(html, /value="juge, Tribunal"/)
  assert.equal(formIn(html)['pick.post'], register.free.post)
})

test('an article is changed in its form; a wording left as proposed follows the answers, one’s own stays', async () => {
  const draft = await begun()
  await browser.fill(`${draft}/articles/nouveau?effet=mandate.extend`, {
    'in.mandate': 'gagne regie',
    'in.to': '2027-06-30',
  })
  const path = `${draft}/articles/1`
  const { html } = await browser.page(path)
  assert.match(html, /value="2027-06-30"/)
  assert.match(html, /prolongé jusqu’au 30\snovembre|prolongé jusqu’au 30\sjuin 2027/)
  await browser.fill(path, { 'in.to': '2027-12-31', text_en: 'my own words' })
  const [article] = (await contentOf(draft)).articles
  assert.match(article?.text_fr ?? '', /31\sdécembre 2027/)
  assert.equal(article?.text_en, 'my own words')
  assert.deepEqual(article?.input, { post: register.held.post, mandate: register.mandate, to: '2027-12-31' })
  assert.equal((await browser.page(`${draft}/articles/2`)).status, 404)
})

test('a person whom the draft itself enters can be appointed by the article after', async () => {
  const draft = await begun()
  await browser.fill(`${draft}/articles/nouveau?effet=person.create`, {
    'in.given_name': 'Éloi',
    'in.family_name': 'Tremblay',
    'in.address': 'M.',
    'in.gender': 'm',
  })
  const asked = {
    'in.person': 'eloi tremblay',
    'in.post': 'juge tribunal',
    'in.from': '2026-12-01',
    'in.to': '2027-11-30',
  }
  const saved = await browser.fill(`${draft}/articles/nouveau?effet=mandate.begin`, asked)
  assert.equal(saved.to, `${draft}#article-2`, saved.html)
  assert.match((await contentOf(draft)).articles[1]?.text_fr ?? '', /^monsieur Éloi Tremblay soit nommé juge/)
  const { html } = await browser.page(`${draft}/apercu`)
  assert.match(html, /Mandat, Éloi Tremblay/)
  assert.doesNotMatch(html, /L’adoption serait refusée/)
})

test('every effect has a form that its own effect accepts', async () => {
  const draft = await begun()
  const [body, post, person, mandate] = ['Régie', register.held.post, register.one.person, register.mandate]
  const forms: Record<string, Typed> = {
    'organisation.create': {
      'in.name_fr': 'Office',
      'in.name_en': 'Office',
      'in.kind': 'tribunal',
      'in.min_members': '5',
      'in.succeeds.0': body,
      'in.from': '2026-12-01',
    },
    'organisation.change': { 'in.organisation': body, 'in.from': '2026-12-01', 'in.acronym': 'R' },
    'organisation.abolish': { 'in.organisation': body, 'in.on': '2026-12-31', 'in.reason': 'merged' },
    'person.create': { 'in.family_name': 'Roy' },
    'person.change': { 'in.person': person, 'in.from': '2026-12-01', 'in.family_name': 'Roy' },
    'person.join_order': {
      'in.person': person,
      'in.professional_order': 'barreau',
      'in.number': '31234',
      'in.from': '2010-05-04',
    },
    'person.merge': { 'in.person': person, 'in.into': register.two.person },
    'person.leave_order': { 'in.person': person, 'in.professional_order': 'barreau', 'in.on': '2026-12-31' },
    'post.create': {
      'in.organisation': body,
      'in.family': 'adjudicator',
      'in.title_fr_f': 'juge',
      'in.title_fr_m': 'juge',
      'in.title_en': 'judge',
      'in.regime': 'full_time',
      'in.authority': 'government',
      'in.term_kind': 'fixed',
      'in.term_months': '60',
      'in.holds_over': 'yes',
      'in.vacancy_fill': 'new_term',
      'in.legal_bases.0.act': 'J-3',
      'in.legal_bases.0.article': '38',
    },
    'post.change': { 'in.post': post, 'in.from': '2026-12-01', 'in.holds_over': 'yes' },
    'post.abolish': { 'in.post': post, 'in.on': '2026-12-31' },
    'mandate.begin': { 'in.person': person, 'in.post': post, 'in.from': '2026-12-01', 'in.to': '2027-11-30' },
    'mandate.act': { 'in.person': person, 'in.post': post, 'in.from': '2026-12-01' },
    'mandate.extend': { 'in.mandate': mandate, 'in.to': '2027-11-30' },
    'mandate.renew': { 'in.mandate': mandate, 'in.from': '2027-01-06', 'in.to': '2028-01-05' },
    'mandate.finish_cases': {
      'in.mandate': mandate,
      'in.from': '2027-01-06',
      'in.to': '2027-06-30',
      'in.pending_cases': '4',
    },
    'mandate.end': { 'in.mandate': mandate, 'in.on': '2026-12-31', 'in.reason': 'resignation' },
    'mandate.move': {
      'in.mandate': mandate,
      'in.to_post': 'juge tribunal',
      'in.from': '2026-12-01',
      'in.to': '2027-11-30',
    },
  }
  assert.deepEqual(
    Object.keys(forms).sort(),
    effects.flatMap(one => ('form' in one && one.form ? [one.kind] : [])).sort(),
  )
  for (const [kind, typed] of Object.entries(forms)) {
    const saved = await browser.fill(`${draft}/articles/nouveau?effet=${kind}`, typed)
    assert.equal(saved.status, 303, `${kind}: ${saved.html}`)
  }
  const { articles } = await contentOf(draft)
  assert.deepEqual(
    articles.map(({ effect }) => effect),
    Object.keys(forms),
  )
  assert.ok(articles.every(({ text_fr, text_en }) => text_fr && text_en && !/undefined|—/.test(text_fr + text_en)))
  assert.deepEqual(articles[0]?.input['succeeds'], [register.held.organisation])
  assert.deepEqual(articles[9]?.input, { post: register.held.post, from: '2026-12-01', holds_over: true })
  for (const n of articles.keys()) assert.equal((await browser.page(`${draft}/articles/${n + 1}`)).status, 200)
})

test('articles change places and go, from buttons that need no script', async () => {
  const draft = await begun()
  for (const name of ['un', 'deux', 'trois'])
    await browser.fill(`${draft}/articles/nouveau?effet=none`, { text_fr: name, text_en: name })
  const order = async () => (await contentOf(draft)).articles.map(({ text_fr }) => text_fr)
  assert.equal((await browser.fill(draft, { do: 'up' }, 'place-3')).to, `${draft}#article-2`)
  assert.deepEqual(await order(), ['un', 'trois', 'deux'])
  await browser.fill(draft, { do: 'remove' }, 'place-1')
  assert.deepEqual(await order(), ['trois', 'deux'])
  const blank = await browser.fill(`${draft}/articles/nouveau?effet=none`, { text_fr: 'seul' })
  assert.equal(blank.status, 422)
  assert.match(blank.html, /seul/)
})

test('what is typed is looked up for scripts, by insiders alone', async () => {
  const found = await browser.request('/fr/actes/recherche-cibles.json?of=person&q=gagne')
  const { items } = (await found.json()) as { items: { id: string; label: string }[] }
  assert.deepEqual(items.map(({ id }) => id).sort(), [register.one.person, register.two.person].sort())
  assert.equal((await site.as(null).request('/fr/actes/recherche-cibles.json?of=person&q=g')).status, 403)
  assert.equal((await browser.request('/fr/actes/recherche-cibles.json?of=money&q=g')).status, 404)
})

test('a preview blocks what adoption refuses, and a refused adoption shows the verdicts', async () => {
  const draft = await begun()
  const asked = {
    'in.person': register.two.person,
    'in.post': 'juge Régie',
    'in.from': '2026-12-01',
    'in.to': '2027-11-30',
  }
  await browser.fill(`${draft}/articles/nouveau?effet=mandate.begin`, asked)
  const preview = await browser.page(`${draft}/apercu`)
  assert.match(preview.html, /L’adoption serait refusée/)
  assert.match(preview.html, /REG-001/)
  const refused = await adopt(draft)
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Ce poste a déjà un titulaire/)
  const response = await browser.request(`${draft}/apercu.json`)
  const data = (await response.json()) as { refusal: { code: string }; judged: { article: number }[] }
  assert.deepEqual([data.refusal.code, data.judged[0]?.article], ['ACT-004', 1])
  const early = await site.as(registrar).fill(`${draft}/apercu`, { adopted_on: '2027-01-01', number: '1-2027' })
  assert.equal(early.status, 422)
  assert.match(early.html, /value="2027-01-01"/)
  assert.equal(
    (await site.as(adviser).send(`${draft}/adoption`, { version: '2', adopted_on: '2026-11-20' })).status,
    403,
  )
})

test('an erratum replaces an article by the form of its own effect, then another removes it', async () => {
  const draft = await begun('erratum')
  const { number, act_id } = register.adopted
  const place = register.adopted.articles
  const path = `${draft}/articles/nouveau`
  const nothing = await browser.fill(path, { 'in.target': '9999-2026, art. 1' })
  assert.match(nothing.html, /Rien au registre ne correspond/)
  const several = await browser.fill(path, { 'in.target': `décret ${number}` })
  assert.match(several.html, /href="#form-pick\.target"/)
  const replaced = await browser.fill(path, { 'in.target': `D. ${number}, art. ${place}`, how: 'replace' })
  assert.equal(replaced.to, `${path}?target=${act_id}%3A${place}`)
  const form = await browser.page(replaced.to)
  assert.match(form.html, /value="2025-01-06"/)
  assert.match(form.html, /Article corrigé/)
  const saved = await browser.fill(replaced.to, { 'in.from': '2025-02-03' })
  assert.equal(saved.to, `${draft}#article-1`, saved.html)
  const [correction] = (await contentOf(draft)).articles
  assert.match(
    correction?.text_fr ?? '',
    new RegExp(`^l’article ${place} du décret\\s${number} soit remplacé par le suivant`),
  )
  assert.match(correction?.text_fr ?? '', /à compter du 3\sfévrier 2025/)

  const again = await browser.fill(`${draft}/articles/1`, { 'in.from': '2025-03-03' })
  assert.equal(again.to, `${draft}#article-1`)
  assert.match((await contentOf(draft)).articles[0]?.text_fr ?? '', /3\smars 2025/)
  const erratum = await adopt(draft)
  assert.match(erratum.to, /^\/fr\/actes\//, erratum.html)
  assert.match((await browser.page(erratum.to)).html, new RegExp(`D\\.\\s${number}, art\\.\\s${place}`))
  assert.match((await browser.page(`/fr/actes/${act_id}`)).html, /Remplacé par<\/span>.*Erratum/s)

  const second = await begun('erratum')
  const removed = await browser.fill(`${second}/articles/nouveau`, { 'in.target': `${number} ${place}`, how: 'remove' })
  assert.equal(removed.to, `${second}#article-1`)
  assert.match((await adopt(second)).to, /^\/fr\/actes\//)
  const third = await begun('erratum')
  const gone = await browser.fill(`${third}/articles/nouveau`, { 'in.target': `${number} ${place}`, how: 'replace' })
  assert.equal(gone.status, 409)
  assert.match(gone.html, /déjà été retiré/)
})

test('a repeal asks which article and from when', async () => {
  const adopted = await database.asActor(tester, tx =>
    decide(tx, [
      article('mandate.begin', {
        mandate: id(),
        post: register.free.post,
        person: register.two.person,
        from: '2026-01-05',
        to: '2027-01-04',
      }),
    ]),
  )
  const draft = await begun('repeal')
  const path = `${draft}/articles/nouveau`
  const saved = await browser.fill(path, { 'in.target': `D. ${adopted.number}, art. 1`, 'in.from': '2026-12-01' })
  assert.equal(saved.to, `${draft}#article-1`, saved.html)
  assert.match((await browser.page(`${draft}/articles/1`)).html, /value="2026-12-01"/)
  const { to, html } = await adopt(draft)
  assert.match(to, /^\/fr\/actes\//, html)
  assert.match((await browser.page(`/en/acts/${adopted.act_id}`)).html, /Repealed by/)
})

test('an adviser does not write at another step, nor others at all', async () => {
  const draft = await begun()
  await browser.fill(`${draft}/articles/nouveau?effet=none`, { text_fr: 'un', text_en: 'one' })
  await ready(draft)
  assert.equal((await browser.page(`${draft}/articles/1`)).status, 403)
  const late = await browser.send(`${draft}/articles/1`, { version: '3', effet: 'none', text_fr: 'x', text_en: 'y' })
  assert.equal(late.status, 403)
  assert.match(late.html, /À cette étape, votre rôle ne permet pas/)
  assert.equal((await site.as(registrar).page(`${draft}/articles/1`)).status, 403)
})
