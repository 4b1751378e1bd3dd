import type { Actor } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { cents } from '../../../kernel/money/index.ts'
import { addDays, type Day, day, fixedClock } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { enter, enterApt, strike, use } from '../aptitude/aptitude.actions.ts'
import type { Tribunal } from '../aptitude/tribunal.rules.ts'
import { moveCall } from '../calls/call.actions.ts'
import { answer, decideRecusal, recordHearing, score, vote, writeReport } from '../committees/assessment.actions.ts'
import { bringApplications, formForCall, summon } from '../committees/call.actions.ts'
import {
  addCandidate,
  addMember,
  type By,
  formCommittee,
  moveCommittee,
  recordPension,
  recordSitting,
  settleFees,
} from '../committees/committee.actions.ts'
import { insideOf } from '../committees/committee.queries.ts'
import { type MoveName, moves, type Step } from '../committees/committee.steps.ts'
import type { CommitteeKind, Quality } from '../committees/composition.rules.ts'
import type { FeeStatus } from '../committees/fees.rules.ts'
import { criterionNames } from '../committees/outcome.rules.ts'
import { accounts, apply, chance, prepare } from './calls.ts'
import type { Plan as NoticePlan } from './plans.ts'

type Seat = readonly [name: string, quality: Quality, status: FeeStatus, order?: string]
/** The scores of each member, even over the criteria, then their votes; null where the member steps aside. */
type Assessed = { name: string; scores: readonly (number | null)[]; votes: readonly (boolean | null)[]; end?: Day }
type Plan = {
  kind: CommitteeKind
  tribunal: Tribunal
  subject: string
  formed: Day
  sat: Day
  until: Step
  seats: readonly Seat[]
  people: readonly Assessed[]
  dissent?: string
  pension?: number
}

const plans: readonly Plan[] = [
  {
    kind: 'selection',
    tribunal: 'tal',
    subject: 'Membres, Montréal et Laval',
    formed: day('2026-03-09'),
    sat: day('2026-04-14'),
    until: 'dissolved',
    seats: [
      ['Paule Arsenault', 'tribunal_member', 'tribunal_member'],
      ['Rémi Castonguay', 'legal_community', 'paid'],
      ['Odile Nguyen', 'public', 'paid'],
    ],
    people: [
      { name: 'Aline Robitaille', scores: [4, 5, 4], votes: [true, true, true] },
      { name: 'Bruno Côté-Lemay', scores: [4, 3, 4], votes: [true, false, true] },
      { name: 'Solène Paquin', scores: [2, 3, 2], votes: [false, false, false] },
    ],
    dissent: 'L’expérience en audience paraît insuffisante.',
    pension: 38_000,
  },
  {
    kind: 'selection',
    tribunal: 'tat',
    subject: 'Membres, division de la santé et de la sécurité du travail, Québec',
    formed: day('2026-06-15'),
    sat: day('2026-09-16'),
    until: 'delivered',
    seats: [
      ['Marc-André Villeneuve', 'tribunal_member', 'tribunal_member'],
      ['Hélène Dufresne', 'legal_community', 'paid'],
      ['Kevin Ottawa', 'public', 'paid'],
    ],
    people: [
      { name: 'Yasmine Belkacem', scores: [5, 4, 4], votes: [true, true, true] },
      { name: 'Étienne Vachon', scores: [3, null, 4], votes: [false, null, true] },
    ],
    dissent: 'Les réponses sur la preuve étaient justes.',
  },
  {
    kind: 'renewal',
    tribunal: 'tmf',
    subject: 'Renouvellement d’une juge administrative',
    formed: day('2026-08-31'),
    sat: day('2026-10-07'),
    until: 'reported',
    seats: [
      ['Ghislaine Perron', 'legal_community', 'paid'],
      ['Normand Achard', 'retired_adjudicator', 'paid'],
      ['Farid Haddad', 'university', 'paid', 'Ordre des CPA du Québec'],
    ],
    people: [{ name: 'Carole Desjardins-Wu', scores: [4, 4, 5], votes: [true, false, true], end: day('2027-04-30') }],
    dissent: 'Le délibéré de trois affaires a dépassé six mois.',
  },
  {
    kind: 'renewal',
    tribunal: 'tat',
    subject: 'Renouvellement d’un membre, division des relations du travail',
    formed: day('2026-09-14'),
    sat: day('2026-11-04'),
    until: 'deliberating',
    seats: [
      ['Lise Montpetit', 'retired_adjudicator', 'paid'],
      ['Rémi Castonguay', 'legal_community', 'paid'],
      ['Ines Marchetti', 'university', 'paid', 'Barreau du Québec'],
    ],
    people: [{ name: 'Hugues Lamarre', scores: [2, 2, 3], votes: [false, false, true], end: day('2027-05-31') }],
    dissent: 'Un accompagnement n’a pas été offert.',
  },
  {
    kind: 'selection',
    tribunal: 'tal',
    subject: 'Membres, Gatineau',
    formed: day('2026-10-05'),
    sat: day('2026-11-12'),
    until: 'sitting',
    seats: [
      ['Paule Arsenault', 'tribunal_member', 'tribunal_member'],
      ['Denise Charest', 'legal_community', 'public_employee'],
      ['Odile Nguyen', 'public', 'paid'],
    ],
    people: [
      { name: 'Mathis Grégoire', scores: [4, 4, 3], votes: [] },
      { name: 'Rosalie Kabongo', scores: [], votes: [] },
    ],
  },
  {
    kind: 'selection',
    tribunal: 'taq',
    subject: 'Membres à temps partiel, section des affaires sociales',
    formed: day('2026-11-09'),
    sat: day('2026-11-09'),
    until: 'formed',
    seats: [
      ['Viviane Sirois', 'tribunal_member', 'tribunal_member'],
      ['Thomas Ekwueme', 'legal_community', 'paid'],
    ],
    people: [{ name: 'Judith Bergeron', scores: [null, 0], votes: [] }],
  },
]

