import { type Day, day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { PostRow } from '../posts/post.effects.ts'
import { portfolios } from './bodies.ts'
import { idOf } from './chance.ts'
import { type Body, type Design, designs } from './designs.ts'
import { lawOf, recommender } from './headers.ts'
import { type House, type Ledger, never, type Seat, titles } from './ledger.ts'

/** Seats whose terms are written rather than drawn: the last day of the last one. */
const steady: Readonly<Record<string, Day>> = {
  'sentiers president_ceo 1': day('2028-06-30'),
  'sentiers board_member 1': day('2026-11-08'),
  'sentiers board_member 2': day('2026-08-17'),
  'sentiers board_member 3': day('2026-04-22'),
}

const portfolioOf = (ledger: Ledger, { kind, under, portfolio }: Body): Two | null => {
  if (kind === 'assembly_office') return null
  if (portfolio) return portfolio
  const key = under ?? ''
  return portfolios[key] ?? ledger.house(key).portfolio
}

/** A body and its seats, known to the plan; no article says so yet. */
export const found = (ledger: Ledger, body: Body): House => {
  const house: House = {
    id: idOf(`organisation ${body.key}`),
    body,
    name: body.name,
    portfolio: portfolioOf(ledger, body),
    seats: [],
    cohorts: [],
    alive: true,
    nextRound: never,
  }
  for (const [key, places] of body.seats) {
    const count = typeof places === 'number' ? places : places.length
    for (let n = 1; n <= count; n += 1)
      house.seats.push(
        seatOf(
          house,
          `${key} ${n}`,
          designs[key],
          typeof places === 'number' ? null : (places[n - 1] ?? null),
          count > 1 ? n : null,
        ),
      )
  }
  for (const seat of house.seats) ledger.know(seat)
  ledger.houses.push(house)
  return house
}

const seatOf = (house: House, name: string, design: Design, place: Two | null, number: number | null): Seat => {
  const key = `${house.body.key} ${name}`
  return {
    id: idOf(`post ${key}`),
    key,
    house,
    design,
    place,
    number: place ? null : number,
    term: null,
    acting: null,
    open: day('2011-01-01'),
    lastEnd: null,
    due: never,
    quiet: day('2011-01-01'),
    abolished: false,
    steady: steady[key] ?? null,
  }
}

const noteOf = ({ year }: Body): Two =>
  year === null
    ? { fr: 'Organisme inventé\u00a0: exemple.', en: 'Invented body: example.' }
    : {
        fr: `Nom public en ${year}. Dates, postes, articles cités et titulaires\u00a0: exemple.`,
        en: `Name public in ${year}. Dates, posts, sections cited and holders: example.`,
      }

export const writeHouse = (ledger: Ledger, house: House, from: Day | null, succeeds: readonly House[] = []): void => {
  const { body, name, portfolio } = house
  const members = house.seats.filter(({ design }) => design.family.startsWith('board')).length
  const note = noteOf(body)
  ledger.write('organisation.create', {
    organisation: house.id,
    from,
    kind: body.kind,
    name_fr: name.fr,
    name_en: name.en,
    acronym: body.acronym,
    portfolio_fr: portfolio?.fr ?? null,
    portfolio_en: portfolio?.en ?? null,
    ...(members > 0 && {
      min_members: Math.max(3, members - 4),
      max_members: members,
      quorum: Math.floor(members / 2) + 1,
    }),
    note_fr: note.fr,
    note_en: note.en,
    ...(succeeds.length > 0 && { succeeds: succeeds.map(({ id }) => id) }),
  })
}

/** The tribunals whose law has members picked among persons declared apt. The sections but one are examples. */
const registers = new Set(['taq', 'tat', 'tal', 'tmf', 'energie'])

/** Revenu Québec: three of its directors serve at a deputy minister's or a president's rank., s. 14. */
const asksRank = ({ house, design, number }: Seat) =>
  house.body.key === 'revenu' && design.family === 'board_member' && number !== null && number <= 3

export const basesOf = (seat: Seat): PostRow['legal_bases'] => {
  const { house, design } = seat
  const { chapter, article, term } = lawOf(house.body, design)
  const act = chapter ? `RLRQ, c. ${chapter}` : `Loi qui régit ${house.name.fr}`
  const picked = design.family === 'adjudicator' && registers.has(house.body.key)
  return [
    { act, article: String(article), role: 'nomination' },
    { act, article: String(term), role: 'durée' },
    ...(picked ? [{ act, article: house.body.key === 'taq' ? '42' : String(Number(term) + 2), role: 'aptitude' }] : []),
    ...(asksRank(seat) ? [{ act: 'RLRQ, c. A-7.003', article: '14', role: 'rang' }] : []),
  ]
}

export const writePost = (ledger: Ledger, seat: Seat, from: Day | null): void => {
  const { design, house } = seat
  const { f, m, en } = titles(seat)
  const by = design.by === 'assembly' ? null : recommender(seat)
  ledger.write('post.create', {
    post: seat.id,
    organisation: house.id,
    from,
    family: design.family,
    title_fr_m: m,
    title_fr_f: f,
    title_en: en,
    seat: seat.number,
    regime: design.partTime ? 'part_time' : 'full_time',
    authority: design.by === 'assembly' ? 'assembly' : design.arrete ? 'minister' : 'government',
    recommender_fr: by?.fr ?? null,
    recommender_en: by?.en ?? null,
    term_kind: design.months === null ? 'indeterminate' : 'fixed',
    term_months: design.months,
    holds_over: design.months !== null && design.by !== 'assembly',
    vacancy_fill: design.fill ?? 'new_term',
    max_renewals: design.renewals ?? null,
    legal_bases: basesOf(seat),
  })
}
