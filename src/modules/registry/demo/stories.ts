import { addDays, addMonths, type Day, day, dayBefore } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { correct, ofAct, repeal } from '../../acts/index.ts'
import { bodies } from './bodies.ts'
import { exchange, reshuffle } from './chains.ts'
import { appoint, datesFor, emptied, lateness } from './decisions.ts'
import type { Design } from './designs.ts'
import { basesOf, found, writeHouse, writePost } from './establish.ts'
import { headingOf, ofBody, plainHeading, recommender } from './headers.ts'
import { endOf, type House, type Ledger, type Place, type PlannedAct, type Seat, titles } from './ledger.ts'
import { cohortsOf, roundOf } from './opening.ts'

const reorganised: Two = {
  fr: 'il y a lieu de donner effet à la réorganisation décidée',
  en: 'it is expedient to give effect to the reorganization decided',
}

/** Its posts, and the first holders of most of them. Those of the Assembly are filled by resolution. */
const establish = (ledger: Ledger, house: House, from: Day, on: Day): void => {
  for (const seat of house.seats) {
    writePost(ledger, seat, from)
    seat.open = from
    seat.quiet = from
  }
  for (const seats of cohortsOf(house))
    house.cohorts.push({ seats, due: addDays(addMonths(from, 48), lateness(ledger, 'cohort')) })
  if (house.seats.some(({ design }) => design.way === 'bench')) house.nextRound = addDays(from, roundOf(house))
  for (const seat of house.seats) {
    if (seat.design.way === 'office') seat.due = from
    else if (ledger.chance.yes(0.9)) appoint(ledger, seat, on, datesFor(ledger, seat, from))
    else emptied(ledger, seat)
  }
}

/** A body that the Legislature has created. */
const create = (ledger: Ledger, key: string, on: Day): void => {
  const body = bodies.find(body => body.key === key)
  if (!body?.from) throw new Error(`no body is created: ${key}`)
  const { from } = body
  const where = ofBody(body.name)
  const title = {
    fr: `l’institution ${where.fr} et la nomination de ses premiers titulaires`,
    en: `the establishment ${where.en} and the appointment of its first holders`,
  }
  ledger.act('decret', on, plainHeading('decret', on, title, [reorganised]), () => {
    const house = found(ledger, body)
    writeHouse(ledger, house, from)
    establish(ledger, house, from, on)
  })
}

const changePortfolio = (ledger: Ledger, house: House, portfolio: Two, from: Day): void => {
  house.portfolio = portfolio
  ledger.write('organisation.change', {
    organisation: house.id,
    from,
    portfolio_fr: portfolio.fr,
    portfolio_en: portfolio.en,
  })
}

/** Posts keep their holders; who recommends follows the minister. */
const answerTo = (ledger: Ledger, old: string, portfolio: Two, from: Day): void => {
  for (const house of ledger.houses)
    if (house.alive && house.body.under === old) {
      changePortfolio(ledger, house, portfolio, from)
      for (const seat of house.seats)
        if (!seat.abolished && recommender(seat) === portfolio)
          ledger.write('post.change', {
            post: seat.id,
            from,
            recommender_fr: portfolio.fr,
            recommender_en: portfolio.en,
          })
    }
}

const rename = (ledger: Ledger, key: string, name: Two, acronym: string, from: Day): void => {
  const house = ledger.house(key)
  const portfolio = house.body.portfolio && {
    fr: name.fr.replace('Ministère', 'ministre'),
    en: name.en.replace('Ministry', 'Minister'),
  }
  ledger.write('organisation.change', {
    organisation: house.id,
    from,
    name_fr: name.fr,
    name_en: name.en,
    acronym,
    ...(portfolio && { portfolio_fr: portfolio.fr, portfolio_en: portfolio.en }),
    note_fr: `Nom public en ${from.slice(0, 4)}. Dates, postes, articles cités et titulaires\u00a0: exemple.`,
    note_en: `Name public in ${from.slice(0, 4)}. Dates, posts, sections cited and holders: example.`,
  })
  house.name = name
  if (!portfolio) return
  house.portfolio = portfolio
  answerTo(ledger, key, portfolio, from)
}

const abolishPost = (ledger: Ledger, seat: Seat, last: Day): void => {
  ledger.write('post.abolish', { post: seat.id, on: last })
  ledger.vacate(seat, last)
  seat.abolished = true
}

