import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { type Day, holdsOn } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { judgeBeginning, judgeRenewal, judgeTerm } from '../../registry/index.ts'
import type { Entry } from '../aptitude/aptitude.queries.ts'
import { aptitudeVerdict, isValidOn } from '../aptitude/aptitude.rules.ts'
import { aptitudeBases, registerNamed } from '../aptitude/tribunal.rules.ts'
import { unsaid } from '../decrees/clause.rules.ts'
import { judgeDeparture, leftOn } from '../departures/departure.rules.ts'
import { renewalVerdicts } from '../renewals/renewal.fields.ts'
import { boardSays, judgeAdjudicatorTerm, judgeBoardOpinion } from '../renewals/renewal.rules.ts'
import { variantOf } from '../renewals/way.rules.ts'
import type { FileRow, Whole } from './file.queries.ts'
import { basisName, judge } from './file.rules.ts'
import { isOver, type StepName, stagesOf } from './file.steps.ts'

/** How a mandate begins by this file: by a new article, or from the one before it. */
const begins = (kind: string): boolean => kind !== 'departure'

const ofMandate = (file: Whole, on: Day): Verdict[] => {
  const { kind, seat, held, first_day: from, last_day: to, mandate_id } = file
  if (!begins(kind) || from === null) return []
  if (kind === 'acting') return []
  const before = held.find(row => row.mandate_id === mandate_id)
  if (kind === 'renewal') return before ? [...judgeTerm(seat, from, to), ...judgeRenewal(seat, before.term + 1)] : []
  return [...judgeBeginning(seat, held, from, to, from < on && file.retroactive ? from : on), ...unexpired(file)]
}

/** NOM-13: where a vacancy is filled for what is left of the term, the new mandate ends when the one before would have. */
const unexpired = ({ seat, held, first_day: from, last_day: to }: Whole): Verdict[] => {
  const before = held
    .filter(
      ({ capacity, valid }) => capacity === 'titular' && valid.from !== null && from !== null && valid.from < from,
    )
    .toSorted((a, b) => (String(a.valid.from) < String(b.valid.from) ? 1 : -1))[0]
  const ends = before?.planned_end
  if (seat.vacancy_fill !== 'unexpired' || !ends || from === null || ends < from || to === ends) return []
  if (before.end_reason === null && holdsOn(before.valid, from)) return []
  return [
    verdict({
      rule: 'NOM-13',
      outcome: 'block',
      law: 'loi constitutive du poste [S29]',
      status: 'verified',
      says: {
        fr: 'La vacance se comble pour la partie non écoulée du mandat\u00a0: le dernier jour est celui du mandat précédent.',
        en: 'The vacancy is filled for the unexpired portion: the last day is that of the term before.',
      },
      lines: [
        { name: 'planned_end', value: ends },
        { name: 'to', value: to ?? '' },
      ],
    }),
  ]
}

/** NOM-09: whom the law has picked in a register of aptitude. One that is not kept here is looked at by hand. */
const ofRegister = (file: Whole, on: Day): Verdict[] => {
  const { kind, seat, person, person_id, apt } = file
  const [basis] = aptitudeBases(seat.legal_bases)
  const name = person ? `${person.given_name} ${person.family_name}`.trim() : null
  if (!basis || kind !== 'appointment' || name === null) return []
  const register = registerNamed(seat.legal_bases)
  if (apt === null || register === null)
    return [
      verdict({
        rule: 'NOM-09',
        outcome: 'warn',
        law: basisName(basis),
        status: 'verified',
        says: {
          fr: `${basisName(basis)} demande une déclaration d’aptitude, mais son registre n’est pas tenu ici\u00a0: vérifiez que ${name} y est, et dites-le.`,
          en: `${basisName(basis)} asks for a declaration of aptitude, but its register is not kept here: check that ${name} is in it, and say so.`,
        },
      }),
    ]
  // The entry that this very appointment used was valid.
  const entries = apt.map(entry =>
    entry.entry_id === file.entry_id && file.act !== null ? { ...entry, used_on: null } : entry,
  )
  const isOwn = (entry: Entry) => {
    if (file.entry_id !== null) return entry.entry_id === file.entry_id
    return person_id !== null && entry.person_id !== null ? entry.person_id === person_id : entry.name === name
  }
  const declared = entries.filter(isOwn)
  const valid = entries.filter(entry => isValidOn(entry, on)).map(entry => entry.name)
  return aptitudeVerdict({ register, name, entries: declared, valid, on })
}

/** What the law asks of adjudicators: a term of five years. MAN-05. */
const ofAdjudicators = (file: Whole): Verdict[] => {
  const { kind, seat, first_day: from, last_day: to, term_ground } = file
  if (seat.family !== 'adjudicator' || !begins(kind) || kind === 'acting') return []
  return [
    ...(from && to && variantOf(seat) === 'adjudicator' ? judgeAdjudicatorTerm({ from, to, reason: term_ground }) : []),
  ]
}

