import type { Two, Words } from '../../../kernel/words/index.ts'

/** The addresses of a renewal, below /fr and /en: those of its file. */
export const paths = {
  intention: { fr: '/dossiers/:id/renouvellement/intention', en: '/files/:id/renewal/intention' },
  evaluation: { fr: '/dossiers/:id/renouvellement/evaluation', en: '/files/:id/renewal/evaluation' },
  information: { fr: '/dossiers/:id/renouvellement/renseignements', en: '/files/:id/renewal/information' },
  committee: { fr: '/dossiers/:id/renouvellement/comite', en: '/files/:id/renewal/committee' },
  intent: { fr: '/dossiers/:id/renouvellement/avis-intention', en: '/files/:id/renewal/notice-of-intent' },
  hearing: { fr: '/dossiers/:id/renouvellement/observations', en: '/files/:id/renewal/hearing' },
  recommendation: { fr: '/dossiers/:id/renouvellement/recommandation', en: '/files/:id/renewal/recommendation' },
  notice: { fr: '/dossiers/:id/renouvellement/avis', en: '/files/:id/renewal/notice' },
} as const satisfies Record<string, Two>

export const intentions = {
  renew: { fr: 'Renouveler', en: 'Renew' },
  not_renew: { fr: 'Ne pas renouveler', en: 'Not renew' },
} as const satisfies Record<string, Two>

export const whoStates = {
  minister: { fr: 'La ministre ou le ministre', en: 'The minister' },
  premier: { fr: 'La première ministre ou le premier ministre', en: 'The Premier' },
} as const satisfies Record<string, Two>

export const recommendations = {
  favourable: { fr: 'Favorable au renouvellement', en: 'For the renewal' },
  unfavourable: { fr: 'Défavorable au renouvellement', en: 'Against the renewal' },
} as const satisfies Record<string, Two>

export const notices = {
  renewed: { fr: 'Renouvellement', en: 'Renewal' },
  not_renewed: { fr: 'Non-renouvellement', en: 'Non-renewal' },
} as const satisfies Record<string, Two>

export const words = {
  renewal: { fr: 'Renouvellement', en: 'Renewal' },
  way: { fr: 'Étapes du renouvellement', en: 'Steps of the renewal' },
  ends: { fr: 'Fin du mandat', en: 'End of the term' },
  lastNotice: { fr: 'Dernier jour pour l’avis', en: 'Last day for the notice' },
  byDefault: { fr: 'Mandat qui suit sans avis', en: 'Term that follows without notice' },
  period: {
    fr: (from: string, to: string) => `du ${from} au ${to}`,
    en: (from: string, to: string) => `from ${from} to ${to}`,
  },
  presumed: { fr: 'Renouvellement présumé', en: 'Renewal presumed' },
  presumedFiles: { fr: 'Renouvellements présumés', en: 'Presumed renewals' },
  presumedOn: {
    fr: (on: string) => `constaté le ${on}, aucun avis n’ayant été donné à temps (MAN-06)`,
    en: (on: string) => `found on ${on}, no notice having been given in time (MAN-06)`,
  },
  presumedStep: {
    fr: (on: string) => `Renouvellement présumé, constaté par Greffe le ${on} (MAN-06)`,
    en: (on: string) => `Renewal presumed, as found by Greffe on ${on} (MAN-06)`,
  },
  endsOn: { fr: (on: string) => `mandat jusqu’au ${on}`, en: (on: string) => `term to ${on}` },
  intention: { fr: 'Intention', en: 'Intention' },
  recordIntention: { fr: 'Consigner l’intention', en: 'Record the intention' },
  statedBy: { fr: 'De qui', en: 'Whose' },
  statedOn: { fr: 'Exprimée le', en: 'Stated on' },
  evaluated: { fr: 'Évaluation par le conseil le', en: 'Evaluated by the board on' },
  profileNeed: { fr: 'Besoin du profil', en: 'What the profile needs' },
  recordEvaluation: { fr: 'Consigner l’évaluation', en: 'Record the evaluation' },
  opinion: { fr: 'Avis du conseil d’administration', en: 'Opinion of the board' },
  opinionSays: {
    fr: 'La résolution du conseil, ou l’avis qui lui est donné, se consigne parmi les consultations.',
    en: 'The resolution of the board, or the notice to it, is recorded among the consultations.',
  },
  toConsultations: { fr: 'Voir les consultations', en: 'See the consultations' },
  askedOn: { fr: 'Renseignements demandés le', en: 'Information asked for on' },
  answeredOn: { fr: 'Renseignements reçus le', en: 'Information received on' },
  recordInformation: { fr: 'Consigner la demande de renseignements', en: 'Record the request for information' },
  committee: { fr: 'Comité', en: 'Committee' },
  linkCommittee: { fr: 'Lier un comité', en: 'Link a committee' },
  committeeHint: {
    fr: 'Un comité de renouvellement où la personne est inscrite. Ses conclusions se lisent ici dès le dépôt de son rapport.',
    en: 'A renewal committee in which the person is entered. Its conclusions are read here as soon as it has reported.',
  },
  noCommittee: { fr: 'Aucun', en: 'None' },
  noReport: { fr: 'Le comité n’a pas encore déposé son rapport.', en: 'The committee has not reported yet.' },
  intentOn: { fr: 'Avis d’intention donné le', en: 'Notice of intent given on' },
  intentReasons: { fr: 'Motifs', en: 'Reasons' },
  reasonsInside: { fr: 'donnés, gardés par le comité', en: 'given, kept by the committee' },
  recordIntent: { fr: 'Consigner l’avis d’intention', en: 'Record the notice of intent' },
  intentHint: {
    fr: 'Avant toute recommandation défavorable\u00a0: l’intention et ses motifs (MAN-07).',
    en: 'Before any recommendation against the renewal: the intention and its reasons (MAN-07).',
  },
  heardOn: { fr: 'Observations le', en: 'Observations on' },
  hearing: { fr: 'Comment la personne a été entendue', en: 'How the person was heard' },
  recordHearing: { fr: 'Consigner les observations', en: 'Record the observations' },
  recommendation: { fr: 'Recommandation', en: 'Recommendation' },
  recommendedOn: { fr: 'Faite le', en: 'Made on' },
  recordRecommendation: { fr: 'Consigner la recommandation', en: 'Record the recommendation' },
  notice: { fr: 'Avis à la personne', en: 'Notice to the holder' },
  notifiedOn: { fr: 'Donné le', en: 'Given on' },
  giveNotice: { fr: 'Consigner l’avis', en: 'Record the notice' },
  saidOn: { fr: (what: string, on: string) => `${what}, le ${on}`, en: (what: string, on: string) => `${what}, ${on}` },
} as const satisfies Words

const lineNames: Readonly<Record<string, Two>> = {
  end: words.ends,
  last_notice: words.lastNotice,
  presumed_from: { fr: 'Début présumé', en: 'Presumed beginning' },
  presumed_to: { fr: 'Fin présumée', en: 'Presumed end' },
  from: { fr: 'Premier jour', en: 'First day' },
  full_term: { fr: 'Fin d’un mandat entier', en: 'End of a whole term' },
  to: { fr: 'Dernier jour', en: 'Last day' },
}

/** The names of the lines behind the verdicts of a renewal. */
export const lineName =
  (lang: 'fr' | 'en') =>
  (name: string): string =>
    lineNames[name]?.[lang] ?? name
