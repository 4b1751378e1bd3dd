import { z } from 'zod'
import { roleNames, roles } from '../access/index.ts'
import { journalPage } from '../journal/index.ts'
import { inLang, showInstant } from '../words/index.ts'
import { orNull } from './input.ts'
import { type Column, whole } from './listing.ts'
import { Page } from './page.tsx'
import { kernelPaths } from './paths.ts'
import { type Route, route } from './route.ts'
import { Table } from './tables.tsx'
import { journalWords, matrixWords, tableWords } from './words.ts'

type Entry = Awaited<ReturnType<typeof journalPage>>['items'][number]

const roleIn = (code: string, lang: 'fr' | 'en') => {
  const role = roleNames.find(name => name === code)
  return role ? roles[role][lang] : code === 'visitor' ? matrixWords.visitor[lang] : code
}

const columns: readonly Column<Entry>[] = [
  { key: 'entry_id', title: journalWords.number, kind: 'number', value: entry => entry.entry_id },
  {
    key: 'at',
    title: journalWords.at,
    value: entry => entry.at,
    show: (entry, { lang }) => <time dateTime={entry.at}>{showInstant(entry.at, lang)}</time>,
  },
  {
    key: 'actor_name',
    title: journalWords.who,
    value: entry => entry.actor_name,
    show: (entry, { lang }) => (entry.role === 'visitor' ? matrixWords.visitor[lang] : entry.actor_name),
  },
  {
    key: 'role',
    title: journalWords.role,
    value: entry => entry.role,
    show: (entry, { lang }) => roleIn(entry.role, lang),
  },
  { key: 'what', title: journalWords.what, value: entry => entry.what, show: entry => <code>{entry.what}</code> },
  { key: 'subject', title: journalWords.subject, value: entry => entry.subject },
  {
    key: 'details',
    title: journalWords.details,
    value: entry => JSON.stringify(entry.details),
    show: entry => <code class="details">{JSON.stringify(entry.details)}</code>,
  },
]

const Filters = ({ who, what, path, lang }: { who: string; what: string; path: string; lang: 'fr' | 'en' }) => {
  const t = inLang({ ...journalWords, ...tableWords }, lang)
  return (
    <form class="filters" action={path}>
      <div class="field">
        <label for="who">{t('filterWho')}</label>
        <input id="who" name="who" value={who} />
      </div>
      <div class="field">
        <label for="what">{t('filterWhat')}</label>
        <input id="what" name="what" value={what} />
      </div>
      <button type="submit" class="button">
        {t('apply')}
      </button>
    </form>
  )
}

export const journalRoute: Route = route({
  method: 'get',
  path: kernelPaths.journal,
  access: ['registrar', 'auditor', 'director', 'operator'],
  name: journalWords.title,
  input: z.object({
    who: z.string().trim().max(100).default(''),
    what: z.string().trim().max(100).default(''),
    before: orNull(z.coerce.number().int().positive()),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  run: async ({ input, tx }) => {
    const { who, what, before, limit } = input
    const { total, items } = await journalPage(tx, {
      limit,
      before: before ?? undefined,
      who: who || undefined,
      what: what || undefined,
    })
    const last = items.at(-1)
    return {
      total,
      items,
      who,
      what,
      older: last && items.length === limit && last.entry_id > 1 ? last.entry_id : null,
      before,
    }
  },
  table: ({ items }) => whole(columns, items),
  data: ({ total, items }) => ({ total, items }),
  page: ({ data, lang, view }) => {
    const t = inLang(journalWords, lang)
    return (
      <Page title={t('title')} lead={t('lead')}>
        <Filters who={data.who} what={data.what} path={view.path} lang={lang} />
        <Table list={whole(columns, data.items)} caption={t('title')} plain />
        <nav class="pages" aria-label={t('title')}>
          {data.before !== null && <a href={view.here({ before: null })}>{t('newest')}</a>}
          {data.older !== null && (
            <a rel="next" href={view.here({ before: data.older })}>
              {t('older')}
            </a>
          )}
        </nav>
      </Page>
    )
  },
})
