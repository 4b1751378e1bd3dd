import type { Day } from '../../kernel/time/index.ts'
import { showDay, type Two } from '../../kernel/words/index.ts'

/** The keys of a catalogue, for z.enum. */
export const keysOf = <T extends Record<string, unknown>>(catalogue: T) =>
  Object.keys(catalogue) as [keyof T & string, ...(keyof T & string)[]]

const both = (say: (lang: 'fr' | 'en') => string): Two => ({ fr: say('fr'), en: say('en') })

/** Pieces of the sentences of articles. */
export const said = {
  day: (day: Day) => both(lang => showDay(day, lang)),
  from: (day: Day | null) =>
    both(lang =>
      day === null ? '' : lang === 'fr' ? ` à compter du ${showDay(day, lang)}` : ` as of ${showDay(day, lang)}`,
    ),
  until: (last: Day | null) =>
    both(lang =>
      last === null ? '' : lang === 'fr' ? ` jusqu’au ${showDay(last, lang)}` : ` to ${showDay(last, lang)}`,
    ),
  term: (last: Day | null) =>
    both(lang =>
      last === null
        ? ''
        : lang === 'fr'
          ? `, pour un mandat prenant fin le ${showDay(last, lang)}`
          : `, for a term ending on ${showDay(last, lang)}`,
    ),
}
