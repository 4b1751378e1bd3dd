import type { Instant } from '../../kernel/time/index.ts'
import { calendar, pathTo } from '../../kernel/web/index.ts'
import type { Lang } from '../../kernel/words/index.ts'
import type { SittingLine } from './sitting.queries.ts'
import { councils, stepNames } from './sitting.steps.ts'
import { paths, words } from './words.ts'

type Around = { readonly lang: Lang; readonly url: string; readonly now: Instant }

/** Each sitting as a whole day; one that is cancelled says so to the calendars that already have it. */
export const sittingsCalendar = (sittings: readonly SittingLine[], { lang, url, now }: Around): string =>
  calendar(
    words.sittings[lang],
    lang,
    sittings.map(({ sitting_id: id, council, day, step }) => ({
      id: `urn:uuid:${id}`,
      day,
      title: councils[council][lang],
      note: stepNames[step][lang],
      page: `${url}${pathTo({ path: paths.sitting }, lang, { id })}`,
      known: now,
      cancelled: step === 'cancelled',
    })),
  )
