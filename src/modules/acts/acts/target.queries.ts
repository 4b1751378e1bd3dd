import type { Lookup, Naming } from '../../../kernel/facts/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Correction, Named } from './act.effects.ts'
import { type Article, actsNamed, articlesOf, type Target, targets } from './act.queries.ts'
import { ofAct, shortName } from './act.rules.ts'
import { placeOf } from './chain.queries.ts'

/** « D. 812-2026, art. 3 », « 812-2026 3 », « 812-2026 »: the number of an act, then of an article. */
const typedNumber = /(\d{1,4}-\d{2,4}|\d{6})(?:\D+(\d{1,6}))?/

const excerpt = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text)

const labelOf = ({ kind, number, article, text_fr, text_en }: Target): Two => ({
  fr: `${shortName(kind, number, 'fr')}, art.\u00a0${article}, ${excerpt(text_fr)}`,
  en: `${shortName(kind, number, 'en')}, art.\u00a0${article}, ${excerpt(text_en)}`,
})

/** An article of an adopted act, by number; its id is 'act:article'. */
const article: Lookup = async (tx, asked) => {
  const [, number, place] = 'text' in asked ? (typedNumber.exec(asked.text) ?? []) : []
  if ('text' in asked && !number) return []
  const wanted = 'ids' in asked ? asked : { number: number ?? '', article: place ? Number(place) : null }
  const rows = await targets(tx, wanted, asked.limit)
  return rows.map(row => ({
    id: `${row.act_id}:${row.article}`,
    label: labelOf(row),
    also: { act: row.act_id, article: row.article },
  }))
}

export const lookups = { article }

/** How a correction or a repeal names the act it refers to. */
export const naming: Naming<Named> = async (tx, ids) => {
  const [act] = await actsNamed(tx, ids)
  return { act: act ? ofAct(act.kind, act.number) : { fr: '—', en: '—' } }
}

/** What reads at an article's place now: itself, or what the last erratum put there; null where it was removed. */
export const presentArticle = async (
  tx: Parameters<Lookup>[0],
  act: string,
  article: number,
): Promise<Article | null | undefined> => {
  const place = await placeOf(tx, act, article)
  const [own] = place ? await articlesOf(tx, place.place_act, { limit: 1, offset: place.place_article - 1 }) : []
  if (!place || !own) return undefined
  if (place.effect !== 'act.correct') return own
  const { replacement } = place.input as Correction
  return replacement && { article: own.article, ...replacement, input: replacement.input ?? null }
}
