import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'
import { readArchitecture } from '../script/architecture.ts'

const root = join(import.meta.dirname, '..')
type Tree = Record<string, string>

/** A tree that breaks no rule, with a file of each kind. */
const sound: Tree = {
  'src/modules.ts': `import { acts } from './modules/acts/module.ts'
import { boards } from './modules/boards/module.ts'
import { registry } from './modules/registry/module.ts'
export const modules = [acts, registry, boards]`,
  'src/main.ts': `import { modules } from './modules.ts'\nimport { serve } from './kernel/web/index.ts'\nserve(modules)`,
  'src/kernel/time/index.ts': `export type Day = string\nexport const now = () => Date.now()`,
  'src/kernel/money/index.ts': `export const cents = 1n`,
  'src/kernel/database/index.ts': `import { sql } from 'kysely'\nimport pg from 'pg'\nexport type Tx = typeof pg\nexport const one = sql`,
  'src/kernel/database/migrations/20260101-0800-first.sql': `select 1;`,
  'src/kernel/web/index.ts': `import { Hono } from 'hono'\nexport const serve = (list: unknown) => new Hono(list)`,
  'src/modules/acts/module.ts': `export const acts = { name: 'acts' }`,
  'src/modules/acts/index.ts': `export const adopt = 1`,
  'src/modules/registry/module.ts': `import { adopt } from '../acts/index.ts'\nexport const registry = { adopt }`,
  'src/modules/registry/index.ts': `export { term } from './posts/post.rules.ts'`,
  'src/modules/registry/README.md': `# Registry`,
  'src/modules/registry/words.ts': `export const words = { title: 'Relevé des décrets' }`,
  'src/modules/registry/migrations/20260102-0900-posts.sql': `select 1;`,
  'src/modules/registry/posts/post.rules.ts': `import type { Day } from '../../../kernel/time/index.ts'\nexport const term = (on: Day) => on`,
  'src/modules/registry/posts/post.queries.ts': `import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
export type Row = { post: string }
export const rows = (tx: Tx) => tx.selectFrom(sql)`,
  'src/modules/registry/posts/post.queries.test.ts': `import { sql } from 'kysely'\nimport { rows } from './post.queries.ts'\nrows(sql)`,
  'src/modules/registry/posts/post.pages.tsx': `import type { Row } from './post.queries.ts'\nexport const Page = ({ post }: Row) => <p>{post}</p>`,
  'src/modules/boards/module.ts': `import { term } from '../registry/index.ts'\nexport const boards = { term }`,
}

const posts = 'src/modules/registry/posts'

