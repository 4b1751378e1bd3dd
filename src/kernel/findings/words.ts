import type { Status } from '../rules/index.ts'
import { plural, type Two, type Words } from '../words/index.ts'
import type { State } from './finding.rules.ts'

/** The addresses of the findings, below /fr and /en. */
export const paths = {
  findings: { fr: '/completude', en: '/completeness' },
  finding: { fr: '/completude/:check/:key', en: '/completeness/:check/:key' },
  accept: { fr: '/completude/:check/:key/acceptation', en: '/completeness/:check/:key/acceptance' },
  reopen: { fr: '/completude/:check/:key/reouverture', en: '/completeness/:check/:key/reopening' },
} as const satisfies Record<string, Two>

export const stateNames = {
  open: { fr: 'À régler', en: 'To mend' },
  changed: { fr: 'Revenu\u00a0: les faits ont changé', en: 'Back: the facts have changed' },
  expired: { fr: 'Revenu\u00a0: l’acceptation a pris fin', en: 'Back: the acceptance has ended' },
  accepted: { fr: 'Accepté', en: 'Accepted' },
} as const satisfies Record<State, Two>

export const statusNames = {
  verified: { fr: 'vérifiée', en: 'verified' },
  secondary: { fr: 'source secondaire', en: 'secondary source' },
  derived: { fr: 'déduite', en: 'derived' },
  unverified: { fr: 'non vérifiée', en: 'unverified' },
  proposal: { fr: 'proposée', en: 'proposed' },
} as const satisfies Record<Status, Two>

/** Which findings are listed. */
export const choices = {
  open: { fr: 'À régler', en: 'To mend' },
  accepted: { fr: 'Acceptés', en: 'Accepted' },
  all: { fr: 'Tous', en: 'All' },
} as const satisfies Words
export type Which = keyof typeof choices

/** Whose findings are listed. */
export const whose = {
  all: { fr: 'Tous les rôles', en: 'All roles' },
  mine: { fr: 'Mon rôle', en: 'My role' },
} as const satisfies Words
export type Whose = keyof typeof whose

export const words = {
  findings: { fr: 'Complétude', en: 'Completeness' },
  lead: {
    fr: 'Ce qu’une vérification relèverait\u00a0: chaque constat dit pourquoi, depuis quand, et où le régler.',
    en: 'What an audit would point out: each finding says why, since when, and where it is mended.',
  },
  leadOutside: {
    fr: 'Ce qu’une vérification du registre public relèverait des organismes dont vous avez la charge\u00a0: pourquoi, et depuis quand.',
    en: 'What an audit of the public register would point out of the bodies in your charge: why, and since when.',
  },
  limitsOutside: {
    fr: 'Seuls paraissent ici les constats tirés du registre public. Ceux qui se tirent des dossiers, des actes et des présences, et ce que les secrétariats ont accepté de laisser en l’état, n’y sont pas jugés.',
    en: 'Only findings drawn from the public register appear here. Those drawn from files, acts and attendance, and what the secretariats have accepted to leave as it is, are not judged here.',
  },
  finding: { fr: 'Constat', en: 'Finding' },
  kind: { fr: 'Contrôle', en: 'Check' },
  everyKind: { fr: 'Tous', en: 'All' },
  body: { fr: 'Organisme', en: 'Body' },
  everyBody: { fr: 'Tous', en: 'All' },
  show: { fr: 'Montrer', en: 'Show' },
  which: { fr: 'Constats', en: 'Findings' },
  whose: { fr: 'Pour qui', en: 'For whom' },
  since: { fr: 'Depuis le', en: 'Since' },
  days: { fr: 'Jours', en: 'Days' },
  rule: { fr: 'Règle', en: 'Rule' },
  ours: { fr: 'Cohérence (règle de Greffe)', en: 'Consistency (rule of Greffe)' },
  mend: { fr: 'Où le régler', en: 'Where it is mended' },
  card: { fr: 'Fiche', en: 'Card' },
  look: { fr: 'Voir', en: 'See' },
  state: { fr: 'État', en: 'State' },
  until: { fr: 'Jusqu’au', en: 'Until' },
  none: { fr: 'Rien à signaler.', en: 'Nothing to point out.' },
  noneAccepted: { fr: 'Aucun constat n’est accepté.', en: 'No finding is accepted.' },
  checks: { fr: 'Ce qui est contrôlé', en: 'What is checked' },
  why: { fr: 'Pourquoi', en: 'Why' },
  open: { fr: 'À régler', en: 'To mend' },
  accepted: { fr: 'Acceptés', en: 'Accepted' },
  unjudged: { fr: 'Non jugés', en: 'Not judged' },
  limits: { fr: 'Ce qui n’est pas jugé', en: 'What is not judged' },
  acceptTitle: { fr: 'Accepter ce constat', en: 'Accept this finding' },
  whoAccepts: {
    fr: 'La greffière ou le greffier et la direction peuvent accepter un constat\u00a0: il revient après le jour dit, ou dès que ses faits changent.',
    en: 'The registrar and the director may accept a finding: it comes back after the day given, or as soon as its facts change.',
  },
  reason: { fr: 'Motif', en: 'Reason' },
  untilHint: { fr: 'Au plus un an.', en: 'A year at most.' },
  acceptedUntil: { fr: 'Accepté jusqu’au', en: 'Accepted until' },
  accept: { fr: 'Accepter', en: 'Accept' },
  reopen: { fr: 'Rouvrir', en: 'Reopen' },
  acceptance: { fr: 'Acceptation', en: 'Acceptance' },
  acceptedBy: { fr: 'Acceptée par', en: 'Accepted by' },
  onDay: { fr: (name: string, at: string) => `${name}, ${at}`, en: (name: string, at: string) => `${name}, ${at}` },
  waiting: { fr: 'Constats à régler', en: 'Findings to mend' },
  summary: {
    fr: (open: number, accepted: number, unjudged: number) =>
      `${open} ${plural('fr', open, 'constat', 'constats')} à régler, ${accepted} ${plural('fr', accepted, 'accepté', 'acceptés')}, ${unjudged} ${plural('fr', unjudged, 'cas non jugé', 'cas non jugés')}`,
    en: (open: number, accepted: number, unjudged: number) =>
      `${open} ${plural('en', open, 'finding', 'findings')} to mend, ${accepted} accepted, ${unjudged} ${plural('en', unjudged, 'case', 'cases')} not judged`,
  },
} as const satisfies Words
