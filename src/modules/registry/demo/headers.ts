import { type Day, day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Header, Kind } from '../../acts/index.ts'
import { portfolios } from './bodies.ts'
import type { Body, Design } from './designs.ts'
import { type House, type Person, type Seat, titles, type Written } from './ledger.ts'

type Recital = Header['recitals'][number]

const vowel = /^[aeiouyàâäéèêëîïôöùûœh]/iu
const feminine = /^(Caisse|Commission|Corporation|Régie|Société|Sûreté) /u
const elided = /^(Agence|Autorité|École|Institut|Office) /u
const masculine =
  /^(Bureau|Centre|Comité|Commissaire|Conseil|Conservatoire|Curateur|Directeur|Fonds|Ministère|Musée|Protecteur|Secrétariat|Tribunal|Vérificateur) /u

const lowered = (name: string) => name.replace(/^Ministère/, 'ministère')

/** « de la Régie du logement », « du ministère de la Justice », « d’Hydro-Québec ». */
export const ofBody = ({ fr, en }: Two): Two => ({
  fr: feminine.test(fr)
    ? `de la ${fr}`
    : elided.test(fr)
      ? `de l’${fr}`
      : masculine.test(fr)
        ? `du ${lowered(fr)}`
        : vowel.test(fr)
          ? `d’${fr}`
          : `de ${fr}`,
  en: /^(Bibliothèque|Hydro|Héma|Investissement|La|Loto|Retraite|Revenu|Santé)[ -]/.test(en)
    ? `of ${en}`
    : `of the ${en}`,
})

const theBody = (name: Two): Two => {
  const { fr, en } = ofBody(name)
  return {
    fr: fr
      .replace(/^du /, 'le ')
      .replace(/^de (la |l’)?/, (_, the) => the ?? '')
      .replace(/^d’/, ''),
    en: en.slice(3),
  }
}

const de = (title: string) => (vowel.test(title) ? `d’${title}` : `de ${title}`)

/** The minister who recommends: the Premier for those whom the Premier names, else the body's own. */
export const recommender = ({ design, house }: Pick<Seat, 'design' | 'house'>): Two =>
  design.by === 'premier' || design.by === 'assembly' || house.portfolio === null
    ? (portfolios['premier'] as Two)
    : house.portfolio

/** « la ministre » or « le ministre »: the demonstration's own, always the same for one portfolio. */
const withArticle = ({ fr, en }: Two): Two => ({
  fr: `${fr.startsWith('ministre') && fr.length % 2 === 0 ? 'la' : 'le'} ${fr}`,
  en: `the ${en}`,
})

type Law = { chapter: string | null; article: number | string; term: number | string; of: Two }

const sumOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)

/** The act that a seat comes from: the public service's, the governance of enterprises', or the body's own. */
export const lawOf = (
  { key, name, kind, chapter }: Pick<Body, 'key' | 'name' | 'kind' | 'chapter'>,
  design: Design,
): Law => {
  if (key === 'mce')
    return {
      chapter: 'E-18',
      article: 10,
      term: 10,
      of: { fr: 'la Loi sur l’exécutif', en: 'the Executive Power Act' },
    }
  if (design.way === 'chain' && design.family !== 'delegate')
    return {
      chapter: 'F-3.1.1',
      article: 55,
      term: 57,
      of: { fr: 'la Loi sur la fonction publique', en: 'the Public Service Act' },
    }
  const governed = { chief_executive: '3.3', board_chair: '3.2', board_member: '3.1' } as Partial<
    Record<string, string>
  >
  const article = governed[design.family]
  if (kind === 'state_enterprise' && article)
    return {
      chapter: 'G-1.02',
      article,
      term: article,
      of: {
        fr: 'la Loi sur la gouvernance des sociétés d’État',
        en: 'the Act respecting the governance of state-owned enterprises',
      },
    }
  const own = 3 + (sumOf(key + design.family) % 20)
  return {
    chapter,
    article: own,
    term: own + 2,
    of: { fr: `la loi qui régit ${theBody(name).fr}`, en: `the Act governing ${theBody(name).en}` },
  }
}

const chapterOf = (chapter: string | null): Two =>
  chapter ? { fr: ` (chapitre ${chapter})`, en: ` (chapter ${chapter})` } : { fr: '', en: '' }

const citing = ({ chapter }: Law, article: number | string, on: Day): Recital['law'] =>
  chapter === null
    ? null
    : { text: `RLRQ, c. ${chapter}`, article: String(article), version_date: day(`${on.slice(0, 4)}-01-01`) }

const years = (months: number, lang: 'fr' | 'en') => `${months / 12} ${lang === 'fr' ? 'ans' : 'years'}`

