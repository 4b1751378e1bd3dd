import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import { type Done, nextOf, stops, type Variant, variantOf } from './way.rules.ts'

const judge = {
  family: 'adjudicator',
  regime: 'full_time',
  authority: 'government',
  organisation_kind: 'administrative_tribunal',
}
const seats = [
  [judge, 'adjudicator', 'a judge of a tribunal'],
  [{ ...judge, regime: 'part_time' }, 'discretion', 'a part-time member'],
  [{ ...judge, authority: 'assembly' }, 'discretion', 'whom the Assembly appoints'],
  [
    { ...judge, family: 'chief_executive', organisation_kind: 'state_enterprise' },
    'board',
    'the head of a state-owned enterprise',
  ],
  [{ ...judge, family: 'chief_executive' }, 'discretion', 'the head of another body'],
  [{ ...judge, family: 'board_member', organisation_kind: 'state_enterprise' }, 'discretion', 'a director'],
] as const
for (const [seat, variant, why] of seats) test(`SM-10: ${why}`, () => assert.equal(variantOf(seat), variant))

const nothing: Done = {
  ...{ stated_on: null, evaluated_on: null, board_on: null, asked_on: null },
  ...{ answered_on: null, recommended_on: null, notified_on: null, presumed_on: null },
}
const on = day('2026-01-05')
const asked = { asked_on: on, answered_on: on }
const nexts: readonly (readonly [Variant, Partial<Done>, string, string | null, string])[] = [
  ['discretion', {}, '2025-03-01', null, 'more than eighteen months before the end, nothing is due'],
  ['discretion', {}, '2026-01-10', 'intention à obtenir', 'the intention comes first'],
  ['discretion', { stated_on: on }, '2026-01-10', 'avis à la personne', 'then the holder is told'],
  ['discretion', { stated_on: on, notified_on: on }, '2026-01-10', null, 'all is said'],
  ['board', { evaluated_on: on }, '2026-01-10', 'avis du conseil', 'the board gives its opinion'],
  ['adjudicator', {}, '2026-01-10', 'renseignements à demander', 'a member is asked for information'],
  ['adjudicator', asked, '2026-01-10', 'recommandation du comité', 'then the committee'],
  ['adjudicator', {}, '2026-03-30', 'avis d’ici le 30\u00a0juin 2026', 'vector 10: three months before the last day'],
  ['adjudicator', {}, '2026-06-30', 'avis d’ici le 30\u00a0juin 2026', 'vector 10: on the last day'],
  ['adjudicator', {}, '2026-07-01', 'renouvellement présumé', 'scenario 9: the day after'],
  ['adjudicator', { notified_on: on }, '2026-07-01', null, 'told in time'],
]
for (const [variant, done, today, says, why] of nexts)
  test(`what is next: ${why}`, () =>
    assert.equal(
      nextOf(variant, { ...nothing, ...done }, day('2026-09-30'), day(today))?.fr.replaceAll(/\s/g, ' ') ?? null,
      says?.replaceAll(/\s/g, ' ') ?? null,
    ))

test('each way ends with the notice to the holder', () => {
  for (const way of Object.values(stops)) assert.equal(way.at(-1)?.code, 'notified_on')
})
