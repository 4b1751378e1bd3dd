/** The stages of script/test and of `npm run check`: each says what passed, what failed and what was skipped, and why. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readArchitecture } from './architecture.ts'
import { runFiles, type Tally } from './testing.ts'

const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: [...a.skipped, ...b.skipped],
})
const nothing: Tally = { passed: 0, failed: 0, skipped: [] }

const root = join(import.meta.dirname, '..')
process.chdir(root)

// What one process has compiled, the next one takes.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compiled')

/** One program that must succeed; what it says is shown only when it does not. */
const mustSucceed = async (name: string, script: string, args: string[] = []): Promise<Tally> => {
  const started = performance.now()
  const child = spawn(process.execPath, [script, ...args])
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => said.push(text))
  const [status] = await once(child, 'close')
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✔' : '✖'} ${name} (${seconds} s)`)
  if (status !== 0) console.log(said.join(''))
  return { ...nothing, [status === 0 ? 'passed' : 'failed']: 1 }
}

/** So that neither process waits for the last file of the other. */
const longestFirst = (files: readonly string[]): string[] => {
  const length = new Map(files.map(file => [file, statSync(file).size]))
  return files.toSorted((a, b) => (length.get(b) ?? 0) - (length.get(a) ?? 0))
}

/** Runs test files, two at a time; `first` are those whose length does not say how long they take. */
const runTests = async (name: string, files: string[], first: readonly string[] = []): Promise<Tally> => {
  console.log(`${name}: ${files.length} files`)
  if (files.length === 0) return nothing
  const started = performance.now()
  const tally = await runFiles([...first, ...longestFirst(files.filter(file => !first.includes(file)))])
  console.log(`${tally.failed === 0 ? '✔' : '✖'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  return tally
}

const allTests = () => globSync('src/**/*.test.{ts,tsx}').filter(file => file !== 'src/architecture.test.ts')
/** The graph of imports does not hold them. */
const testsOfScripts = () => globSync('script/*.test.ts')

/** The tests that import one of these files, at whatever distance. */
const testsOf = async (wanted: readonly string[]): Promise<string[]> => {
  const { imports } = await readArchitecture(root)
  const reached = new Set(wanted)
  const uses = imports.map(use => use.split(' -> ') as [string, string])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const [from, to] of uses) if (reached.has(to)) reached.add(from)
  }
  return allTests().filter(file => reached.has(file))
}

/** What differs from the last commit, new files included. */
const changedFiles = (): string[] => {
  const options = ['--porcelain', '-z', '--no-renames', '--untracked-files=all']
  const lines = execFileSync('git', ['status', ...options], { encoding: 'utf8' }).split('\0')
  return lines.filter(line => line !== '').map(line => line.slice(3))
}

const lint = () =>
  mustSucceed('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings'])
const types = async () =>
  add(
    await mustSucceed('types', 'node_modules/typescript/bin/tsc'),
    await mustSucceed('types of the client', 'node_modules/typescript/bin/tsc', ['--project', 'src/client']),
  )
const architecture = () => runTests('architecture', ['src/architecture.test.ts'])
const knip = () => mustSucceed('nothing unused', 'node_modules/knip/bin/knip.js')

const atMostOnce = (run: () => Promise<Tally>) => {
  let begun: Promise<Tally> | undefined
  return () => {
    begun ??= run()
    return begun
  }
}
const build = atMostOnce(() => mustSucceed('build', 'script/build.ts'))

/** The demonstration that the browser's tests copy: a minute of one processor, so script/test begins it while the checks take the other. */
export const demonstration = atMostOnce(async () => {
  await build()
  return mustSucceed('demonstration', 'tests/demonstration.ts')
})

/**
 * Tests whose length is in how much they try, not in what they ask of a database: 15 years of acts, everyone at every address, each column
 * tampered with, random registers. Once is enough, on PostgreSQL; on PGlite the browser's tests make the same demonstration, knock at the
 * same doors, and verify it, and the tests beside these ones ask the same of smaller registers.
 */
const long = [
  'src/modules/registry/demo.test.ts',
  'src/modules/staffing/files/compartments.routes.test.ts',
  'src/modules/registry/proofs/verify.actions.test.ts',
  'src/modules/registry/proofs/model.actions.test.ts',
]
const unit = () =>
  runTests(
    'unit and database, on PGlite',
    [...allTests(), ...testsOfScripts()].filter(file => !long.includes(file)),
  )
const withDatabase = () => testsOf(['src/kernel/database/testing.ts'])

/** The tests of the changed files; all of them where a migration changed; those that need no database where nothing did. */
const changed = async (): Promise<Tally> => {
  const files = changedFiles()
  if (files.some(file => file.endsWith('.sql'))) return unit()
  if (files.length > 0) {
    const ofScripts = files.some(file => file.startsWith('script/')) ? testsOfScripts() : []
    const touched = [...(await testsOf(files)), ...ofScripts]
    const now = touched.filter(file => !long.includes(file) || files.includes(file))
    if (now.length < touched.length) console.log(`left to script/test: ${long.join(', ')}`)
    return runTests('unit and database of the changed files, on PGlite', now)
  }
  const slow = new Set(await withDatabase())
  return runTests(
    'unit without a database (nothing changed; script/test runs them all)',
    allTests().filter(file => !slow.has(file)),
  )
}

/** The tests of the database once more, on a real PostgreSQL. */
const postgres = async (): Promise<Tally> => {
  const { startPostgres } = await import('./postgres.ts')
  const server = await startPostgres()
  Object.assign(process.env, { TEST_DATABASE: 'postgres', TEST_DATABASE_URL: server.url })
  try {
    return await runTests('database, on PostgreSQL 18', await withDatabase(), long)
  } finally {
    delete process.env.TEST_DATABASE
    delete process.env.TEST_DATABASE_URL
    await server.stop()
  }
}

/** The shell without windows first: it takes two thirds of the processor time. */
const chromiums = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const findChromium = () => process.env.CHROMIUM ?? chromiums.find(path => existsSync(path))

/** What apt gives where it may: the shell without windows, or else the whole browser where there is none. */
const installChromium = () => {
  if (process.env.CHROMIUM || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const apt = (...args: string[]) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: 180_000 }).status === 0
  }
  const install = (name: string) => apt('install', '-qq', '--yes', '--no-install-recommends', name)
  console.log('Installing Chromium…')
  if (!apt('update', '-q') || install('chromium-headless-shell') || findChromium()) return
  install('chromium')
}

/** The tests in a real browser; they find it in the variable CHROMIUM. */
const browser = async (): Promise<Tally> => {
  const files = globSync('tests/**/*.test.{ts,tsx}')
  if (files.length === 0) return runTests('browser', files)
  if (findChromium() !== chromiums[0]) installChromium()
  const chromium = findChromium()
  if (!chromium) {
    console.log('✖ browser: install Chromium, or name it in the variable CHROMIUM')
    return { ...nothing, failed: 1 }
  }
  process.env.CHROMIUM = chromium
  return add(await demonstration(), await runTests('browser', files, globSync('tests/pages.*.test.ts')))
}

export const stages = { lint, types, architecture, knip, build, unit, postgres, browser }
export const quickStages = { lint, types, architecture, changed }

/** Runs the stages in order and ends with one line; the exit code is not 0 when a test failed or none ran. */
export const runStages = async (chosen: (() => Tally | Promise<Tally>)[]): Promise<void> => {
  let total = nothing
  for (const stage of chosen) {
    const tally = await Promise.resolve()
      .then(stage)
      .catch((error: unknown) => {
        console.error(error)
        return { ...nothing, failed: 1 }
      })
    total = add(total, tally)
  }
  for (const skipped of total.skipped) console.log(`skipped: ${skipped}`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`)
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1
}
