import type { Lookup, Naming } from '../../../kernel/facts/index.ts'
import { langs, type Two } from '../../../kernel/words/index.ts'
import type { Correction, Named } from './act.effects.ts'
import { type Article, actsNamed, articlesOf, type Target, targets } from './act.queries.ts'
import { kindNames, kinds, ofAct, shortName } from './act.rules.ts'
import { placeOf } from './chain.queries.ts'

/** « D. 812-2026, art. 3 », « 812-2026 3 », « erratum 2-2026 »: perhaps the kind of an act, its number, perhaps an article's. */
const typedNumber = /^(\D*)(\d{1,4}-\d{2,4}|\d{6})(?:\D+(\d{1,6}))?/

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()

/** The kinds of act whose name, or its short form, begins as typed; all of them when none is typed. */
const kindsTyped = (typed: string) =>
  kinds.filter(kind =>
    langs.some(lang =>
      [shortName(kind, '', lang), kindNames[kind][lang]].some(name => plain(name).startsWith(plain(typed))),
    ),
  )

const excerpt = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text)

const labelOf = ({ kind, number, article, text_fr, text_en }: Target): Two => ({
  fr: `${shortName(kind, number, 'fr')}, art.\u00a0${article}, ${excerpt(text_fr)}`,
  en: `${shortName(kind, number, 'en')}, art.\u00a0${article}, ${excerpt(text_en)}`,
})

/** An article of an adopted act, by number; its id is 'act:article'. */
const article: Lookup = async (tx, asked) => {
  const [, kind = '', number, place] = 'text' in asked ? (typedNumber.exec(asked.text.trim()) ?? []) : []
  if ('text' in asked && !number) return []
  const typed = { kinds: kindsTyped(kind), number: number ?? '', article: place ? Number(place) : null }
  const wanted = 'ids' in asked ? asked : typed
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
