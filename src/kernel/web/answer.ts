import { mayEnter } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import { asRefusal } from '../facts/index.ts'
import { kernelRefusals, Refusal } from '../refusals.ts'
import { pathTo, withQuery } from './address.ts'
import type { Ask, Site } from './ask.ts'
import { type Body, checkOrigin, readBody } from './body.ts'
import { lastWord, tagOf } from './datasets.ts'
import { readWhen } from './dates.tsx'
import { exported, exportTypes } from './exports.ts'
import { check, expand, type FieldError, valuesOf } from './input.ts'
import { allRows } from './listing.ts'
import { answerProblem, BadInput, problemOf } from './problem.tsx'
import { refusals } from './refusals.ts'
import { toHtml, viewOf } from './render.tsx'
import type { Context, Route } from './route.ts'
import { toRows } from './rows.ts'
import { jsonOf, send, sendFlowing } from './send.ts'
import { giveKeyBack, keepLocation, takeKey } from './sessions.queries.ts'
import { cookieOf } from './sessions.ts'
import type { Refused, When } from './view.ts'

type Params = Readonly<Record<string, string>>
type Asked = { readonly site: Site; readonly ask: Ask; readonly route: Route; readonly params: Params }
type Dates = { readonly when: When; readonly errors: readonly FieldError[] }

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'

/** A wrong part of the path is no page; a wrong part of the query is said. */
const inputOf = (route: Route, raw: Record<string, unknown>, params: Params, ask: Ask) => {
  const checked = check(route.input, { ...raw, ...params }, ask.lang)
  if (checked.ok) return checked.input
  if (checked.errors.some(({ field }) => field !== null && Object.hasOwn(params, field)))
    throw kernelRefusals.notFound()
  throw new BadInput(checked.errors)
}

const contextOf = (
  { site, ask }: Asked,
  input: Record<string, unknown>,
  when: When,
): Omit<Context<Record<string, unknown>>, 'tx'> => ({
  input,
  actor: ask.actor,
  lang: ask.lang,
  when,
  clock: site.clock,
  request: ask.request,
  url: site.url,
  local: ask.local,
  network: ask.network,
})

const datesOf = ({ site, ask, route }: Asked): Dates => {
  const today = site.clock.today()
  return route.facts
    ? readWhen(ask.query, today, ask.lang)
    : { when: { on: today, known: null, knownDay: null }, errors: [] }
}

const fileName = (path: string, suffix: string, { on }: When) =>
  `${path.split('/').slice(2).join('-') || 'greffe'}-${on}.${suffix}`