/** One violation each: what is planted, and the rule that alone must report it. */
const plants: { rule: string; why: string; files: Tree }[] = [
  {
    rule: 'kernel-knows-no-module',
    why: 'the kernel enters a module by its front door',
    files: { 'src/kernel/money/index.ts': `export { adopt } from '../../modules/acts/index.ts'` },
  },
  {
    rule: 'kernel-knows-no-module',
    why: 'the kernel reads the list',
    files: { 'src/kernel/money/index.ts': `import { modules } from '../../modules.ts'\nexport const list = modules` },
  },
  {
    rule: 'front-door',
    why: 'a module reaches into another',
    files: { 'src/modules/boards/index.ts': `export { term } from '../registry/posts/post.rules.ts'` },
  },
  {
    rule: 'front-door',
    why: 'only for a type',
    files: {
      'src/modules/boards/index.ts': `import type { Row } from '../registry/posts/post.queries.ts'\nexport type Mine = Row`,
    },
  },
  {
    rule: 'front-door',
    why: 'the program reaches into a module',
    files: { 'src/main.ts': `import { rows } from './modules/registry/posts/post.queries.ts'\nrows(1)` },
  },
  {
    rule: 'front-door',
    why: 'the list takes more than a module',
    files: {
      'src/modules.ts': `${sound['src/modules.ts']}\nexport { term } from './modules/registry/posts/post.rules.ts'`,
    },
  },
  {
    rule: 'only-modules-above',
    why: 'the first module uses the last, whatever the alphabet says',
    files: {
      'src/modules/acts/index.ts': `export const adopt = () => import('../boards/index.ts')`,
      'src/modules/boards/index.ts': '',
    },
  },
  {
    rule: 'modules-are-listed',
    why: 'a folder that the list does not know',
    files: { 'src/modules/budget/index.ts': `export const budget = 1` },
  },
  {
    rule: 'rules-are-pure',
    why: 'a rule asks the database',
    files: {
      [`${posts}/post.rules.ts`]: `import type { Tx } from '../../../kernel/database/index.ts'\nexport const term = (tx: Tx) => tx`,
    },
  },
  {
    rule: 'rules-are-pure',
    why: 'a rule uses a package',
    files: { [`${posts}/post.rules.ts`]: `import { z } from 'zod'\nexport const term = z` },
  },
  {
    rule: 'rules-are-pure',
    why: 'a rule reads the clock of Date.now',
    files: { [`${posts}/post.rules.ts`]: `export const term = () => Date.now()` },
  },
  {
    rule: 'rules-are-pure',
    why: 'a rule makes a Date',
    files: { [`${posts}/post.rules.ts`]: `export const term = () => new Date()` },
  },
  {
    rule: 'rules-are-pure',
    why: 'a rule reads the clock of Temporal',
    files: { [`${posts}/post.rules.ts`]: `export const term = () => Temporal.Now.plainDateISO()` },
  },
  {
    rule: 'pages-do-not-ask',
    why: 'a page runs a query',
    files: {
      [`${posts}/post.pages.tsx`]: `import { rows } from './post.queries.ts'\nexport const Page = () => <p>{rows}</p>`,
    },
  },
  {
    rule: 'pages-do-not-ask',
    why: 'a page opens the database',
    files: {
      [`${posts}/post.pages.tsx`]: `import { one } from '../../../kernel/database/index.ts'\nexport const Page = () => <p>{one}</p>`,
    },
  },
  {
    rule: 'sql-in-its-place',
    why: 'an action writes SQL',
    files: { [`${posts}/post.actions.ts`]: `import { sql } from 'kysely'\nexport const close = sql` },
  },
  {
    rule: 'sql-in-its-place',
    why: 'an action builds a query from what it was given',
    files: { [`${posts}/post.actions.ts`]: `export const close = (tx: { deleteFrom: unknown }) => tx.deleteFrom` },
  },
  {
    rule: 'sql-in-its-place',
    why: 'a script of SQL outside migrations',
    files: { 'src/kernel/time/days.sql': `select 1;` },
  },
  {
    rule: 'only-web-knows-hono',
    why: 'a route uses Hono',
    files: { [`${posts}/post.routes.tsx`]: `import type { Context } from 'hono'\nexport type Here = Context` },
  },
  {
    rule: 'tests-use-testing',
    why: 'the program uses what is for tests',
    files: {
      'src/kernel/web/testing.ts': `export const as = 1`,
      [`${posts}/post.actions.ts`]: `export { as } from '../../../kernel/web/testing.ts'`,
    },
  },
  {
    rule: 'no-circles',
    why: 'two files need each other',
    files: {
      'src/kernel/money/index.ts': `export { half } from './half.ts'\nexport const cents = 1n`,
      'src/kernel/money/half.ts': `import { cents } from './index.ts'\nexport const half = cents / 2n`,
    },
  },
  { rule: 'ten-roles', why: 'an eleventh role', files: { [`${posts}/post.helpers.ts`]: `export const help = 1` } },
  {
    rule: 'ten-roles',
    why: 'a migration without its date',
    files: { 'src/modules/registry/migrations/posts.sql': `select 1;` },
  },
  { rule: 'ten-roles', why: 'words away from the module', files: { [`${posts}/words.ts`]: `export const words = {}` } },
  { rule: 'depth', why: 'a sixth folder', files: { 'src/kernel/web/a/b/c/d.ts': `export const deep = 1` } },
  { rule: 'length', why: 'a line too many', files: { 'src/kernel/money/index.ts': 'export {}\n'.repeat(401) } },
  {
    rule: 'ascii-names',
    why: 'an accent in the name of a file',
    files: { 'src/kernel/money/arrêté.ts': `export const order = 1` },
  },
  {
    rule: 'ascii-names',
    why: 'an accent in a name',
    files: { 'src/kernel/money/index.ts': `export const décret = 'décret'` },
  },
]

const readTree = async (tree: Tree) => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-architecture-'))
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return await readArchitecture(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a sound tree breaks no rule, and its modules are in the order of the list', async () => {
  const { violations, modules } = await readTree(sound)
  assert.deepEqual(violations, [])
  assert.deepEqual(modules, ['acts', 'registry', 'boards'])
})

test('four hundred lines are allowed', async () => {
  assert.deepEqual(
    (await readTree({ ...sound, 'src/kernel/money/index.ts': 'export {}\n'.repeat(400) })).violations,
    [],
  )
})

for (const { rule, why, files } of plants)
  test(`${rule} refuses: ${why}`, async () => {
    const { violations } = await readTree({ ...sound, ...files })
    assert.deepEqual([...new Set(violations.map(one => one.rule))], [rule])
  })

const real = await readArchitecture(root)

test(`the source was read: ${real.files.length} files, ${real.imports.length} imports, ${real.modules.length} modules`, () => {
  assert.ok(real.files.length > 0)
  assert.deepEqual(real.parsed, real.files)
  assert.ok(real.modules.length > 0, 'src/modules.ts lists no module')
  // The compiler's own scanner sees the same imports as the reader of the rules.
  const seen = real.files.flatMap(file =>
    ts
      .preProcessFile(readFileSync(join(root, file), 'utf8'))
      .importedFiles.filter(used => /^\.\.?\/.*\.tsx?$/.test(used.fileName))
      .map(used => `${file} -> ${join(dirname(file), used.fileName)}`)
      .filter(use => use.includes('-> src/')),
  )
  assert.deepEqual(real.imports, [...new Set(seen)].sort())
})

for (const rule of new Set(plants.map(plant => plant.rule)))
  test(`the source obeys: ${rule}`, () => {
    const broken = real.violations.filter(one => one.rule === rule).map(one => `${one.file}: ${one.says}`)
    assert.deepEqual(broken, [])
  })
