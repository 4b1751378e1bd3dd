import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import type { Tribunal } from '../aptitude/tribunal.rules.ts'
import { type CommitteeKind, compositionVerdicts, type Quality } from './composition.rules.ts'

const on = day('2026-11-20')
const seat = (quality: Quality, more: { order_name?: string | null; administration?: boolean } = {}) => ({
  name: `Personne ${quality}`,
  quality,
  chairs: false,
  order_name: quality === 'university' || quality === 'professional' ? 'Barreau du Québec' : null,
  administration: false,
  ...more,
})
const judge = (kind: CommitteeKind, tribunal: Tribunal, members: readonly ReturnType<typeof seat>[]) =>
  compositionVerdicts({ kind, tribunal, members }, on)
const outcomes = (found: ReturnType<typeof judge>) => found.map(({ outcome }) => outcome)

const arms = [seat('legal_community'), seat('retired_adjudicator'), seat('university')]

const complete = [
  ['renewal', 'tat', arms, 'TAT'],
  ['renewal', 'tmf', arms, 'Financial Markets'],
  ['renewal', 'energie', [seat('public'), seat('retired_adjudicator'), seat('professional')], 'Régie de l’énergie'],
  ['selection', 'tal', [seat('tribunal_member'), seat('legal_community'), seat('public')], 'selection'],
] as const
for (const [kind, tribunal, members, why] of complete)
  test(`MAN-08: complete, ${why}`, () => assert.deepEqual(judge(kind, tribunal, members), []))

test('MAN-08: the seats of one tribunal are not those of another', () => {
  const [found] = judge('renewal', 'energie', arms)
  assert.equal(found?.outcome, 'block')
  assert.match(found?.says.fr ?? '', /représentation du public et membre d’un ordre professionnel\.$/)
})

test('MAN-08: a composition that was not read only warns', () =>
  assert.deepEqual(outcomes(judge('renewal', 'taq', arms.slice(1))), ['warn']))

test('MAN-08: nobody of the Administration renews; one may select', () => {
  const inside = seat('legal_community', { administration: true })
  assert.deepEqual(outcomes(judge('renewal', 'tat', [inside, ...arms.slice(1)])), ['block'])
  assert.deepEqual(judge('selection', 'tat', [inside, seat('tribunal_member'), seat('public')]), [])
})

test('MAN-08: the university member names a professional order', () => {
  const [found] = judge('renewal', 'tat', [...arms.slice(0, 2), seat('university', { order_name: null })])
  assert.equal(found?.outcome, 'block')
  assert.match(found?.says.en ?? '', /professional order of Personne university is not recorded/)
})