const attachment = (name: string, inline = false) => {
  const ascii = name.normalize('NFD').replace(/[^\w.-]/g, '')
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

/** The address of the next part of a list, and the list with it. */
const withNext = (data: object, { ask }: Asked, input: Record<string, unknown>) => {
  const { total, items } = data as { total?: unknown; items?: unknown }
  const { offset } = input
  if (typeof total !== 'number' || !Array.isArray(items) || typeof offset !== 'number')
    return { body: data, next: null }
  const after = offset + items.length
  const next = items.length > 0 && after < total ? withQuery(`${ask.path}.json`, { offset: after }, ask.query) : null
  return { body: { ...data, next }, next }
}

const showData = (asked: Asked, data: unknown, input: Record<string, unknown>): Promise<Response> => {
  const { site, ask, route } = asked
  const list = route.table?.(data, ask.lang)
  const plain = route.data?.(data, ask.lang) ?? (list && { total: list.total, items: toRows(list, ask.lang) })
  if (!plain) throw refusals.noSuchForm()
  const { body, next } = withNext(plain, asked, input)
  const text = jsonOf(body)
  if (site.strict) route.output?.parse(JSON.parse(text))
  return send(ask, { type: json, body: text, headers: next ? { link: `<${next}>; rel="next"` } : {} })
}

const show = (asked: Asked, data: unknown, input: Record<string, unknown>, dates: Dates): Promise<Response> => {
  const { site, ask, route, params } = asked
  if (route.file) {
    const { name, type, body, inline } = route.file(data, ask.lang)
    const headers = {
      'content-disposition': attachment(name, inline),
      'content-security-policy': "frame-ancestors 'none'",
    }
    return send(ask, { type, body, headers })
  }
  if (ask.format !== 'html' || !route.page) return showData(asked, data, input)
  const view = viewOf(site, ask, { address: route, params, when: dates.when, whenErrors: dates.errors })
  const body = toHtml(view, route.page({ data, lang: ask.lang, view }))
  // A page with a form holds a key of its own: two readers never share it.
  return send(ask, {
    type: html,
    body,
    status: dates.errors.length > 0 ? 400 : 200,
    unkept: body.includes('name="_key"'),
  })
}

/** Whether a list is asked for as a file: all of it, unless a part of it is named. */
const isExport = ({ ask, route }: Asked): boolean =>
  route.table !== undefined &&
  (ask.format === 'csv' || ask.format === 'xlsx' || (ask.format === 'json' && ask.query.get('all') === '1'))

/** A list as a file. Nothing of it is written twice: one snapshot of the register, read through once. */
const answerExport = async (asked: Asked, context: Omit<Context<Record<string, unknown>>, 'tx'>): Promise<Response> => {
  const { site, ask, route } = asked
  const format = ask.format === 'html' ? 'json' : ask.format
  const isPart = ask.query.has('limit') || ask.query.has('offset')
  const input = isPart ? context.input : { ...context.input, ...allRows }
  const parts = async function* (tx: Tx) {
    const within = { ...context, input, tx }
    let any = false
    if (route.batches && !isPart)
      for await (const part of route.batches(within)) {
        any = true
        yield part
      }
    // A list without rows has its columns all the same.
    if (!any) yield await route.run(within)
  }
  const shaped = async function* (tx: Tx) {
    for await (const data of parts(tx))
      yield {
        list: route.table?.(data, ask.lang) ?? null,
        data: format === 'json' ? (route.data?.(data, ask.lang) ?? null) : null,
      }
  }
  const excel = ask.query.get('excel') === '1'
  return sendFlowing(ask, {
    type: exportTypes[format],
    tag: ask.session === null ? tagOf(await lastWord(site), site, `${ask.path}.${format}?${ask.query}`) : null,
    headers: { 'content-disposition': attachment(fileName(ask.path, format, context.when)) },
    make: take =>
      site.database.asActor(
        ask.actor,
        tx => take(exported(shaped(tx), { format, excel, lang: ask.lang, title: route.name })),
        { readOnly: !route.writes },
      ),
    failed: error => site.log({ level: 'error', what: 'export', path: ask.path, error: String(error) }),
  })
}

/** The answer of an address that leads on for good. An act may undo what moved it, so whoever keeps the answer asks again. */
const leadOn = async ({ ask, route, params }: Asked, context: Context<Record<string, unknown>>) => {
  const moved = await route.moved?.(context, ask.format)
  if (!moved) return null
  const path = pathTo(moved.at ?? route, ask.lang, moved.at ? moved.params : { ...params, ...moved.params })
  const location = withQuery(ask.format === 'html' ? path : `${path}.${ask.format}`, {}, ask.query)
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-cache', vary: 'Accept' } })
}

export const answerGet = async (asked: Asked): Promise<Response> => {
  const { site, ask, route, params } = asked
  try {
    if (!mayEnter(route.access, ask.actor)) throw kernelRefusals.forbidden([...route.access])
    const dates = datesOf(asked)
    if (dates.errors.length > 0 && (ask.format !== 'html' || !route.page)) throw new BadInput(dates.errors)
    const input = inputOf(route, expand(valuesOf(ask.query)), params, ask)
    const context = contextOf(asked, input, dates.when)
    const within = <T>(run: (context: Context<Record<string, unknown>>) => Promise<T>) =>
      site.database.asActor(ask.actor, tx => run({ ...context, tx }), { readOnly: !route.writes })
    if (isExport(asked))
      return (route.moved && (await within(own => leadOn(asked, own)))) ?? (await answerExport(asked, context))
    if (ask.format === 'csv' || ask.format === 'xlsx') throw refusals.noSuchForm()
    const answer = await within(async own => (await leadOn(asked, own)) ?? { data: await route.run(own) })
    return answer instanceof Response ? answer : await show(asked, answer.data, input, dates)
  } catch (error) {
    return answerProblem(site, ask, await problemOf(site, ask, error))
  }
}

type Done = { readonly location: string | null; readonly data: unknown; readonly session?: string | null }

/** Everything in one transaction, its key included: a second sending of the same form finds the first one's place. */
const act = (asked: Asked, input: Record<string, unknown>, body: Body): Promise<Done> => {
  const { site, ask, route } = asked
  const { when } = datesOf(asked)
  const context = contextOf(asked, input, when)
  const key = route.goTo && !route.session ? body.key : null
  return site.database.asActor(ask.actor, async tx => {
    if (key) {
      const sent = await takeKey(tx, { key, personId: ask.actor.id, path: ask.path, body: body.text })
      if (sent && !sent.same) throw refusals.alreadySent()
      if (sent) return { location: sent.location, data: null }
    }
    const data = await route.run({ ...context, tx })
    const location = route.goTo?.(data, ask.lang) || null
    if (key) await (location ? keepLocation(tx, key, location) : giveKeyBack(tx, key))
    return { location, data, ...(route.session ? { session: route.session(data) } : {}) }
  })
}

/** The page of the form again, asked with what was typed, which it shows beside what is wrong. Null where there is none to show. */
const showAgain = async (
  asked: Asked,
  form: Route,
  { refused, raw }: { refused: Refused; raw: Body['raw'] },
  status: number,
): Promise<Response | null> => {
  const { site, ask } = asked
  if (!form.page || !mayEnter(form.access, ask.actor)) return null
  const names = new Set(form.path.fr.split('/').flatMap(segment => (segment.startsWith(':') ? [segment.slice(1)] : [])))
  const params = Object.fromEntries(Object.entries(asked.params).filter(([name]) => names.has(name)))
  const checked = check(form.input, { ...expand(valuesOf(ask.query)), ...raw, ...params }, ask.lang)
  if (!checked.ok) return null
  const again = { ...asked, route: form }
  const { when } = datesOf(again)
  const context = contextOf(again, checked.input, when)
  try {
    const data = await site.database.asActor(ask.actor, tx => form.run({ ...context, tx }), { readOnly: !form.writes })
    const view = viewOf(site, ask, { address: form, params, when, refused })
    return await send(ask, { status, type: html, body: toHtml(view, form.page({ data, lang: ask.lang, view })) })
  } catch (error) {
    if (asRefusal(error) instanceof Refusal) return null
    throw error
  }
}

const redirect = (location: string, headers: Headers) => {
  headers.set('location', location)
  headers.set('cache-control', 'private, no-store')
  return new Response(null, { status: 303, headers })
}

export const answerPost = async (asked: Asked): Promise<Response> => {
  const { site, ask, route, params } = asked
  let body: Body | null = null
  try {
    if (!mayEnter(route.access, ask.actor)) throw kernelRefusals.forbidden([...route.access])
    body = await readBody(ask.request, route.upload)
    checkOrigin(ask, body)
    const input = inputOf(route, { ...expand(valuesOf(ask.query)), ...body.raw }, params, ask)
    const { location, data, session } = await act(asked, input, body)
    const headers = new Headers()
    if (session !== undefined) headers.set('set-cookie', cookieOf(session, !ask.local))
    if (location) return redirect(location, headers)
    return await show(asked, data, input, datesOf(asked))
  } catch (error) {
    const problem = await problemOf(site, ask, error)
    const { status, errors } = problem
    if (body && route.form && ask.format === 'html' && status < 500) {
      const action = pathTo(route, ask.lang, params)
      const refused = { action, values: body.values, errors }
      const again = await showAgain(asked, route.form, { refused, raw: body.raw }, status)
      if (again) return again
    }
    return answerProblem(site, ask, problem)
  }
}