/** Several bodies become one, which takes their posts over with their holders; the second head's post goes. */
const merge = (
  ledger: Ledger,
  key: string,
  olds: readonly string[],
  from: Day,
  retitled: Partial<Design> | null,
): void => {
  const body = bodies.find(body => body.key === key)
  if (!body) throw new Error(`no such body: ${key}`)
  const before = olds.map(old => ledger.house(old))
  const house = found(ledger, body)
  writeHouse(ledger, house, from, before)
  before.forEach((old, at) => {
    for (const seat of old.seats) {
      const heads =
        seat.design.family === 'deputy_minister' || (seat.design.way === 'single' && seat.design.f === 'présidente')
      if (at > 0 && heads) abolishPost(ledger, seat, dayBefore(from))
      else take(ledger, house, seat, from, retitled)
    }
    house.cohorts.push(...old.cohorts)
    if (old.nextRound < house.nextRound) house.nextRound = old.nextRound
    ledger.write('organisation.abolish', { organisation: old.id, on: dayBefore(from), reason: 'merged' })
    old.alive = false
  })
  if (house.portfolio) for (const old of olds) answerTo(ledger, old, house.portfolio, from)
}

const take = (ledger: Ledger, house: House, seat: Seat, from: Day, retitled: Partial<Design> | null): void => {
  const design = retitled && seat.design.way === 'bench' ? { ...seat.design, ...retitled } : seat.design
  const number = seat.number && house.seats.filter(other => other.design.m === design.m).length + 1
  const after: Seat = { ...seat, design, number, house }
  const { f, m, en } = titles(after)
  const by = recommender(after)
  ledger.write('post.change', {
    post: seat.id,
    from,
    organisation: house.id,
    title_fr_f: f,
    title_fr_m: m,
    title_en: en,
    seat: number,
    recommender_fr: by.fr,
    recommender_en: by.en,
    legal_bases: basesOf(after),
  })
  Object.assign(seat, { design, number, house })
  house.seats.push(seat)
}

const judge = { f: 'juge administrative', m: 'juge administratif', en: 'administrative judge' }

const retitle = (ledger: Ledger, key: string, from: Day): void => {
  for (const seat of ledger.house(key).seats) {
    if (seat.design.way !== 'bench') continue
    const { f, m, en } = judge
    ledger.write('post.change', { post: seat.id, from, title_fr_f: f, title_fr_m: m, title_en: en })
    seat.design = { ...seat.design, ...judge }
  }
}

const closeCouncil = (ledger: Ledger, key: string, last: Day): void => {
  const house = ledger.house(key)
  for (const seat of house.seats) abolishPost(ledger, seat, last)
  ledger.write('organisation.abolish', { organisation: house.id, on: last, reason: 'abolished' })
  house.alive = false
}

const ministries2022 = (ledger: Ledger): void => {
  const from = day('2022-10-20')
  const ministry = (fr: string, en: string): Two => ({ fr: `Ministère ${fr}`, en: `Ministry of ${en}` })
  rename(
    ledger,
    'mtq',
    ministry('des Transports et de la Mobilité durable', 'Transport and Sustainable Mobility'),
    'MTMD',
    from,
  )
  rename(
    ledger,
    'mei',
    ministry('de l’Économie, de l’Innovation et de l’Énergie', 'Economy, Innovation and Energy'),
    'MEIE',
    from,
  )
  rename(
    ledger,
    'melcc',
    ministry(
      'de l’Environnement, de la Lutte contre les changements climatiques, de la Faune et des Parcs',
      'the Environment, the Fight against Climate Change, Wildlife and Parks',
    ),
    'MELCCFP',
    from,
  )
  rename(
    ledger,
    'mtess',
    ministry('de l’Emploi et de la Solidarité sociale', 'Employment and Social Solidarity'),
    'MESS',
    from,
  )
  merge(ledger, 'mrnf', ['mern', 'mffp'], from, null)
}

type Story = { on: string; title: Two; tell: (ledger: Ledger) => void }

const stories: readonly Story[] = [
  {
    on: '2015-12-16',
    title: {
      fr: 'le regroupement de la Commission des lésions professionnelles et de la Commission des relations du travail',
      en: 'the grouping of the Commission des lésions professionnelles and the Commission des relations du travail',
    },
    tell: ledger => merge(ledger, 'tat', ['clp', 'crt'], day('2016-01-01'), judge),
  },
  {
    on: '2017-03-15',
    title: {
      fr: 'l’abolition du Conseil consultatif des phares (exemple)',
      en: 'the abolition of the Lighthouses Advisory Council (example)',
    },
    tell: ledger => closeCouncil(ledger, 'phares', day('2017-03-31')),
  },
  {
    on: '2020-08-26',
    title: { fr: 'le nouveau nom de la Régie du logement', en: 'the new name of the Rental Board' },
    tell: ledger => {
      rename(
        ledger,
        'tal',
        { fr: 'Tribunal administratif du logement', en: 'Administrative Housing Tribunal' },
        'TAL',
        day('2020-08-31'),
      )
      retitle(ledger, 'tal', day('2020-08-31'))
    },
  },
  {
    on: '2022-05-25',
    title: {
      fr: 'le ministre responsable de l’Office québécois de la langue française',
      en: 'the minister responsible for the Office québécois de la langue française',
    },
    tell: ledger => {
      const { portfolio } = ledger.house('mlf')
      if (portfolio)
        for (const key of ['oqlf', 'topo']) changePortfolio(ledger, ledger.house(key), portfolio, day('2022-06-01'))
    },
  },
  {
    on: '2022-10-19',
    title: {
      fr: 'les noms de certains ministères et la fusion de deux d’entre eux',
      en: 'the names of certain ministries and the merger of two of them',
    },
    tell: ministries2022,
  },
]

