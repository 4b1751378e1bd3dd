import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const above = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('no package.json above the program')
  return above(parent)
}

/** The folder of the repository, the same whether the source or the bundle in dist/ runs. */
export const root = above(dirname(fileURLToPath(import.meta.url)))
