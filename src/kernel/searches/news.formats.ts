import { inLang, type Lang, showDay } from '../words/index.ts'
import type { Kept, Told } from './kept.queries.ts'
import type { Changes } from './kept.rules.ts'
import { newsWords } from './words.ts'

/** What one search has that is new since it was last told, under the name that its reader knows it by. */
export type News = {
  readonly search: Kept & Told
  readonly name: string
  readonly changes: Changes
  readonly path: string
}

/** How many rows of each kind are named; the rest are counted, and found by the link. */
const mostNamed = 25

type Line = { readonly title: string; readonly note: string; readonly path: string; readonly was?: string }

/** The news of one search as the text of a message; `url` is the address of the site. */
export const newsText = ({ search, name, changes, path }: News, url: string, lang: Lang): string => {
  const t = inLang(newsWords, lang)
  const line = ({ title, note, path, was }: Line) => {
    const notes = [note, was && t('was', was)].filter(Boolean).join('; ')
    return `- ${title}${notes && ` (${notes})`}\n  ${url}${path}`
  }
  const group = (heading: string, rows: readonly Line[]) => [
    heading,
    ...rows.slice(0, mostNamed).map(line),
    ...(rows.length > mostNamed ? [`- ${t('more', rows.length - mostNamed)}`] : []),
  ]
  const { entered, changed, left } = changes
  const groups = [
    entered.length > 0 && group(t('entered', entered.length), entered),
    changed.length > 0 && group(t('changed', changed.length), changed),
    left.length > 0 && group(t('left', left.length), left),
  ].filter(one => one !== false)
  return [
    t('since', name, showDay(search.day, lang)),
    ...groups.map(lines => lines.join('\n')),
    t('all', `${url}${path}`),
  ].join('\n\n')
}