/** Bodies created after the opening day, at the last sitting before their first day. */
const creations = (ledger: Ledger, on: Day, next: Day): void => {
  for (const { key, from, seats } of bodies)
    if (from && seats.length > 0 && on < from && next >= from) create(ledger, key, on)
}

/** Articles whose errors are due to be put right. */
const corrections = (ledger: Ledger, on: Day): void => {
  for (const mistake of ledger.mistakes) {
    const { place, kind, number, right, corrected } = mistake
    if (corrected === null || corrected > on) continue
    const title = {
      fr: `un erratum à l’article ${place.article} ${ofAct(kind, number).fr}`,
      en: `an erratum to article ${place.article} ${ofAct(kind, number).en}`,
    }
    const slipped = {
      fr: `une erreur s’est glissée à l’article ${place.article}`,
      en: `an error slipped into article ${place.article}`,
    }
    ledger.act('erratum', on, plainHeading('erratum', on, title, [slipped]), () => {
      const input = { ...place, subjects: [], replacement: { ...right } }
      const said = correct.sentence(input, { act: ofAct(kind, number) })
      ledger.add({
        text_fr: said.fr,
        text_en: said.en,
        effect: 'act.correct',
        input: { ...place, replacement: right },
      })
    })
    mistake.corrected = null
  }
}

/** Appointments that the government takes back: one before it takes effect, one after. */
const withdrawn = [
  { appointed: '2014-06-04', days: 45, repealed: '2014-06-11' },
  { appointed: '2021-03-10', days: 5, repealed: '2021-05-12' },
]
type Withdrawn = { seat: Seat; act: PlannedAct; place: Place; from: Day }

const appointed = (ledger: Ledger, on: Day): Withdrawn | null => {
  const days = withdrawn.find(story => story.appointed === on)?.days
  const seat = ledger.seats.find(
    seat => seat.design.way === 'cohort' && !seat.term && !seat.abolished && seat.house.alive && seat.quiet < on,
  )
  if (days === undefined || !seat) return null
  let place: Place | null = null
  const from = addDays(on, days)
  ledger.act('decret', on, headingOf('decret', on), () => {
    const person = ledger.newPerson()
    ledger.begin(seat, person, from, endOf(seat, from))
    place = ledger.lastPlace
  })
  const act = ledger.acts.at(-1)
  seat.quiet = addDays(on, 100)
  return act && place ? { seat, act, place, from } : null
}

const takeBack = (ledger: Ledger, on: Day, { seat, act, place, from }: Withdrawn): void => {
  const since = from > on ? from : on
  const named = { act: ofAct(act.proposal.kind, act.number) }
  const title = {
    fr: `l’abrogation de l’article ${place.article} ${named.act.fr}`,
    en: `the repeal of article ${place.article} ${named.act.en}`,
  }
  const why = { fr: 'il y a lieu de ne pas y donner suite', en: 'it is expedient not to proceed with it' }
  ledger.act('repeal', on, plainHeading('repeal', on, title, [why]), () => {
    const input = { ...place, from: since }
    const said = repeal.sentence({ ...input, subjects: [] }, named)
    ledger.add({ text_fr: said.fr, text_en: said.en, effect: 'act.repeal', input })
  })
  ledger.vacate(seat, since)
  emptied(ledger, seat)
}

/** What does not come of itself: bodies that are created, renamed, merged or closed, errors put right, acts taken back, exchanges. */
export const tellStories =
  (ledger: Ledger, pending: Withdrawn[]) =>
  (on: Day, next: Day): void => {
    creations(ledger, on, next)
    for (const { title, on: told, tell } of stories)
      if (told === on) ledger.act('decret', on, plainHeading('decret', on, title, [reorganised]), () => tell(ledger))
    corrections(ledger, on)
    const back = withdrawn.some(({ repealed }) => repealed === on) ? pending.shift() : undefined
    if (back) takeBack(ledger, on, back)
    const given = appointed(ledger, on)
    if (given) pending.push(given)
    if (on.slice(5, 7) === '05' && next.slice(5, 7) === '06') exchange(ledger, on)
    if (reshuffles.some(day => on < day && next >= day)) reshuffle(ledger, on)
  }

/** After which the deputy ministers change places. */
const reshuffles = ['2012-10-01', '2014-05-15', '2018-11-01', '2022-11-15', '2025-10-01']
