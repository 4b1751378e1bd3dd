/** Builds dist/ from src/, or does nothing when dist/ is newer than everything it is made of. */
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '..')
process.chdir(root)

const changed = (path: string) => statSync(path).mtimeMs
const isFresh = () => {
  if (!existsSync('dist/.built')) return false
  const built = changed('dist/.built')
  // Folders count too: their time tells that a file was removed.
  return ['package-lock.json', 'script/build.ts', ...globSync('src/**')].every(path => changed(path) < built)
}

const build = async (out: string) => {
  const { build: bundle } = await import('esbuild')
  const named = (paths: string[]) => Object.fromEntries(paths.map(path => [basename(path, '.ts'), path]))
  const started = new Date()
  await Promise.all([
    bundle({
      entryPoints: { greffe: 'src/main.ts', ...named(globSync('src/**/*.worker.ts')) },
      outdir: out,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      target: 'node26',
      format: 'esm',
      packages: 'external',
      sourcemap: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    bundle({
      entryPoints: named(globSync('src/client/*.ts', { exclude: ['**/*.test.ts'] })),
      outdir: join(out, 'client'),
      bundle: true,
      platform: 'browser',
      target: 'es2022',
      format: 'esm',
      minify: true,
    }),
    bundle({
      entryPoints: { 'style/main': 'src/style/main.css' },
      outdir: out,
      bundle: true,
      minify: true,
      loader: { '.woff2': 'file' },
      assetNames: 'fonts/[name]-[hash]',
    }),
  ])
  writeFileSync(join(out, '.built'), '')
  utimesSync(join(out, '.built'), started, started)
}

if (!isFresh()) {
  // Built aside and put in place at once: a program that starts meanwhile never reads half a file.
  const aside = `node_modules/.cache/greffe-${process.pid}`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { recursive: true })
  await build(aside)
  rmSync('dist', { recursive: true, force: true })
  renameSync(aside, 'dist')
}
