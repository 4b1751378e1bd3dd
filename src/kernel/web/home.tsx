import { z } from 'zod'
import { isOutside } from '../access/index.ts'
import { inLang, type Lang, showNumber, type Two } from '../words/index.ts'
import { Page } from './page.tsx'
import { Empty } from './parts.tsx'
import { kernelPaths } from './paths.ts'
import { type Part, type Route, route, type Wait } from './route.ts'
import { homeWords, pageWords } from './words.ts'

const List = ({ wait, lang }: { wait: Wait; lang: Lang }) => {
  const { title, count, path, items = [] } = wait
  return (
    <section class="panel">
      <h2>{title[lang]}</h2>
      <ul>
        {items.map(item => (
          <li>
            <a href={item.path}>{item.title}</a> {item.note && <span class="note">{item.note}</span>}
          </li>
        ))}
      </ul>
      {count > items.length && (
        <p>
          <a href={path}>{inLang(homeWords, lang)('all', count)}</a>
        </p>
      )}
    </section>
  )
}

/** The figures, each a link to what it counts; then the first of what they count. */
const Waits = ({ waits, title, lang }: { waits: readonly Wait[]; title: string; lang: Lang }) => (
  <>
    <h2>{title}</h2>
    <ul class="figures">
      {waits.map(({ title, count, path }) => (
        <li>
          <a href={path}>
            <span class="figure">{showNumber(count, lang)}</span> {title[lang]}
          </a>
        </li>
      ))}
    </ul>
    <div class="panels">
      {waits
        .filter(({ items }) => items && items.length > 0)
        .map(wait => (
          <List wait={wait} lang={lang} />
        ))}
    </div>
  </>
)

const Personal = ({ pages, lang }: { pages: readonly { title: Two; path: Two }[]; lang: Lang }) =>
  pages.length === 0 ? null : (
    <section>
      <h2>{inLang(homeWords, lang)('personal')}</h2>
      <ul>
        {pages.map(({ title, path }) => (
          <li>
            <a href={`/${lang}${path[lang]}`}>{title[lang]}</a>
          </li>
        ))}
      </ul>
    </section>
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
      if (isOutside(view.actor))
        return (
          <Page title={t('title')} lead={t('lead')}>
            {view.search && <Search path={view.search} lang={lang} />}
            {waits.length > 0 ? <Waits waits={waits} title={t('figures')} lang={lang} /> : <Empty>{t('empty')}</Empty>}
          </Page>
        )
      const waiting = waits.filter(({ count }) => count > 0)
      return (
        <Page title={t('hello', view.actor.name)}>
          {waiting.length > 0 ? (
            <Waits waits={waiting} title={t('waiting')} lang={lang} />
          ) : (
            <Empty>{t('nothing')}</Empty>
          )}
          <Personal pages={parts.flatMap(({ personal = [] }) => personal)} lang={lang} />
        </Page>
      )
    },
    data: ({ waits }, lang) => ({
      items: waits.map(({ title, count, path }) => ({ title: title[lang], count, path })),
    }),
    output: z.object({ items: z.array(z.object({ title: z.string(), count: z.number(), path: z.string() })) }),
  })
