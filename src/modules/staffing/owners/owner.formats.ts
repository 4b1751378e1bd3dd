import type { Two, Words } from '../../../kernel/words/index.ts'

/** The addresses of the owner of a file, below /fr and /en. */
export const paths = {
  hand: { fr: '/dossiers/:id/responsable', en: '/files/:id/owner' },
  take: { fr: '/dossiers/:id/responsable/recu', en: '/files/:id/owner/received' },
} as const satisfies Record<string, Two>

export const words = {
  owner: { fr: 'Responsable', en: 'Owner' },
  hand: { fr: 'Confier le dossier', en: 'Hand the file over' },
  to: { fr: 'À qui', en: 'To whom' },
  toHint: {
    fr: 'Qui suit déjà des dossiers. Ses tâches ouvertes sur ce dossier passent à cette personne.',
    en: 'Whoever already follows files. The owner’s open tasks on this file go to that person.',
  },
  reason: { fr: 'Motif', en: 'Reason' },
  nobody: { fr: 'Personne d’autre ne suit de dossiers.', en: 'Nobody else follows files.' },
  take: { fr: 'Confirmer la réception', en: 'Confirm that it was received' },
  given: { fr: 'Dossiers qui vous sont confiés', en: 'Files handed over to you' },
  givenBy: { fr: (name: string) => `par ${name}`, en: (name: string) => `by ${name}` },
  says: {
    fr: (from: string, to: string, by: string, on: string) => `De ${from} à ${to}, par ${by}, ${on}.`,
    en: (from: string, to: string, by: string, on: string) => `From ${from} to ${to}, by ${by}, ${on}.`,
  },
  waits: { fr: 'Réception à confirmer.', en: 'Not confirmed yet.' },
} as const satisfies Words
