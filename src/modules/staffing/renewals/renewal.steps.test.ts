import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roleNames } from '../../../kernel/access/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { type Done, mayMove, moves, nextOf, roadOf, type Step, stepNames, stepOf } from './renewal.steps.ts'
import type { Variant } from './way.rules.ts'

const nothing: Done = {
  ...{ stated_on: null, evaluated_on: null, board_on: null, asked_on: null },
  ...{ answered_on: null, committee_id: null, intent_on: null, heard_on: null, recommended_on: null },
  ...{ notice: null, notified_on: null, presumed_on: null, renewed_on: null },
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
  ['adjudicator', { asked_on: on }, '2026-01-10', 'renseignements à recevoir', 'whose answer is awaited'],
  ['adjudicator', asked, '2026-01-10', 'recommandation du comité', 'then the committee'],
  ['adjudicator', { ...asked, heard_on: on }, '2026-01-10', 'recommandation du comité', 'which has heard the member'],
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

const standing: readonly (readonly [Variant, Partial<Done>, Step])[] = [
  ['discretion', {}, 'signalled'],
  ['discretion', { stated_on: on }, 'intention'],
  ['discretion', { stated_on: on, notice: 'not_renewed', notified_on: on }, 'told_refusal'],
  ['board', { board_on: on }, 'signalled'],
  ['board', { evaluated_on: on }, 'evaluated'],
  ['board', { evaluated_on: on, board_on: on }, 'opinion'],
  ['adjudicator', { asked_on: on }, 'asked'],
  ['adjudicator', { asked_on: on, committee_id: 'c' }, 'committee'],
  ['adjudicator', { asked_on: on, intent_on: on }, 'intent'],
  ['adjudicator', { asked_on: on, intent_on: on, heard_on: on }, 'heard'],
  ['adjudicator', { asked_on: on, committee_id: 'c', recommended_on: on }, 'recommended'],
  ['adjudicator', { asked_on: on, recommended_on: on, presumed_on: on }, 'presumed'],
  ['adjudicator', { presumed_on: on, notice: 'renewed', notified_on: on }, 'told_renewal'],
  ['adjudicator', { presumed_on: on, renewed_on: on }, 'renewed'],
]
for (const [way, done, step] of standing)
  test(`SM-10: ${way}, ${Object.keys(done).join(', ') || 'nothing'}: ${step}`, () => {
    const whole = { ...nothing, ...done }
    assert.equal(stepOf(way, whole), step)
    const road = roadOf(way, whole, on).map(one => one.step)
    assert.ok(road.includes(step), `${step} stands on the road: ${road}`)
    assert.deepEqual(new Set(road).size, road.length)
  })

test('nobody but those who work on files records, nobody leaves a renewal that an act made, and no way is skipped', () => {
  for (const { name, ways, by } of moves)
    for (const way of ['discretion', 'board', 'adjudicator'] as const) {
      assert.ok(!mayMove(name, way, 'renewed', 'adviser'))
      for (const role of roleNames)
        for (const step of Object.keys(stepNames) as Step[])
          if (mayMove(name, way, step, role)) {
            assert.ok(['adviser', 'director'].includes(role) && (by as readonly string[]).length > 0)
            assert.ok((ways as readonly string[]).includes(way))
          }
    }
  assert.ok(!mayMove('announce', 'adjudicator', 'asked', 'adviser'), 'no notice before a recommendation')
  assert.ok(!mayMove('oppose', 'adjudicator', 'asked', 'adviser'), 'MAN-07: nobody is opposed unheard')
  assert.ok(!mayMove('presume', 'discretion', 'signalled', null))
})
