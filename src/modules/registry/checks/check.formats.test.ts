import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import type { Finding } from '../../../kernel/findings/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'
import { nameChecks } from './name.formats.ts'
import { seatChecks } from './seat.formats.ts'
import { termChecks } from './term.formats.ts'

const today = day('2026-11-20')
const all = [...seatChecks, ...termChecks, ...nameChecks]

const run = async (tx: Tx, name: string, on = today) => {
  const check = all.find(one => one.name === `registry.${name}`)
  assert(check)
  return check.find(tx, on)
}
const found = async (tx: Tx, name: string, on = today): Promise<readonly Finding[]> =>
  (await run(tx, name, on)).findings
const said = async (tx: Tx, name: string, on = today) =>
  (await found(tx, name, on)).map(({ says, since }) => [says.fr, since])

const begin = (post: string, person: string, from: string, to: string | null) =>
  article('mandate.begin', { mandate: id(), post, person, from, to })
const change = (what: 'post' | 'organisation' | 'person', thing: string, from: string, more: object) =>
  article(`${what}.change`, { [what]: thing, from, ...more })

test('nothing is found in a register that is in order, nor in an empty one', () =>
  undone(async tx => {
    for (const check of all) assert.deepEqual((await check.find(tx, today)).findings, [], check.name)
    const [seat, own] = [aPost(), aPerson()]
    await decide(tx, [...seat.articles, ...own.articles, begin(seat.post, own.person, '2026-06-01', '2028-12-31')])
    for (const check of all) assert.deepEqual((await check.find(tx, today)).findings, [], check.name)
  }))

test('a body without posts, or with fewer or more than its law says; those without numbers are counted as not judged', () =>
  undone(async tx => {
    const [bare, few, quiet] = [aPost(), aPost(), aPost()]
    const [body] = bare.articles
    assert(body)
    await decide(tx, [body, ...few.articles, ...quiet.articles])
    await decide(tx, [
      change('organisation', few.organisation, '2020-05-01', {
        name_fr: 'Régie',
        min_members: 5,
        max_members: 7,
        quorum: 4,
      }),
    ])
    assert.deepEqual(await said(tx, 'seats'), [
      ['Régie a 1 siège au registre, et la loi en veut au moins 5.', '2020-05-01'],
      ['Tribunal n’a aucun poste au registre.', '1990-01-01'],
    ])
    assert.equal((await run(tx, 'seats')).unjudged, 1)
    assert.deepEqual(
      (await found(tx, 'seats'))[0]?.mend?.path.en,
      `/acts/drafts/new?effet=post.create&organisation=${few.organisation}`,
    )
    assert.equal((await run(tx, 'boards')).unjudged, 2)
    await decide(tx, [change('organisation', few.organisation, '2021-05-01', { min_members: 0, max_members: 0 })])
    assert.deepEqual((await said(tx, 'seats'))[0], [
      'Régie a 1 siège au registre, et la loi en permet 0.',
      '2021-05-01',
    ])
  }))

test('a board below its quorum, its minimum or above its maximum, since the day it came to be so; whoever holds over still sits', () =>
  undone(async tx => {
    const one = aPost()
    const two = aPost({ organisation: one.organisation })
    const [ann, bea] = [aPerson(), aPerson()]
    await decide(tx, [...one.articles, ...two.articles, ...ann.articles, ...bea.articles])
    await decide(tx, [
      change('organisation', one.organisation, '2000-01-01', { min_members: 2, max_members: 2, quorum: 1 }),
    ])
    assert.deepEqual(await said(tx, 'boards'), [['Tribunal\u00a0: 0 membre, sous le quorum de 1.', null]])
    await decide(tx, [begin(one.post, ann.person, '2020-01-01', '2024-12-31')])
    assert.deepEqual(await said(tx, 'boards'), [['Tribunal\u00a0: 1 membre, sous le minimum de 2.', '2020-01-01']])
    await decide(tx, [begin(two.post, bea.person, '2023-01-01', '2027-12-31')])
    assert.deepEqual(await said(tx, 'boards'), [])
    await decide(tx, [change('organisation', one.organisation, '2025-01-01', { min_members: 1, max_members: 1 })])
    assert.deepEqual(await said(tx, 'board_maximum'), [
      ['Tribunal\u00a0: 2 membres, au-dessus du maximum de 1.', '2023-01-01'],
    ])
    assert.deepEqual((await found(tx, 'board_maximum'))[0]?.facts, ['above_maximum', 2, 1, 1, 1])
  }))

