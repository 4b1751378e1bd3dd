import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { holderOf, takeFolder } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'greffe-lock-'))
after(() => rmSync(folder, { recursive: true }))
const leave = (text: string) => writeFileSync(join(folder, 'greffe.lock'), text)

test('a folder is held by one, until it is released', () => {
  const lock = takeFolder(folder)
  assert.equal(holderOf(folder), process.pid)
  assert.equal(takeFolder(folder), null)
  lock?.release()
  assert.equal(holderOf(folder), null)
  assert.deepEqual(readdirSync(folder), [])
})

const left = [
  ['', 'an empty file, of a process killed while it wrote'],
  ['999999999 12', 'a process that is no more'],
  [`${process.pid} 1`, 'another run of a process id'],
  ['0 ', 'no process at all'],
] as const
for (const [text, why] of left)
  test(`a lock left behind holds nothing: ${why}`, () => {
    leave(text)
    assert.equal(holderOf(folder), null)
    const lock = takeFolder(folder)
    assert.equal(holderOf(folder), process.pid)
    lock?.release()
  })
