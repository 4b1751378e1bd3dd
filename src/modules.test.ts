import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { roleNames } from './kernel/access/index.ts'
import { machinesText } from './kernel/machines.ts'
import { root } from './kernel/root.ts'
import { modules } from './modules.ts'

const machines = modules.flatMap(module => module.machines ?? [])

test(`the documentation draws the ${machines.length} machines as they are: npm run schema writes it`, () => {
  assert.ok(machines.length >= 5)
  assert.equal(readFileSync(join(root, 'docs/machines.md'), 'utf8'), machinesText(machines))
})

for (const { title, steps, moves } of machines)
  test(`${title.en}: every step is reached, every move is from and to a step, and made by roles that exist`, () => {
    const [first, ...others] = Object.keys(steps)
    const reached = new Set([first, ...moves.map(({ to }) => to)])
    assert.deepEqual(
      others.filter(step => !reached.has(step)),
      [],
    )
    for (const { from, to, by } of moves) {
      assert.ok(
        [...from, to].every(step => step in steps),
        `${from} ${to}`,
      )
      assert.ok(
        by.every(role => (roleNames as readonly string[]).includes(role) || role === 'candidate'),
        by.join(),
      )
    }
  })
