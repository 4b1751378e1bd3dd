import { Hono } from 'hono'
import { type Actor, candidateActor, visitor } from '../access/index.ts'
import { kernelRefusals } from '../refusals.ts'
import { langs } from '../words/index.ts'
import { withQuery } from './address.ts'
import { answerGet, answerPost } from './answer.ts'
import { type Ask, formatOf, langOf, pathOf, type Site } from './ask.ts'
import { catalogueRoute, dcatOf } from './catalogue.tsx'
import { answerDataset } from './datasets.ts'
import { homeRoute } from './home.tsx'
import { answerIdentifier } from './identifiers.ts'
import { journalRoute } from './journal.tsx'
import { matrixRoute } from './matrix.tsx'
import { openApi } from './openapi.ts'
import { kernelPaths } from './paths.ts'
import { placesRoute } from './places.tsx'
import { answerProblem, problemOf } from './problem.tsx'
import type { Part, Route } from './route.ts'
import { jsonOf, securityHeaders, send } from './send.ts'
import { findSession, ping } from './sessions.queries.ts'
import { isLocal, networkOf, tokenOf } from './sessions.ts'
import { signInRoutes } from './signin.tsx'

/** A sheet and its seal. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#0b2d62"/><path d="M8 9h16M8 15h16M8 21h7" stroke="#fff" stroke-width="2.5"/><circle cx="22" cy="22" r="4" fill="#fff"/></svg>'

export type App = {
  /** `remote`: the address at the other end of the socket; null where there is none. */
  readonly fetch: (request: Request, remote: string | null) => Promise<Response>
  readonly parts: readonly Part[]
}

const routesOf = (parts: readonly Part[]): Route[] => parts.flatMap(part => part.routes ?? [])

/** The kernel's own pages, declared as a module declares its own. */
const kernelPart = (site: Site): Part => ({
  name: 'kernel',
  routes: [
    homeRoute(site.parts),
    ...signInRoutes(site.trial),
    matrixRoute(() => routesOf(allParts(site))),
    journalRoute,
    placesRoute(() => allParts(site)),
    catalogueRoute(() => ({ ...site, parts: allParts(site) })),
  ],
  nav: [
    {
      house: 'common',
      section: 'oversight',
      title: journalRoute.name,
      path: journalRoute.path,
      access: journalRoute.access,
    },
  ],
})

const kernelParts = new WeakMap<Site, Part>()
const allParts = (site: Site): readonly Part[] => {
  const kernel = kernelParts.get(site) ?? kernelPart(site)
  kernelParts.set(site, kernel)
  return [...site.parts, kernel]
}

/** Words before parameters: /postes/nouveau is found before /postes/:id, wherever each is declared. */
const bySpecificity = (a: string, b: string) => (a.replaceAll(':', '\uffff') < b.replaceAll(':', '\uffff') ? -1 : 1)

const actorOf = async (site: Site, session: string | null): Promise<Actor> => {
  if (!session) return visitor
  const found = await findSession(site.database, session)
  if (found?.role === 'candidate') return candidateActor(found.person_id)
  return (found && site.identify(found.person_id, found.role)) ?? visitor
}

const askOf = ({ proxies }: Pick<Site, 'proxies'>, request: Request, remote: string | null, actor: Actor): Ask => ({
  request,
  lang: langOf(request),
  path: pathOf(request),
  query: new URL(request.url).searchParams,
  format: formatOf(request),
  actor,
  session: actor === visitor ? null : tokenOf(request),
  local: isLocal(request, remote),
  network: networkOf(request, remote, proxies),
})

const read = async (site: Site, request: Request, remote: string | null): Promise<Ask> =>
  askOf(site, request, remote, await actorOf(site, tokenOf(request)))

