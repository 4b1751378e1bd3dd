import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../kernel/database/index.ts'
import { undone } from '../../kernel/database/testing.ts'
import type { Asked } from '../../kernel/facts/index.ts'
import { day } from '../../kernel/time/index.ts'
import { lookups } from './lookups.queries.ts'
import { aPerson, aPost, article, decide, id } from './testing.ts'

const asked = { on: day('2026-11-20'), limit: 10, drafted: [] }
const byText = (text: string): Asked => ({ ...asked, text })
const byIds = (...ids: string[]): Asked => ({ ...asked, ids })
const nbsp = (text: string) => text.replaceAll('~', '\u00a0')

/** Rose Gagné, judge since 2020; another Rose Gagné who holds nothing; a post and a body that are gone. */
const aRegister = async (tx: Tx) => {
  const [held, closed] = [aPost(), aPost()]
  const [rose, other] = [aPerson(), aPerson()]
  const mandate = id()
  await decide(tx, [
    ...held.articles,
    ...closed.articles,
    ...rose.articles,
    ...other.articles,
    article('mandate.begin', { mandate, post: held.post, person: rose.person, from: '2020-01-06', to: '2025-01-05' }),
    article('post.abolish', { post: closed.post, on: '2010-12-31' }),
    article('organisation.abolish', { organisation: closed.organisation, on: '2010-12-31', reason: 'abolished' }),
  ])
  return { held, closed, rose, other, mandate }
}

test('people are found without their accents, and told apart by what they hold', () =>
  undone(async tx => {
    const { rose, other } = await aRegister(tx)
    const found = await lookups.person(tx, byText('GAGNE ro'))
    const labels = Object.fromEntries(found.map(one => [one.id, one.label]))
    assert.deepEqual(labels, {
      [rose.person]: { fr: 'Rose Gagné, juge, Tribunal', en: 'Rose Gagné, judge, Tribunal' },
      [other.person]: { fr: 'Rose Gagné', en: 'Rose Gagné' },
    })
    assert.deepEqual(await lookups.person(tx, byText('gagne xavier')), [])
  }))

test('what is over is not proposed, but is still named', () =>
  undone(async tx => {
    const { held, closed } = await aRegister(tx)
    assert.deepEqual(
      (await lookups.post(tx, byText('juge tribunal'))).map(one => one.id),
      [held.post],
    )
    assert.deepEqual(await lookups.post(tx, byIds(closed.post)), [
      { id: closed.post, label: { fr: 'juge, Tribunal', en: 'judge, Tribunal' } },
    ])
    assert.deepEqual(
      (await lookups.organisation(tx, byText('tribunal'))).map(one => one.id),
      [held.organisation],
    )
  }))

test('a mandate says who, where and since when, and decides its post and its person', () =>
  undone(async tx => {
    const { held, rose, mandate } = await aRegister(tx)
    assert.deepEqual(await lookups.mandate(tx, byText('gagné')), [
      {
        id: mandate,
        label: {
          fr: nbsp('Rose Gagné, juge, Tribunal, depuis le 6~janvier 2020'),
          en: 'Rose Gagné, judge, Tribunal, since January 6, 2020',
        },
        also: { post: held.post, person: rose.person },
      },
    ])
  }))

test('what articles drafted before create is found and named too', () =>
  undone(async tx => {
    const { held } = await aRegister(tx)
    const [person, post, organisation] = [id(), id(), id()]
    const drafted = [
      { effect: 'organisation.create', input: { organisation, name_fr: 'Régie', name_en: 'Board' } },
      {
        effect: 'post.create',
        input: { post, organisation, title_fr_f: 'régisseuse', title_fr_m: 'régisseur', title_en: 'commissioner' },
      },
      { effect: 'person.create', input: { person, given_name: 'Éloi', family_name: 'Tremblay' } },
    ]
    const within = { ...asked, drafted }
    assert.deepEqual(await lookups.person(tx, { ...within, text: 'eloi' }), [
      { id: person, label: { fr: 'Éloi Tremblay', en: 'Éloi Tremblay' } },
    ])
    assert.deepEqual(await lookups.post(tx, { ...within, ids: [post] }), [
      { id: post, label: { fr: 'régisseuse ou régisseur, Régie', en: 'commissioner, Board' } },
    ])
    assert.deepEqual(
      (await lookups.post(tx, { ...within, text: 'juge' })).map(one => one.id),
      [held.post],
    )
  }))
