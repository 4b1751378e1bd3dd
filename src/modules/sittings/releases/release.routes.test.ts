import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { canRead, textOf } from '../../../kernel/documents/testing.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { recordEvent, verifyRegister } from '../../acts/index.ts'
import { decide as adoptNow, aPerson, aPost, article, id } from '../../registry/testing.ts'
import { adoptItems, lockSitting, putOnAgenda } from '../sitting.actions.ts'
import { itemsOf } from '../sitting.queries.ts'
import { adviser, aSitting, at, decideOn, held, ready, refuses, registrar, sittingDay } from '../testing.ts'
import { recordTellings, releaseSitting } from './release.actions.ts'

const database = await testDatabase()
const clock = fixedClock(sittingDay)
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role): Actor => ({ id: `${role}-9`, name: `Personne ${role}`, role, scope: {} })
const [auditor, holder, writer] = [someone('auditor'), someone('holder'), someone('registrar')]

const person = (given_name: string, family_name: string, gender: string) => ({
  given_name,
  family_name,
  gender,
  address: gender === 'f' ? 'Mme' : 'M.',
  from: null,
})

/** Ann goes from B to A, which Bea leaves; Cid, who keeps a seat elsewhere, takes B; Dan is renewed; a policy beside them. All of it adopted. */
const adopted = () =>
  database.asActor(tester, async tx => {
    const organisation = id()
    const [a, b, c, d] = [aPost({ organisation }), aPost({ organisation }), aPost(), aPost({ organisation })]
    const [ann, bea, cid, dan] = [aPerson(), aPerson(), aPerson(), aPerson()]
    const [onA, onB, onD] = [id(), id(), id()]
    const begin = (mandate: string, post: string, who: string) =>
      article('mandate.begin', { mandate, post, person: who, from: '2022-01-01', to: '2026-11-30' })
    await adoptNow(tx, [
      article('organisation.create', {
        organisation,
        from: '1990-01-01',
        kind: 'tribunal',
        name_fr: 'Cour des essais',
        name_en: 'Court of Tests',
        portfolio_fr: 'ministre des Essais',
        portfolio_en: 'Minister of Tests',
      }),
      ...[a, b, c, d].flatMap(({ articles }) => articles),
      article('person.create', { person: ann.person, ...person('Ann', 'Roy', 'f') }),
      article('person.create', { person: bea.person, ...person('Béa', 'Côté', 'f') }),
      article('person.create', { person: cid.person, ...person('Cid', 'Gill', 'm') }),
      article('person.create', { person: dan.person, ...person('Dan', 'Roy', 'm') }),
      begin(onA, a.post, bea.person),
      begin(onD, d.post, dan.person),
      begin(onB, b.post, ann.person),
      begin(id(), c.post, cid.person),
    ])
    const term = { from: '2026-12-01', to: '2030-11-30' }
    const move = { person: ann.person, from_post: b.post, mandate: onB, to_post: a.post, new_mandate: id(), ...term }
    const take = { mandate: id(), post: b.post, person: cid.person, ...term }
    const renewal = { post: d.post, mandate: onD, new_mandate: id(), ...term }
    const drafts = [
      await ready(tx, 'mutation', [article('mandate.move', move)]),
      await ready(tx, 'nomination', [article('mandate.begin', take)]),
      await ready(tx, 'renouvellement', [article('mandate.renew', renewal)]),
      await ready(tx, 'politique'),
    ]
    const sitting = await aSitting(tx)
    for (const draft of drafts) await putOnAgenda(tx, at(adviser), sitting, draft, '')
    await lockSitting(tx, at(registrar), sitting)
    for (const n of [1, 2, 3, 4]) await decideOn(tx, sitting, n, 'adopted')
    await adoptItems(tx, held, sitting)
    return { sitting, acts: (await itemsOf(tx, sitting)).map(({ act_id }) => act_id ?? '') }
  })

const { sitting, acts } = await adopted()
const path = `/fr/seances/${sitting}/communique`
type Prepared = {
  to_tell: { name: string; role: string; told_on: string | null }[]
  items: object[]
  unsigned: string[]
}
const prepared = async () => (await (await site.as(auditor).request(`${path}.json`)).json()) as Prepared
const released = async (lang: 'fr' | 'en') => {
  const list = lang === 'fr' ? '/fr/communiques' : '/en/releases'
  return (await (await site.as(null).request(`${list}.json`)).json()) as { items: { release_id: string }[] }
}

