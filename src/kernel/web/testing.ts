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
  request(
    path: string,
    init?: RequestInit & { form?: Readonly<Record<string, string | readonly string[]>>; json?: object },
  ): Promise<Response>
}

export type TestSite = {
  readonly app: App
  /** A browser signed in as someone; null is a visitor. */
  readonly as: (actor: Actor | null) => Browser
  /** What was logged. */
  readonly logged: Readonly<Record<string, unknown>>[]
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
  const as = (actor: Actor | null): Browser => ({
    request: async (path, { form, json, ...init } = {}) => {
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
    },
  })
  return { app, as, logged }
}
