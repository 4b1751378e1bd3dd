import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { root } from '../../../kernel/root.ts'
import { exportChain } from '../../acts/index.ts'
import { adoptARegister } from '../testing.ts'

const script = join(root, 'script/verify-chain.mjs')

const check = (text: string, ...more: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [script, '-', ...more], { input: text, encoding: 'utf8' })
  assert.equal(stdout.trim().split('\n').length, 1, stdout)
  return { status, said: stdout }
}

let exported = ''
before(async () => {
  const database = await testDatabase()
  await adoptARegister(database)
  await database.asActor(
    tester,
    async tx => {
      for await (const piece of exportChain(tx)) exported += piece
    },
    { readOnly: true },
  )
})

type Line = { act: Record<string, unknown>; articles: Record<string, unknown>[]; seal_before: string; seal: string }
const lines = (): Line[] =>
  exported
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
const text = (all: readonly Line[]) => all.map(line => `${JSON.stringify(line)}\n`).join('')

test('the checker is short and imports nothing but Node', () => {
  const source = readFileSync(script, 'utf8')
  assert.ok(source.trimEnd().split('\n').length < 80)
  assert.deepEqual(
    [...source.matchAll(/from '(.*)'|import\((.*)\)|require\(/g)].map(([, name]) => name),
    ['node:crypto', 'node:fs'],
  )
})

test('it accepts the chain as exported, and finds a seal noted earlier', () => {
  const all = lines()
  const { status, said } = check(exported)
  assert.equal(status, 0)
  assert.match(said, /The chain holds: 22 acts, 43 articles, last seal [0-9a-f]{64}\.$/m)
  assert.equal(check(exported, all[3]?.seal ?? '').status, 0)
  assert.equal(check(text(all.slice(0, -1)), all.at(-1)?.seal ?? '').status, 1)
  assert.equal(check('').status, 1)
  assert.equal(check(exported.slice(0, -20)).status, 1)
})

/** Every way to change one leaf of a value. */
const tamperings = (value: unknown): unknown[] => {
  if (Array.isArray(value))
    return [[...value, 'x'], ...value.flatMap((item, i) => tamperings(item).map(other => value.with(i, other)))]
  if (typeof value === 'object' && value !== null)
    return [
      { ...value, x: 'x' },
      ...Object.entries(value).flatMap(([name, item]) => tamperings(item).map(other => ({ ...value, [name]: other }))),
    ]
  if (typeof value === 'string') return [`${value}x`]
  if (typeof value === 'number') return [value + 1]
  return [value === null ? 'x' : !value]
}

test('it refuses each change of one leaf of one act, and an act taken, added or moved', () => {
  const all = lines()
  // One process is started for each change: the erratum stands for the others.
  const i = 10
  const line = all[i] as Line
  const { act, articles, ...seals } = line
  const changed = [
    ...tamperings(act).map(other => all.with(i, { ...line, act: other as Line['act'] })),
    ...tamperings(seals)
      .filter(other => !('x' in (other as object)))
      .map(other => all.with(i, { ...line, ...(other as typeof seals) })),
    ...articles.flatMap((article, n) =>
      tamperings(article)
        .filter(other => !('x' in (other as object)))
        .map(other => all.with(i, { ...line, articles: articles.with(n, other as Line['act']) })),
    ),
    all.with(i, { ...line, articles: articles.slice(1) }),
    all.with(i, { ...line, articles: [...articles, articles[0] as Line['act']] }),
  ]
  const [first, second, ...rest] = all as [Line, Line, ...Line[]]
  const moved = [
    [second, first, ...rest],
    [second, ...rest],
    [first, ...rest],
    [first, second, second, ...rest],
  ]
  const kept = [...changed, ...moved].filter(chain => check(text(chain)).status !== 1)
  assert.equal(kept.length, 0)
  assert.ok(changed.length > 40, `${changed.length}`)
})