const recitalsOf = (seat: Seat, on: Day): Recital[] => {
  const { design, house } = seat
  const law = lawOf(house.body, design)
  const { f, m, en } = titles({ design, place: null })
  const [chapter, by] = [chapterOf(law.chapter), withArticle(recommender(seat))]
  const named = f === m ? de(f) : `${de(f)} ou ${de(m)}`
  const [who, whoEn] =
    design.by === 'assembly'
      ? ['l’Assemblée nationale', 'the National Assembly']
      : design.arrete
        ? ['la ministre', 'the Minister']
        : ['le gouvernement', 'the Government']
  const upon =
    design.by === 'assembly' || design.arrete
      ? { fr: '', en: '' }
      : { fr: `, sur la recommandation ${of(by.fr)}`, en: `, on the recommendation of ${by.en}` }
  const power: Recital = {
    fr: `en vertu de l’article ${law.article} de ${law.of.fr}${chapter.fr}, ${who} nomme aux fonctions ${named}${upon.fr}`,
    en: `under section ${law.article} of ${law.of.en}${chapter.en}, ${whoEn} appoints to the office of ${en}${upon.en}`,
    law: citing(law, law.article, on),
  }
  const term: Recital =
    design.months === null
      ? { fr: 'la durée de ces fonctions est indéterminée', en: 'the term of that office is indeterminate', law: null }
      : {
          fr: `en vertu de l’article ${law.term} de cette loi, la durée du mandat est d’au plus ${years(design.months, 'fr')}${design.by === 'assembly' ? '' : ' et, à son expiration, la personne demeure en fonction jusqu’à ce qu’elle soit remplacée ou nommée de nouveau'}`,
          en: `under section ${law.term} of that Act, the term of office is at most ${years(design.months, 'en')}${design.by === 'assembly' ? '' : ' and, at its end, the person remains in office until replaced or reappointed'}`,
          law: citing(law, law.term, on),
        }
  return [power, term]
}

const of = (noun: string) => noun.replace(/^le /, 'du ').replace(/^la /, 'de la ')

const formal = ({ given, family, gender }: Person): Two => ({
  fr: `${gender === 'f' ? 'madame' : 'monsieur'} ${given} ${family}`,
  en: `${given} ${family}`,
})

const held = (seat: Seat, { gender }: Person): Two => {
  const title = titles(seat)
  const body =
    seat.house.body.kind === 'assembly_office' && !/président|membre/.test(title.m)
      ? { fr: '', en: '' }
      : ofBody(seat.house.name)
  return { fr: `${title[gender]} ${body.fr}`.trim(), en: `${title.en} ${body.en}`.trim() }
}

const plural = (seats: readonly Seat[], houses: readonly House[]): Two => {
  const where = houses.length === 1 && houses[0] ? ofBody(houses[0].name) : { fr: '', en: '' }
  const all = (test: (design: Design) => boolean) => seats.every(({ design }) => test(design))
  const noun = all(({ family }) => family === 'board_member' || family === 'board_chair')
    ? { fr: 'membres du conseil d’administration', en: 'members of the board of directors' }
    : all(({ arrete }) => arrete === true)
      ? { fr: 'coroners à temps partiel', en: 'part-time coroners' }
      : all(({ way }) => way === 'bench' || way === 'cohort') && houses.length === 1
        ? { fr: 'membres', en: 'members' }
        : { fr: 'titulaires d’un emploi supérieur', en: 'holders of senior positions' }
  return { fr: `${noun.fr} ${where.fr}`.trim(), en: `${noun.en} ${where.en}`.trim() }
}

const one = ({ what, seat, person }: Written): Two | null => {
  if (!person) return null
  const [who, post] = [formal(person), held(seat, person)]
  if (what === 'begin')
    return { fr: `la nomination de ${who.fr} comme ${post.fr}`, en: `the appointment of ${who.en} as ${post.en}` }
  if (what === 'renew')
    return {
      fr: `le renouvellement du mandat de ${who.fr} comme ${post.fr}`,
      en: `the renewal of the term of ${who.en} as ${post.en}`,
    }
  if (what === 'extend')
    return {
      fr: `la prolongation du mandat de ${who.fr} comme ${post.fr}`,
      en: `the extension of the term of ${who.en} as ${post.en}`,
    }
  if (what === 'move')
    return { fr: `la nomination de ${who.fr} comme ${post.fr}`, en: `the appointment of ${who.en} as ${post.en}` }
  return null
}

const deeds: readonly (readonly [Written['what'], Two])[] = [
  ['begin', { fr: 'la nomination', en: 'the appointment' }],
  ['move', { fr: 'la mutation', en: 'the reassignment' }],
  ['renew', { fr: 'le renouvellement du mandat', en: 'the renewal of the terms' }],
  ['extend', { fr: 'la prolongation du mandat', en: 'the extension of the terms' }],
  ['act', { fr: 'l’intérim', en: 'the acting appointment' }],
  ['end', { fr: 'la fin du mandat', en: 'the end of the terms' }],
]

