import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Access, Actor } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import type { Clock, Day, Instant } from '../time/index.ts'
import type { Lang, Two } from '../words/index.ts'
import type { FieldError, Values } from './input.ts'
import type { Listing } from './listing.ts'

/** The two clocks a page is asked at; `known` null is now, otherwise the end of `knownDay` in Toronto. */
export type When = { readonly on: Day; readonly known: Instant | null; readonly knownDay: Day | null }

/** What `run` receives. `input` is the path, the query and the body, checked by the route's schema. */
export type Context<Input> = {
  readonly input: Input
  readonly actor: Actor
  readonly tx: Tx
  readonly lang: Lang
  readonly when: When
  readonly clock: Clock
  readonly request: Request
}

/** `title` and `heading` belong to <Page>; a page is <Page …>content</Page>. */
export type Shown<Data> = { readonly data: Data; readonly lang: Lang; readonly view: View }

export type Attachment = {
  readonly name: string
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer> | string
  /** Shown in the browser rather than saved. */
  readonly inline?: boolean
}

/**
 * One address in both languages: who may use it, what it takes, what it does, how it is shown.
 * Functions are methods so that routes of different data stand in one list.
 */
export type RouteOf<Shape extends z.ZodRawShape, Data> = {
  readonly method: 'get' | 'post'
  /** Below /fr and /en; `:id` is a parameter. */
  readonly path: Two
  readonly access: Access
  /** For the access matrix and OpenAPI. */
  readonly name: Two
  readonly input: z.ZodObject<Shape>
  /** A page of facts has the date bar and reads `when`. */
  readonly facts?: boolean
  run(context: Context<z.output<z.ZodObject<Shape>>>): Promise<Data>
  page?(shown: Shown<Data>): VNode
  /** The list shown, exported as JSON and CSV. */
  table?(data: Data, lang: Lang): Listing
  /** JSON, when it is not the rows of `table`; `next` is added to { total, items }. */
  data?(data: Data, lang: Lang): object
  /** The shape of the JSON, for OpenAPI; tests check every answer against it. */
  readonly output?: z.ZodType
  file?(data: Data, lang: Lang): Attachment
  /** After a POST: the address to go to. */
  goTo?(data: Data, lang: Lang): string
  /** After a refused POST: the page shown again with what was typed. Its parameters are among the POST's. */
  readonly form?: Route
}

export type Route = RouteOf<z.ZodRawShape, unknown>

/** Declares an address. Write `const name: Route = route({ … })` where two routes refer to each other. */
export const route = <Shape extends z.ZodRawShape, Data>(spec: RouteOf<Shape, Data>): Route => spec

export type House = 'offices' | 'treasury' | 'common'
export type Nav = { readonly house: House; readonly title: Two; readonly path: Two; readonly access: Access }

/** A panel of the home page: something that waits for this person, or a figure for the visitor. */
export type Wait = {
  readonly title: Two
  readonly count: number
  readonly path: string
  readonly items?: readonly { readonly title: string; readonly path: string; readonly note?: string }[]
}

/** What the web needs of a module. */
export type Part = {
  readonly name: string
  readonly routes?: readonly Route[]
  readonly nav?: readonly Nav[]
  readonly waits?: (tx: Tx, actor: Actor, lang: Lang) => Promise<readonly Wait[]>
}

/** A refused form: where it was sent, what was typed, what is wrong. */
export type Refused = { readonly action: string; readonly values: Values; readonly errors: readonly FieldError[] }

/** What the skeleton and its parts know of the request. Components read it with `useView()`. */
export type View = {
  readonly lang: Lang
  readonly actor: Actor
  readonly today: Day
  readonly when: When
  /** Whether the page shows facts (date bar), and what was wrong with the dates asked. */
  readonly facts: boolean
  readonly whenErrors: readonly FieldError[]
  /** The address asked, path and query. */
  readonly url: URL
  /** The same page in the other language. */
  readonly other: string
  readonly nav: readonly Nav[]
  readonly refused: Refused | null
  /** Proof that a form comes from this session; empty for visitors. */
  readonly token: string
  readonly assets: { readonly style: string; readonly script: string } | null
  readonly trial: boolean
  readonly search: string | null
  /** The address of a route; `on` and `known` are kept when it shows facts. */
  to(route: Route, params?: Params): string
  /** A path of this language with `on` and `known` kept. */
  href(path: string): string
  /** This page with some of its query replaced; null removes. */
  here(changes: Params): string
}

export type Params = Readonly<Record<string, string | number | null | undefined>>

/** The address of a route: parameters of the path, then the others as a query; null and '' are left out. */
export const pathTo = (to: Pick<Route, 'path'>, lang: Lang, params: Params = {}): string => {
  const query = new URLSearchParams()
  let path = `/${lang}${to.path[lang] === '/' ? '' : to.path[lang]}`
  for (const [name, value] of Object.entries(params)) {
    const place = `:${name}`
    const segments = path.split('/')
    const text = String(value ?? '')
    if (segments.includes(place)) path = segments.map(s => (s === place ? encodeURIComponent(text) : s)).join('/')
    else if (text !== '') query.set(name, text)
  }
  return query.size > 0 ? `${path}?${query}` : path
}
