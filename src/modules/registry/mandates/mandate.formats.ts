import { z } from 'zod'
import { type Day, lastDay } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { capacities } from '../registry.rules.ts'
import { keysOf, personName, postTitle } from '../words.ts'
import type { MandateLine } from './mandate.queries.ts'
import { stateOf } from './mandate.rules.ts'
import { citedShape, dayShape, namedShape } from './roster.formats.ts'

/** The article that opened a mandate. */
export const openedBy = ({ origin_act, origin_article, origin_kind, origin_number }: MandateLine) => ({
  act_id: origin_act,
  article: origin_article,
  act_kind: origin_kind,
  act_number: origin_number,
})

/** A mandate in JSON, as OpenAPI tells it. */
export const mandateShape = z.object({
  id: z.uuid(),
  post: namedShape,
  organisation: namedShape,
  person: namedShape,
  from: dayShape,
  to: dayShape,
  planned_end: dayShape,
  capacity: z.enum(keysOf(capacities)),
  state: z.enum(['to_come', 'in_office', 'past_term', 'acting', 'supernumerary', 'ended']),
  end_reason: z.string().nullable(),
  pending_cases: z.number().int().nullable(),
  term: z.number().int(),
  renews: z.uuid().nullable(),
  opened_by: z.object(citedShape),
  ...citedShape,
})

/** A mandate as programs read it: days are first and last included; `state` is what it is on the day asked. */
export const mandateItem = (line: MandateLine, on: Day, lang: Lang) => ({
  id: line.mandate_id,
  post: { id: line.post_id, name: postTitle(line, line.gender, lang) },
  organisation: { id: line.organisation_id, name: lang === 'fr' ? line.organisation_fr : line.organisation_en },
  person: { id: line.person_id, name: personName(line) },
  from: line.valid.from,
  to: lastDay(line.valid),
  planned_end: line.planned_end,
  capacity: line.capacity,
  state: stateOf(line, on),
  end_reason: line.end_reason,
  pending_cases: line.pending_cases,
  term: line.term,
  renews: line.renews,
  opened_by: {
    act: line.origin_number,
    act_kind: line.origin_kind,
    act_id: line.origin_act,
    article: line.origin_article,
  },
  act: line.act_number,
  act_kind: line.act_kind,
  act_id: line.act_id,
  article: line.article,
})
