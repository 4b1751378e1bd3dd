import type { Two } from '../../../kernel/words/index.ts'
import type { Finding, Read, RuleId } from './import.rules.ts'

/** What is proposed of a row. The first five wait for a person's word, or go without it; the others say why nothing is done. */
export const proposals = {
  new: { fr: 'Nouvelle', en: 'New' },
  changed: { fr: 'Changée', en: 'Changed' },
  ended: { fr: 'Terminée', en: 'Ended' },
  absent: { fr: 'Absente de l’édition', en: 'Not in the edition' },
  partial: { fr: 'Absente d’une édition partielle', en: 'Not in a partial edition' },
  alike: { fr: 'Homonyme', en: 'Namesake' },
  same: { fr: 'Identique', en: 'Same' },
  contradicts: { fr: 'Contredit', en: 'Contradicts' },
  unreadable: { fr: 'Illisible', en: 'Cannot be read' },
} as const satisfies Record<string, Two>
export type Proposal = keyof typeof proposals

/** What the act does of a row that is taken; nothing of the others. */
export const effects: Record<Proposal, Two> = {
  new: { fr: 'Inscrire au registre', en: 'Enter in the register' },
  changed: {
    fr: 'Modifier à compter du jour de l’acte ou de l’édition',
    en: 'Change as of the day of the act or edition',
  },
  ended: {
    fr: 'Mettre fin au mandat le jour que dit le fichier, ou la veille de l’édition',
    en: 'End the term on the day that the file says, or the day before the edition',
  },
  absent: { fr: 'Abolir le poste la veille de l’édition', en: 'Abolish the post the day before the edition' },
  partial: { fr: 'Abolir le poste la veille de l’édition', en: 'Abolish the post the day before the edition' },
  alike: { fr: 'Aucun avant votre réponse', en: 'None before your answer' },
  same: { fr: 'Aucun', en: 'None' },
  contradicts: { fr: 'Aucun', en: 'None' },
  unreadable: { fr: 'Aucun', en: 'None' },
}

export const choosable = ['new', 'changed', 'ended', 'absent', 'partial'] as const satisfies readonly Proposal[]
export type Choosable = (typeof choosable)[number]
export const isChoosable = (proposal: Proposal): proposal is Choosable =>
  (choosable as readonly Proposal[]).includes(proposal)

/** What becomes of rows of which nobody has said anything. */
const byItself: { readonly [P in Choosable]?: boolean } = { new: true, partial: false }

/** A choice of all the rows of one proposal (n is 0) or of one row. */
export type Choice = { proposal: string; n: number; take: boolean }

/**
 * Whether a row is taken. What is new is taken unless somebody leaves it; what a partial edition lacks is left unless somebody takes it;
 * what would change or end something else that the register holds is null until somebody says.
 */
export const chosen = (choices: readonly Choice[]) => {
  const of = new Map(choices.map(({ proposal, n, take }) => [`${proposal} ${n}`, take]))
  return (proposal: Proposal, n: number): boolean | null => {
    if (!isChoosable(proposal)) return false
    return of.get(`${proposal} ${n}`) ?? of.get(`${proposal} 0`) ?? byItself[proposal] ?? null
  }
}

const unreadable: readonly RuleId[] = [
  'IMP-05',
  'IMP-06',
  'IMP-07',
  'IMP-08',
  'IMP-09',
  'IMP-10',
  'IMP-12',
  'IMP-13',
  'IMP-16',
  'IMP-17',
  'IMP-18',
  'IMP-59',
  'IMP-88',
]

const proposedBy: { readonly [R in RuleId]?: Proposal } = {
  'IMP-24': 'ended',
  'IMP-25': 'new',
  'IMP-26': 'changed',
  'IMP-53': 'absent',
  'IMP-54': 'partial',
  'IMP-55': 'ended',
  'IMP-56': 'new',
  'IMP-57': 'changed',
  'IMP-89': 'alike',
}

/** What a rule that leaves a row out makes of it. */
export const proposalOf = (rule: RuleId): Proposal => {
  const proposed = proposedBy[rule]
  if (proposed) return proposed
  return unreadable.includes(rule) ? 'unreadable' : 'contradicts'
}

/** What an act can change of what the register holds, where the file says otherwise than it did before. */
const changeable: readonly string[] = ['name', 'given_name', 'family_name', 'gender', 'classification', 'label', 'role']

/** A term as the register has it: whether it has no end there, whether it runs on the day of the act; whether the file has it end before that day. */
export type Running = { open: boolean; runs: boolean; isOver: boolean }

/** What became of a row since it was last taken over: a change, an end, or what no act of import can bring. */
export const sinceThen = (
  collection: string,
  before: unknown,
  now: Read,
  { open, runs, isOver }: Running,
): 'changed' | 'ended' | 'contradicts' => {
  if (typeof before !== 'object' || before === null) return 'contradicts'
  const then = before as Read
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])] as (keyof Read)[]
  const other = keys.filter(key => then[key] !== now[key])
  if (collection !== 'memberships') return other.every(key => changeable.includes(key)) ? 'changed' : 'contradicts'
  if (other.length !== 1 || other[0] !== 'end_date' || !now.end_date) return 'contradicts'
  if (open && !then.end_date) return 'ended'
  if (!runs) return 'contradicts'
  return isOver ? 'ended' : 'changed'
}

const ruleOf = { changed: 'IMP-26', ended: 'IMP-24', contradicts: 'IMP-20' } as const satisfies Record<string, RuleId>

/** The rule that speaks of such a row while nobody takes it. */
export const ruleSince = (collection: string, state: keyof typeof ruleOf): RuleId =>
  collection === 'memberships' && state === 'changed' ? 'IMP-57' : ruleOf[state]

/** The finding that decides of a row, and so its proposal. */
export type Spoken = { proposal: Proposal; finding: (Finding & { says?: Two }) | null }