/** The head of a state-owned enterprise: MAN-12. */
export const needsBoard = ({ seat }: Pick<Whole, 'seat'>): boolean => variantOf(seat) === 'board'

const ofBoards = (file: Whole, on: Day): Verdict[] => {
  if (!needsBoard(file) || !begins(file.kind) || file.kind === 'acting') return []
  return judgeBoardOpinion(boardSays(file.consultations), on)
}

/** MAN-10, MAN-11: a term that cannot be finished is not renewed; of any other file they are the grounds. */
const ofAttendance = ({ kind, grounds }: Pick<Whole, 'kind' | 'grounds'>): readonly Verdict[] =>
  kind === 'renewal' ? grounds : asGrounds(grounds)

/** What says why a term ends holds nothing up. */
export const asGrounds = (grounds: readonly Verdict[]): readonly Verdict[] =>
  grounds.map(one => ({ ...one, outcome: 'inform' }))

/** Everything that the rules say of a file, as of the day of the sitting aimed at, or today. */
export const verdictsOf = (file: Whole, today: Day): Verdict[] => {
  const on = file.target !== null && file.target > today ? file.target : today
  // The term that this very file led to has its id.
  const others = file.others
    .filter(({ mandate_id }) => mandate_id !== file.file_id)
    .map(({ title_fr, title_en, ...other }) => ({ ...other, title: { fr: title_fr, en: title_en } }))
  const { seat } = file
  const judged = judge(
    {
      ...file,
      others,
      bases: seat.legal_bases,
      recommended: seat.authority !== 'government' || Boolean(seat.recommender_fr ?? seat.portfolio_fr),
      authority: seat.authority,
      term_kind: seat.term_kind,
      regime: seat.regime,
    },
    on,
  )
  // The register speaks of NOM-10 too, from the day of the act.
  return [
    ...judged,
    ...ofMandate(file, on).filter(({ rule }) => rule !== 'NOM-10'),
    ...ofAttendance(file),
    ...ofRegister(file, on),
    ...ofAdjudicators(file),
    ...ofBoards(file, on),
    ...renewalVerdicts(file, on, today),
    ...(file.kind === 'departure' ? judgeDeparture({ ...file, regime: seat.regime, family: seat.family }) : []),
  ]
}

/** The same as people read it: a file that has ended is not judged by what came after. */
export const verdictsShown = (file: Whole, today: Day): Verdict[] => (isOver(file.step) ? [] : verdictsOf(file, today))

/** Whether a departure needs no act of its own: the register says that the mandate has ended, by itself or by another act. */
export const endedAlready = (file: Whole, today: Day): boolean =>
  file.kind === 'departure' && file.draft_id === null && leftOn(file.held, file.mandate_id, today) !== null

