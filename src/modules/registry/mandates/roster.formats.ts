import type { Day } from '../../../kernel/time/index.ts'
import { type Gender, gendered, type Lang } from '../../../kernel/words/index.ts'
import type { State } from '../registry.rules.ts'
import type { RosterRow } from './roster.queries.ts'

type Named = { id: string; name: string }

/** A line of the roster as every program reads it: days are first and last included, codes are the same in both languages. */
export type RosterItem = {
  post: Named
  organisation: Named
  person: Named | null
  from: Day | null
  to: Day | null
  planned_end: Day | null
  capacity: string | null
  state: State
  act: string
  act_kind: string
  act_id: string
  article: number
}

export type Titled = {
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  gender?: string | null
}

/** A post's title in the form that suits its holder, with its seat among seats of one title: « juge administrative (3) ». */
export const postTitle = ({ title_fr_m, title_fr_f, title_en, seat, gender = null }: Titled, lang: Lang): string => {
  const both = title_fr_f === title_fr_m ? title_fr_f : `${title_fr_f} ou ${title_fr_m}`
  const title =
    lang === 'en' ? title_en : gendered((gender ?? 'x') as Gender, { f: title_fr_f, m: title_fr_m, x: both })
  return seat === null ? title : `${title} (${seat})`
}

export const personName = ({ given_name, family_name }: { given_name: string | null; family_name: string | null }) =>
  `${given_name ?? ''} ${family_name ?? ''}`.trim()

export const rosterItem = (row: RosterRow, lang: Lang): RosterItem => ({
  post: { id: row.post_id, name: postTitle(row, lang) },
  organisation: { id: row.organisation_id, name: lang === 'fr' ? row.organisation_fr : row.organisation_en },
  person: row.person_id === null ? null : { id: row.person_id, name: personName(row) },
  from: row.first_day,
  to: row.last_day,
  planned_end: row.planned_end,
  capacity: row.capacity,
  state: row.state,
  act: row.act_number,
  act_kind: row.act_kind,
  act_id: row.act_id,
  article: row.article,
})
