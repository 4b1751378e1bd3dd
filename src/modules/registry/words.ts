import type { Day } from '../../kernel/time/index.ts'
import { type Gender, gendered, type Lang, showDay, type Two } from '../../kernel/words/index.ts'

/** The keys of a catalogue, for z.enum. */
export const keysOf = <T extends Record<string, unknown>>(catalogue: T) =>
  Object.keys(catalogue) as [keyof T & string, ...(keyof T & string)[]]

/** A title in both its forms, feminine first, what they end with said once: « présidente ou président du conseil ». */
export const bothForms = (feminine: string, masculine: string): string => {
  if (feminine === masculine) return feminine
  const [f, m] = [feminine.split(' '), masculine.split(' ')]
  let same = 0
  while (same < Math.min(f.length, m.length) - 1 && f.at(-1 - same) === m.at(-1 - same)) same += 1
  return [f.slice(0, f.length - same).join(' '), 'ou', masculine].join(' ')
}

const both = (say: (lang: 'fr' | 'en') => string): Two => ({ fr: say('fr'), en: say('en') })

/** Pieces of the sentences of articles. */
export const said = {
  day: (day: Day) => both(lang => showDay(day, lang)),
  from: (day: Day | null) =>
    both(lang =>
      day === null ? '' : lang === 'fr' ? `, à compter du ${showDay(day, lang)}` : `, as of ${showDay(day, lang)}`,
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

const asGender = (text: string | null): Gender => (text === 'f' || text === 'm' ? text : 'x')

export type Titled = { title_fr_m: string; title_fr_f: string; title_en: string; seat: number | null }

/** A post's title in the form that suits its holder, with its seat among seats of one title: « juge administrative (3) ». */
export const postTitle = (
  { title_fr_m: m, title_fr_f: f, title_en, seat }: Titled,
  gender: string | null,
  lang: Lang,
): string => {
  const title = lang === 'fr' ? gendered(asGender(gender), { f, m }) : title_en
  return seat === null ? title : `${title} (${seat})`
}

export const personName = ({ given_name, family_name }: { given_name: string | null; family_name: string | null }) =>
  `${given_name ?? ''} ${family_name ?? ''}`.trim()

const basisRoles = new Map<string, string>([
  ['nomination', 'appointment'],
  ['durée', 'length of term'],
  ['aptitude', 'aptitude'],
  ['consultation', 'consultation'],
  ['profil', 'profile'],
  ['rang', 'rank'],
])

/** What an article of law is cited for; a word that no rule knows is shown as it was written. */
export const basisRole = (role: string, lang: Lang): string => (lang === 'en' && basisRoles.get(role)) || role
