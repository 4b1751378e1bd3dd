// Node strips the types of .ts by itself; .tsx also needs its elements written as calls: `node --import ./script/jsx.ts`.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(import.meta.dirname, '..', 'node_modules', '.cache', 'jsx')
mkdirSync(folder, { recursive: true })

/** Without a cache of its own each test process would start esbuild. Kept by content, put in place at once. */
const compiled = (url: string): string => {
  const source = readFileSync(fileURLToPath(url), 'utf8')
  const path = join(folder, `${createHash('sha256').update(url).update(source).digest('hex')}.js`)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    const { transformSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
    const { code } = transformSync(source, {
      ...{ loader: 'tsx', format: 'esm', target: 'node26', sourcemap: 'inline', sourcefile: url },
      ...{ jsx: 'automatic', jsxImportSource: 'preact' },
    })
    const own = `${path}.${process.pid}`
    writeFileSync(own, code)
    renameSync(own, path)
    return code
  }
}

registerHooks({
  load: (url, context, next) =>
    url.endsWith('.tsx') ? { format: 'module', source: compiled(url), shortCircuit: true } : next(url, context),
})
