import { z } from 'zod'
import { type Day, lastDay } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { mandateItem, mandateShape } from '../mandates/mandate.formats.ts'
import type { MandateLine } from '../mandates/mandate.queries.ts'
import { citedShape, dayShape, listShape, namedShape } from '../mandates/roster.formats.ts'
import { personName, postTitle } from '../words.ts'
import type { Merged } from './merge.queries.ts'
import type { MembershipLine } from './order.queries.ts'
import { orderName } from './order.rules.ts'
import type { PersonLine, PersonVersion } from './person.queries.ts'

type Card = {
  versions: readonly PersonVersion[]
  now: PersonVersion
  orders: readonly MembershipLine[]
  mandates: readonly MandateLine[]
  merged: Merged | null
  absorbed: readonly Merged[]
  on: Day
}

const versionItem = ({ valid, act_number, person_id: _, ...version }: PersonVersion) => ({
  from: valid.from,
  to: lastDay(valid),
  ...version,
  act: act_number,
})

/** The article of a merge, with the entry that it is about. */
const mergeItem = ({ act_number: act, act_kind, act_id, article }: Merged, id: string, name: string) => ({
  id,
  name,
  act,
  act_kind,
  act_id,
  article,
})

/** The card of a person as programs read it. A birth date is never in it. */
export const personItem = ({ versions, now, orders, mandates, merged, absorbed, on }: Card, lang: Lang) => ({
  id: now.person_id,
  name: personName(now),
  given_name: now.given_name,
  family_name: now.family_name,
  address: now.address,
  gender: now.gender,
  merged_into: merged && mergeItem(merged, merged.into_id, `${merged.into_given} ${merged.into_family}`.trim()),
  merged: absorbed.map(one => mergeItem(one, one.person_id, personName(one))),
  orders: orders.map(({ professional_order, number, valid, act_number, act_kind, act_id, article }) => ({
    order: professional_order,
    name: orderName(professional_order)[lang],
    number,
    from: valid.from,
    to: lastDay(valid),
    act: act_number,
    act_kind,
    act_id,
    article,
  })),
  mandates: mandates.map(line => mandateItem(line, on, lang)),
  history: versions.map(versionItem),
})

const text = z.string().nullable()
const mergeShape = z.object({ ...namedShape.shape, ...citedShape })

/** The card of a person in JSON, as OpenAPI tells it. */
export const personShape = z.object({
  ...namedShape.shape,
  given_name: z.string(),
  family_name: z.string(),
  address: text,
  gender: text,
  merged_into: mergeShape.nullable(),
  merged: z.array(mergeShape),
  orders: z.array(
    z.object({ order: z.string(), name: z.string(), number: text, from: dayShape, to: dayShape, ...citedShape }),
  ),
  mandates: z.array(mandateShape),
  history: z.array(z.looseObject({ from: dayShape, to: dayShape, ...citedShape })),
})

/** A person of the list as programs read it, with the posts held on the day. */
export const personLine = (row: PersonLine, lang: Lang) => ({
  id: row.person_id,
  name: personName(row),
  given_name: row.given_name,
  family_name: row.family_name,
  offices: row.offices.map(office => ({
    post: { id: office.post_id, name: postTitle(office, row.gender, lang) },
    organisation: lang === 'fr' ? office.organisation_fr : office.organisation_en,
    capacity: office.capacity,
    planned_end: office.planned_end,
  })),
  act: row.act_number,
  act_kind: row.act_kind,
  act_id: row.act_id,
  article: row.article,
})

export const peopleShape = listShape(
  z.object({
    ...namedShape.shape,
    given_name: z.string(),
    family_name: z.string(),
    offices: z.array(
      z.object({ post: namedShape, organisation: z.string(), capacity: z.string(), planned_end: dayShape }),
    ),
    ...citedShape,
  }),
)
