import { z } from 'zod'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang, Two, Words } from '../../../kernel/words/index.ts'
import { officeOf } from '../decrees/decree.formats.ts'
import type { Whole } from '../files/file.queries.ts'
import { referenceOf } from '../words.ts'
import { restrictionOf } from './departure.fields.ts'

/** The addresses of departures, below /fr and /en. */
export const paths = {
  facts: { fr: '/dossiers/:id/depart', en: '/files/:id/departure' },
  after: { fr: '/dossiers/:id/apres-mandat', en: '/files/:id/after-office' },
  owed: { fr: '/dossiers/:id/ce-qui-est-du', en: '/files/:id/owed' },
  pay: { fr: '/dossiers/:id/ce-qui-est-du/traitement', en: '/files/:id/owed/pay' },
  step: { fr: '/dossiers/:id/ce-qui-est-du/etape', en: '/files/:id/owed/step' },
  work: { fr: '/dossiers/:id/ce-qui-est-du/travail', en: '/files/:id/owed/work' },
  workEnd: { fr: '/dossiers/:id/ce-qui-est-du/travail/correction', en: '/files/:id/owed/work/correction' },
  register: { fr: '/apres-mandat', en: '/after-office' },
} as const satisfies Record<string, Two>

export const benefits = {
  transition: { fr: 'Allocation de transition', en: 'Transition allowance' },
  assisted: { fr: 'Indemnité de départ assisté', en: 'Assisted departure package' },
  none: { fr: 'Aucune', en: 'None' },
} as const satisfies Record<string, Two>

export const decisions = {
  returned: { fr: 'Retour à la fonction publique', en: 'Return to the public service' },
  recalled: { fr: 'Rappel', en: 'Recall' },
  left: { fr: 'Départ de la fonction publique', en: 'Departure from the public service' },
} as const satisfies Record<string, Two>

export const sectors = {
  public: { fr: 'Secteur public', en: 'Public sector' },
  private: { fr: 'Secteur privé', en: 'Private sector' },
} as const satisfies Record<string, Two>

export const workKinds = {
  employment: { fr: 'Emploi', en: 'Employment' },
  contract: { fr: 'Contrat de service', en: 'Service contract' },
} as const satisfies Record<string, Two>

export const perNames = {
  year: { fr: 'par année', en: 'a year' },
  month: { fr: 'par mois', en: 'a month' },
} as const satisfies Record<string, Two>

