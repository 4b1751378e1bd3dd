import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { isOutside, mayEnter } from '../access/index.ts'
import { type Lang, langs } from '../words/index.ts'
import { type Address, type Params, pathTo, withQuery } from './address.ts'
import type { Ask, Site } from './ask.ts'
import { feedsBeside } from './dataset.ts'
import { withLabels } from './forms.tsx'
import type { FieldError } from './input.ts'
import { kernelPaths } from './paths.ts'
import type { Route } from './route.ts'
import { formToken } from './sessions.ts'
import { type Refused, type View, ViewContext, type When } from './view.ts'

type Shown = {
  readonly address?: Address & Pick<Route, 'follows' | 'followedAs' | 'access'>
  readonly params?: Params
  readonly when?: When
  readonly whenErrors?: readonly FieldError[]
  readonly refused?: Refused | null
}

/** What a page knows of the request, and of the site around it. */
export const viewOf = (
  site: Site,
  ask: Ask,
  { address, params = {}, when, whenErrors = [], refused = null }: Shown,
): View => {
  const { lang, actor, query } = ask
  const today = site.clock.today()
  const at = when ?? { on: today, known: null, knownDay: null }
  const inOther = (other: Lang) => (address ? withQuery(pathTo(address, other, params), {}, query) : `/${other}`)
  const path = address ? pathTo(address, lang, params) : ask.path
  const has = (page: keyof typeof kernelPaths) =>
    site.parts.some(part => part.routes?.some(({ path }) => path.fr === kernelPaths[page].fr))
  const list = address?.follows && withQuery(path, {}, query)
  const open = address?.access === 'public' ? (list ?? address.followedAs?.(params, lang)) : undefined
  const leading = (page: 'keep' | 'follow', of: string | undefined) =>
    of !== undefined && has(page) ? withQuery(`/${lang}${kernelPaths[page][lang]}`, { of }) : null
  const dates = { on: at.on === today ? null : at.on, known: at.knownDay }
  return {
    lang,
    actor,
    today,
    when: at,
    facts: address?.facts === true,
    whenErrors,
    path,
    query,
    other: inOther(langs.find(other => other !== lang) ?? 'fr'),
    nav: site.parts.flatMap(part => part.nav ?? []).filter(({ access }) => mayEnter(access, actor)),
    refused,
    token: ask.session ? formToken(ask.session) : '',
    assets: site.assets.addresses,
    trial: site.trial,
    lasting:
      address !== undefined && refused === null && ask.request.method === 'GET' && !Object.hasOwn(params, 'token'),
    search: has('search') ? `/${lang}${kernelPaths.search[lang]}` : null,
    keep: isOutside(actor) ? null : leading('keep', list),
    follow: isOutside(actor) ? leading('follow', open) : null,
    feeds: address ? feedsBeside(site, address, lang) : [],
    to: (to, others = {}) => pathTo(to, lang, to.facts ? { ...dates, ...others } : others),
    here: changes => withQuery(path, changes, query),
  }
}

export const toHtml = (view: View, page: VNode): string =>
  `<!doctype html>${withLabels(renderToString(<ViewContext.Provider value={view}>{page}</ViewContext.Provider>), view)}`