test('a holder past the term, by days, whose facts do not change as days pass', () =>
  undone(async tx => {
    const [seat, own] = [aPost(), aPerson()]
    await decide(tx, [...seat.articles, ...own.articles, begin(seat.post, own.person, '2021-01-01', '2025-12-31')])
    assert.deepEqual(await said(tx, 'past_term', day('2025-12-31')), [])
    assert.deepEqual(await said(tx, 'past_term', day('2026-01-01')), [
      ['Rose Gagné, juge, Tribunal\u00a0: en fonction 1 jour après l’échéance.', '2026-01-01'],
    ])
    const [first] = await found(tx, 'past_term')
    assert.match(first?.says.en ?? '', /in office 324 days past/)
    assert.deepEqual(first?.facts, (await found(tx, 'past_term', day('2026-01-01')))[0]?.facts)
  }))

test('one person in two full-time posts, today or to come, is said once', () =>
  undone(async tx => {
    const [one, two, three, own] = [aPost(), aPost(), aPost(), aPerson()]
    await decide(tx, [...one.articles, ...two.articles, ...three.articles, ...own.articles])
    await decide(tx, [change('post', three.post, '2000-01-01', { regime: 'part_time' })])
    await decide(tx, [
      begin(one.post, own.person, '2022-01-01', '2026-12-31'),
      begin(three.post, own.person, '2022-01-01', '2026-12-31'),
    ])
    assert.deepEqual(await said(tx, 'full_time_twice'), [])
    await decide(tx, [begin(two.post, own.person, '2026-12-01', '2027-12-31')])
    const [only, ...others] = await found(tx, 'full_time_twice')
    assert.deepEqual([only?.key, only?.since, others.length], [own.person, '2026-12-01', 0])
    assert.match(only?.says.fr ?? '', /^Rose Gagné tient 2 postes à temps plein/)
  }))

test('terms that the law of the seat does not allow, as it turns out to be: too long, or without an end', () =>
  undone(async tx => {
    const [seat, own] = [aPost(), aPerson()]
    const free = aPost({ term_kind: 'indeterminate', term_months: null })
    await decide(tx, [...seat.articles, ...free.articles, ...own.articles])
    await decide(tx, [
      begin(seat.post, own.person, '2024-02-29', '2029-02-27'),
      begin(free.post, own.person, '2024-01-01', null),
    ])
    assert.deepEqual([await said(tx, 'term_length'), await said(tx, 'no_end')], [[], []])
    await decide(tx, [
      change('post', seat.post, '2024-01-01', { term_months: 24 }),
      change('post', free.post, '2024-01-01', { term_kind: 'fixed', term_months: 60 }),
    ])
    const [long] = await found(tx, 'term_length')
    assert.match(long?.says.fr ?? '', /Le mandat dépasse la durée permise de 24 mois/)
    assert.equal(long?.since, '2026-03-01')
    assert.deepEqual(
      (await said(tx, 'no_end')).map(([, since]) => since),
      ['2024-01-01'],
    )
  }))

test('days that contradict, or surprise: long before the act, far ahead, a single term of thirty years', () =>
  undone(async tx => {
    const [one, two, three, own] = [
      aPost(),
      aPost(),
      aPost({ term_kind: 'indeterminate', term_months: null }),
      aPerson(),
    ]
    await decide(tx, [...one.articles, ...two.articles, ...three.articles, ...own.articles])
    await decide(tx, [
      begin(one.post, own.person, '2025-11-19', '2029-12-31'),
      begin(two.post, own.person, '2028-11-21', '2030-12-31'),
    ])
    await decide(tx, [begin(three.post, own.person, '1995-01-01', null)], { kind: 'import', number: '1-2026' })
    const kinds = (await found(tx, 'dates')).map(({ key }) => key.replace(/^[0-9a-f-]{36}-/, ''))
    assert.deepEqual(kinds, ['very-long', 'retroactive', 'far-ahead'])
    const [, late] = await said(tx, 'dates')
    assert.match(String(late?.[0]), /commence le 19\snovembre\s2025, bien avant l’acte, du 20\snovembre\s2026/)
  }))

