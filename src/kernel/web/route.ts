import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Access, Actor, Role } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import type { Clock, Day } from '../time/index.ts'
import type { Lang, Two } from '../words/index.ts'
import type { Address, Format, Params } from './address.ts'
import type { Dataset } from './dataset.ts'
import type { Listing } from './listing.ts'
import type { Nav, View, When } from './view.ts'

/** What `run` receives. `input` is the path, the query and the body, checked by the route's schema. */
export type Context<Input> = {
  readonly input: Input
  readonly actor: Actor
  readonly tx: Tx
  readonly lang: Lang
  readonly when: When
  readonly clock: Clock
  readonly request: Request
  /** The address of the site as the public writes it, for what leads here from a message. */
  readonly url: string
  /** The request comes from this very machine, with nothing in between. */
  readonly local: boolean
  /** The network address that it comes from, as bounds count it; null where there is no socket. */
  readonly network: string | null
}

export type Shown<Data> = { readonly data: Data; readonly lang: Lang; readonly view: View }

export type Attachment = {
  readonly name: string
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer> | string
  /** Shown in the browser rather than saved. */
  readonly inline?: boolean
}

/** Where an address leads whose thing has gone into another: the address of the same page unless another is given, with these parameters. */
export type Moved = { readonly params: Params; readonly at?: Address }

/** A row of a list, as a message tells it; its title stays, what is noted of it may change. */
export type Followed = {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly path: string
}

/**
 * One address in both languages: who may use it, what it takes, what it does, how it is shown.
 * Its functions are methods, so that routes of different data stand in one list.
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
  /** A GET that tries what it shows, inside a savepoint that it undoes: its transaction is not read-only. */
  readonly writes?: true
  run(context: Context<z.output<z.ZodObject<Shape>>>): Promise<Data>
  /** For a GET, asked before `run`: where it leads once what its address names has gone into something else; null where it answers by itself. */
  moved?(context: Context<z.output<z.ZodObject<Shape>>>, format: Format): Promise<Moved | null>
  /** The whole list, a batch of its rows at a time, for exports. Without it, `run` is asked once for every row: for lists that are short by nature. */
  batches?(context: Context<z.output<z.ZodObject<Shape>>>): AsyncIterable<Data>
  /** Its rows as a search that is kept and followed tells them. Only for a list that `run` gives as it was at `when`, and whose address has no parameter. */
  follows?(data: Data, lang: Lang): readonly Followed[]
  /** Of the page of one thing: the address of the list that the public follows to have its news. */
  followedAs?(params: Params, lang: Lang): string
  /** What narrows a list that `follows`, in words, but for a text that was typed (`q`, `filter`). */
  narrowed?(data: Data, lang: Lang): readonly string[]
  page?(shown: Shown<Data>): VNode
  /** The list shown, exported as JSON, CSV and XLSX. */
  table?(data: Data, lang: Lang): Listing
  /** JSON, when it is not the rows of `table`; the address of the next page is added to { total, items }. */
  data?(data: Data, lang: Lang): object
  /** The shape of the JSON, for OpenAPI; tests check every answer against it. */
  readonly output?: z.ZodType
  file?(data: Data, lang: Lang): Attachment
  /** What its files may weigh together, in bytes; it is then sent as multipart/form-data. Without it, files are left unread. */
  readonly upload?: number
  /** After a POST: the address to go to; '' shows the page instead, of a form that was only tried. */
  goTo?(data: Data, lang: Lang): string
  /** After a refused POST: the page shown again with what was typed. Its parameters are among the POST's. */
  readonly form?: Route
  /** The session that begins (its token) or ends (null) with this answer. */
  session?(data: Data): string | null
}

export type Route = RouteOf<z.ZodRawShape, unknown>

/** Declares an address. Write `const name: Route = route({ … })` where two routes refer to each other. */
export const route = <Shape extends z.ZodRawShape, Data>(spec: RouteOf<Shape, Data>): Route => spec

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
  readonly datasets?: readonly Dataset[]
  /** The pattern and the id of the page of whatever bears a permanent identifier; null for one that is not of this module. */
  readonly whereIs?: (tx: Tx, id: string) => Promise<{ readonly path: Two; readonly id: string } | null>
  /** Where those of a role come in, who do not sign in as the people inside do. */
  readonly doors?: Readonly<Partial<Record<Role, Two>>>
  /** The pages that whoever works inside has for oneself; the home page leads to them. */
  readonly personal?: readonly { readonly title: Two; readonly path: Two }[]
  readonly waits?: (tx: Tx, actor: Actor, lang: Lang, today: Day) => Promise<readonly Wait[]>
}
