import { type Day, lastDay } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { endOf, lifeOn } from '../history.rules.ts'
import { rosterItem } from '../mandates/roster.formats.ts'
import type { RosterRow } from '../mandates/roster.queries.ts'
import type { OrganisationVersion, Related, Relation } from './organisation.queries.ts'

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
