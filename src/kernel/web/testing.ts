import type { Actor, Role } from '../access/index.ts'
import type { Database } from '../database/index.ts'
import { type Clock, day, fixedClock } from '../time/index.ts'
import { type App, createApp } from './app.ts'
import { readAssets } from './assets.ts'
import { newKey } from './keys.ts'
import type { Part } from './route.ts'
import { openSession } from './sessions.queries.ts'
import { formToken } from './sessions.ts'
import { trialPerson } from './trial.ts'

export type Browser = {
  /** A GET unless `form` or `json` is given: then a POST with the session's proof and a key of its own, unless `form` has them. */
  request(path: string, init?: RequestInit & { form?: Typed; json?: object }): Promise<Response>
  page(path: string): Promise<Answer>
  /** Sends a form, filled by the test alone. */
  send(path: string, form: Typed): Promise<Answer>
  /** The same as multipart/form-data, with files. */
  upload(path: string, form: Typed, files: Readonly<Record<string, File>>): Promise<Answer>
  /** Opens a page, types in one of its forms, and sends it where it goes. */
  fill(path: string, typed: Typed, form?: string): Promise<Answer>
}

export type Typed = Readonly<Record<string, string | readonly string[]>>
/** `to`: where a redirection leads, '' without one. */
export type Answer = { readonly status: number; readonly to: string; readonly html: string }

export type TestSite = {
  readonly app: App
  /** A browser signed in as someone; null is a visitor. */
  readonly as: (actor: Actor | null) => Browser
  /** What was logged. */
  readonly logged: Readonly<Record<string, unknown>>[]
}

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const attribute = (tag: string, name: string) => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : plain(found)
}

/** What a browser would send from a form of a page before anything is typed, its proof and its key included. */
export const formIn = (html: string, id = 'form'): Record<string, string> => {
  const form = new RegExp(`<form id="${id}"[^>]*>(.*?)</form>`, 's').exec(html)?.[1]
  if (form === undefined) throw new Error(`the page has no form ${id}`)
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    const skipped = (type === 'radio' || type === 'checkbox') && !/ checked/.test(tag)
    if (name !== null && !skipped) fields[name] = attribute(tag, 'value') ?? ''
  }
  for (const [tag, text = ''] of form.matchAll(/<textarea[^>]*>([^<]*)<\/textarea>/g))
    fields[attribute(tag, 'name') ?? ''] = plain(text)
  for (const [select] of form.matchAll(/<select.*?<\/select>/gs))
    fields[attribute(select, 'name') ?? ''] =
      attribute(/<option[^>]* selected[^>]*>/.exec(select)?.[0] ?? '', 'value') ?? ''
  return fields
}

type Options = { parts: readonly Part[]; database: Database; clock?: Clock; trial?: boolean; remote?: string | null }

const origin = 'http://localhost:3000'

/** The application without sockets, on a database of one's own; JSON answers are compared with the shapes that routes declare. */
export const testSite = ({
  parts,
  database,
  clock = fixedClock(day('2026-11-20')),
  trial = true,
  remote = '127.0.0.1',
}: Options): TestSite => {
  const known = new Map<string, Actor>()
  const logged: Readonly<Record<string, unknown>>[] = []
  const app = createApp({
    parts,
    database,
    clock,
    trial,
    version: 'test',
    url: origin,
    proxies: [],
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    assets: readAssets(''),
    identify: (id, role) => known.get(`${id} ${role}`) ?? trialPerson(id) ?? null,
    log: line => logged.push(line),
    strict: true,
  })
  const tokens = new Map<Actor, string>()
  const tokenFor = async (actor: Actor | null): Promise<string | null> => {
    if (!actor || actor.role === 'visitor') return null
    const role: Role = actor.role
    const token = tokens.get(actor) ?? (await database.asActor(actor, tx => openSession(tx, { id: actor.id, role })))
    tokens.set(actor, token)
    known.set(`${actor.id} ${role}`, actor)
    return token
  }
  const as = (actor: Actor | null): Browser => {
    const request: Browser['request'] = async (path, { form, json, ...init } = {}) => {
      const token = await tokenFor(actor)
      const headers = new Headers({
        host: 'localhost:3000',
        accept: 'text/html',
        ...Object.fromEntries(new Headers(init.headers)),
      })
      if (token) headers.set('cookie', `greffe=${token}`)
      let body = init.body ?? null
      if (form) {
        const fields = { _token: token ? formToken(token) : '', _key: newKey(), ...form }
        body = new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) => [value].flat().map(one => [name, one])),
        ).toString()
        headers.set('content-type', 'application/x-www-form-urlencoded')
      } else if (json) {
        body = JSON.stringify(json)
        headers.set('content-type', 'application/json')
        if (token) headers.set('x-csrf-token', formToken(token))
      }
      if (typeof body === 'string') headers.set('content-length', String(Buffer.byteLength(body)))
      const method = init.method ?? (body === null ? 'GET' : 'POST')
      return app.fetch(new Request(new URL(path, origin), { ...init, method, headers, body }), remote)
    }
    const answer = async (response: Response): Promise<Answer> => ({
      status: response.status,
      to: response.headers.get('location') ?? '',
      html: await response.text(),
    })
    const page = async (path: string) => answer(await request(path))
    const send = async (path: string, form: Typed) => answer(await request(path, { form }))
    const upload: Browser['upload'] = async (path, typed, files) => {
      const token = await tokenFor(actor)
      const data = new FormData()
      const fields = { _token: token ? formToken(token) : '', _key: newKey(), ...typed }
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one)
      for (const [name, file] of Object.entries(files)) data.append(name, file)
      const whole = new Response(data)
      const body = new Uint8Array(await whole.arrayBuffer())
      const headers = {
        'content-type': whole.headers.get('content-type') ?? '',
        'content-length': String(body.byteLength),
      }
      return answer(await request(path, { body, headers }))
    }
    const fill = async (path: string, typed: Typed, form = 'form') => {
      const { html } = await page(path)
      const action = new RegExp(`<form id="${form}"[^>]* action="([^"]*)"`).exec(html)?.[1] ?? ''
      return send(plain(action), { ...formIn(html, form), ...typed })
    }
    return { request, page, send, upload, fill }
  }
  return { app, as, logged }
}
