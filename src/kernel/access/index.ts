import type { Two } from '../words/index.ts'

/** Every role, with its name. */
export const roles = {
  adviser: { fr: 'Conseillère ou conseiller', en: 'Adviser' },
  legal_adviser: { fr: 'Conseillère ou conseiller juridique', en: 'Legal adviser' },
  director: { fr: 'Directrice ou directeur', en: 'Director' },
  registrar: { fr: 'Greffière ou greffier', en: 'Registrar' },
  pay_officer: { fr: 'Responsable de la rémunération', en: 'Pay officer' },
  minister_office: { fr: 'Cabinet de ministre', en: 'Minister’s office' },
  body_secretary: { fr: 'Secrétaire d’organisme', en: 'Body secretary' },
  holder: { fr: 'Titulaire', en: 'Holder' },
  auditor: { fr: 'Vérificatrice ou vérificateur', en: 'Auditor' },
  candidate: { fr: 'Candidate ou candidat', en: 'Candidate' },
  operator: { fr: 'Opératrice ou opérateur', en: 'Operator' },
} as const satisfies Record<string, Two>

export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as readonly Role[]

/** What an actor is limited to: identifiers; a missing one does not limit. */
export type Scope = {
  readonly portfolio?: string
  readonly organisation?: string
  readonly person?: string
  /** The team whose confidential files one reads. */
  readonly team?: string
  /** Among the few who read the results of checks. */
  readonly checks?: 'yes'
}

export type Actor = {
  readonly id: string
  readonly name: string
  readonly role: Role | 'visitor'
  readonly scope: Scope
}

/** Whoever has not signed in. */
export const visitor: Actor = { id: 'visitor', name: 'visitor', role: 'visitor', scope: {} }

/** Whoever applies for a post. The journal, which keeps what it says for ever, knows candidates by their id alone. */
export const candidateActor = (id: string): Actor => ({ id, name: 'candidate', role: 'candidate', scope: {} })

/** Whoever comes from outside: for them the pages are those of the public site. */
export const isOutside = ({ role }: Actor): boolean => role === 'visitor' || role === 'candidate'

/** Who may use an address. There is no "none": public is a word one has to write. */
export type Access = 'public' | readonly [Role, ...Role[]]

export const mayEnter = (access: Access, actor: Actor): boolean =>
  access === 'public' || access.some(role => role === actor.role)
