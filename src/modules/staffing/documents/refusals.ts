import { Refusal } from '../../../kernel/refusals.ts'

export const refusals = {
  notKept: () =>
    new Refusal(
      'STA-370',
      415,
      {
        fr: 'Ce fichier n’est ni un PDF, ni un DOCX, ni un ODT, ni une image PNG ou JPEG.',
        en: 'This file is not a PDF, a DOCX, an ODT, or a PNG or JPEG picture.',
      },
      { field: 'file', todo: { fr: 'Enregistrez le document en PDF.', en: 'Save the document as PDF.' } },
    ),
  documentStruck: () =>
    new Refusal(
      'STA-371',
      409,
      { fr: 'Ce document est déjà radié.', en: 'This document is already struck.' },
      { todo: { fr: 'Ajoutez un nouveau document.', en: 'Add a new document.' } },
    ),
  versionTaken: () =>
    new Refusal(
      'STA-372',
      409,
      {
        fr: 'Quelqu’un vient d’ajouter une version de ce document.',
        en: 'Someone has just added a version of this document.',
      },
      { todo: { fr: 'Relisez le dossier, puis recommencez.', en: 'Read the file again, then start over.' } },
    ),
}

export const byConstraint: Readonly<Record<string, () => Refusal>> = { one_version_at_a_time: refusals.versionTaken }
