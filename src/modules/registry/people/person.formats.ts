import { type Day, lastDay } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { mandateItem } from '../mandates/mandate.formats.ts'
import type { MandateLine } from '../mandates/mandate.queries.ts'
import { personName } from '../words.ts'
import type { PersonVersion } from './person.queries.ts'

type Card = { versions: readonly PersonVersion[]; now: PersonVersion; mandates: readonly MandateLine[]; on: Day }

const versionItem = ({ valid, act_number, person_id: _, ...version }: PersonVersion) => ({
  from: valid.from,
  to: lastDay(valid),
  ...version,
  act: act_number,
})

/** The card of a person as programs read it. A birth date is never in it. */
export const personItem = ({ versions, now, mandates, on }: Card, lang: Lang) => ({
  id: now.person_id,
  name: personName(now),
  given_name: now.given_name,
  family_name: now.family_name,
  address: now.address,
  gender: now.gender,
  mandates: mandates.map(line => mandateItem(line, on, lang)),
  history: versions.map(versionItem),
})
