import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Access, Actor } from '../access/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Lang, Two } from '../words/index.ts'
import type { Address, Params } from './address.ts'
import type { FieldError, Values } from './input.ts'

/** The two clocks a page is asked at; `known` null is now, otherwise the end of `knownDay` in Toronto. */
export type When = { readonly on: Day; readonly known: Instant | null; readonly knownDay: Day | null }

export type House = 'offices' | 'treasury' | 'common'

/** The sections of the menu, in their order. */
export const sections = {
  register: { fr: 'Registre', en: 'Register' },
  files: { fr: 'Dossiers', en: 'Files' },
  selection: { fr: 'Sélection', en: 'Selection' },
  decisions: { fr: 'Décisions', en: 'Decisions' },
  oversight: { fr: 'Suivi', en: 'Oversight' },
} as const satisfies Record<string, Two>

/** One page of the menu, under its section; the pages of a section stand in the order in which the modules name them. */
export type Nav = {
  readonly house: House
  readonly section: keyof typeof sections
  readonly title: Two
  readonly path: Two
  readonly access: Access
}

/** A form that was not accepted: where it was sent, what was typed, what is wrong. */
export type Refused = { readonly action: string; readonly values: Values; readonly errors: readonly FieldError[] }

/** What the skeleton and its parts know of the request. Components read it with `useView()`. */
export type View = {
  readonly lang: Lang
  readonly actor: Actor
  readonly today: Day
  readonly when: When
  /** Whether the page shows facts, and so has a date bar; what was wrong with the dates asked. */
  readonly facts: boolean
  readonly whenErrors: readonly FieldError[]
  /** The address asked, path and query, without origin or `.json`. */
  readonly path: string
  readonly query: URLSearchParams
  /** The same page in the other language. */
  readonly other: string
  readonly nav: readonly Nav[]
  readonly refused: Refused | null
  /** Proof that a form comes from this session; empty for visitors. */
  readonly token: string
  readonly assets: Assets
  readonly trial: boolean
  /** The address of the search page, when a module brings one. */
  readonly search: string | null
  /** A page that can be opened again by its address alone: not an error, not an answer to a form, not a link with a proof in it. */
  readonly lasting: boolean
  /** The page where the query of this list may be kept, for whoever may; null where it may not. */
  readonly keep: string | null
  /** The page where the public may have the news of this list sent; null where it is not for this reader. */
  readonly follow: string | null
  /** The files of the open data that a reader of this page may follow: feeds, calendars. */
  readonly feeds: readonly { readonly title: string; readonly type: string; readonly path: string }[]
  /** The address of a route; `on` and `known` are kept when it shows facts. */
  to(address: Address, params?: Params): string
  /** This page with some of its query replaced; null removes. */
  here(changes: Params): string
}

/** Addresses of the style sheet, the script and the fonts to fetch first. */
export type Assets = { readonly style: string; readonly script: string; readonly fonts: readonly string[] }

/** The heading that stands above: what repeats it is said once. */
export const HeadingContext = createContext('')

export const ViewContext = createContext<View | null>(null)

export const useView = (): View => {
  const view = useContext(ViewContext)
  if (!view) throw new Error('a page is rendered outside a view')
  return view
}
