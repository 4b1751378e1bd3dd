import { z } from 'zod'
import { type Day, lastDay } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { endOf, lifeOn } from '../history.rules.ts'
import { citedShape, dayShape, listShape, namedShape, rosterItem, rosterShape } from '../mandates/roster.formats.ts'
import type { RosterRow } from '../mandates/roster.queries.ts'
import type { OrganisationLine, OrganisationVersion, Related, Relation } from './organisation.queries.ts'

type Card = {
  versions: readonly OrganisationVersion[]
  now: OrganisationVersion
  related: readonly Related[]
  seats: readonly RosterRow[]
  on: Day
}

/** A state of a body: from its first day to its last one included. */
const versionItem = ({ valid, act_number, organisation_id: _, ...version }: OrganisationVersion) => ({
  from: valid.from,
  to: lastDay(valid),
  ...version,
  act: act_number,
})

/** The card of a body as programs read it. */
export const organisationItem = ({ versions, now, related, seats, on }: Card, lang: Lang) => {
  const linked = (relation: Relation) =>
    related
      .filter(one => one.relation === relation)
      .map(({ organisation_id: id, name_fr, name_en }) => ({ id, name: lang === 'fr' ? name_fr : name_en }))
  const { organisation_id: id, name_fr, name_en, kind, acronym, portfolio_fr, portfolio_en } = now
  const { min_members, max_members, quorum } = now
  return {
    id,
    name: lang === 'fr' ? name_fr : name_en,
    acronym,
    kind,
    portfolio: lang === 'fr' ? portfolio_fr : (portfolio_en ?? portfolio_fr),
    life: lifeOn(versions, on),
    from: versions[0]?.valid.from ?? null,
    to: endOf(versions),
    parent: linked('parent')[0] ?? null,
    children: linked('child'),
    succeeds: linked('before'),
    succeeded_by: linked('after'),
    min_members,
    max_members,
    quorum,
    posts: seats.map(row => rosterItem(row, lang)),
    history: versions.map(versionItem),
  }
}

const text = z.string().nullable()
const count = z.number().int().nullable()

/** The card of a body in JSON, as OpenAPI tells it. */
export const organisationShape = z.object({
  ...namedShape.shape,
  acronym: text,
  kind: z.string(),
  portfolio: text,
  life: z.enum(['to_come', 'living', 'abolished']),
  from: dayShape,
  to: dayShape,
  parent: namedShape.nullable(),
  children: z.array(namedShape),
  succeeds: z.array(namedShape),
  succeeded_by: z.array(namedShape),
  min_members: count,
  max_members: count,
  quorum: count,
  posts: z.array(rosterShape),
  history: z.array(z.looseObject({ from: dayShape, to: dayShape, ...citedShape })),
})

/** A body of the list as programs read it. */
export const organisationLine = (row: OrganisationLine, lang: Lang) => ({
  id: row.organisation_id,
  name: lang === 'fr' ? row.name_fr : row.name_en,
  acronym: row.acronym,
  kind: row.kind,
  portfolio: lang === 'fr' ? row.portfolio_fr : (row.portfolio_en ?? row.portfolio_fr),
  posts: row.posts,
  vacant: row.vacant,
  past_term: row.past_term,
  act: row.act_number,
  act_kind: row.act_kind,
  act_id: row.act_id,
  article: row.article,
})

export const organisationsShape = listShape(
  z.object({
    ...namedShape.shape,
    acronym: text,
    kind: z.string(),
    portfolio: text,
    posts: z.number().int(),
    vacant: z.number().int(),
    past_term: z.number().int(),
    ...citedShape,
  }),
)
