import { sql } from 'kysely'
import { type Tx, together } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import type { Period } from '../../../kernel/time/index.ts'
import { type Asked, type Cited, linesOn, nearest, withPeriods } from '../mandates/mandate.queries.ts'
import type { When } from '../mandates/roster.queries.ts'
import type { Titled } from '../words.ts'
import type { LegalBasis } from './post.effects.ts'

export type PostVersion = Cited &
  Titled & {
    post_id: string
    valid: Period
    organisation_id: string
    organisation_fr: string
    organisation_en: string
    family: string
    regime: string
    authority: string
    recommender_fr: string | null
    recommender_en: string | null
    term_kind: string
    term_months: number | null
    holds_over: boolean
    vacancy_fill: string
    max_renewals: number | null
    legal_bases: LegalBasis[]
  }

const versionsOf = ({ on, known }: When, id: string) => sql<Asked<PostVersion>>`
    select p.post_id, p.valid, p.organisation_id, o.name_fr as organisation_fr, o.name_en as organisation_en, p.family,
      p.title_fr_m, p.title_fr_f, p.title_en, p.seat, p.regime, p.authority, p.recommender_fr, p.recommender_en,
      p.term_kind, p.term_months, p.holds_over, p.vacancy_fill, p.max_renewals, p.legal_bases,
      p.act_id, p.article, a.kind as act_kind, a.number as act_number
    from ${believed('registry.post', known)} p
    join ${believed('registry.organisation', known)} o
      on o.organisation_id = p.organisation_id and ${heldOn('o.valid', nearest('p.valid', on))}
    join acts.act a on a.act_id = p.act_id
    where p.post_id = ${id} order by lower(p.valid) nulls first`

/** Every state of a post, from the first to the last; its body is named as on the day of that state nearest to the day asked. */
export const postVersions = async (tx: Tx, when: When, id: string): Promise<PostVersion[]> =>
  withPeriods((await versionsOf(when, id).execute(tx)).rows)

/** The states of a post and its mandates, in one round trip. */
export const postLife = async (tx: Tx, when: When, id: string) => {
  const [versions, mandates] = await together(tx, versionsOf(when, id), linesOn(when, id))
  return { versions: withPeriods(versions), mandates: withPeriods(mandates) }
}
