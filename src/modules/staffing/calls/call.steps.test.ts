import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roleNames } from '../../../kernel/access/index.ts'
import { type MoveName, moveOf, moves, movesFrom, phaseNames, type Step, steps } from './call.steps.ts'

test('every step is reached from the need, and nobody leaves closed or cancelled', () => {
  const reached = new Set<Step>(['need'])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const { from, to } of moves) if (from.some(step => reached.has(step))) reached.add(to)
  }
  assert.deepEqual([...reached].sort(), [...steps].sort())
  const ends = steps.filter(step => !moves.some(({ from }) => (from as readonly Step[]).includes(step)))
  assert.deepEqual(ends, ['closed', 'cancelled'])
})

test('a call is cancelled from any step before its list, by the director, with a reason: SM-3', () => {
  const { from, by, requires } = moveOf('cancel')
  assert.deepEqual(
    from,
    steps.slice(0, steps.indexOf('listed')).filter(step => step !== 'listed'),
  )
  assert.deepEqual([by, requires], [['director'], ['reason']])
})

test('no step is skipped on the way to publication', () => {
  const way = (to: Step) =>
    moves.filter(move => move.to === to && !(move.from as readonly Step[]).includes(to)).flatMap(({ from }) => from)
  assert.deepEqual(way('published'), ['approved'])
  assert.deepEqual(way('approved'), ['draft'])
  assert.deepEqual(way('draft'), ['profile'])
  assert.deepEqual(moveOf('approve').by, [], 'approval follows both sides, and is nobody’s button')
})

test('only the team moves a call', () => {
  for (const role of roleNames)
    for (const step of steps) {
      const names = movesFrom(step, role).map(({ name }) => name)
      if (role !== 'adviser' && role !== 'director') assert.deepEqual(names, [], role)
      else if (role === 'adviser') assert.ok(!names.includes('cancel' as MoveName))
    }
})

test('what is published is named by the clock', () => {
  const stored = steps.filter(step => step !== 'published')
  for (const step of stored) assert.ok(step in phaseNames, step)
})