const joined = (items: readonly string[], and: string) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`

const titleOf = (written: readonly Written[]): Two => {
  const single = written.length === 1 && written[0] ? one(written[0]) : null
  if (single) return single
  const done = deeds.filter(([what]) => written.some(entry => entry.what === what)).map(([, says]) => says)
  const seats = written.map(({ seat }) => seat)
  const noun = plural(seats, [...new Set(seats.map(({ house }) => house))])
  return {
    fr: `${joined(
      done.map(({ fr }) => fr),
      'et',
    )} ${de(noun.fr)}`,
    en: `${joined(
      done.map(({ en }) => en),
      'and',
    )} of ${noun.en}`,
  }
}

const conditions = ({ seat, person }: Written, on: Day): Header['schedules'][number] | null => {
  if (seat.design.way !== 'single' || seat.design.partTime || !person) return null
  const who = formal(person)
  const leave = 20 + (sumOf(seat.key) % 6)
  return {
    title: { fr: `Conditions de travail de ${who.fr}`, en: `Conditions of employment of ${who.en}` },
    body: {
      fr: `1 Objet\nLe gouvernement nomme ${who.fr}, qui exerce ses fonctions à temps plein sous l’autorité de la loi.\n2 Durée\nLe mandat commence et prend fin aux dates que fixe le décret.\n3 Rémunération\n3.1 Traitement\nLe traitement annuel est celui de l’échelle applicable au niveau du poste au ${on.slice(0, 4)} (exemple).\n3.2 Assurances\nLe régime d’assurance collective du personnel d’encadrement s’applique.\n4 Autres dispositions\n4.1 Frais de voyage et de séjour\nIls sont remboursés selon les règles du décret 2500-83.\n4.2 Vacances\n${leave} jours ouvrables par année financière.\n5 Fin du mandat\n5.1 Démission\nLa personne peut démissionner par écrit, avec un préavis de trois mois (exemple).\n6 Renouvellement\nL’intention de recommander le renouvellement est annoncée dans les six mois qui précèdent la fin du mandat (exemple).`,
      en: `1 Purpose\nThe Government appoints ${who.en}, who exercises the office full time under the authority of the Act.\n2 Term\nThe term begins and ends on the dates set by the Order in Council.\n3 Remuneration\n3.1 Salary\nThe annual salary is that of the scale applicable to the level of the post in ${on.slice(0, 4)} (example).\n3.2 Insurance\nThe group insurance plan for management personnel applies.\n4 Other provisions\n4.1 Travel and accommodation\nExpenses are reimbursed under Order in Council 2500-83.\n4.2 Vacation\n${leave} working days per fiscal year.\n5 End of the term\n5.1 Resignation\nThe person may resign in writing, with three months’ notice (example).\n6 Renewal\nThe intention to recommend renewal is stated within the six months before the end of the term (example).`,
    },
  }
}

const clerks = [
  { until: '2016', name: 'Réjeanne Maltais-Drolet' },
  { until: '2022', name: 'Anselme Vézina-Roy' },
  { until: '9999', name: 'Mai-Linh Champagne' },
] as const

const signatories = (kind: Kind, on: Day): Header['signatories'] => {
  if (kind === 'assembly_resolution')
    return [
      {
        name: 'Ovila Saint-Fleur',
        title: { fr: 'Le secrétaire de l’Assemblée (exemple)', en: 'Secretary of the Assembly (example)' },
      },
    ]
  if (kind === 'authorisation')
    return [
      {
        name: 'Solveig Thibodeau-Cyr',
        title: { fr: 'La présidente du tribunal (exemple)', en: 'President of the tribunal (example)' },
      },
    ]
  if (kind === 'arrete')
    return [
      {
        name: 'Éloïse D’Amico',
        title: { fr: 'La ministre de la Sécurité publique (exemple)', en: 'Minister of Public Security (example)' },
      },
    ]
  const name = clerks.find(({ until }) => on < until)?.name ?? ''
  const clerk = name === 'Anselme Vézina-Roy' ? 'Le greffier' : 'La greffière'
  return [
    { name, title: { fr: `${clerk} du Conseil exécutif (exemple)`, en: 'Clerk of the Executive Council (example)' } },
  ]
}

/** A header of a given subject, without more. */
export const plainHeading =
  (kind: Kind, on: Day, title: Two, recitals: readonly Two[], by: Two = portfolios['premier'] as Two) =>
  (): Header => ({
    title,
    recitals: recitals.map(recital => ({ ...recital, law: null })),
    recommender: kind === 'import' || kind === 'authorisation' ? null : withArticle(by),
    schedules: [],
    signatories: kind === 'import' ? [] : signatories(kind, on),
  })

/** The header that follows from what an act decides: its subject, the law of its first seats, who recommends, the conditions of a new chief executive. */
export const headingOf =
  (kind: Kind, on: Day, title: Two | null = null) =>
  (written: readonly Written[]): Header => {
    const seats = written.map(({ seat }) => seat)
    const designs = [...new Map(seats.map(seat => [`${seat.house.body.key} ${seat.design.m}`, seat])).values()]
    const recommenders = [...new Map(seats.map(seat => [recommender(seat).fr, recommender(seat)])).values()]
    const schedule = written.length === 1 && written[0]?.what === 'begin' ? conditions(written[0], on) : null
    return {
      title: title ?? titleOf(written),
      recitals: designs.slice(0, 2).flatMap(seat => recitalsOf(seat, on)),
      recommender:
        kind === 'arrete'
          ? null
          : withArticle((recommenders.length === 1 && recommenders[0]) || (portfolios['premier'] as Two)),
      schedules: schedule ? [schedule] : [],
      signatories: signatories(kind, on),
    }
  }
