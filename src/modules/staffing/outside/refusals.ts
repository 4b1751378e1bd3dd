import { Refusal } from '../../../kernel/refusals.ts'

export const refusals = {
  noPerson: () =>
    new Refusal(
      'STA-373',
      409,
      { fr: 'Personne n’est encore proposé dans ce dossier.', en: 'Nobody is proposed yet in this file.' },
      {
        todo: { fr: 'Proposez une personne, puis diffusez la fiche.', en: 'Propose a person, then release the sheet.' },
      },
    ),
  answered: () =>
    new Refusal(
      'STA-374',
      409,
      { fr: 'Cette demande a déjà sa réponse.', en: 'This request already has its answer.' },
      { todo: { fr: 'Relisez la liste des demandes.', en: 'Read the list of requests again.' } },
    ),
  asked: () =>
    new Refusal(
      'STA-375',
      409,
      {
        fr: 'Une demande sur ce siège attend déjà sa réponse.',
        en: 'A request about this seat already waits for its answer.',
      },
      { todo: { fr: 'Attendez la réponse du secrétariat.', en: 'Wait for the secretariat’s answer.' } },
    ),
  notAsked: () =>
    new Refusal(
      'STA-376',
      409,
      {
        fr: 'Un renouvellement porte sur un mandat en cours; une vacance, sur un siège sans titulaire.',
        en: 'A renewal is about a term under way; a vacancy, about a seat without a holder.',
      },
      { todo: { fr: 'Choisissez un siège de la liste.', en: 'Choose a seat from the list.' } },
    ),
}

export const byConstraint: Readonly<Record<string, () => Refusal>> = { one_request_at_a_time: refusals.asked }
