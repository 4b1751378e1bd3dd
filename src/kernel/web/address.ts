import type { Lang, Two } from '../words/index.ts'

/** What an address is made from: a route, or anything with a path in both languages. */
export type Address = { readonly path: Two; readonly facts?: boolean }

/** The forms that one address has. */
export type Format = 'html' | 'json' | 'csv' | 'xlsx'

export type Params = Readonly<Record<string, string | number | null | undefined>>

/** A path and a query with some of its names replaced; null, undefined and '' remove. Names given twice are kept. */
export const withQuery = (path: string, changes: Params, query = new URLSearchParams()): string => {
  const changed = new URLSearchParams(
    [...query].filter(([name, value]) => value !== '' && !Object.hasOwn(changes, name)),
  )
  for (const [name, value] of Object.entries(changes))
    if (value !== null && value !== undefined && value !== '') changed.append(name, String(value))
  return changed.size > 0 ? `${path}?${changed}` : path
}

/** The address of a route: its `:parameters`, then the others as a query. */
export const pathTo = (to: Address, lang: Lang, params: Params = {}): string => {
  const { [lang]: pattern } = to.path
  const rest = { ...params }
  const segments = pattern.split('/').map(segment => {
    if (!segment.startsWith(':')) return segment
    const name = segment.slice(1)
    delete rest[name]
    return encodeURIComponent(String(params[name] ?? ''))
  })
  const path = pattern === '/' ? `/${lang}` : `/${lang}${segments.join('/')}`
  return Object.keys(rest).length === 0 ? path : withQuery(path, rest)
}
