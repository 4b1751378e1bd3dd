import type { Cents } from '../../../kernel/money/index.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { showDay, showMoney, type Two } from '../../../kernel/words/index.ts'

export const refusals = {
  notADeparture: () =>
    new Refusal('STA-321', 409, {
      fr: 'Ce dossier n’est pas celui d’un départ.',
      en: 'This file is not about a departure.',
    }),
  noPayYet: () =>
    new Refusal(
      'STA-322',
      409,
      { fr: 'Le traitement à la fin n’est pas inscrit.', en: 'The pay at the end is not recorded.' },
      { todo: { fr: 'Inscrivez-le, avec sa source.', en: 'Record it, with its source.' } },
    ),
  notLeftYet: () =>
    new Refusal(
      'STA-323',
      409,
      {
        fr: 'Le registre ne dit pas encore que la personne a quitté son poste.',
        en: 'The register does not yet say that the person has left the post.',
      },
      {
        todo: {
          fr: 'Attendez que l’acte soit adopté et que le dernier jour soit passé.',
          en: 'Wait until the act is adopted and the last day has passed.',
        },
      },
    ),
  notNow: () =>
    new Refusal('STA-324', 409, {
      fr: 'Cela ne se fait pas à l’étape où est l’allocation, ou pas par vous.',
      en: 'This cannot be done at the present step of the allowance, or not by you.',
    }),
  changed: () =>
    new Refusal(
      'STA-325',
      409,
      {
        fr: 'Quelqu’un a changé ce qui est dû depuis que vous avez ouvert la page.',
        en: 'Someone has changed what is owed since you opened the page.',
      },
      { todo: { fr: 'Relisez, puis recommencez.', en: 'Read it again, then start over.' } },
    ),
  needsReason: () =>
    new Refusal('STA-326', 422, { fr: 'Donnez le motif.', en: 'Give the reason.' }, { field: 'reason' }),
  stillOwed: (rest: Cents) =>
    new Refusal(
      'STA-327',
      409,
      {
        fr: `Il reste à cesser de verser ou à rembourser ${showMoney(rest, 'fr')} (DEP-04, DEP-05).`,
        en: `${showMoney(rest, 'en')} is still to be stopped or repaid (DEP-04, DEP-05).`,
      },
      { todo: { fr: 'Acceptez d’abord le plan.', en: 'Accept the plan first.' } },
    ),
  nothingOwed: () =>
    new Refusal(
      'STA-328',
      409,
      { fr: 'Le plan ne demande rien.', en: 'The plan asks for nothing.' },
      { todo: { fr: 'Reprenez le versement.', en: 'Resume payment.' } },
    ),
  noBenefit: () =>
    new Refusal(
      'STA-329',
      409,
      {
        fr: 'Le dossier ne dit pas qu’une allocation ou une indemnité est due.',
        en: 'The file does not say that an allowance or a package is due.',
      },
      { todo: { fr: 'Dites laquelle dans le dossier.', en: 'Say which in the file.' } },
    ),
  notPositive: (field: string) =>
    new Refusal(
      'STA-330',
      422,
      { fr: 'Le montant est plus grand que zéro.', en: 'The amount is more than zero.' },
      { field },
    ),
  notYet: (day: Day, field: string) =>
    new Refusal(
      'STA-331',
      422,
      { fr: `Le ${showDay(day, 'fr')} n’est pas encore venu.`, en: `${showDay(day, 'en')} has not come yet.` },
      { field },
    ),
  signedFirst: () =>
    new Refusal(
      'STA-332',
      422,
      {
        fr: 'Les règles se signent le jour où elles sont remises, ou après.',
        en: 'The rules are signed on the day on which they are handed over, or later.',
      },
      { field: 'signed_on' },
    ),
  beforeLeaving: (left: Day) =>
    new Refusal(
      'STA-333',
      422,
      {
        fr: `Ce travail finit avant le départ, le ${showDay(left, 'fr')}.`,
        en: `This work ends before the departure, on ${showDay(left, 'en')}.`,
      },
      { field: 'last_day' },
    ),
  needsLastDay: () =>
    new Refusal('STA-334', 422, { fr: 'Donnez le dernier jour.', en: 'Give the last day.' }, { field: 'last_day' }),
  notAtThisStep: (step: Two) =>
    new Refusal(
      'STA-335',
      409,
      {
        fr: `Le départ n’en est pas là\u00a0: ${step.fr.toLowerCase()} (SM-14).`,
        en: `The departure is not at that point: ${step.en.toLowerCase()} (SM-14).`,
      },
      { todo: { fr: 'Inscrivez d’abord ce qui précède.', en: 'Record first what comes before.' } },
    ),
}