test('people of one name are likely one person where a body, or an identifier, is theirs both; the others are not judged', () =>
  undone(async tx => {
    const one = aPost()
    const two = aPost({ organisation: one.organisation })
    const [ann, bea, cid] = [aPerson(), aPerson(), aPerson()]
    await decide(tx, [...one.articles, ...two.articles, ...ann.articles, ...bea.articles])
    assert.deepEqual(await run(tx, 'duplicates'), {
      findings: (await found(tx, 'duplicates')).filter(({ about }) => about['post']),
      unjudged: 1,
    })
    await decide(tx, [change('person', bea.person, '2000-01-01', { given_name: 'ROSE', family_name: 'Gagne' })])
    await decide(tx, [
      begin(one.post, ann.person, '2020-01-01', '2024-12-31'),
      begin(two.post, bea.person, '2022-01-01', '2026-12-31'),
    ])
    const alike = (await found(tx, 'duplicates')).filter(({ about }) => about['person'])
    assert.equal(alike.length, 1)
    assert.equal(alike[0]?.since, '2022-01-01')
    assert.match(alike[0]?.says.fr ?? '', /^2 fiches au nom de/)
    await decide(tx, [
      article('person.create', {
        person: id(),
        from: null,
        given_name: 'Zoé',
        address: 'Mme',
        gender: 'f',
        family_name: 'Roy',
        identifiers: [{ scheme: 'wikidata', value: 'Q7' }],
      }),
      article('person.create', {
        person: cid.person,
        from: null,
        given_name: 'Zoé',
        address: 'Mme',
        gender: 'f',
        family_name: 'Roi',
        identifiers: [{ scheme: 'wikidata', value: 'Q7' }],
      }),
    ])
    assert.match(
      (await found(tx, 'duplicates')).map(({ says }) => says.fr).join('\n'),
      /Zoé Ro[yi] et Zoé Ro[iy] ont un même identifiant \(wikidata\u00a0: Q7\)/,
    )
  }))

test('two bodies of one name, two posts of one title and seat', () =>
  undone(async tx => {
    const [one, two] = [aPost(), aPost()]
    const again = aPost({ organisation: one.organisation })
    await decide(tx, [...one.articles, ...two.articles, ...again.articles])
    const kinds = (await found(tx, 'duplicates')).map(({ about }) => Object.keys(about)[0])
    assert.deepEqual(kinds, ['organisation', 'post'])
    await decide(tx, [
      change('post', again.post, '2020-01-01', { seat: 2 }),
      change('organisation', two.organisation, '2020-01-01', { name_fr: 'Régie' }),
    ])
    assert.deepEqual(await found(tx, 'duplicates'), [])
  }))

test('names that differ between languages: numbers, titles left in French, two translations in one body', () =>
  undone(async tx => {
    const one = aPost()
    const two = aPost({ organisation: one.organisation })
    await decide(tx, [...one.articles, ...two.articles])
    assert.equal((await run(tx, 'languages')).unjudged, 1, 'Tribunal is the same in both')
    await decide(tx, [
      change('organisation', one.organisation, '2020-01-01', {
        name_fr: 'Tribunal 2',
        portfolio_fr: 'ministre de la Justice',
        portfolio_en: 'ministre de la Justice',
      }),
      change('post', two.post, '2020-01-01', { title_en: 'justice' }),
    ])
    assert.deepEqual(
      (await said(tx, 'languages')).map(([says]) => says),
      [
        '«\u00a0Tribunal 2\u00a0» et «\u00a0Tribunal\u00a0» n’ont pas les mêmes nombres.',
        '«\u00a0ministre de la Justice\u00a0» est écrit de même en anglais.',
        'Tribunal 2\u00a0: «\u00a0juge\u00a0» est traduit de deux façons\u00a0: «\u00a0judge\u00a0» et «\u00a0justice\u00a0».',
      ],
    )
  }))
