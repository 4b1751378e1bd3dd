import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runFiles } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'greffe-tests-of-tests-'))
after(() => rmSync(folder, { recursive: true }))

/** Runs files of these texts in one process, so that each follows one that went wrong. */
const outcome = async (texts: Readonly<Record<string, string>>) => {
  const said: string[] = []
  const files = Object.entries(texts).map(([name, text]) => {
    const path = join(folder, `${name}.test.ts`)
    writeFileSync(path, `import { after, suite, test } from 'node:test'\n${text}\n`)
    return path
  })
  const tally = await runFiles(files, { processes: 1, seconds: 4, secondsToEnd: 3, write: text => said.push(text) })
  return { ...tally, said: said.join('') }
}

test('what passes, fails and is skipped is counted test by test, and named with its file, its line and its reason', async () => {
  const { passed, failed, skipped, said } = await outcome({
    mixed: `test('good', t => t.test('part', () => {}))
test('bad', () => { throw new Error('as it should') })
test('later', { skip: 'no program' }, () => {})
suite('some', () => { test('within', () => {}) })`,
    broken: `test('one', () => {})
throw new Error('cannot be read')`,
    hook: `after(() => { throw new Error('cannot be ended') })
test('one', () => {})`,
    good: "test('good', () => {})",
  })
  assert.deepEqual([passed, failed], [6, 3], said)
  assert.match(skipped.join(), /mixed\.test\.ts:4 later \(no program\)$/)
  assert.match(said, /✖ .*mixed\.test\.ts:3 bad\n\s+Error: as it should/)
  assert.match(said, /✖ .*broken\.test\.ts\n\s+Error: cannot be read/)
  assert.match(said, /✖ .*hook\.test\.ts\n\s+Error: cannot be ended/)
})

test('a file without a test, one that hangs, one that ends its process, one that leaves something open: each fails alone', async () => {
  const { passed, failed, said } = await outcome({
    empty: "suite('nothing', () => {})",
    exits: "test('ends', () => process.exit(0))",
    stands: "test('blocks', () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))",
    waits: "test('waits', () => new Promise(() => setInterval(() => {}, 1000)))",
    good: "test('good', () => {})",
    leaves: "test('leaves', () => void setInterval(() => {}, 1000))",
  })
  assert.deepEqual([passed, failed], [2, 5], said)
  assert.match(said, /✖ .*empty\.test\.ts\n\s+no test in this file/)
  assert.match(said, /✖ .*exits\.test\.ts.*\n\s+its process has ended with 0/)
  assert.match(said, /✖ .*stands\.test\.ts.*\n\s+has not ended after 4 s/)
  assert.match(said, /✖ .*waits\.test\.ts:2 waits\n\s+has not ended after 4 s/)
  assert.match(said, /✖ .*leaves\.test\.ts.*\n\s+or a file before it leaves something open/)
})
