import { type Access, type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { payKeepers } from '../departures/departure.access.ts'
import { isOpen, type Part } from './file.fields.ts'
import type { FileRow } from './file.queries.ts'
import { movesFrom } from './file.steps.ts'

/** Who reads files: the same roles as the row-level policies, which leave a confidential one to its team. */
export const readers = [
  'adviser',
  'legal_adviser',
  'pay_officer',
  'director',
  'registrar',
  'auditor',
  'operator',
] as const satisfies Access
/** Who works on them. */
export const workers = ['adviser', 'director'] as const satisfies Access
/** Who moves one from a step to another: each at the steps that are theirs. */
export const movers = ['adviser', 'legal_adviser', 'director', 'registrar', 'pay_officer'] as const satisfies Access

export const teams = {
  management: { fr: 'Emplois de gestion', en: 'Management posts' },
  boards: { fr: 'Conseils et comités', en: 'Boards and councils' },
  adjudication: { fr: 'Fonctions juridictionnelles', en: 'Adjudicative posts' },
} as const satisfies Record<string, Two>
export type Team = keyof typeof teams

export const teamOf = ({ scope }: Actor): Team =>
  scope.team !== undefined && scope.team in teams ? (scope.team as Team) : 'management'

/** The team that alone reads the draft act of a file beside those who decide; null where everyone inside does. */
export const wallOf = ({ team, confidential }: Pick<FileRow, 'team' | 'confidential'>): string | null =>
  confidential ? team : null

type Standing = Pick<FileRow, 'kind' | 'procedure' | 'step' | 'suspended'>

export const canChange = (actor: Actor, file: Standing, part: Part): boolean =>
  mayEnter(part === 'due' ? payKeepers : workers, actor) && isOpen(file, part)

export const canMove = ({ role }: Actor, file: Standing, name: string): boolean =>
  movesFrom(file, role).some(move => move.name === name)
