import type { Role } from '../../../kernel/access/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

/** The steps of SM-14, in their order. A departure waits at the first thing that is not done, whoever has left meanwhile. */
export const stepNames = {
  announced: { fr: 'Annoncé', en: 'Announced' },
  noticed: { fr: 'Préavis donné', en: 'Notice given' },
  calculated: { fr: 'Calculs faits', en: 'Calculated' },
  handed: { fr: 'Règles remises', en: 'Rules handed over' },
  signed: { fr: 'Règles signées', en: 'Rules signed' },
  ended: { fr: 'Fin du mandat', en: 'End of the term' },
  after_office: { fr: 'Après-mandat', en: 'After office' },
  closed: { fr: 'Clos', en: 'Closed' },
} as const satisfies Record<string, Two>
export type Step = keyof typeof stepNames

type Move = {
  readonly name: string
  readonly from: readonly Step[]
  readonly to: Step
  /** Nobody where it follows from something else. */
  readonly by: readonly Role[]
  readonly label: Two
}

const keepers = ['adviser', 'director', 'pay_officer'] as const

/** SM-14: who takes a departure from where to where. */
export const moves = [
  {
    name: 'notice',
    from: ['announced'],
    to: 'noticed',
    by: keepers,
    label: { fr: 'Inscrire le préavis', en: 'Record the notice' },
  },
  {
    name: 'calculate',
    from: ['announced', 'noticed'],
    to: 'calculated',
    by: keepers,
    label: { fr: 'Inscrire ce qui est dû', en: 'Record what is owed' },
  },
  {
    name: 'nothing_due',
    from: ['announced', 'noticed'],
    to: 'calculated',
    by: [],
    label: { fr: 'Rien à calculer\u00a0: temps partiel', en: 'Nothing to calculate: part time' },
  },
  {
    name: 'recount',
    from: ['calculated'],
    to: 'announced',
    by: keepers,
    label: { fr: 'Reprendre ce qui est dû', en: 'Take back what is owed' },
  },
  {
    name: 'hand',
    from: ['calculated'],
    to: 'handed',
    by: keepers,
    label: { fr: 'Inscrire la remise des règles', en: 'Record that the rules were handed over' },
  },
  {
    name: 'sign',
    from: ['handed'],
    to: 'signed',
    by: keepers,
    label: { fr: 'Inscrire la signature des règles', en: 'Record that the rules were signed' },
  },
  {
    name: 'unsign',
    from: ['signed', 'ended', 'after_office'],
    to: 'handed',
    by: keepers,
    label: { fr: 'Retirer la signature', en: 'Take back the signature' },
  },
  {
    name: 'take_back',
    from: ['handed'],
    to: 'calculated',
    by: keepers,
    label: { fr: 'Retirer la remise', en: 'Take back the handing over' },
  },
  {
    name: 'leave',
    from: ['calculated', 'signed'],
    to: 'ended',
    by: [],
    label: { fr: 'Dernier jour, selon le registre', en: 'Last day, by the register' },
  },
  {
    name: 'restrict',
    from: ['ended'],
    to: 'after_office',
    by: [],
    label: { fr: 'La restriction d’un an commence', en: 'The restriction of a year begins' },
  },
  {
    name: 'close',
    from: ['ended', 'after_office'],
    to: 'closed',
    by: [],
    label: { fr: 'Plus rien ne court', en: 'Nothing runs any more' },
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

type Known = {
  /** Why the person leaves. */
  readonly reason: string | null
  readonly regime: string
  readonly notice_on: Day | null
  readonly vacation_halves: number | null
  readonly handed_on: Day | null
  readonly signed_on: Day | null
  /** The last day in office, once the register says it; then the last one of the restriction, where there is one. */
  readonly left_on: Day | null
  readonly until: Day | null
  /** DEP-07: a leave without pay still awaits its decision. */
  readonly undecided: boolean
}

/** Where a departure stands, by what is recorded and by the register. Whoever has died signs nothing. */
export const stepOf = (known: Known, today: Day): Step => {
  const { reason, regime, notice_on, vacation_halves, handed_on, signed_on, left_on, until, undecided } = known
  const counted = regime !== 'full_time' || vacation_halves !== null
  if (reason === null || !counted) return notice_on ? 'noticed' : 'announced'
  const signs = reason !== 'death'
  if (signs && handed_on === null) return 'calculated'
  if (signs && signed_on === null) return 'handed'
  if (left_on === null || left_on > today) return signs ? 'signed' : 'calculated'
  if (left_on === today) return 'ended'
  if (until !== null && (today <= until || undecided)) return 'after_office'
  return undecided ? 'ended' : 'closed'
}

/** Whether a role may make these moves one after the other, from this step; nobody's role where they follow by themselves. */
export const mayMove = (names: readonly MoveName[], from: Step, role: string | null): boolean => {
  let step = from
  for (const name of names) {
    const move = moveOf(name)
    const is = role === null ? move.by.length === 0 : move.by.includes(role as Role)
    if (!is || !move.from.includes(step)) return false
    step = move.to
  }
  return true
}
