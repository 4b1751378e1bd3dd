import type { Day } from '../../../kernel/time/index.ts'
import { asHeading, type Gender, gendered, showDay, type Two } from '../../../kernel/words/index.ts'
import type { Content } from '../../acts/index.ts'
import type { Whole } from '../files/file.queries.ts'
import { basisName } from '../files/file.rules.ts'
import { shorterReasons } from '../renewals/renewal.rules.ts'
import { scheduleText } from './clause.rules.ts'

const genderOf = (text: string | null | undefined): Gender => (text === 'f' || text === 'm' ? text : 'x')

/** « madame Rose Gagné », “Rose Gagné”. */
export const formalName = ({ person }: Pick<Whole, 'person'>): Two => {
  const name = person ? `${person.given_name} ${person.family_name}`.trim() : '…'
  const before = person?.address === 'Mme' ? 'madame ' : person?.address === 'M.' ? 'monsieur ' : ''
  return { fr: before + name, en: name }
}

/** « présidente de la Régie … »: the post in the form of the person, with its body. */
export const officeOf = ({ seat, person }: Pick<Whole, 'seat' | 'person'>): Two => ({
  fr: `${gendered(genderOf(person?.gender), { f: seat.title_fr_f, m: seat.title_fr_m })}, ${seat.organisation_fr}`,
  en: `${seat.title_en}, ${seat.organisation_en}`,
})

const subjects: Record<string, (who: Two, office: Two) => Two> = {
  renewal: (who, office) => ({
    fr: `le renouvellement du mandat de ${who.fr} comme ${office.fr}`,
    en: `the renewal of the term of ${who.en} as ${office.en}`,
  }),
  acting: (who, office) => ({
    fr: `la désignation de ${who.fr} pour exercer par intérim les fonctions de ${office.fr}`,
    en: `the designation of ${who.en} to act as ${office.en}`,
  }),
  departure: (who, office) => ({
    fr: `la fin du mandat de ${who.fr} comme ${office.fr}`,
    en: `the end of the term of ${who.en} as ${office.en}`,
  }),
}

/** « la nomination de madame Rose Gagné comme présidente … ». */
export const subjectOf = (file: Whole): Two => {
  const [who, office] = [formalName(file), officeOf(file)]
  return (
    subjects[file.kind]?.(who, office) ?? {
      fr: `la nomination de ${who.fr} comme ${office.fr}`,
      en: `the appointment of ${who.en} as ${office.en}`,
    }
  )
}

type Recital = Content['recitals'][number]

const authorities: Record<string, Two> = {
  government: { fr: 'le gouvernement', en: 'the Government' },
  assembly: { fr: 'l’Assemblée nationale', en: 'the National Assembly' },
  minister: { fr: 'la ou le ministre', en: 'the Minister' },
}

/** The roles of legal bases, as the register writes them. */
const roleNames = new Map([
  ['nomination', 'nomination'],
  ['durée', 'term'],
  ['profil', 'profil'],
  ['consultation', 'consultation'],
  ['aptitude', 'aptitude'],
])