export const words = {
  owed: { fr: 'Ce qui est dû', en: 'What is owed' },
  way: { fr: 'Étapes du départ', en: 'Steps of the departure' },
  owedLead: {
    fr: 'Chaque consultation de cette page est consignée au journal.',
    en: 'Each reading of this page is recorded in the journal.',
  },
  seeAmounts: { fr: 'Voir les montants', en: 'See the amounts' },
  notice: { fr: 'Démission donnée par écrit le', en: 'Resignation given in writing on' },
  copied: { fr: 'Copie remise au secrétariat', en: 'Copy given to the secretariat' },
  vacation: { fr: 'Vacances non prises, en demi-journées', en: 'Unused vacation, in half-days' },
  vacationHint: { fr: 'Zéro si tout est pris.', en: 'Zero where all was taken.' },
  publicServant: {
    fr: 'En congé sans traitement de la fonction publique',
    en: 'On leave without pay from the public service',
  },
  decision: { fr: 'Décision sur le congé sans traitement', en: 'Decision on the leave without pay' },
  undecided: { fr: 'Pas encore prise', en: 'Not made yet' },
  benefit: { fr: 'Payé après le départ', en: 'Paid after leaving' },
  unsaid: { fr: 'Pas encore dit', en: 'Not said yet' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  afterOffice: { fr: 'Après-mandat', en: 'After office' },
  afterLead: {
    fr: 'Qui a quitté un poste, et jusqu’à quand ses obligations d’un an courent. La confidentialité n’a pas de fin.',
    en: 'Who has left a post, and until when the obligations of a year run. Confidentiality has no end.',
  },
  leftOn: { fr: 'Dernier jour en fonction', en: 'Last day in office' },
  until: { fr: 'Ne peut agir pour autrui jusqu’au', en: 'May not act for others until' },
  unbound: { fr: 'Aucune restriction d’un an', en: 'No restriction of a year' },
  confidence: { fr: 'Confidentialité', en: 'Confidentiality' },
  noEnd: { fr: 'Sans fin', en: 'Without end' },
  handed: { fr: 'Règles remises le', en: 'Rules handed over on' },
  signed: { fr: 'Règles signées le', en: 'Rules signed on' },
  notSigned: { fr: 'À faire signer', en: 'To be signed' },
  record: { fr: 'Inscrire la suite', en: 'Record what followed' },
  change: { fr: 'Modifier', en: 'Change' },
  save: { fr: 'Enregistrer', en: 'Save' },
  state: { fr: 'État', en: 'State' },
  person: { fr: 'Personne', en: 'Person' },
  post: { fr: 'Poste', en: 'Post' },
  file: { fr: 'Dossier', en: 'File' },
  which: { fr: 'Lesquelles', en: 'Which' },
  bound: { fr: 'Sous restriction', en: 'Under restriction' },
  ended: { fr: 'Terminées', en: 'Ended' },
  all: { fr: 'Toutes', en: 'All' },
  show: { fr: 'Afficher', en: 'Show' },
  nobody: { fr: 'Personne ne répond à ce choix.', en: 'Nobody matches this choice.' },
  endingSoon: { fr: 'Restrictions qui finissent d’ici 60 jours', en: 'Restrictions ending within 60 days' },
  toDecide: { fr: 'Recouvrements à décider', en: 'Recoveries to decide' },
  toRecord: { fr: 'Recouvrements à inscrire', en: 'Recoveries to record' },
  toPay: { fr: 'Allocations à verser', en: 'Allowances to pay' },
  untilWords: { fr: (on: string) => `jusqu’au ${on}`, en: (on: string) => `until ${on}` },
  pay: { fr: 'Traitement à la fin', en: 'Pay at the end' },
  payPer: { fr: 'Période du traitement', en: 'Period of the pay' },
  paySource: { fr: 'Source du traitement', en: 'Source of the pay' },
  paySourceHint: { fr: 'Comme D. 812-2026, annexe, art.\u00a03.', en: 'As in D. 812-2026, schedule, s. 3.' },
  months: { fr: 'Mois de traitement que donne l’instrument', en: 'Months of pay that the instrument gives' },
  monthsHint: { fr: 'Vide pour une estimation.', en: 'Blank for an estimate.' },
  package: { fr: 'Valeur de l’indemnité de départ assisté', en: 'Value of the assisted departure package' },
  recordPay: { fr: 'Inscrire le traitement', en: 'Record the pay' },
  noPay: { fr: 'Le traitement à la fin n’est pas inscrit.', en: 'The pay at the end is not recorded.' },
  noAmount: {
    fr: 'Aucun montant\u00a0: le dernier jour manque, ou les règles d’alors n’ont pas été lues.',
    en: 'No amount: the last day is missing, or the rules of then were not read.',
  },
  nothingDue: { fr: 'Rien n’est dû.', en: 'Nothing is owed.' },
  allowance: { fr: 'Allocation ou indemnité', en: 'Allowance or package' },
  granted: { fr: 'Montant accordé', en: 'Amount granted' },
  amountToGrant: { fr: 'Montant à accorder', en: 'Amount to grant' },
  grantHint: { fr: 'Proposé selon le calcul ci-dessus.', en: 'Proposed by the calculation above.' },
  decided: { fr: 'Plan accepté', en: 'Plan accepted' },
  recovered: { fr: 'Recouvré', en: 'Recovered' },
  by: {
    fr: (amount: string, name: string, on: string) => `${amount}, ${name}, le ${on}`,
    en: (amount: string, name: string, on: string) => `${amount}, ${name}, ${on}`,
  },
  recoveredOn: { fr: 'Recouvré le', en: 'Recovered on' },
  reason: { fr: 'Motif', en: 'Reason' },
  works: { fr: 'Travail après le départ', en: 'Work after leaving' },
  noWork: { fr: 'Aucun travail n’est inscrit.', en: 'No work is recorded.' },
  addWork: { fr: 'Inscrire un travail', en: 'Record a work' },
  correctWork: { fr: 'Corriger un travail', en: 'Correct a work' },
  work: { fr: 'Travail', en: 'Work' },
  sector: { fr: 'Secteur', en: 'Sector' },
  workKind: { fr: 'Nature', en: 'Nature' },
  employer: { fr: 'Employeur ou client', en: 'Employer or client' },
  knownFrom: { fr: 'Connu par', en: 'Known from' },
  knownFromHint: { fr: 'Comme une déclaration ou un contrat publié.', en: 'As a declaration or a published contract.' },
  monthly: { fr: 'Traitement mensuel', en: 'Monthly pay' },
  firstDay: { fr: 'Premier jour', en: 'First day' },
  lastDay: { fr: 'Dernier jour', en: 'Last day' },
  mistaken: { fr: 'Inscrit par erreur\u00a0: le retirer', en: 'Recorded by mistake: take it away' },
  plan: { fr: 'Plan de recouvrement', en: 'Recovery plan' },
  month: { fr: 'Mois', en: 'Month' },
  newPay: { fr: 'Nouveau traitement', en: 'New pay' },
  repay: { fr: 'À cesser ou à rembourser', en: 'To stop or repay' },
  keeps: { fr: 'Conservé', en: 'Kept' },
  history: { fr: 'Cheminement de l’allocation', en: 'Way of the allowance' },
  entered: { fr: (name: string, at: string) => `${name}, ${at}`, en: (name: string, at: string) => `${name}, ${at}` },
  // The lines of the calculations.
  yearly: { fr: 'Traitement annuel', en: 'Yearly pay' },
  working_days_assumed: { fr: 'Jours ouvrables d’une année (à confirmer)', en: 'Working days of a year (to confirm)' },
  unused_days: { fr: 'Jours non pris', en: 'Days not taken' },
  due: { fr: 'À payer', en: 'To be paid' },
  service_from: { fr: 'Service depuis le', en: 'Service since' },
  service_months: { fr: 'Mois de service complets', en: 'Complete months of service' },
  old_monthly: { fr: 'Traitement mensuel quitté', en: 'Monthly pay left' },
  cap_months: { fr: 'Maximum, en mois', en: 'Maximum, in months' },
  months_given: { fr: 'Mois donnés par l’instrument', en: 'Months given by the instrument' },
  covered_until: { fr: 'Période couverte jusqu’au', en: 'Period covered until' },
  months_hit: { fr: 'Mois touchés', en: 'Months concerned' },
  counted_until: { fr: 'Traitement public compté jusqu’au', en: 'Public pay counted until' },
  public_pay: { fr: 'Traitement public compté', en: 'Public pay counted' },
  kept: { fr: 'Conservé', en: 'Kept' },
  repaid: { fr: 'À cesser ou à rembourser', en: 'To stop or repay' },
} as const satisfies Words

/** The name of a line of a calculation. */
export const lineName = (name: string, lang: Lang): string => {
  const said = (words as Record<string, { fr: unknown; en: unknown }>)[name]?.[lang]
  return typeof said === 'string' ? said : name
}

export const restrictionStates = {
  to_come: { fr: 'À venir', en: 'To come' },
  in_force: { fr: 'En cours', en: 'In force' },
  ended: { fr: 'Terminée', en: 'Ended' },
  none: { fr: 'Confidentialité seule', en: 'Confidentiality alone' },
} as const satisfies Record<string, Two>
export type RestrictionState = keyof typeof restrictionStates

/** Someone who has left, or whose last day is decided. */
export type AfterLine = { file: Whole; left_on: Day; until: Day | null; state: RestrictionState }

const stateOn = (left_on: Day, until: Day | null, today: Day): RestrictionState => {
  if (until === null) return 'none'
  if (left_on >= today) return 'to_come'
  return today <= until ? 'in_force' : 'ended'
}

/** Whoever left by a file of departure, those first whose restriction ends first. DEP-06. */
export const afterLines = (files: readonly Whole[], today: Day): AfterLine[] =>
  files
    .flatMap(file => {
      const found = restrictionOf(file, today)
      return found ? [{ file, ...found, state: stateOn(found.left_on, found.until, today) }] : []
    })
    .toSorted((a, b) => ((a.until ?? '9999') < (b.until ?? '9999') ? -1 : 1))

export const registerShape = z.object({
  total: z.int(),
  next: z.string().nullable(),
  items: z.array(
    z.object({
      file_id: z.uuid(),
      reference: z.string(),
      person_id: z.uuid().nullable(),
      person: z.string(),
      post_id: z.uuid(),
      post: z.string(),
      end_reason: z.string().nullable(),
      left_on: z.iso.date(),
      restricted_until: z.iso.date().nullable(),
      state: z.string(),
      handed_on: z.iso.date().nullable(),
      signed_on: z.iso.date().nullable(),
    }),
  ),
})

export const fullName = ({ person }: Pick<Whole, 'person'>): string =>
  person ? `${person.given_name} ${person.family_name}`.trim() : '…'

export const afterItem = ({ file, left_on, until, state }: AfterLine, lang: Lang) => ({
  file_id: file.file_id,
  reference: referenceOf(file),
  person_id: file.person_id,
  person: fullName(file),
  post_id: file.post_id,
  post: officeOf(file)[lang],
  end_reason: file.end_reason,
  left_on,
  restricted_until: until,
  state,
  handed_on: file.departure?.handed_on ?? null,
  signed_on: file.departure?.signed_on ?? null,
})
