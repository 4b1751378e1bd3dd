import type { Actor } from '../access/index.ts'
import type { Database } from '../database/index.ts'
import { xlsxType } from '../sheets/index.ts'
import type { Clock } from '../time/index.ts'
import { type Lang, langs } from '../words/index.ts'
import type { Format } from './address.ts'
import type { AssetStore } from './assets.ts'
import type { Part } from './route.ts'

/** All that the web needs from outside. */
export type Site = {
  readonly parts: readonly Part[]
  readonly database: Database
  readonly clock: Clock
  readonly trial: boolean
  readonly version: string
  /** The address of the site as the public writes it. No request says it: whoever asks for a link would choose where it leads. */
  readonly url: string
  /** The addresses of the proxies that stand before this program, beside those of its own machine. */
  readonly proxies: readonly string[]
  /** The address of the licence under which the public data is given. */
  readonly licence: string
  readonly assets: AssetStore
  /** Who a session's person is; null: the person is no longer known. */
  readonly identify: (personId: string, role: string) => Actor | null
  /** One line of the log. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  /** Compare every JSON answer with the shape its route declares: for tests. */
  readonly strict?: boolean
}

/** One request, read. */
export type Ask = {
  readonly request: Request
  readonly lang: Lang
  /** Without `.json`, `.csv` or `.xlsx`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly format: Format
  readonly actor: Actor
  /** The token of the session; null for visitors. */
  readonly session: string | null
  readonly local: boolean
  readonly network: string | null
}

const suffix = /\.(json|csv|xlsx)$/

/** The path that routes know: without `.json`, `.csv` or `.xlsx`, which ask for the data of the same page. */
export const pathOf = (request: Request): string => {
  const { pathname } = new URL(request.url)
  return isOfALanguage(pathname) ? pathname.replace(suffix, '') : pathname
}

const isOfALanguage = (path: string) => langs.some(lang => path.startsWith(`/${lang}/`) || path.startsWith(`/${lang}.`))

/** From the suffix of the address, else from what the client says it accepts. */
export const formatOf = (request: Request): Format => {
  const { pathname } = new URL(request.url)
  const asked = isOfALanguage(pathname) ? suffix.exec(pathname)?.[1] : undefined
  if (asked) return asked as Format
  const accepts = request.headers.get('accept') ?? ''
  if (accepts.includes('text/html')) return 'html'
  if (accepts.includes('application/json')) return 'json'
  if (accepts.includes('text/csv')) return 'csv'
  return accepts.includes(xlsxType) ? 'xlsx' : 'html'
}

/** The language of the address, else the first of ours that the browser asks for, else French. */
export const langOf = (request: Request): Lang => {
  const [, first] = new URL(request.url).pathname.split(/[/.]/)
  const ofAddress = langs.find(lang => lang === first)
  if (ofAddress) return ofAddress
  const wanted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map(part => {
      const [tag = '', q] = part.trim().split(';q=')
      return { lang: tag.slice(0, 2).toLowerCase(), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ lang }) => langs.find(ours => ours === lang))
  return wanted.find(lang => lang !== undefined) ?? 'fr'
}
