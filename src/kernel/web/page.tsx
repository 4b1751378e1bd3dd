import type { ComponentChildren } from 'preact'
import { isOutside, roles } from '../access/index.ts'
import { inLang, showDay } from '../words/index.ts'
import { DateBar, KeptDates } from './dates.tsx'
import { ErrorSummary } from './forms.tsx'
import { PaletteLink } from './palette.tsx'
import { kernelPaths } from './paths.ts'
import { HeadingContext, type House, type Nav, sections, useView } from './view.ts'
import { pageWords } from './words.ts'

type Crumb = { readonly title: string; readonly path: string }

type PageProps = {
  /** Plain text, for the window and, unless `heading` says otherwise, for the heading. */
  title: string
  heading?: ComponentChildren
  /** One or two sentences under the title. */
  lead?: ComponentChildren
  /** The levels above this page, from the first below the home page. */
  crumbs?: readonly Crumb[]
  /** The page's one main action. */
  action?: { readonly label: string; readonly path: string }
  children?: ComponentChildren
}

const under = (path: string, section: string) => path === section || path.startsWith(`${section}/`)

const Houses = ({ nav, here }: { nav: readonly Nav[]; here: House }) => {
  const { lang } = useView()
  const t = inLang(pageWords, lang)
  const houses = (['offices', 'treasury'] as const).flatMap(house => {
    const first = nav.find(entry => entry.house === house)
    return first ? [{ house, path: `/${lang}${first.path[lang]}` }] : []
  })
  if (houses.length === 0) return null
  return (
    <nav class="houses" aria-label={t('houses')}>
      <ul>
        {houses.map(({ house, path }) => (
          <li>
            <a href={path} aria-current={here === house ? 'true' : undefined}>
              {t(house)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Account = () => {
  const { actor, lang, token, path } = useView()
  const t = inLang(pageWords, lang)
  if (actor.role === 'visitor')
    return (
      <a class="account" href={`/${lang}${kernelPaths.signIn[lang]}`}>
        {t('signIn')}
      </a>
    )
  return (
    <form class="account" method="post" action={`/${lang}${kernelPaths.signOut[lang]}`}>
      <input type="hidden" name="_token" value={token} />
      <input type="hidden" name="back" value={path} />
      <a href={`/${lang}`}>
        {!isOutside(actor) && <span class="who">{actor.name}</span>} <span class="role">{roles[actor.role][lang]}</span>
      </a>
      <button type="submit">{t('signOut')}</button>
    </form>
  )
}

const Top = ({ nav, house }: { nav: readonly Nav[]; house: House }) => {
  const { lang, other, search, path, actor } = useView()
  // The home page of the public site has a search box of its own.
  const isAsked = path === `/${lang}` && isOutside(actor)
  const t = inLang(pageWords, lang)
  const otherLang = lang === 'fr' ? 'en' : 'fr'
  return (
    <header class="top">
      <div class="bar">
        <a class="product" href={`/${lang}`}>
          {t('product')}
        </a>
        <Houses nav={nav} here={house} />
        {search && !isAsked && (
          <search>
            <form class="search" action={search}>
              <KeptDates />
              <label class="quiet-label" for="search">
                {t('searchLabel')}
              </label>
              <input id="search" type="search" name="q" placeholder={t('searchHint')} autocomplete="off" />
              <button type="submit">{t('search')}</button>
            </form>
          </search>
        )}
        <div class="personal">
          <PaletteLink />
          <a href={other} lang={otherLang} hreflang={otherLang}>
            {t('otherLanguage')}
          </a>
          <Account />
        </div>
      </div>
    </header>
  )
}

/** The sections, each leading to its first page; then the pages of the present one. A section with one page for this actor has its name. */
const Sections = ({ nav, house }: { nav: readonly Nav[]; house: House }) => {
  const { lang, path } = useView()
  const shown = nav.filter(entry => entry.house === house || entry.house === 'common')
  if (shown.length === 0) return null
  const current = shown
    .filter(entry => under(path, `/${lang}${entry.path[lang]}`))
    .sort((a, b) => b.path[lang].length - a.path[lang].length)[0]
  const bySection = Map.groupBy(shown, ({ section }) => section)
  const pages = (current && bySection.get(current.section)) ?? []
  const link = ({ path }: Nav, title: string, here: 'page' | 'true' | undefined) => (
    <li>
      <a href={`/${lang}${path[lang]}`} aria-current={here}>
        {title}
      </a>
    </li>
  )
  const here = (entry: Nav) => (entry === current ? 'page' : undefined)
  return (
    <nav class="sections" aria-label={inLang(pageWords, lang)('sections')}>
      <ul>
        {Object.entries(sections).map(([section, title]) => {
          const [first, second] = bySection.get(section as keyof typeof sections) ?? []
          if (!first) return null
          if (!second) return link(first, first.title[lang], here(first))
          return link(first, title[lang], current?.section === section ? 'true' : undefined)
        })}
      </ul>
      {pages.length > 1 && <ul class="within">{pages.map(entry => link(entry, entry.title[lang], here(entry)))}</ul>}
    </nav>
  )
}

const Crumbs = ({ crumbs }: { crumbs: readonly Crumb[] }) => {
  const { lang } = useView()
  const t = inLang(pageWords, lang)
  return (
    <nav class="crumbs" aria-label={t('crumbs')}>
      <ol>
        <li>
          <a href={`/${lang}`}>{t('home')}</a>
        </li>
        {crumbs.map(({ title, path }) => (
          <li>
            <a href={path}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const Foot = () => {
  const { lang, when, trial } = useView()
  const t = inLang(pageWords, lang)
  return (
    <footer class="foot">
      <div class="bar">
        <p>
          {t('dataOf', showDay(when.on, lang))}
          {trial && <span class="trial">{t('trial')}</span>}
        </p>
        <ul>
          <li>
            <a href={`/${lang}${kernelPaths.places[lang]}`}>{t('places')}</a>
          </li>
          <li>
            <a href={`/${lang}${kernelPaths.matrix[lang]}`}>{t('matrix')}</a>
          </li>
          <li>
            <a href={`/${lang}${kernelPaths.data[lang]}`}>{t('data')}</a>
          </li>
          <li>
            <a href="/api/openapi.json">{t('api')}</a>
          </li>
        </ul>
      </div>
    </footer>
  )
}

/** The one skeleton of every page; what a route's `page` returns. */
export const Page = ({ title, heading, lead, crumbs, action, children }: PageProps) => {
  const view = useView()
  const { lang, assets, when, today, facts, path, nav } = view
  const t = inLang(pageWords, lang)
  const house = nav.find(entry => under(path, `/${lang}${entry.path[lang]}`))?.house ?? 'offices'
  const moved = facts && (when.on !== today || when.knownDay !== null)
  const time = !moved ? undefined : when.on > today ? 'future' : 'past'
  return (
    <html lang={lang} class={time} data-prefetch={view.actor.role === 'visitor' ? '' : undefined}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} | ${t('product')}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        {assets.fonts.map(font => (
          <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        {assets.style && <link rel="stylesheet" href={assets.style} />}
        <link rel="alternate" hreflang={lang === 'fr' ? 'en' : 'fr'} href={view.other} />
        {view.feeds.map(({ title, type, path }) => (
          <link rel="alternate" type={type} title={title} href={path} />
        ))}
        <link rel="describedby" type="application/ld+json" href="/data/catalog.jsonld" />
        {assets.script && <script type="module" src={assets.script} />}
      </head>
      <body>
        <a class="skip" href="#content">
          {t('skip')}
        </a>
        <Top nav={nav} house={house === 'common' ? 'offices' : house} />
        <Sections nav={nav} house={house === 'common' ? 'offices' : house} />
        {facts && <DateBar />}
        <main id="content" tabIndex={-1}>
          {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <ErrorSummary />
          <div class="title">
            <div>
              <h1>{heading ?? title}</h1>
              {lead && <p class="lead">{lead}</p>}
            </div>
            {action && (
              <a class="button main" href={action.path}>
                {action.label}
              </a>
            )}
          </div>
          <HeadingContext.Provider value={typeof heading === 'string' ? heading : title}>
            {children}
          </HeadingContext.Provider>
        </main>
        <Foot />
      </body>
    </html>
  )
}