/** Warnings that nobody has passed yet with a reason. */
export const openWarnings = ({ passed }: Pick<FileRow, 'passed'>, verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter(({ outcome, rule }) => outcome === 'warn' && !passed[rule]?.trim())

type Condition = {
  /** The step that it lets one leave. */
  readonly step: StepName
  readonly field: string
  readonly says: Two
  readonly holds: (file: Whole, verdicts: readonly Verdict[]) => boolean
}

/** What consultations settle: it waits for their step. */
const consultationRules = ['NOM-06', 'NOM-17', 'MAN-12']

const without = (verdicts: readonly Verdict[], ...rules: readonly string[]) =>
  !verdicts.some(({ rule, outcome }) => outcome === 'block' && rules.includes(rule))

const conditions: readonly Condition[] = [
  {
    step: 'framing',
    field: 'target',
    says: { fr: 'La séance visée est choisie.', en: 'The sitting aimed at is chosen.' },
    holds: ({ target }) => target !== null,
  },
  {
    step: 'framing',
    field: 'bases',
    says: {
      fr: 'Le poste dit qui nomme et qui recommande (NOM-01).',
      en: 'The post says who appoints and who recommends (NOM-01).',
    },
    holds: (_, verdicts) => without(verdicts, 'NOM-01'),
  },
  {
    step: 'framing',
    field: 'end_reason',
    says: { fr: 'Le motif du départ est donné (DEP-01).', en: 'The reason for leaving is given (DEP-01).' },
    holds: ({ kind, end_reason }) => kind !== 'departure' || end_reason !== null,
  },
  {
    step: 'framing',
    field: 'leaving_on',
    says: { fr: 'Le dernier jour en fonction est donné.', en: 'The last day in office is given.' },
    holds: ({ kind, last_day }) => kind !== 'departure' || last_day !== null,
  },
  {
    step: 'candidates',
    field: 'person',
    says: { fr: 'Une personne est proposée.', en: 'A person is proposed.' },
    holds: ({ person_id }) => person_id !== null,
  },
  {
    step: 'approached',
    field: 'person',
    says: { fr: 'Une personne est proposée.', en: 'A person is proposed.' },
    holds: ({ person_id }) => person_id !== null,
  },
  {
    step: 'approached',
    field: 'consented_on',
    says: {
      fr: 'La personne a consenti, et la date est consignée.',
      en: 'The person has consented, and the date is recorded.',
    },
    holds: ({ consented_on }) => consented_on !== null,
  },
  {
    step: 'checks',
    field: 'checks',
    says: { fr: 'Les vérifications ont leur réponse (NOM-07).', en: 'The checks have their answer (NOM-07).' },
    holds: (_, verdicts) => without(verdicts, 'NOM-07'),
  },
  {
    step: 'checks',
    field: 'conflicts',
    says: {
      fr: 'Chaque conflit déclaré a sa mesure écrite (NOM-08).',
      en: 'Each declared conflict has its written measure (NOM-08).',
    },
    holds: (_, verdicts) => without(verdicts, 'NOM-08'),
  },
  {
    step: 'conditions',
    field: 'first_day',
    says: { fr: 'Le premier jour du mandat est donné.', en: 'The first day of the term is given.' },
    holds: ({ kind, first_day }) => !begins(kind) || first_day !== null,
  },
  {
    step: 'conditions',
    field: 'conditions',
    says: {
      fr: 'Ce que les clauses demandent, et que rien ne propose, est donné.',
      en: 'What the clauses ask for, and nothing proposes, is given.',
    },
    holds: ({ kind, seat, conditions }) =>
      kind === 'departure' || kind === 'acting' || unsaid(seat.regime, conditions).length === 0,
  },
  {
    step: 'compliance',
    field: 'verdicts',
    says: { fr: 'Aucune règle ne bloque.', en: 'No rule blocks.' },
    holds: (_, verdicts) =>
      !verdicts.some(({ outcome, rule }) => outcome === 'block' && !consultationRules.includes(rule)),
  },
  {
    step: 'compliance',
    field: 'passed',
    says: { fr: 'Chaque avertissement a son motif.', en: 'Each warning has its reason.' },
    holds: (file, verdicts) => openWarnings(file, verdicts).length === 0,
  },
  {
    step: 'consultations',
    field: 'consultations',
    says: {
      fr: 'Les consultations obligatoires ont leur réponse (NOM-06, MAN-12).',
      en: 'The mandatory consultations have their answer (NOM-06, MAN-12).',
    },
    holds: (_, verdicts) => without(verdicts, ...consultationRules),
  },
  {
    step: 'drafting',
    field: 'draft',
    says: {
      fr: 'Le projet d’acte est en révision juridique, ou prêt.',
      en: 'The draft act is in legal review, or ready.',
    },
    holds: ({ draft }) => draft !== null && ['in_review', 'ready', 'adopted'].includes(draft.step),
  },
  {
    step: 'in_office',
    field: 'tasks',
    says: { fr: 'Les tâches de l’entrée en fonction sont faites.', en: 'The tasks of taking office are done.' },
    holds: ({ tasks }) => tasks === 0,
  },
  {
    step: 'published',
    field: 'gazette',
    says: {
      fr: 'La publication à la Gazette officielle est consignée (NOM-15).',
      en: 'The publication in the Gazette officielle is recorded (NOM-15).',
    },
    holds: ({ gazette, kind, draft_id }) => gazette !== null || (kind === 'departure' && draft_id === null),
  },
]

/** What a step still needs before one leaves it. */
export const missingFor = (file: Whole, verdicts: readonly Verdict[]): { field: string; says: Two }[] => [
  ...conditions.filter(({ step, holds }) => step === file.step && !holds(file, verdicts)),
  ...(['withdrawn', 'struck', 'expired'].includes(file.application_step ?? '')
    ? [
        {
          field: 'person',
          says: {
            fr: 'La candidature de la personne proposée n’est ni retirée, ni radiée, ni expirée.',
            en: 'The application of the person proposed is not withdrawn, struck out or expired.',
          },
        },
      ]
    : []),
]

/** The part of a file that a form changes, and the step from which it is sealed. */
const parts = {
  frame: 'recommended',
  person: 'recommended',
  term: 'recommended',
  eligibility: 'recommended',
  conditions: 'recommended',
  due: 'recommended',
  memo: 'scheduled',
  renewal: 'recommended',
  notice: 'closed',
  follow: 'closed',
} as const satisfies Record<string, StepName>
export type Part = keyof typeof parts

/** Whether a part still opens at the step of a file. */
export const isOpen = (file: Pick<FileRow, 'kind' | 'procedure' | 'step' | 'suspended'>, part: Part): boolean => {
  const order = stagesOf(file).map(({ step }) => step)
  const at = order.indexOf(file.step)
  const seal = order.indexOf(parts[part])
  return at >= 0 && !file.suspended && (seal < 0 || at < seal)
}
