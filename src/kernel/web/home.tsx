import { z } from 'zod'
import { inLang, type Lang, showNumber } from '../words/index.ts'
import { Page } from './page.tsx'
import { Empty } from './parts.tsx'
import { kernelPaths } from './paths.ts'
import { type Part, type Route, route, type Wait } from './route.ts'
import { homeWords, pageWords } from './words.ts'

const Panel = ({ wait, lang }: { wait: Wait; lang: Lang }) => (
  <section class="panel">
    <h3>
      <a href={wait.path}>
        <span class="figure">{showNumber(wait.count, lang)}</span> {wait.title[lang]}
      </a>
    </h3>
    {wait.items && wait.items.length > 0 && (
      <ul>
        {wait.items.map(({ title, path, note }) => (
          <li>
            <a href={path}>{title}</a> {note && <span class="quiet">{note}</span>}
          </li>
        ))}
      </ul>
    )}
    {wait.items && wait.count > wait.items.length && (
      <p>
        <a href={wait.path}>{inLang(homeWords, lang)('all')}</a>
      </p>
    )}
  </section>
)

const Panels = ({ waits, lang }: { waits: readonly Wait[]; lang: Lang }) => (
  <div class="panels">
    {waits.map(wait => (
      <Panel wait={wait} lang={lang} />
    ))}
  </div>
)

const Search = ({ path, lang }: { path: string; lang: Lang }) => {
  const t = inLang(pageWords, lang)
  return (
    <form class="search large" action={path}>
      <label for="home-search">{t('searchLabel')}</label>
      <input id="home-search" type="search" name="q" autocomplete="off" />
      <button type="submit" class="button main">
        {t('search')}
      </button>
    </form>
  )
}

/** The first page: the register's figures for the visitor, what waits for whoever has a role. */
export const homeRoute = (parts: readonly Part[]): Route =>
  route({
    method: 'get',
    path: kernelPaths.home,
    access: 'public',
    name: pageWords.home,
    input: z.object({}),
    run: async ({ tx, actor, lang, clock }) => {
      const waits: Wait[] = []
      for (const part of parts) waits.push(...((await part.waits?.(tx, actor, lang, clock.today())) ?? []))
      return { waits }
    },
    page: ({ data: { waits }, lang, view }) => {
      const t = inLang(homeWords, lang)
      if (view.actor.role === 'visitor')
        return (
          <Page title={t('title')} lead={t('lead')}>
            {view.search && <Search path={view.search} lang={lang} />}
            <h2>{t('figures')}</h2>
            {waits.length > 0 ? <Panels waits={waits} lang={lang} /> : <Empty>{t('empty')}</Empty>}
          </Page>
        )
      const waiting = waits.filter(({ count }) => count > 0)
      return (
        <Page title={t('hello', view.actor.name)}>
          <h2>{t('waiting')}</h2>
          {waiting.length > 0 ? <Panels waits={waiting} lang={lang} /> : <Empty>{t('nothing')}</Empty>}
        </Page>
      )
    },
    data: ({ waits }, lang) => ({
      items: waits.map(({ title, count, path }) => ({ title: title[lang], count, path })),
    }),
    output: z.object({ items: z.array(z.object({ title: z.string(), count: z.number(), path: z.string() })) }),
  })