const trial = (role: 'adviser' | 'director', scope: Actor['scope'] = {}): Actor => {
  const found = trialPeople.find(person => person.role === role)
  if (!found) throw new Error(`nobody is ${role} in the trial`)
  return { ...found, scope }
}

const director = trial('director')
const adviser = trial('adviser', { team: 'management' })

const by = (actor: Actor, on: Day): By => ({ actor, clock: fixedClock(on) })
const isAt = (until: Step, step: Step) =>
  moves.findIndex(({ to }) => to === until) >= moves.findIndex(({ to }) => to === step)

/** Asks each member about each person; whoever has no score was their employer, and steps aside once the recusals are dealt with. */
const ask = async (tx: Tx, who: By, id: string, plan: Plan, pairs: readonly Pair[]): Promise<void> => {
  for (const { pair, given } of pairs) {
    const aside = given === null
    const said = aside
      ? ({ tie: 'employer', until: day('2019-05-31') } as const)
      : ({ tie: 'none', until: null } as const)
    await answer(tx, who, id, pair, { ...said, public_service: false })
    if (aside && plan.until !== 'formed') await decideRecusal(tx, who, id, pair, { recused: true, reason: '' })
  }
}

type Pair = {
  pair: { candidate: string; member: string }
  given: number | null | undefined
  favours: boolean | null | undefined
}

const assess = async (tx: Tx, who: By, id: string, plan: Plan, pairs: readonly Pair[]): Promise<void> => {
  for (const { pair, given } of pairs)
    if (given) {
      const scores = Object.fromEntries(
        criterionNames.map((name, at) => [name, Math.min(5, given + (at % 3 === 2 ? 1 : 0))]),
      )
      await score(tx, who, id, pair, { scores, note: '' })
    }
  if (!isAt(plan.until, 'deliberating')) return
  await moveCommittee(tx, who, id, 'deliberate', '')
  for (const { pair, favours } of pairs)
    if (favours != null) {
      const mine = pairs.filter(one => one.pair.candidate === pair.candidate && one.favours != null)
      const alone = mine.filter(one => one.favours === favours).length <= mine.length / 2
      await vote(tx, who, id, pair, { favours, dissent: alone ? (plan.dissent ?? '') : '' })
    }
}

