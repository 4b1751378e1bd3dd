import type { Tx } from '../../../kernel/database/index.ts'
import { atom, type DataContext, type Dataset, pathTo } from '../../../kernel/web/index.ts'
import { showDay } from '../../../kernel/words/index.ts'
import { actColumns } from '../acts/act.pages.tsx'
import { countActs } from '../acts/act.queries.ts'
import { kindNames, shortName } from '../acts/act.rules.ts'
import { actWords, paths } from '../words.ts'
import { correctionColumns, words } from './correction.pages.tsx'
import { correctionBatches, countCorrections, newestActs } from './correction.queries.ts'

/** What a feed holds: the newest, for whoever reads it now and then. */
const most = 100

const actPage = (url: string, id: string, lang: DataContext['lang']) =>
  `${url}${pathTo({ path: paths.act }, lang, { id })}`

async function* announced(tx: Tx, { url, lang }: DataContext) {
  for (const act of await newestActs(tx, most))
    yield {
      id: `urn:uuid:${act.act_id}`,
      title: `${shortName(act.kind, act.number, lang)} – ${act.title[lang]}`,
      updated: act.instant,
      page: actPage(url, act.act_id, lang),
      summary: `${kindNames[act.kind][lang]}, ${showDay(act.adopted_on, lang)}`,
    }
}

async function* corrected(tx: Tx, { url, lang }: DataContext) {
  let left = most
  for await (const rows of correctionBatches(tx, ''))
    for (const row of rows.slice(0, left)) {
      left -= 1
      yield {
        id: `urn:uuid:${row.act_id}#article-${row.article}`,
        title: `${words[row.what][lang]} : ${shortName(row.target_kind, row.target_number, lang)}, art. ${row.target_article}`,
        updated: row.instant,
        page: `${actPage(url, row.act_id, lang)}#article-${row.article}`,
        summary: lang === 'fr' ? row.text_fr : row.text_en,
      }
    }
}

const feed = (title: Dataset['title'], page: Dataset['title'], entries: typeof announced) => ({
  suffix: 'atom',
  type: 'application/atom+xml; charset=utf-8',
  title: { fr: 'Fil Atom', en: 'Atom feed' },
  conformsTo: 'https://www.rfc-editor.org/rfc/rfc4287',
  byLanguage: true as const,
  beside: page,
  write: (context: DataContext) =>
    atom(
      {
        title: `Greffe – ${title[context.lang]}`,
        self: context.self,
        page: `${context.url}/${context.lang}${page[context.lang]}`,
        lang: context.lang,
        before: `${context.today}T00:00:00Z`,
      },
      entries(context.tx, context),
    ),
})

/** What the acts publish. */
export const datasets: readonly Dataset[] = [
  {
    name: 'acts',
    title: actWords.acts,
    description: actWords.actsLead,
    columns: actColumns,
    count: countActs,
    list: { path: paths.acts },
    forms: [feed(actWords.acts, paths.acts, announced)],
  },
  {
    name: 'corrections',
    title: words.title,
    description: words.lead,
    columns: correctionColumns,
    count: countCorrections,
    list: { path: paths.corrections },
    forms: [feed(words.title, paths.corrections, corrected)],
  },
]
