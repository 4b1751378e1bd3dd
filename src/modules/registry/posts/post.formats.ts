import { z } from 'zod'
import { type Day, lastDay } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { endOf, lifeOn } from '../history.rules.ts'
import { mandateItem, mandateShape } from '../mandates/mandate.formats.ts'
import type { MandateLine } from '../mandates/mandate.queries.ts'
import { citedShape, dayShape, namedShape } from '../mandates/roster.formats.ts'
import type { State } from '../registry.rules.ts'
import { postTitle } from '../words.ts'
import type { PostVersion } from './post.queries.ts'

type Card = {
  versions: readonly PostVersion[]
  now: PostVersion
  mandates: readonly MandateLine[]
  state: State
  on: Day
}

const versionItem = ({ valid, act_number, post_id: _, ...version }: PostVersion) => ({
  from: valid.from,
  to: lastDay(valid),
  ...version,
  act: act_number,
})

/** The card of a post as programs read it. */
export const postItem = ({ versions, now, mandates, state, on }: Card, lang: Lang) => ({
  id: now.post_id,
  name: postTitle(now, null, lang),
  organisation: { id: now.organisation_id, name: lang === 'fr' ? now.organisation_fr : now.organisation_en },
  state,
  life: lifeOn(versions, on),
  from: versions[0]?.valid.from ?? null,
  to: endOf(versions),
  family: now.family,
  regime: now.regime,
  authority: now.authority,
  recommender: lang === 'fr' ? now.recommender_fr : now.recommender_en,
  term_kind: now.term_kind,
  term_months: now.term_months,
  holds_over: now.holds_over,
  vacancy_fill: now.vacancy_fill,
  max_renewals: now.max_renewals,
  legal_bases: now.legal_bases,
  act: now.act_number,
  act_kind: now.act_kind,
  act_id: now.act_id,
  article: now.article,
  mandates: mandates.map(line => mandateItem(line, on, lang)),
  history: versions.map(versionItem),
})

const text = z.string().nullable()
const count = z.number().int().nullable()

/** The card of a post in JSON, as OpenAPI tells it. */
export const postShape = z.object({
  ...namedShape.shape,
  organisation: namedShape,
  state: z.enum(['to_come', 'in_office', 'past_term', 'vacant', 'vacant_acting', 'abolished']),
  life: z.enum(['to_come', 'living', 'abolished']),
  from: dayShape,
  to: dayShape,
  family: z.string(),
  regime: z.string(),
  authority: z.string(),
  recommender: text,
  term_kind: z.string(),
  term_months: count,
  holds_over: z.boolean(),
  vacancy_fill: z.string(),
  max_renewals: count,
  legal_bases: z.array(z.object({ act: z.string(), article: z.string(), role: z.string().optional() })),
  ...citedShape,
  mandates: z.array(mandateShape),
  history: z.array(z.looseObject({ from: dayShape, to: dayShape, ...citedShape })),
})