const close = async (tx: Tx, id: string, plan: Plan): Promise<void> => {
  const step = (name: MoveName, actor: Actor) => moveCommittee(tx, by(actor, plan.sat), id, name, '')
  await writeReport(
    tx,
    by(adviser, plan.sat),
    id,
    'Le comité a tenu ses entrevues, puis délibéré. Ses conclusions sont unanimes ou majoritaires, comme indiqué.',
  )
  await step('report', adviser)
  if (!isAt(plan.until, 'delivered')) return
  await step('deliver', director)
  if (plan.kind === 'selection') await enterApt(tx, by(director, plan.sat), id)
  if (plan.until !== 'dissolved') return
  await settleFees(tx, by(director, plan.sat), id)
  await step('dissolve', director)
}

/** Puts the people of a plan before a committee: those who applied to its call, or whoever's term ends. */
const bring = async (tx: Tx, who: By, id: string, { kind, people }: Plan): Promise<ReadonlyMap<string, string>> => {
  if (kind === 'selection') await bringApplications(tx, who, id)
  else for (const { name, end = null } of people) await addCandidate(tx, who, id, { name, term_end: end })
  const { candidates } = await insideOf(tx, id)
  return new Map(candidates.map(({ name, candidate_id }) => [name, candidate_id]))
}

const addressFor = (name: string) =>
  `${name
    .normalize('NFD')
    .replace(/[^a-zA-Z]+/g, '-')
    .toLowerCase()}@exemple.invalid`

/** A committee taken from its forming to where its plan leaves it. */
export const carryOut = async (tx: Tx, plan: Plan, reference: string | null = null): Promise<void> => {
  const { kind, tribunal, subject, formed, sat, until } = plan
  const who = by(adviser, formed)
  const id = reference
    ? await formForCall(tx, who, reference)
    : await formCommittee(tx, who, { kind, tribunal, subject })
  const members: string[] = []
  for (const [place, [name, quality, fee_status, order_name = null]] of plan.seats.entries()) {
    const seat = {
      name,
      address: addressFor(name),
      quality,
      fee_status,
      order_name,
      chairs: place === 0,
      administration: false,
    }
    members.push(await addMember(tx, who, id, seat))
  }
  const pairs: Pair[] = []
  const candidates = await bring(tx, who, id, plan)
  for (const { name, scores, votes } of plan.people) {
    const candidate = candidates.get(name) ?? ''
    for (const [place, member] of members.entries())
      pairs.push({ pair: { candidate, member }, given: scores[place], favours: votes[place] })
  }
  await ask(tx, who, id, plan, pairs)
  if (until === 'formed') return
  await moveCommittee(tx, who, id, 'clear', '')
  await moveCommittee(tx, who, id, 'open', '')
  const later = by(adviser, sat)
  if (reference)
    await summon(tx, by(adviser, addDays(formed, 14)), id, { to: 'interview', chosen: [...candidates.values()] })
  await recordSitting(tx, later, id, { day: sat, halves: ['morning', 'afternoon'], present: members })
  const [, , last = ''] = members
  if (plan.pension) await recordPension(tx, later, id, { member: last, yearly: cents(BigInt(plan.pension * 100)) })
  await assess(tx, later, id, plan, pairs)
  if (isAt(until, 'reported')) await close(tx, id, plan)
  else if (until === 'deliberating') await tell(tx, later, id, pairs)
}

/** Told of the intention, not heard yet: the report waits (MAN-07). */
const tell = (tx: Tx, who: By, id: string, [first]: readonly Pair[]): Promise<void> =>
  recordHearing(tx, who, id, first?.pair.candidate ?? '', {
    intent_on: who.clock.today(),
    intent_reasons: 'Délais de délibéré répétés malgré deux rappels.',
    heard_on: null,
    hearing: null,
  })

type Listed = readonly [name: string, entered: string, end?: readonly ['request' | 'death' | 'used', string]]

