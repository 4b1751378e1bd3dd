import type { Actor } from '../../kernel/access/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import type { Day } from '../../kernel/time/index.ts'
import { type Nav, pathTo, type Route, type Wait } from '../../kernel/web/index.ts'
import type { Lang } from '../../kernel/words/index.ts'
import { importNav, importRoutes } from './imports/import.routes.tsx'
import { horizonCounts } from './mandates/horizon.queries.ts'
import { horizonRoute } from './mandates/horizon.routes.tsx'
import { mandatesRoute, postsRoute } from './mandates/roster.routes.tsx'
import { chartRoute } from './organisations/chart.routes.tsx'
import { organisationRoute, organisationsRoute } from './organisations/organisation.routes.tsx'
import { birthRoute, recordBirthRoute } from './people/birth.routes.tsx'
import { cardRoute } from './people/card.routes.ts'
import { mergeRoutes } from './people/merge.routes.tsx'
import { peopleRoute, personRoute } from './people/person.routes.tsx'
import { postRoute } from './posts/post.routes.tsx'
import { addresses, words } from './registry.pages.tsx'

export const routes: readonly Route[] = [
  horizonRoute,
  organisationsRoute,
  organisationRoute,
  chartRoute,
  postsRoute,
  postRoute,
  peopleRoute,
  personRoute,
  ...mergeRoutes,
  cardRoute,
  birthRoute,
  recordBirthRoute,
  mandatesRoute,
  ...importRoutes,
]

const shown = ['horizon', 'organisations', 'posts', 'people', 'mandates'] as const

export const nav: readonly Nav[] = [
  ...shown.map(
    (name): Nav => ({
      house: 'offices',
      section: 'register',
      title: words[name],
      path: addresses[name].path,
      access: 'public',
    }),
  ),
  importNav,
]

const whoFollow: readonly Actor['role'][] = [
  'visitor',
  'candidate',
  'adviser',
  'director',
  'minister_office',
  'body_secretary',
]

/** The figures of the register: for the public, for those who follow the horizon, and for whoever has seats in charge. */
export const waits = async (tx: Tx, { role, scope }: Actor, lang: Lang, today: Day): Promise<readonly Wait[]> => {
  if (!whoFollow.includes(role)) return []
  const { portfolio, organisation } = scope
  const counts = await horizonCounts(tx, today, { portfolio, organisation })
  const to = (state: string) => pathTo(addresses.mandates, lang, { portfolio, organisation, state })
  return [
    { title: words.ending, count: counts.ending, path: pathTo(addresses.horizon, lang, { portfolio, organisation }) },
    { title: words.overdue, count: counts.past_term, path: to('past_term') },
    {
      title: words.vacancies,
      count: counts.vacant,
      path: pathTo(addresses.posts, lang, { portfolio, organisation, state: 'vacant' }),
    },
  ]
}