/** What each legal basis says, by its role; a role without a sentence of its own is recited as a basis. */
const recitalFor = (
  file: Whole,
  { act, article, role }: Whole['seat']['legal_bases'][number],
  version: Day | null,
): Recital => {
  const { seat, consultations } = file
  const under = { fr: `en vertu de l’article ${article} (${act})`, en: `under section ${article} (${act})` }
  const who = authorities[seat.authority] ?? { fr: 'le gouvernement', en: 'the Government' }
  const office = officeOf(file)
  const asked = consultations.find(({ law }) => law === basisName({ act, article }))
  const says: Record<string, Two> = {
    nomination: {
      fr: `${under.fr}, ${who.fr} nomme aux fonctions de ${office.fr}`,
      en: `${under.en}, ${who.en} appoints to the office of ${office.en}`,
    },
    term:
      seat.term_months === null
        ? {
            fr: `${under.fr}, la durée de ces fonctions est celle que fixe ${who.fr}`,
            en: `${under.en}, the term of that office is set by ${who.en}`,
          }
        : {
            fr: `${under.fr}, la durée du mandat est d’au plus ${seat.term_months} mois${seat.holds_over ? ' et, à son expiration, la personne demeure en fonction jusqu’à ce qu’elle soit remplacée ou nommée de nouveau' : ''}`,
            en: `${under.en}, the term of office is at most ${seat.term_months} months${seat.holds_over ? ' and, at its end, the person remains in office until replaced or reappointed' : ''}`,
          },
    profil: {
      fr: `${formalName(file).fr} remplit les conditions que prévoit l’article ${article} (${act})`,
      en: `${formalName(file).en} meets the conditions of section ${article} (${act})`,
    },
    aptitude: {
      fr: `${under.fr}, seule une personne déclarée apte peut être nommée à ces fonctions`,
      en: `${under.en}, only a person declared apt may be appointed to that office`,
    },
    consultation: {
      fr: `${under.fr}, ${asked?.consulted ?? 'la consultation requise'} a été faite${asked?.answered_on ? ` et a eu sa réponse le ${showDay(asked.answered_on, 'fr')}` : ''}`,
      en: `${under.en}, ${asked?.consulted ?? 'the required consultation'} was held${asked?.answered_on ? ` and answered on ${showDay(asked.answered_on, 'en')}` : ''}`,
    },
  }
  const said = says[roleNames.get(role ?? '') ?? ''] ?? {
    fr: `${under.fr} s’applique à ces fonctions`,
    en: `${under.en} applies to that office`,
  }
  return { ...said, law: { text: act, article, version_date: version } }
}

/** Why the term is shorter: the law's reason first, then what is said of it. MAN-05. */
const shorterTerm = ({ term_ground, term_reason }: Whole): Recital[] => {
  const why = term_reason?.trim()
  if (term_ground !== null) {
    const { fr, en } = shorterReasons[term_ground]
    return [
      {
        fr: `la durée du mandat est plus courte, ${fr}${why ? `\u00a0: ${why}` : ''}`,
        en: `the term is shorter, ${en}${why ? `: ${why}` : ''}`,
        law: null,
      },
    ]
  }
  if (!why) return []
  const fr = `la durée du mandat est plus courte pour la raison suivante\u00a0: ${why}`
  return [{ fr, en: `the term is shorter for the following reason: ${why}`, law: null }]
}

/** The recitals: each legal basis of the seat with the law's version, then what this file has of its own. NOM-01, MAN-05. */
export const recitalsOf = (file: Whole, version: Day | null): Recital[] => [
  ...file.seat.legal_bases.map(basis => recitalFor(file, basis, version)),
  ...shorterTerm(file),
]

/** The schedule of conditions; none for a departure or an acting appointment. */
export const schedulesOf = (file: Whole, on: Day): Content['schedules'] => {
  if (file.kind === 'departure' || file.kind === 'acting') return []
  const [person, post] = [formalName(file), officeOf(file)]
  const gender = genderOf(file.person?.gender)
  const of = { person, post, gender, first: file.first_day, last: file.last_day, renewed: file.kind === 'renewal' }
  const text = (lang: 'fr' | 'en') => scheduleText({ of, typed: file.conditions, regime: file.seat.regime }, on, lang)
  return [
    {
      title: {
        fr: `Conditions de travail de ${person.fr} comme ${post.fr}`,
        en: `Conditions of employment of ${person.en} as ${post.en}`,
      },
      body: { fr: text('fr'), en: text('en') },
    },
  ]
}

export const recommenderOf = ({ seat }: Whole): Two | null => {
  const fr = seat.recommender_fr ?? seat.portfolio_fr
  const en = seat.recommender_en ?? seat.portfolio_en
  if (seat.authority !== 'government' || !fr) return null
  return { fr: /^(le|la|l’|les) ?/.test(fr) ? fr : `le ${fr}`, en: en?.startsWith('the ') ? en : `the ${en ?? fr}` }
}

export const headingOf = (file: Whole, lang: 'fr' | 'en'): string => asHeading(subjectOf(file)[lang])