const registers: Partial<Record<Tribunal, readonly Listed[]>> = {
  tal: [
    ['Éric Zaor', '2023-11-18'],
    ['Mireille Quirion', '2022-05-10'],
    ['Zoé Aubin', '2024-03-15'],
    ['Patrice Nolet', '2024-03-15', ['used', '2024-10-02']],
    ['Émile Castilloux', '2025-01-10'],
    ['Nadia Rousselle', '2025-01-10', ['request', '2026-02-01']],
    ['Gaston Lévesque-Roy', '2025-06-20', ['death', '2026-08-12']],
    ['Ariane Whiteduck', '2025-06-20'],
  ],
  tat: [
    ['Sylvain Trottier', '2024-11-05'],
    ['Myriam Elkaïm', '2025-09-22'],
    ['Jocelyn Barrette', '2025-09-22', ['used', '2026-03-18']],
    ['Catherine Thao', '2026-02-16'],
    ['Olivier Pronovost', '2026-02-16', ['request', '2026-07-03']],
  ],
}

const enterAll = async (tx: Tx, register: Tribunal, listed: readonly Listed[]): Promise<void> => {
  for (const [name, entered, end] of listed) {
    const entered_on = day(entered)
    const nobody = { person_id: null, candidate_id: null, application_id: null }
    const entry = await enter(tx, by(director, entered_on), { register, name, entered_on, ...nobody })
    if (!end) continue
    const [what, text] = end
    const on = day(text)
    if (what === 'used')
      await use(tx, by(director, on), entry, { day: on, act: `D. ${on.slice(5, 7)}4-${on.slice(0, 4)}` })
    else await strike(tx, by(director, on), entry, { day: on, reason: what })
  }
}

const notices: Partial<Record<Tribunal, readonly [code: string, organisation: string]>> = {
  tal: ['416', 'Tribunal administratif du logement'],
  tat: ['415', 'Tribunal administratif du travail'],
  taq: ['414', 'Tribunal administratif du Québec'],
}

/** The notice of a selection committee, closed before it was formed, with the applications that were preselected. Gives its reference. */
const advertise = async (database: Database, plan: Plan, draws: ReturnType<typeof chance>): Promise<string> => {
  const { tribunal, subject, formed, people } = plan
  const [code, organisation] = notices[tribunal] ?? ['', '']
  const named = people.map(({ name }) => {
    const [given = '', ...family] = name.split(' ')
    return { given, family: family.join(' ') }
  })
  const decided = addDays(formed, -1)
  const title = { fr: subject, en: subject }
  const duties = { fr: 'Entendre les parties et décider des recours.', en: 'Hear the parties and decide on recourses.' }
  const notice: NoticePlan = {
    ...{ kind: 'notice', until: 'analysis', standing: {}, scale: null, code, organisation, post: organisation },
    ...{ title, duties, decided, named, opened: addDays(formed, -56), closes: addDays(formed, -14) },
  }
  const call = await prepare(database, notice, new Map())
  const applicants = await accounts(database, people.length, draws, `${tribunal}-${formed}`)
  for (const [at, account] of applicants.entries())
    await apply(
      database,
      notice,
      call,
      'preselected',
      { ...account, ...named[at] },
      draws,
      at,
      formed.slice(2, 7).replace('-', ''),
    )
  const analyst = { ...by(adviser, decided), url: '' }
  await database.asActor(director, tx => moveCall(tx, analyst, call.reference, 'analyse', ''))
  return call.reference
}

/** Six committees at as many steps, and two registers with entries that are valid, used, struck and expired. */
export const fillCommittees = async (database: Database): Promise<void> => {
  const draws = chance(2027)
  for (const plan of plans) {
    const call = plan.kind === 'selection' ? await advertise(database, plan, draws) : null
    await database.asActor(director, tx => carryOut(tx, plan, call))
    const concluded = call !== null && isAt(plan.until, 'delivered')
    if (concluded)
      await database.asActor(director, tx => moveCall(tx, { ...by(director, plan.sat), url: '' }, call, 'list', ''))
  }
  await database.asActor(director, async tx => {
    for (const [register, listed] of Object.entries(registers)) await enterAll(tx, register as Tribunal, listed)
  })
}
