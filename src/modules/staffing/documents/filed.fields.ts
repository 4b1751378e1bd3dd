import type { Two, Words } from '../../../kernel/words/index.ts'

/** The addresses of the documents of a file, below /fr and /en. */
export const documentPaths = {
  documents: { fr: '/dossiers/:id/documents', en: '/files/:id/documents' },
  document: { fr: '/dossiers/:id/documents/:version', en: '/files/:id/documents/:version' },
  replacing: { fr: '/dossiers/:id/documents/:document/versions', en: '/files/:id/documents/:document/versions' },
  striking: { fr: '/dossiers/:id/documents/:document/radiation', en: '/files/:id/documents/:document/striking' },
} as const satisfies Record<string, Two>

export const filedKinds = {
  resolution: { fr: 'Résolution du conseil', en: 'Board resolution' },
  consent: { fr: 'Consentement', en: 'Consent' },
  correspondence: { fr: 'Correspondance', en: 'Correspondence' },
  opinion: { fr: 'Avis', en: 'Opinion' },
  other: { fr: 'Autre document', en: 'Other document' },
} as const satisfies Record<string, Two>
export type FiledKind = keyof typeof filedKinds

export const words = {
  documents: { fr: 'Documents', en: 'Documents' },
  none: { fr: 'Aucun document.', en: 'No document.' },
  add: { fr: 'Ajouter un document', en: 'Add a document' },
  document: { fr: 'Document d’un dossier', en: 'Document of a file' },
  title: { fr: 'Titre', en: 'Title' },
  kind: { fr: 'Nature', en: 'Kind' },
  file: { fr: 'Fichier', en: 'File' },
  fileHint: {
    fr: 'PDF, DOCX, ODT, PNG ou JPEG, de 10\u00a0Mo au plus.',
    en: 'PDF, DOCX, ODT, PNG or JPEG, at most 10 MB.',
  },
  version: { fr: (n: number) => `version\u00a0${n}`, en: (n: number) => `version ${n}` },
  older: { fr: 'Versions précédentes', en: 'Earlier versions' },
  replace: { fr: (title: string) => `Remplacer «\u00a0${title}\u00a0»`, en: (title: string) => `Replace “${title}”` },
  replaceIt: { fr: 'Remplacer', en: 'Replace' },
  strike: { fr: (title: string) => `Radier «\u00a0${title}\u00a0»`, en: (title: string) => `Strike “${title}”` },
  strikeIt: { fr: 'Radier', en: 'Strike' },
  reason: { fr: 'Motif', en: 'Reason' },
  struck: {
    fr: (who: string, when: string, why: string) => `Radié par ${who}, ${when}. Motif\u00a0: ${why}`,
    en: (who: string, when: string, why: string) => `Struck by ${who}, ${when}. Reason: ${why}`,
  },
} as const satisfies Words
