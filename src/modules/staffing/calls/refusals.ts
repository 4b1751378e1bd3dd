import { Refusal } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'

const listed = (sentences: readonly Two[]): Two => ({
  fr: sentences.map(({ fr }) => fr).join(' '),
  en: sentences.map(({ en }) => en).join(' '),
})

export const refusals = {
  callMoved: () =>
    new Refusal(
      'STA-101',
      409,
      {
        fr: 'L’appel n’est plus à l’étape que montrait la page.',
        en: 'The call is no longer at the step that the page showed.',
      },
      { todo: { fr: 'Relisez-le, puis recommencez s’il y a lieu.', en: 'Read it, then try again if needed.' } },
    ),
  callNotReady: (missing: readonly Two[]) =>
    new Refusal('STA-102', 422, {
      fr: `Conditions à remplir\u00a0: ${listed(missing).fr}`,
      en: `Conditions to meet: ${listed(missing).en}`,
    }),
  callBlocked: (says: readonly Two[]) =>
    new Refusal('STA-103', 422, listed(says), {
      todo: { fr: 'Corrigez l’appel avant de le publier.', en: 'Correct the call before publishing it.' },
    }),
  needsReason: () =>
    new Refusal(
      'STA-104',
      422,
      { fr: 'Un motif est nécessaire.', en: 'A reason is needed.' },
      { field: 'reason', todo: { fr: 'Écrivez-le.', en: 'Write it.' } },
    ),
  noCode: () =>
    new Refusal(
      'STA-105',
      422,
      {
        fr: 'Cet organisme n’a pas encore de numéro pour ses appels.',
        en: 'This body has no number for its calls yet.',
      },
      { field: 'code', todo: { fr: 'Écrivez ses trois chiffres.', en: 'Write its three digits.' } },
    ),
  codeTaken: () =>
    new Refusal(
      'STA-106',
      409,
      { fr: 'Ce numéro est celui d’un autre organisme.', en: 'This number is that of another body.' },
      { field: 'code', todo: { fr: 'Choisissez-en un autre.', en: 'Choose another one.' } },
    ),
  otherCode: (code: string) =>
    new Refusal(
      'STA-107',
      409,
      { fr: `Le numéro de cet organisme est ${code}.`, en: `The number of this body is ${code}.` },
      { field: 'code', todo: { fr: 'Laissez le champ vide.', en: 'Leave the field blank.' } },
    ),
  noMoreNumbers: (year: number) =>
    new Refusal(
      'STA-108',
      409,
      { fr: `Les 999 numéros de ${year} sont pris.`, en: `The 999 numbers of ${year} are taken.` },
      { todo: { fr: 'Attendez l’année suivante.', en: 'Wait for the next year.' } },
    ),
  approved: () =>
    new Refusal(
      'STA-109',
      409,
      { fr: 'Cette version est déjà approuvée de ce côté.', en: 'This version is already approved on this side.' },
      { todo: { fr: 'Relisez l’appel.', en: 'Read the call again.' } },
    ),
  copySent: () =>
    new Refusal(
      'STA-110',
      409,
      { fr: 'La copie à ce destinataire est déjà consignée.', en: 'The copy to this recipient is already recorded.' },
      { todo: { fr: 'Relisez l’appel.', en: 'Read the call again.' } },
    ),
  notSentYet: (today: Day) =>
    new Refusal(
      'STA-111',
      422,
      {
        fr: 'Une copie ne peut pas être envoyée à une date à venir.',
        en: 'A copy cannot have been sent on a date to come.',
      },
      {
        field: 'sent_on',
        todo: {
          fr: `Écrivez une date jusqu’au ${showDay(today, 'fr')}.`,
          en: `Write a date up to ${showDay(today, 'en')}.`,
        },
      },
    ),
  opensInThePast: () =>
    new Refusal(
      'STA-112',
      422,
      {
        fr: 'La parution ne peut pas précéder l’instant présent.',
        en: 'Publication cannot precede the present moment.',
      },
      {
        field: 'opens_on',
        todo: {
          fr: 'Laissez la date et l’heure vides pour publier maintenant.',
          en: 'Leave the date and the time blank to publish now.',
        },
      },
    ),
  closesTooSoon: () =>
    new Refusal(
      'STA-113',
      422,
      { fr: 'L’échéance précède la parution.', en: 'The deadline precedes publication.' },
      { field: 'closes_on', todo: { fr: 'Choisissez une échéance plus éloignée.', en: 'Choose a later deadline.' } },
    ),
  notLater: () =>
    new Refusal(
      'STA-114',
      422,
      {
        fr: 'La nouvelle échéance ne dépasse pas celle qui est publiée.',
        en: 'The new deadline is not after the one published.',
      },
      { field: 'closes_on', todo: { fr: 'Choisissez-en une plus éloignée.', en: 'Choose a later one.' } },
    ),
  needsSignature: () =>
    new Refusal(
      'STA-115',
      422,
      {
        fr: 'L’approbation de l’organisme est celle d’une personne.',
        en: 'The approval of the body is that of a person.',
      },
      { field: 'signed', todo: { fr: 'Écrivez son nom.', en: 'Write the name.' } },
    ),
  callNotOpen: () =>
    new Refusal(
      'STA-120',
      409,
      {
        fr: 'Cet appel ne reçoit pas de candidatures en ce moment.',
        en: 'This call receives no applications at the moment.',
      },
      { todo: { fr: 'Consultez les appels ouverts.', en: 'See the calls that are open.' } },
    ),
  alreadyApplied: () =>
    new Refusal(
      'STA-121',
      409,
      { fr: 'Vous avez déjà une candidature à cet appel.', en: 'You already have an application to this call.' },
      { todo: { fr: 'Reprenez-la dans vos candidatures.', en: 'Take it up in your applications.' } },
    ),
  incomplete: (missing: readonly Two[]) =>
    new Refusal('STA-122', 422, {
      fr: `Il manque encore : ${listed(missing).fr}`,
      en: `Still missing: ${listed(missing).en}`,
    }),
  applicationMoved: () =>
    new Refusal(
      'STA-123',
      409,
      {
        fr: 'La candidature n’est plus à l’étape que montrait la page.',
        en: 'The application is no longer at the step that the page showed.',
      },
      { todo: { fr: 'Relisez-la, puis recommencez s’il y a lieu.', en: 'Read it, then try again if needed.' } },
    ),
  linkDead: () =>
    new Refusal(
      'STA-124',
      410,
      { fr: 'Ce lien a déjà servi ou a expiré.', en: 'This link was already used, or has expired.' },
      { todo: { fr: 'Demandez-en un autre.', en: 'Ask for another one.' } },
    ),
  tooManyLinks: () =>
    new Refusal(
      'STA-125',
      429,
      {
        fr: 'Plusieurs liens ont été envoyés à cette adresse dans l’heure.',
        en: 'Several links were sent to this address within the hour.',
      },
      {
        field: 'address',
        todo: {
          fr: 'Cherchez-les dans votre courrier ou attendez un peu.',
          en: 'Look for them in your mail, or wait a while.',
        },
      },
    ),
  newsInThePast: () =>
    new Refusal(
      'STA-126',
      422,
      { fr: 'La prochaine nouvelle est à venir.', en: 'The next news is yet to come.' },
      { field: 'next_news', todo: { fr: 'Choisissez une date après aujourd’hui.', en: 'Choose a date after today.' } },
    ),
  tooManyDocuments: (most: number) =>
    new Refusal(
      'STA-130',
      409,
      { fr: `Une candidature a au plus ${most} documents.`, en: `An application has at most ${most} documents.` },
      { field: 'file', todo: { fr: 'Retirez-en un avant d’en ajouter.', en: 'Remove one before adding another.' } },
    ),
  documentTooLarge: () =>
    new Refusal(
      'STA-131',
      413,
      { fr: 'Ce document dépasse 10 Mo.', en: 'This document exceeds 10 MB.' },
      { field: 'file', todo: { fr: 'Enregistrez-le en plus petit.', en: 'Save a smaller version.' } },
    ),
  notADocument: () =>
    new Refusal(
      'STA-132',
      415,
      { fr: 'Ce fichier n’est ni un PDF, ni un DOCX, ni un ODT.', en: 'This file is not a PDF, a DOCX or an ODT.' },
      { field: 'file', todo: { fr: 'Enregistrez le document en PDF.', en: 'Save the document as PDF.' } },
    ),
  unsafeDocument: (why: Two) =>
    new Refusal('STA-133', 415, why, {
      field: 'file',
      todo: {
        fr: 'Imprimez le document en PDF et envoyez ce PDF.',
        en: 'Print the document to PDF, and send that PDF.',
      },
    }),
}

export const byConstraint: Readonly<Record<string, () => Refusal>> = {
  body_code_is_taken: refusals.codeTaken,
  call_is_approved_once: refusals.approved,
  copy_is_sent_once: refusals.copySent,
  one_application_per_call: refusals.alreadyApplied,
}
