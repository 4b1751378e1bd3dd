import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roleNames } from '../../../kernel/access/index.ts'
import { ends, moveOf, moves, movesFrom, type Step, stepNames, steps, undecided } from './application.steps.ts'
import { letterOfStep, letters } from './letter.formats.ts'

test('every step is reached from the draft, and the ends are those of SM-4', () => {
  const reached = new Set<Step>(['draft'])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const { from, to } of moves) if ((from as readonly Step[]).some(step => reached.has(step))) reached.add(to)
  }
  assert.deepEqual([...reached].sort(), [...steps].sort())
  assert.deepEqual([...ends].sort(), [
    'appointed',
    'expired',
    'inadmissible',
    'not_apt',
    'not_preselected',
    'struck',
    'withdrawn',
  ])
})

test('a candidate submits and withdraws, and nothing else; others than the team do nothing', () => {
  for (const role of roleNames) {
    const names = new Set(steps.flatMap(step => movesFrom(step, role).map(({ name }) => name)))
    if (role === 'candidate') assert.deepEqual([...names].sort(), ['submit', 'withdraw'])
    else if (role === 'adviser' || role === 'director') assert.ok(!names.has('submit') && !names.has('withdraw'))
    else assert.deepEqual([...names], [], role)
  }
})

test('a candidate may withdraw until the end', () => {
  assert.deepEqual([...moveOf('withdraw').from].sort(), steps.filter(step => !ends.includes(step)).sort())
})

test('what closes a door has a reason', () => {
  for (const name of ['refuse', 'leave', 'find_unfit', 'expire', 'strike'] as const)
    assert.ok(moveOf(name).requires.includes('reason'), name)
})

test('each step after the draft has its message in both languages: PRV-04', () => {
  for (const step of steps.filter(step => step !== 'draft' && step !== 'submitted')) {
    const letter = letters[letterOfStep(step)]
    assert.ok(letter, step)
    assert.ok(letter.subject.fr.includes(stepNames[step].fr) && letter.subject.en.includes(stepNames[step].en))
    assert.notEqual(letter.body.fr, letter.body.en)
  }
})

test('the list of a call waits for what is not decided', () => {
  for (const step of undecided) assert.ok(!ends.includes(step))
  for (const step of ['apt', 'registered', 'proposed', ...ends] as Step[]) assert.ok(!undecided.includes(step), step)
})