const health = async ({ database, version }: Site): Promise<Response> => {
  const late = new Promise<false>(resolve => setTimeout(resolve, 2000, false).unref())
  const answers = database.asActor(visitor, ping, { readOnly: true }).then(
    () => true,
    () => false,
  )
  const ok = await Promise.race([answers, late])
  const body = { ok, database: ok ? 'ok' : 'down', version, uptime: Math.round(process.uptime()) }
  return Response.json(body, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

export const createApp = (outside: Site): App => {
  const parts = allParts(outside)
  const site: Site = { ...outside, parts }
  const document = jsonOf(openApi(parts, site.version))
  const hono = new Hono<{ Bindings: { remote: string | null } }>({ getPath: pathOf })

  hono.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  })
  hono.get('/', c => {
    const headers = { location: `/${langOf(c.req.raw)}`, vary: 'Accept-Language', 'cache-control': 'no-cache' }
    return new Response(null, { status: 302, headers })
  })
  hono.get('/health', () => health(site))
  hono.get(
    '/icon.svg',
    () =>
      new Response(icon, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } }),
  )
  hono.get(
    '/robots.txt',
    () =>
      new Response(
        'User-agent: *\nDisallow: /fr/connexion\nDisallow: /en/sign-in\nDisallow: /fr/suivre\nDisallow: /en/follow\n',
      ),
  )
  hono.get('/api/openapi.json', c =>
    send({ request: c.req.raw, session: null }, { type: 'application/json; charset=utf-8', body: document }),
  )
  hono.get('/id/:id', c => answerIdentifier(site, askOf(site, c.req.raw, c.env.remote, visitor), c.req.param('id')))
  hono.get('/data', c => {
    const headers = { location: `/${langOf(c.req.raw)}${kernelPaths.data[langOf(c.req.raw)]}`, vary: 'Accept-Language' }
    return new Response(null, { status: 302, headers })
  })
  hono.get('/data/catalog.jsonld', async c => {
    const ask = askOf(site, c.req.raw, c.env.remote, visitor)
    const body = jsonOf(await dcatOf(site))
    return send(ask, { type: 'application/ld+json', body, headers: { 'access-control-allow-origin': '*' } })
  })
  hono.get('/data/:file', c => answerDataset(site, askOf(site, c.req.raw, c.env.remote, visitor), c.req.param('file')))
  hono.get('/assets/*', c => {
    const asset = site.assets.find(c.req.path)
    if (!asset) return new Response(null, { status: 404 })
    const zipped = asset.brotli !== null && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
    const headers = new Headers({
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    })
    if (zipped) headers.set('content-encoding', 'br')
    return new Response(zipped ? asset.brotli : asset.body, { headers })
  })

  const addresses = routesOf(parts).flatMap(route =>
    langs.map(lang => ({ route, path: `/${lang}${route.path[lang] === '/' ? '' : route.path[lang]}` })),
  )
  for (const { route, path } of addresses.sort((a, b) => bySpecificity(a.path, b.path)))
    hono.on(route.method.toUpperCase(), path, async c => {
      const ask = await read(site, c.req.raw, c.env.remote)
      const asked = { site, ask, route, params: c.req.param() }
      return route.method === 'get' ? answerGet(asked) : answerPost(asked)
    })

  hono.notFound(async c => {
    const ask = await read(site, c.req.raw, c.env.remote)
    if (ask.path.length > 1 && ask.path.endsWith('/') && !ask.path.startsWith('//'))
      return new Response(null, {
        status: 308,
        headers: { location: withQuery(ask.path.replace(/\/+$/, ''), {}, ask.query) },
      })
    return answerProblem(site, ask, await problemOf(site, ask, kernelRefusals.notFound()))
  })
  // What fails before a route is reached, or while a refusal is journaled: the database is away.
  hono.onError(async (error, c) => {
    const ask = askOf(site, c.req.raw, c.env.remote, visitor)
    return answerProblem(site, ask, await problemOf(site, ask, error))
  })
  return { parts, fetch: async (request, remote) => hono.fetch(request, { remote }) }
}
