import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelRefusals, Refusal, refusalIn } from './refusals.ts'

const all: readonly Refusal[] = [
  kernelRefusals.notADay('hier', 'from'),
  kernelRefusals.emptyPeriod('2026-09-01', '2026-08-31'),
  kernelRefusals.notAnAmount('douze'),
  kernelRefusals.badInput('title'),
  kernelRefusals.forbidden(),
  kernelRefusals.csrf(),
  kernelRefusals.notFound(),
  kernelRefusals.conflict(),
  kernelRefusals.tooLarge(),
  kernelRefusals.noRoom(),
]

test('the whole catalogue is read here, and no code is used twice', () => {
  assert.equal(all.length, Object.keys(kernelRefusals).length)
  assert.equal(new Set(all.map(r => r.code)).size, all.length)
})

for (const refusal of all)
  test(`${refusal.code} says in both languages what is refused and what to do`, () => {
    assert.ok(refusal instanceof Error && (refusal.status === 507 || (refusal.status >= 400 && refusal.status < 500)))
    assert.match(refusal.code, /^KER-\d{3}$/)
    const [fr, en] = [refusalIn('fr')(refusal), refusalIn('en')(refusal)]
    assert.notEqual(fr, en)
    for (const text of [fr, en]) assert.match(text, /^[^!]+\. [^!]+\.$/)
  })

test('a refusal names its field and keeps its cause', () => {
  assert.equal(kernelRefusals.notADay('hier', 'from').field, 'from')
  const cause = new Error('23P01')
  const says = { fr: 'Ce poste a déjà un titulaire.', en: 'This post already has a holder.' }
  const refusal = new Refusal('APP-001', 409, says, { cause, details: { post: 'p1' } })
  assert.deepEqual([refusal.cause, refusal.field, refusal.todo, refusal.details], [cause, null, null, { post: 'p1' }])
  assert.equal(refusal.message, 'APP-001: This post already has a holder.')
  assert.equal(refusalIn('fr')(refusal), says.fr)
})

test('what was typed is quoted, not repeated at length', () =>
  assert.ok(kernelRefusals.notADay('x'.repeat(10_000)).says.fr.length < 100))