test('PUB-04: nothing is announced before each act is signed and everyone is told; then everyone reads it', async () => {
  assert.deepEqual((await released('fr')).items, [])
  assert.match((await site.as(null).page('/en/releases')).html, /No appointment has been announced yet/)
  for (const actor of [null, holder])
    for (const hidden of [path, `${path}.pdf`]) assert.equal((await site.as(actor).page(hidden)).status, 403)
  assert.equal((await site.as(null).page(`/fr/communiques/${sitting}`)).status, 404)

  const insider = await site.as(auditor).page(path)
  assert.match(insider.html, /Sous embargo/)
  assert.match(insider.html, /Ministre des Essais/)
  assert.doesNotMatch(insider.html, /<form id="(announce|tellings)"/)
  const file = Buffer.from(await (await site.as(auditor).request(`${path}.pdf`)).arrayBuffer())
  assert.match(file.toString('latin1'), /<pdfuaid:part>1<\/pdfuaid:part>/)
  if (canRead) assert.match(textOf(file) ?? '', /SOUS EMBARGO/)

  const early = await site.as(writer).fill(path, {}, 'announce')
  assert.equal(early.status, 409)
  assert.match(
    early.html,
    /Restent à prévenir\s: Ann Roy \(personne nommée\), Béa Côté \(personne remplacée\), Cid Gill \(personne nommée\) et Dan Roy \(personne nommée\)\. Restent à signer\s: D\.\s2-2026, D\.\s3-2026 et D\.\s4-2026\./,
  )
  assert.deepEqual(
    (await prepared()).to_tell.map(({ name, role, told_on }) => [name, role, told_on]),
    [
      ['Ann Roy', 'person', null],
      ['Béa Côté', 'predecessor', null],
      ['Cid Gill', 'person', null],
      ['Dan Roy', 'person', null],
    ],
  )
  assert.match((await site.as(writer).fill(path, {}, 'tellings')).html, /Personne n’est choisi/)
  const choices = [...(await site.as(writer).page(path)).html.matchAll(/name="who" value="([^"]+)"/g)].map(
    ([, key = '']) => key,
  )
  assert.equal(choices.length, 4)
  const late = await site.as(writer).fill(path, { who: choices, told_on: '2026-12-24' }, 'tellings')
  assert.equal(late.status, 422)
  assert.match(late.html, /n’est pas encore venu/)
  await site.as(writer).fill(path, { who: choices.slice(0, 2) }, 'tellings')
  await database.asActor(registrar, async tx => {
    for (const act of acts.slice(0, 3))
      await recordEvent(tx, held, act, {
        what: 'signed',
        day: sittingDay,
        signatory: 'La greffière',
        gazette_part: null,
        gazette_page: null,
      })
  })
  const almost = await site.as(writer).fill(path, {}, 'announce')
  assert.match(almost.html, /Restent à prévenir\s: Cid Gill \(personne nommée\) et Dan Roy \(personne nommée\)\./)
  assert.doesNotMatch(almost.html, /Restent à signer/)

  const told = /<form id="(told-[0-9a-f-]+)"/.exec((await site.as(writer).page(path)).html)?.[1] ?? ''
  await site.as(writer).fill(path, {}, told)
  assert.equal((await prepared()).to_tell.filter(({ told_on }) => told_on === null).length, 3)
  const [first = '', , third = '', last = ''] = choices
  assert.equal((await site.as(writer).fill(path, { who: [first, third, last] }, 'tellings')).status, 303)
  assert.deepEqual((await released('fr')).items, [], 'still nothing')
  const { to } = await site.as(writer).fill(path, {}, 'announce')
  assert.match(to, /^\/fr\/communiques\/[0-9a-f-]{36}$/)

  const { html } = await site.as(null).page(to)
  assert.match(html, /Nominations, Conseil des ministres, séance du 25\snovembre\s2026/)
  assert.match(html, /Ministre des Essais/)
  assert.match(html, /Renouvellements\s: Ministre des Essais/)
  assert.doesNotMatch(html, /politique|prévenir/)
  const english = to.replace('/fr/communiques', '/en/releases')
  assert.match((await site.as(null).page(english)).html, /Minister of Tests/)
  const json = (await (await site.as(null).request(`${english}.json`)).json()) as { items: Record<string, unknown>[] }
  assert.deepEqual(
    json.items.map(({ name, title, former, minister, renewal }) => ({ name, title, former, minister, renewal })),
    [
      {
        name: 'Ann Roy',
        title: { fr: 'juge', en: 'judge' },
        former: [
          {
            title: { fr: 'juge', en: 'judge' },
            organisation: { fr: 'Cour des essais', en: 'Court of Tests' },
            kept: false,
          },
        ],
        minister: { fr: 'ministre des Essais', en: 'Minister of Tests' },
        renewal: false,
      },
      {
        name: 'Cid Gill',
        title: { fr: 'juge', en: 'judge' },
        former: [{ title: { fr: 'juge', en: 'judge' }, organisation: { fr: 'Tribunal', en: 'Tribunal' }, kept: true }],
        minister: { fr: 'ministre des Essais', en: 'Minister of Tests' },
        renewal: false,
      },
      {
        name: 'Dan Roy',
        title: { fr: 'juge', en: 'judge' },
        former: [],
        minister: { fr: 'ministre des Essais', en: 'Minister of Tests' },
        renewal: true,
      },
    ],
  )
  for (const [address, words] of [
    [
      `${to}/communique.pdf`,
      /Ancien titre\s: juge, Tribunal \(fonction\s+conservée\)[\s\S]*Le mandat de Dan Roy, juge, Cour des essais, est\s+renouvelé à compter\s+du\s+1er\sdécembre\s2026/,
    ],
    [`${english}/release.pdf`, /Former title: judge, Tribunal \(kept\)/],
  ] as const) {
    const document = Buffer.from(await (await site.as(null).request(address)).arrayBuffer())
    assert.match(document.toString('latin1'), /^%PDF-1\.7/)
    if (canRead) assert.match(textOf(document) ?? '', words)
  }
  assert.equal((await released('en')).items.length, 1)
  assert.match((await site.as(auditor).page(path)).html, /Voir le communiqué diffusé/)
  await database.asActor(tester, async tx => assert.deepEqual((await verifyRegister(tx)).problems, []))
})

