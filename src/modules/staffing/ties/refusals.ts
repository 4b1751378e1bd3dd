import { Refusal } from '../../../kernel/refusals.ts'
import type { Two } from '../../../kernel/words/index.ts'

/** What the ties between calls, committees, registers and files refuse. */
export const refusals = {
  fromTheCall: () =>
    new Refusal(
      'STA-350',
      409,
      {
        fr: 'Les personnes d’un comité de sélection viennent des candidatures de son appel.',
        en: 'The people before a selection committee come from the applications of its call.',
      },
      {
        todo: {
          fr: 'Déclarez la candidature recevable, puis inscrivez les candidatures au comité.',
          en: 'Find the application admissible, then bring the applications before the committee.',
        },
      },
    ),
  needsCall: () =>
    new Refusal(
      'STA-351',
      409,
      { fr: 'Un comité de sélection se forme pour un appel.', en: 'A selection committee is formed for a call.' },
      { todo: { fr: 'Formez-le depuis la page de l’appel.', en: 'Form it from the page of the call.' } },
    ),
  callNotOut: () =>
    new Refusal(
      'STA-352',
      409,
      {
        fr: 'Un comité se forme pour un appel paru, dont la liste n’est pas constituée.',
        en: 'A committee is formed for a call that is out and whose list is not made.',
      },
      { todo: { fr: 'Relisez la page de l’appel.', en: 'Read the page of the call again.' } },
    ),
  oneCommittee: () =>
    new Refusal(
      'STA-353',
      409,
      { fr: 'Cet appel a déjà son comité.', en: 'This call has its committee already.' },
      { todo: { fr: 'Ouvrez-le depuis la page de l’appel.', en: 'Open it from the page of the call.' } },
    ),
  nobodyToBring: () =>
    new Refusal(
      'STA-354',
      409,
      {
        fr: 'Toutes les candidatures recevables de l’appel sont déjà devant le comité.',
        en: 'Every admissible application of the call is before the committee already.',
      },
      {
        todo: {
          fr: 'Déclarez d’abord d’autres candidatures recevables.',
          en: 'First find other applications admissible.',
        },
      },
    ),
  nobodyToSummon: () =>
    new Refusal(
      'STA-355',
      409,
      { fr: 'Personne de ce choix n’est à convoquer.', en: 'Nobody chosen is to be called.' },
      { field: 'candidates', todo: { fr: 'Relisez la page du comité.', en: 'Read the page of the committee again.' } },
    ),
  committeeConcludes: () =>
    new Refusal(
      'STA-356',
      409,
      {
        fr: 'Cet appel a un comité\u00a0: son rapport dira l’aptitude.',
        en: 'This call has a committee: its report will say who is apt.',
      },
      { field: 'move', todo: { fr: 'Attendez la remise du rapport.', en: 'Wait until the report is delivered.' } },
    ),
  tiedElsewhere: () =>
    new Refusal(
      'STA-357',
      409,
      {
        fr: 'Cette personne est déjà proposée par un autre dossier, ou y a été nommée.',
        en: 'This person is proposed by another file already, or was appointed by it.',
      },
      { field: 'pick', todo: { fr: 'Choisissez quelqu’un d’autre.', en: 'Choose someone else.' } },
    ),
  notToPick: () =>
    new Refusal(
      'STA-358',
      409,
      {
        fr: 'Cette personne n’est plus dans la liste ou dans le registre de ce poste.',
        en: 'This person is no longer on the list or in the register of this post.',
      },
      { field: 'pick', todo: { fr: 'Relisez la page.', en: 'Read the page again.' } },
    ),
  sameName: () =>
    new Refusal(
      'STA-180',
      409,
      {
        fr: 'Le registre connaît déjà quelqu’un de ce nom.',
        en: 'The register already has someone of this name.',
      },
      {
        field: 'pick',
        todo: {
          fr: 'Choisissez s’il s’agit de la même personne ou de quelqu’un d’autre.',
          en: 'Choose whether it is the same person or someone else.',
        },
      },
    ),
  hasWithdrawn: () =>
    new Refusal(
      'STA-359',
      409,
      {
        fr: 'La personne proposée a retiré sa candidature, ou celle-ci a pris fin.',
        en: 'The person proposed has withdrawn the application, or it has ended.',
      },
      { todo: { fr: 'Choisissez quelqu’un d’autre au dossier.', en: 'Choose someone else in the file.' } },
    ),
  aptitudeEnded: (says: Two) =>
    new Refusal('STA-360', 409, says, {
      todo: { fr: 'Choisissez quelqu’un d’autre au dossier.', en: 'Choose someone else in the file.' },
    }),
  notForACall: () =>
    new Refusal(
      'STA-361',
      409,
      {
        fr: 'Seul un dossier de nomination, à son étape «\u00a0candidatures\u00a0» ou avant, ouvre un appel.',
        en: 'Only an appointment file, at its step “candidates” or before, opens a call.',
      },
      { todo: { fr: 'Relisez le dossier.', en: 'Read the file again.' } },
    ),
  callUnderWay: (reference: string) =>
    new Refusal(
      'STA-362',
      409,
      {
        fr: `L’appel ${reference} est déjà en cours pour ce poste.`,
        en: `The call ${reference} is under way for this post already.`,
      },
      { todo: { fr: 'Ouvrez cet appel.', en: 'Open that call.' } },
    ),
  noAddress: (names: string) =>
    new Refusal(
      'STA-363',
      409,
      {
        fr: `Sans adresse de courriel, on ne peut convoquer\u00a0: ${names}.`,
        en: `Without an e-mail address, these cannot be invited: ${names}.`,
      },
      { todo: { fr: 'Inscrivez leur adresse parmi les membres.', en: 'Record their address among the members.' } },
    ),
  sessionPast: () =>
    new Refusal(
      'STA-364',
      422,
      { fr: 'Une séance se fixe à un moment à venir.', en: 'A session is set at a time to come.' },
      { field: 'day', todo: { fr: 'Choisissez un autre moment.', en: 'Choose another time.' } },
    ),
  sessionBackwards: () =>
    new Refusal(
      'STA-365',
      422,
      { fr: 'La séance finit avant de commencer.', en: 'The session ends before it begins.' },
      { field: 'ends', todo: { fr: 'Corrigez les heures.', en: 'Correct the times.' } },
    ),
  sessionCancelled: () =>
    new Refusal(
      'STA-366',
      409,
      { fr: 'Cette séance est annulée.', en: 'This session is cancelled.' },
      { todo: { fr: 'Fixez-en une autre.', en: 'Set another.' } },
    ),
}

/** What the constraints of the tables say. */
export const byConstraint: Readonly<Record<string, () => Refusal>> = {
  one_committee_per_call: refusals.oneCommittee,
  application_is_before_it_already: refusals.nobodyToBring,
  one_file_per_application: refusals.tiedElsewhere,
  one_file_per_entry: refusals.tiedElsewhere,
}
