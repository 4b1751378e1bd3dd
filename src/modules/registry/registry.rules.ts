import type { Two } from '../../kernel/words/index.ts'

export const organisationKinds = {
  ministry: { fr: 'Ministère', en: 'Ministry' },
  budgetary_body: { fr: 'Organisme budgétaire', en: 'Budgetary body' },
  other_body: { fr: 'Organisme autre que budgétaire', en: 'Non-budgetary body' },
  state_enterprise: { fr: 'Société d’État', en: 'State-owned enterprise' },
  tribunal: { fr: 'Tribunal administratif', en: 'Administrative tribunal' },
  advisory_body: { fr: 'Conseil consultatif', en: 'Advisory body' },
  assembly_office: { fr: 'Personne désignée par l’Assemblée nationale', en: 'Office of the National Assembly' },
  central: { fr: 'Organisme central', en: 'Central agency' },
} as const satisfies Record<string, Two>
export type OrganisationKind = keyof typeof organisationKinds

export const families = {
  deputy_minister: { fr: 'Sous-ministre', en: 'Deputy minister' },
  associate_deputy_minister: { fr: 'Sous-ministre associée ou associé', en: 'Associate deputy minister' },
  assistant_deputy_minister: { fr: 'Sous-ministre adjointe ou adjoint', en: 'Assistant deputy minister' },
  chief_executive: { fr: 'Première dirigeante ou premier dirigeant', en: 'Chief executive' },
  vice_president: { fr: 'Vice-présidence', en: 'Vice-president' },
  adjudicator: { fr: 'Fonction juridictionnelle', en: 'Adjudicator' },
  board_chair: { fr: 'Présidence de conseil d’administration', en: 'Board chair' },
  board_member: { fr: 'Membre de conseil d’administration', en: 'Board member' },
  delegate: { fr: 'Déléguée ou délégué', en: 'Delegate' },
  other: { fr: 'Autre emploi', en: 'Other position' },
} as const satisfies Record<string, Two>
export type Family = keyof typeof families

export const regimes = {
  full_time: { fr: 'Temps plein', en: 'Full time' },
  part_time: { fr: 'Temps partiel', en: 'Part time' },
} as const satisfies Record<string, Two>

export const authorities = {
  government: { fr: 'Gouvernement', en: 'Government' },
  assembly: { fr: 'Assemblée nationale', en: 'National Assembly' },
  minister: { fr: 'Ministre', en: 'Minister' },
} as const satisfies Record<string, Two>

export const termKinds = {
  fixed: { fr: 'Durée déterminée', en: 'Fixed term' },
  indeterminate: { fr: 'Durée indéterminée', en: 'Indeterminate' },
  event: { fr: 'Jusqu’à un événement', en: 'Until an event' },
} as const satisfies Record<string, Two>

export const vacancyFills = {
  unexpired: { fr: 'Pour la partie non écoulée du mandat', en: 'For the unexpired portion of the term' },
  new_term: { fr: 'Pour un nouveau mandat', en: 'For a new term' },
} as const satisfies Record<string, Two>

export const endings = {
  merged: { fr: 'Fusion', en: 'Merger' },
  split: { fr: 'Scission', en: 'Split' },
  abolished: { fr: 'Abolition', en: 'Abolition' },
} as const satisfies Record<string, Two>

/** In what capacity a mandate is held. A supernumerary finishes cases after the term and takes no seat (MAN-09). */
export const capacities = {
  titular: { fr: 'Titulaire', en: 'Titular' },
  acting: { fr: 'Par intérim', en: 'Acting' },
  supernumerary: { fr: 'Surnuméraire', en: 'Supernumerary' },
} as const satisfies Record<string, Two>

/** DEP-01, and what a register needs beside: replaced by a successor, reassigned, closed by a repeal. */
export const endReasons = {
  term_expired: { fr: 'Échéance du mandat', en: 'Term expired' },
  resignation: { fr: 'Démission', en: 'Resignation' },
  dismissal: { fr: 'Destitution', en: 'Dismissal' },
  termination: { fr: 'Résiliation', en: 'Termination' },
  retirement: { fr: 'Retraite', en: 'Retirement' },
  death: { fr: 'Décès', en: 'Death' },
  disability: { fr: 'Invalidité', en: 'Disability' },
  loss_of_quality: { fr: 'Perte de qualité', en: 'Loss of qualification' },
  abolition: { fr: 'Abolition du poste', en: 'Abolition of the post' },
  acting_ended: { fr: 'Fin de l’intérim', en: 'End of acting appointment' },
  reassignment: { fr: 'Réaffectation', en: 'Reassignment' },
  replaced: { fr: 'Remplacement', en: 'Replacement' },
  renewed: { fr: 'Renouvellement', en: 'Renewal' },
  repeal: { fr: 'Abrogation', en: 'Repeal' },
} as const satisfies Record<string, Two>

/** Reasons that a drafter may choose; the others follow from another article. */
export const chosenReasons = [
  'term_expired',
  'resignation',
  'dismissal',
  'termination',
  'retirement',
  'death',
  'disability',
  'loss_of_quality',
  'abolition',
  'acting_ended',
  'reassignment',
  'replaced',
] as const satisfies readonly (keyof typeof endReasons)[]

/** SM-1 and SM-9: what a post, or a mandate on it, is on a day. Expired in office is never vacant (MAN-02). */
export const states = {
  to_come: { fr: 'À venir', en: 'To come' },
  in_office: { fr: 'En fonction', en: 'In office' },
  past_term: { fr: 'En fonction – échu', en: 'In office past term' },
  acting: { fr: 'Intérim', en: 'Acting' },
  supernumerary: { fr: 'Surnuméraire', en: 'Supernumerary' },
  vacant: { fr: 'Vacant', en: 'Vacant' },
  vacant_acting: { fr: 'Vacant – intérim', en: 'Vacant, acting holder' },
  abolished: { fr: 'Aboli', en: 'Abolished' },
  ended: { fr: 'Terminé', en: 'Ended' },
} as const satisfies Record<string, Two>
export type State = keyof typeof states
