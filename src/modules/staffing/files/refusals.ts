import { Refusal } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { referenceOf } from '../words.ts'

type Open = { year: number; number: number }

export const refusals = {
  sealed: () =>
    new Refusal(
      'STA-001',
      409,
      {
        fr: 'Cette partie du dossier ne change pas à l’étape où il est, ou pas par vous.',
        en: 'This part of the file does not change at its present step, or not by you.',
      },
      {
        todo: {
          fr: 'Faites revenir le dossier à une étape précédente, ou adressez-vous à son responsable.',
          en: 'Send the file back to an earlier step, or ask its owner.',
        },
      },
    ),
  fileChanged: () =>
    new Refusal(
      'STA-002',
      409,
      {
        fr: 'Quelqu’un a changé le dossier depuis que vous l’avez ouvert.',
        en: 'Someone has changed the file since you opened it.',
      },
      { todo: { fr: 'Relisez-le, puis recommencez.', en: 'Read it again, then start over.' } },
    ),
  moveNotNow: () =>
    new Refusal(
      'STA-003',
      409,
      {
        fr: 'Ce geste ne se fait pas à l’étape où est le dossier, ou pas par vous.',
        en: 'This cannot be done at the file’s present step, or not by you.',
      },
      {
        todo: { fr: 'Voyez l’étape du dossier et qui en est responsable.', en: 'See the file’s step and who owns it.' },
      },
    ),
  fileNeedsReason: () =>
    new Refusal(
      'STA-004',
      422,
      { fr: 'Ce geste demande un motif.', en: 'This needs a reason.' },
      { field: 'reason', todo: { fr: 'Écrivez le motif.', en: 'Write the reason.' } },
    ),
  fileIncomplete: (missing: readonly { says: Two }[]) =>
    new Refusal(
      'STA-005',
      422,
      {
        fr: `Le dossier ne peut pas quitter cette étape. Il manque\u00a0: ${missing.map(({ says }) => says.fr).join(' ')}`,
        en: `The file cannot leave this step. What is missing: ${missing.map(({ says }) => says.en).join(' ')}`,
      },
      { todo: { fr: 'Complétez ce qui manque.', en: 'Complete what is missing.' } },
    ),
  alreadyOpen: (open: Open) =>
    new Refusal(
      'STA-006',
      409,
      {
        fr: `Un dossier du même genre est déjà ouvert sur ce poste\u00a0: ${referenceOf(open)}.`,
        en: `A file of the same kind is already open on this post: ${referenceOf(open)}.`,
      },
      { todo: { fr: 'Travaillez dans ce dossier.', en: 'Work in that file.' } },
    ),
  needsMandate: () =>
    new Refusal(
      'STA-007',
      422,
      {
        fr: 'Un renouvellement ou un départ porte sur un mandat.',
        en: 'A renewal or a departure is about a term of office.',
      },
      { field: 'mandate', todo: { fr: 'Choisissez le mandat.', en: 'Choose the term of office.' } },
    ),
  targetPast: (target: Day) =>
    new Refusal(
      'STA-008',
      422,
      {
        fr: `La séance visée, le ${showDay(target, 'fr')}, est passée.`,
        en: `The sitting aimed at, ${showDay(target, 'en')}, is past.`,
      },
      { field: 'target', todo: { fr: 'Choisissez une séance à venir.', en: 'Choose a sitting to come.' } },
    ),
  notHappened: (on: Day, field: string) =>
    new Refusal(
      'STA-009',
      422,
      { fr: `Le ${showDay(on, 'fr')} n’est pas encore venu.`, en: `${showDay(on, 'en')} has not come yet.` },
      { field, todo: { fr: 'Consignez ce qui a eu lieu.', en: 'Record what has taken place.' } },
    ),
  nothingToPass: () =>
    new Refusal(
      'STA-010',
      409,
      {
        fr: 'Cette règle ne donne pas d’avertissement sur ce dossier; un blocage ne se passe pas.',
        en: 'This rule gives no warning on this file; a block is not passed.',
      },
      { todo: { fr: 'Relisez les constats.', en: 'Read the verdicts again.' } },
    ),
  bundleNeedsName: () =>
    new Refusal(
      'STA-011',
      422,
      { fr: 'Un nouveau lot a un nom.', en: 'A new bundle has a name.' },
      { field: 'name', todo: { fr: 'Nommez le lot, ou choisissez-en un.', en: 'Name the bundle, or choose one.' } },
    ),
  dependsOnItself: () =>
    new Refusal(
      'STA-012',
      422,
      { fr: 'Un dossier ne dépend pas de lui-même.', en: 'A file does not depend on itself.' },
      { field: 'depends_on', todo: { fr: 'Choisissez un autre dossier.', en: 'Choose another file.' } },
    ),
  notYetDrafted: (says: Two) =>
    new Refusal('STA-013', 409, says, {
      todo: { fr: 'Complétez le dossier, puis rédigez.', en: 'Complete the file, then draft.' },
    }),
  noPerson: () =>
    new Refusal(
      'STA-014',
      422,
      {
        fr: 'Choisissez une personne du registre, ou donnez le nom de famille de quelqu’un qui n’y est pas.',
        en: 'Choose a person of the register, or give the family name of someone who is not in it.',
      },
      { field: 'person', todo: { fr: 'Cherchez par nom.', en: 'Search by name.' } },
    ),
  noSuchSitting: (target: Day) =>
    new Refusal(
      'STA-380',
      422,
      {
        fr: `Aucune séance du Conseil des ministres n’est prévue le ${showDay(target, 'fr')}.`,
        en: `No sitting of Cabinet is planned for ${showDay(target, 'en')}.`,
      },
      { field: 'target', todo: { fr: 'Choisissez une séance prévue.', en: 'Choose a planned sitting.' } },
    ),
  sayWhoItIs: () =>
    new Refusal(
      'STA-381',
      409,
      {
        fr: 'Le registre connaît déjà quelqu’un de ce nom.',
        en: 'The register already has someone of this name.',
      },
      {
        field: 'as',
        todo: {
          fr: 'Dites si c’est la même personne, ou quelqu’un d’autre.',
          en: 'Say whether it is the same person, or someone else.',
        },
      },
    ),
  notOfThatName: () =>
    new Refusal(
      'STA-382',
      422,
      {
        fr: 'La personne choisie ne porte pas ce nom au registre.',
        en: 'The person chosen does not bear this name in the register.',
      },
      { field: 'as', todo: { fr: 'Relisez le nom, puis dites qui c’est.', en: 'Check the name, then say who it is.' } },
    ),
}
