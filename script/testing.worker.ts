/**
 * A process that runs test files one after the other, as script/testing.ts hands them over: what they all import is loaded
 * and compiled once. It is its own reporter: `node --test-reporter=./script/testing.worker.ts script/testing.worker.ts`.
 */
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { closeDatabases } from '../src/kernel/database/testing.ts'

type Place = { readonly file: string; readonly line: number; readonly name: string }
export type Said =
  | { readonly what: 'begins' | 'passed'; readonly at: Place; readonly why?: never }
  | { readonly what: 'failed' | 'skipped'; readonly at: Place; readonly why: string }
  /** The whole file; `why` where it failed by itself, outside its tests. */
  | { readonly what: 'ends'; readonly at: Place; readonly why: string | null }

const tell = (said: Said) => process.send?.(said)

/** The tests of a file are two levels below: the file, and the test of all files. */
const ofFile = 1

export default async function* report(events: AsyncIterable<TestEvent>) {
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.message.includes('after the test ended'))
      tell({ what: 'failed', at: { file: '', line: 0, name: 'after the end of a test' }, why: data.message })
    if (type !== 'test:dequeue' && type !== 'test:pass' && type !== 'test:fail') continue
    const at = { file: data.file ?? '', line: data.line ?? 0, name: data.name }
    if (data.nesting < ofFile) continue
    if (type === 'test:dequeue') {
      if (data.nesting > ofFile) tell({ what: 'begins', at })
      continue
    }
    const { error, type: kind } = data.details as { error?: Error & { failureType?: string }; type?: string }
    const why = type === 'test:pass' ? null : inspect(error?.cause ?? error)
    const byItself = error?.failureType !== 'subtestsFailed'
    if (data.nesting === ofFile) tell({ what: 'ends', at, why: byItself ? why : null })
    else if (why !== null) {
      if (kind !== 'suite' || byItself) tell({ what: 'failed', at, why })
    } else if (kind !== 'suite') {
      const reason = [data.skip, data.todo].find(one => one !== undefined)
      if (reason === undefined) tell({ what: 'passed', at })
      else tell({ what: 'skipped', at, why: typeof reason === 'string' ? reason : 'no reason given' })
    }
  }
  yield ''
}

/** The next file, or '' after the last one. */
const next = async (): Promise<string> => {
  const [file] = await once(process, 'message')
  return file
}

/** Each file is a test, of which its tests are parts: they begin where they are declared, as they would alone. */
const runAll = async (t: TestContext) => {
  for (let file = await next(); file !== ''; file = await next())
    await t.test(file, async t => {
      // At once, not when the events are read: the file may never give way.
      tell({ what: 'begins', at: { file, line: 0, name: file } })
      try {
        await import(pathToFileURL(file).href)
      } finally {
        t.after(closeDatabases)
      }
    })
  // It may still have something to say, and ends when nothing else is open.
  process.channel?.unref()
}

// Whoever hands over the files has ended: nobody waits for this process.
process.on('disconnect', () => process.exit(1))

void test('all files', { timeout: Number.POSITIVE_INFINITY }, runAll)
