/** What may use what: each sentence of docs/architecture.md as a rule over the files under src/ of a repository. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cruise, type ICruiseResult, type IRegularForbiddenRuleType as ImportRule } from 'dependency-cruiser'
import ts from 'typescript'

export type Violation = { rule: string; file: string; says: string }
/** `files` as the disk lists them, `parsed` as the compiler read them, `imports` as 'a -> b' inside src/, `modules` in order. */
export type Reading = {
  files: string[]
  parsed: string[]
  imports: string[]
  modules: string[]
  violations: Violation[]
}

const isCode = (file: string) => /\.tsx?$/.test(file)
const isTest = (file: string) => /(\.test\.tsx?|\/testing\.ts)$/.test(file)
const isGenerated = (file: string) => /\.gen\.ts$/.test(file)

const tests = '(\\.test\\.tsx?|/testing\\.ts)$'
const mayAskTheDatabase = '^src/kernel/(database|facts)/|\\.queries\\.ts$'
const npm = (...names: string[]) => `^(node_modules/)?(${names.join('|')})(/|$)`

const importRules = (order: string[]): ImportRule[] => {
  const rule = (name: string, from: ImportRule['from'], to: ImportRule['to']) =>
    ({ name, severity: 'error', from, to }) as const
  return [
    rule('kernel-knows-no-module', { path: '^src/kernel/' }, { path: '^src/(modules(/|\\.ts$)|main\\.ts$)' }),
    rule(
      'front-door',
      { path: '^src/modules/([^/]+)/' },
      { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|testing)\\.ts$'] },
    ),
    rule(
      'front-door',
      { path: '^src/', pathNot: '^src/(kernel/|modules/|modules\\.ts$)' },
      { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    ),
    rule('front-door', { path: '^src/modules\\.ts$' }, { path: '^src/modules/', pathNot: '/(index|module)\\.ts$' }),
    ...order
      .slice(0, -1)
      .map((name, place) =>
        rule(
          'only-modules-above',
          { path: `^src/modules/${name}/` },
          { path: `^src/modules/(${order.slice(place + 1).join('|')})/` },
        ),
      ),
    rule(
      'rules-are-pure',
      { path: '\\.rules\\.ts$' },
      { pathNot: ['^src/kernel/(time|money|rules|words)/', '\\.rules\\.ts$'] },
    ),
    rule(
      'pages-do-not-ask',
      { path: '\\.pages\\.tsx?$' },
      { path: '\\.queries\\.ts$|^src/kernel/database/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'sql-in-its-place',
      { path: '^src/', pathNot: [mayAskTheDatabase, tests] },
      { path: npm('kysely', 'pg', '@electric-sql/pglite'), dependencyTypesNot: ['type-only'] },
    ),
    rule('only-web-knows-hono', { path: '^src/', pathNot: '^src/kernel/web/' }, { path: npm('hono', '@hono/[^/]+') }),
    rule('tests-use-testing', { path: '^src/', pathNot: tests }, { path: '/testing\\.ts$' }),
    rule('no-circles', { path: '^src/' }, { circular: true }),
  ]
}

const roles =
  /^[a-z][\w-]*\.(rules|steps|fields|access|effects|queries|actions|pages|routes|formats)(\.test)?\.tsx?$|^[a-z][\w-]*\.typ$/
const besideModule =
  /^(README\.md|(index|module|words|demo)(\.test)?\.ts|demo\/[a-z.-]+\.ts|([a-z]+\/)?(refusals|testing)\.ts)$/
const migration = /^migrations\/\d{8}-\d{4}-[a-z0-9-]+\.sql$/

/** The layout: roles, depth, length, names. */
const checkFile = (file: string, text: string): Omit<Violation, 'file'>[] => {
  const [, top, , ...rest] = file.split('/')
  const inside = rest.join('/')
  const hasRole = roles.test(rest.at(-1) ?? '') || besideModule.test(inside) || migration.test(inside)
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  const found = [
    top === 'modules' && !hasRole && { rule: 'ten-roles', says: 'its name says none of the roles' },
    file.split('/').length > 6 && { rule: 'depth', says: 'more than five folders deep' },
    lines > 400 && !isGenerated(file) && { rule: 'length', says: `${lines} lines, more than 400` },
    !/^[\x21-\x7e]+$/.test(file) && { rule: 'ascii-names', says: 'the name of the file' },
    file.endsWith('.sql') &&
      !/\/migrations\/[^/]+$/.test(file) && { rule: 'sql-in-its-place', says: 'SQL outside migrations' },
  ]
  return found.filter(one => one !== false)
}

const queries = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto'])
const clocks = new Set(['Date', 'Date.now', 'Temporal.Now'])

/** What the code itself says: names, queries, the clock. */
const checkCode = (file: string, text: string): Omit<Violation, 'file'>[] => {
  const found: Omit<Violation, 'file'>[] = []
  const asksNothing = !new RegExp(mayAskTheDatabase).test(file) && !isTest(file)
  const isPure = file.endsWith('.rules.ts')
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    false,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !/^[\x21-\x7e]*$/.test(node.text)) found.push({ rule: 'ascii-names', says: node.text })
    if (asksNothing && ts.isPropertyAccessExpression(node) && queries.has(node.name.text))
      found.push({ rule: 'sql-in-its-place', says: node.name.text })
    const asked = ts.isNewExpression(node) ? node.expression : node
    if (
      isPure &&
      (ts.isNewExpression(node) || ts.isPropertyAccessExpression(node)) &&
      clocks.has(asked.getText(source))
    )
      found.push({ rule: 'rules-are-pure', says: `reads the clock: ${asked.getText(source)}` })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The names of the folders of src/modules, in the order of the exported array of src/modules.ts. */
const readOrder = (root: string): string[] => {
  const path = join(root, 'src/modules.ts')
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const folders = new Map<string, string>()
  for (const [, name = '', folder = ''] of text.matchAll(
    /import \{ (\w+) \} from '\.\/modules\/([^/']+)\/module\.ts'/g,
  ))
    folders.set(name, folder)
  const list = /export const modules\b[^=]*=\s*\[([^\]]*)\]/.exec(text)?.[1] ?? ''
  return [...list.matchAll(/\w+/g)].map(([name]) => folders.get(name)).filter(folder => folder !== undefined)
}

/** Reads every file under src/ of the repository, and says what it read and what breaks a rule. */
export const readArchitecture = async (root: string): Promise<Reading> => {
  const files = globSync('src/**', { cwd: root }).filter(file => statSync(join(root, file)).isFile())
  const modules = readOrder(root)
  const { output } = await cruise(['src'], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: importRules(modules) },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  })
  const { modules: read, summary } = output as ICruiseResult
  const parsed = read.filter(module => module.source.startsWith('src/') && isCode(module.source))

  const violations: Violation[] = summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    file: from,
    says: `uses ${to}`,
  }))
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    const found = [...checkFile(file, text), ...(isCode(file) ? checkCode(file, text) : [])]
    violations.push(...found.map(one => ({ ...one, file })))
  }
  for (const folder of globSync('src/modules/*', { cwd: root }))
    if (!modules.includes(basename(folder)))
      violations.push({ rule: 'modules-are-listed', file: folder, says: 'not in src/modules.ts' })

  const uses = parsed.flatMap(module => module.dependencies.map(used => `${module.source} -> ${used.resolved}`))
  return {
    files: files.filter(isCode).sort(),
    parsed: parsed.map(module => module.source).sort(),
    imports: [...new Set(uses)].filter(use => use.includes('-> src/')).sort(),
    modules,
    violations,
  }
}
