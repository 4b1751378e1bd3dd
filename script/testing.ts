/** Test files in a few processes, each of which runs one file after the other. */
import { type ChildProcess, spawn } from 'node:child_process'
import { relative } from 'node:path'
import type { Said } from './testing.worker.ts'

export type Tally = { passed: number; failed: number; skipped: string[] }

type Options = {
  /** How many files at once. */
  readonly processes?: number
  /** After how many seconds a file hangs, and after how many its process does once no file is left. */
  readonly seconds?: number
  readonly secondsToEnd?: number
  readonly write?: (text: string) => void
}

const worker = './script/testing.worker.ts'
const node = ['--import', './script/jsx.ts', `--test-reporter=${worker}`, worker]

const secondsToStart = 60

/** Runs test files, in their order, and says what failed, where and why: a file that fails, hangs, ends its process or has no test takes nothing from the others. */
export const runFiles = async (files: readonly string[], options: Options = {}): Promise<Tally> => {
  const { processes = 2, seconds = 300, secondsToEnd = 20, write = text => process.stdout.write(text) } = options
  const tally: Tally = { passed: 0, failed: 0, skipped: [] }
  const failures: string[] = []
  const record = (where: string, why: string) => {
    tally.failed++
    failures.push(`✖ ${where}\n${why.replace(/^/gm, '  ')}\n`)
    write('X')
  }
  const pass = () => {
    tally.passed++
    write('.')
  }
  const waiting = [...files]

  const runSome = (child: ChildProcess): Promise<void> =>
    new Promise(resolve => {
      let running: string | null = null
      let tests = 0
      let last = ''
      let failed = false
      const fail = (where: string, why: string) => {
        failed = true
        record(where, why)
      }
      let timer: NodeJS.Timeout | undefined
      const hangs = (why: string, after: number) => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          fail(last, `${why} ${after} s`)
          running = null
          child.kill('SIGKILL')
        }, after * 1000)
      }
      const handOver = () => {
        running = waiting.shift() ?? null
        tests = 0
        last = running ?? last
        // Where the process has just ended, its end says so.
        child.send(running ?? '', () => {})
        if (running !== null) hangs('has not begun after', secondsToStart)
        else hangs('or a file before it leaves something open: their process has not ended after', secondsToEnd)
      }
      child.on('message', ({ what, at, why }: Said) => {
        const isFile = at.name === running
        const where = isFile || at.file === '' ? at.name : `${relative('', at.file)}:${at.line} ${at.name}`
        if (what === 'begins') {
          last = where
          if (isFile) hangs('has not ended after', seconds)
        } else if (what === 'ends') {
          if (why !== null) fail(where, why)
          else if (tests === 0) fail(where, 'no test in this file')
          handOver()
        } else {
          tests++
          if (what === 'failed') fail(where, why)
          else if (what === 'skipped') tally.skipped.push(`${where} (${why})`)
          else pass()
        }
      })
      child.once('close', (code, signal) => {
        clearTimeout(timer)
        const ending = `its process has ended with ${signal ?? code}`
        if (running !== null) fail(last, ending)
        else if (code !== 0 && !failed) fail(`after ${last}`, ending)
        resolve()
      })
      handOver()
    })

  const runUntilNone = async (): Promise<void> => {
    while (waiting.length > 0)
      await runSome(spawn(process.execPath, node, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }))
  }
  await Promise.all(Array.from({ length: processes }, runUntilNone))
  write(`\n${failures.join('\n')}`)
  return tally
}
