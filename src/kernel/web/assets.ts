import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Assets } from './view.ts'

type Asset = {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer> | null
}

/** The style sheet, the script and the fonts, held in memory under one address that changes with them. */
export type AssetStore = { readonly addresses: Assets; readonly find: (path: string) => Asset | undefined }

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

/** Reads `style`, `client` and `fonts` below a folder (dist/); a folder without them gives pages without a style. */
export const readAssets = (dist: string): AssetStore => {
  const hash = createHash('sha256')
  const files = ['style', 'client', 'fonts'].flatMap(folder =>
    filesIn(join(dist, folder)).flatMap(name => {
      const type = types[name.split('.').at(-1) ?? '']
      if (!type) return []
      const body = new Uint8Array(readFileSync(join(dist, folder, name)))
      hash.update(`${folder}/${name}\n`).update(body)
      const brotli = type === 'font/woff2' ? null : new Uint8Array(brotliCompressSync(body))
      return [{ name: `${folder}/${name}`, type, body, brotli }]
    }),
  )
  const base = `/assets/${hash.digest('hex').slice(0, 12)}`
  const byPath = new Map(files.map(({ name, ...asset }) => [`${base}/${name}`, asset]))
  const address = (name: RegExp) => [...byPath.keys()].find(path => name.test(path)) ?? ''
  const first = address(/source-sans-3-latin-wght-normal/)
  return {
    addresses: {
      style: address(/\/style\/main\.css$/),
      script: address(/\/client\/main\.js$/),
      fonts: first ? [first] : [],
    },
    find: path => byPath.get(path),
  }
}