test('once it is announced nothing changes; a sitting without appointments announces none', () =>
  database.asActor(registrar, async tx => {
    await refuses('SIT-018', releaseSitting(tx, held, sitting))
    await refuses('SIT-018', recordTellings(tx, held, sitting, { who: ['x'], told_on: sittingDay }))
    const other = await aSitting(tx, day('2026-12-02'))
    await refuses('SIT-019', releaseSitting(tx, held, other))
  }))

test('two people announce at once: one release', async () => {
  const again = await adoptedAlone()
  const settled = await Promise.allSettled(
    [1, 2].map(() => database.asActor(registrar, tx => releaseSitting(tx, held, again))),
  )
  assert.deepEqual(
    settled.map(one => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).sort(),
    ['SIT-018', 'done'],
  )
})

/** A sitting with one appointment to a vacant seat, signed and told. */
const adoptedAlone = () =>
  database.asActor(tester, async tx => {
    const [seat, dan] = [aPost(), aPerson()]
    await adoptNow(tx, [...seat.articles, ...dan.articles])
    const term = { from: '2026-12-01', to: '2030-11-30' }
    const draft = await ready(tx, 'seule', [
      article('mandate.begin', { mandate: id(), post: seat.post, person: dan.person, ...term }),
    ])
    const one = await aSitting(tx, day('2026-11-24'))
    await putOnAgenda(tx, at(registrar), one, draft, 'urgent')
    await lockSitting(tx, at(registrar), one)
    await decideOn(tx, one, 1, 'adopted')
    await adoptItems(tx, held, one)
    const act = (await itemsOf(tx, one))[0]?.act_id ?? ''
    await recordEvent(tx, held, act, {
      what: 'signed',
      day: sittingDay,
      signatory: 'La greffière',
      gazette_part: null,
      gazette_page: null,
    })
    await recordTellings(tx, held, one, { who: [`${act}:${dan.person}:person`], told_on: sittingDay })
    return one
  })
