import { z } from 'zod'
import type { Lang, Two, Words } from '../../../kernel/words/index.ts'
import { plural } from '../../../kernel/words/index.ts'
import { ofName } from '../aptitude/name.rules.ts'
import { tribunals } from '../aptitude/tribunal.rules.ts'
import type { Committee, CommitteeLine, Outside, Whole } from './committee.queries.ts'
import { stepNames } from './committee.steps.ts'
import { committeeKinds } from './composition.rules.ts'

/** The addresses of committees, below /fr and /en. */
export const paths = {
  committees: { fr: '/comites', en: '/committees' },
  form: { fr: '/comites/nouveau', en: '/committees/new' },
  committee: { fr: '/comites/:id', en: '/committees/:id' },
  move: { fr: '/comites/:id/etape', en: '/committees/:id/step' },
  members: { fr: '/comites/:id/membres', en: '/committees/:id/members' },
  member: { fr: '/comites/:id/membres/:member', en: '/committees/:id/members/:member' },
  pension: { fr: '/comites/:id/membres/:member/rente', en: '/committees/:id/members/:member/pension' },
  sittings: { fr: '/comites/:id/seances', en: '/committees/:id/sittings' },
  sitting: { fr: '/comites/:id/seances/:sitting', en: '/committees/:id/sittings/:sitting' },
  fees: { fr: '/comites/:id/honoraires', en: '/committees/:id/fees' },
  candidates: { fr: '/comites/:id/candidatures', en: '/committees/:id/candidates' },
  candidate: { fr: '/comites/:id/candidatures/:candidate', en: '/committees/:id/candidates/:candidate' },
  withdraw: { fr: '/comites/:id/candidatures/:candidate/retrait', en: '/committees/:id/candidates/:candidate/removal' },
  hearing: { fr: '/comites/:id/candidatures/:candidate/audition', en: '/committees/:id/candidates/:candidate/hearing' },
  answer: {
    fr: '/comites/:id/candidatures/:candidate/:member/reponse',
    en: '/committees/:id/candidates/:candidate/:member/answer',
  },
  recusal: {
    fr: '/comites/:id/candidatures/:candidate/:member/recusation',
    en: '/committees/:id/candidates/:candidate/:member/recusal',
  },
  scores: {
    fr: '/comites/:id/candidatures/:candidate/:member/cotes',
    en: '/committees/:id/candidates/:candidate/:member/scores',
  },
  vote: {
    fr: '/comites/:id/candidatures/:candidate/:member/vote',
    en: '/committees/:id/candidates/:candidate/:member/vote',
  },
  report: { fr: '/comites/:id/rapport', en: '/committees/:id/report' },
  enter: { fr: '/comites/:id/inscription', en: '/committees/:id/entry' },
  ofCall: { fr: '/appels/:reference/comite', en: '/calls/:reference/committee' },
  bring: { fr: '/comites/:id/candidatures/appel', en: '/committees/:id/candidates/call' },
  summon: { fr: '/comites/:id/convocation', en: '/committees/:id/summons' },
  address: { fr: '/comites/:id/membres/:member/courriel', en: '/committees/:id/members/:member/email' },
  sessions: { fr: '/comites/:id/rencontres', en: '/committees/:id/sessions' },
  session: { fr: '/comites/:id/rencontres/:session', en: '/committees/:id/sessions/:session' },
} as const satisfies Record<string, Two>

export const words = {
  committees: { fr: 'Comités', en: 'Committees' },
  lead: {
    fr: 'Les comités de sélection, chacun formé pour un appel, et de renouvellement, du plus récent au plus ancien.',
    en: 'The selection committees, each formed for a call, and the renewal committees, from the newest to the oldest.',
  },
  none: { fr: 'Aucun comité n’est formé.', en: 'No committee is formed.' },
  form: { fr: 'Former un comité de renouvellement', en: 'Form a renewal committee' },
  formLead: {
    fr: 'Un comité de sélection se forme depuis la page de son appel.',
    en: 'A selection committee is formed from the page of its call.',
  },
  address: { fr: 'Courriel', en: 'E-mail' },
  addressHint: { fr: 'Nécessaire pour convoquer.', en: 'Needed to invite.' },
  call: { fr: 'Appel', en: 'Call' },
  application: { fr: 'Candidature', en: 'Application' },
  employer: { fr: 'Employeur en cause', en: 'Employer concerned' },
  reference: { fr: 'Référence', en: 'Reference' },
  kind: { fr: 'Genre', en: 'Kind' },
  tribunal: { fr: 'Tribunal', en: 'Tribunal' },
  subject: { fr: 'Objet', en: 'Subject' },
  subjectHint: { fr: 'Le poste ou les postes, et leur lieu.', en: 'The post or posts, and their place.' },
  state: { fr: 'État', en: 'State' },
  formedOn: { fr: 'Formé le', en: 'Formed on' },
  by: {
    fr: (name: string, day: string) => `${day}, par ${name}`,
    en: (name: string, day: string) => `${day}, by ${name}`,
  },
  reason: { fr: 'Motif', en: 'Reason' },
  way: { fr: 'Étapes', en: 'Steps' },
  next: { fr: 'Suite', en: 'Next' },
  conditions: { fr: 'Conditions à remplir', en: 'Conditions to meet' },
  members: { fr: 'Membres', en: 'Members' },
  noMember: { fr: 'Aucun membre n’est inscrit.', en: 'No member is recorded.' },
  addMember: { fr: 'Inscrire un membre', en: 'Add a member' },
  remove: { fr: 'Retirer', en: 'Remove' },
  name: { fr: 'Nom', en: 'Name' },
  quality: { fr: 'Qualité', en: 'Capacity' },
  chairs: { fr: 'Préside le comité', en: 'Chairs the committee' },
  chair: { fr: 'Présidence', en: 'Chair' },
  order: { fr: 'Ordre professionnel', en: 'Professional order' },
  administration: {
    fr: 'Fait partie de l’Administration ou la représente',
    en: 'Belongs to the Administration or represents it',
  },
  feeStatus: { fr: 'Honoraires', en: 'Fees' },
  pension: { fr: 'Rente annuelle du secteur public', en: 'Yearly pension from the public sector' },
  pensionOf: {
    fr: (name: string) => `Inscrire la rente ${ofName(name)}`,
    en: (name: string) => `Record the pension of ${name}`,
  },
  pensionHint: {
    fr: 'La moitié réduit les honoraires (REM-13). Laissée vide, il n’y en a pas.',
    en: 'Half of it lowers the fees (REM-13). Left blank, there is none.',
  },
  recordPension: { fr: 'Inscrire la rente', en: 'Record the pension' },
  candidates: { fr: 'Personnes évaluées', en: 'People assessed' },
  noCandidate: { fr: 'Personne n’est devant le comité.', en: 'Nobody is before the committee.' },
  addCandidate: { fr: 'Inscrire une personne', en: 'Add a person' },
  termEnd: { fr: 'Dernier jour du mandat', en: 'Last day of the term' },
  reserved: {
    fr: 'Les personnes évaluées, les cotes et le rapport sont réservés à l’équipe du comité.',
    en: 'The people assessed, the scores and the report are reserved to the team of the committee.',
  },
  answered: { fr: 'Questions de conflit', en: 'Conflict questions' },
  answeredOf: { fr: (n: number, all: number) => `${n} sur ${all}`, en: (n: number, all: number) => `${n} of ${all}` },
  toDecide: {
    fr: (n: number) => `${n} ${plural('fr', n, 'récusation à décider', 'récusations à décider')}`,
    en: (n: number) => `${n} ${plural('en', n, 'recusal to decide', 'recusals to decide')}`,
  },
  recusedCount: { fr: 'Récusés', en: 'Stepped aside' },
  mean: { fr: 'Moyenne des cotes', en: 'Mean score' },
  outcome: { fr: 'Conclusion', en: 'Outcome' },
  sittings: { fr: 'Séances', en: 'Sittings' },
  noSitting: { fr: 'Aucune séance n’est inscrite.', en: 'No sitting is recorded.' },
  recordSitting: { fr: 'Inscrire une séance', en: 'Record a sitting' },
  day: { fr: 'Jour', en: 'Day' },
  halves: { fr: 'Demi-journées', en: 'Half-days' },
  half: { fr: 'Demi-journée', en: 'Half-day' },
  morning: { fr: 'Avant-midi', en: 'Morning' },
  afternoon: { fr: 'Après-midi', en: 'Afternoon' },
  present: { fr: 'Membres présents', en: 'Members present' },
  fees: { fr: 'Honoraires', en: 'Fees' },
  feesLead: {
    fr: 'Calculés des séances inscrites (REM-13). Ils sont fixés une fois le rapport reçu.',
    en: 'Computed from the sittings recorded (REM-13). They are fixed once the report is received.',
  },
  settle: { fr: 'Régler les honoraires', en: 'Settle the fees' },
  settled: {
    fr: (day: string, name: string) => `Réglés le ${day}, par ${name}`,
    en: (day: string, name: string) => `Settled on ${day}, by ${name}`,
  },
  half_days: { fr: 'Demi-journées', en: 'Half-days' },
  each: { fr: 'Par demi-journée', en: 'Per half-day' },
  each_assumed: { fr: 'Par demi-journée (à vérifier)', en: 'Per half-day (to be verified)' },
  gross: { fr: 'Avant réduction', en: 'Before reduction' },
  half_pension: { fr: 'Moitié de la rente annuelle', en: 'Half of the yearly pension' },
  spread_assumed: {
    fr: 'Répartie sur autant de demi-journées (à vérifier)',
    en: 'Spread over as many half-days (to be verified)',
  },
  less: { fr: 'Réduction', en: 'Reduction' },
  due: { fr: 'À payer', en: 'Due' },
  report: { fr: 'Rapport', en: 'Report' },
  seeReport: { fr: 'Voir le rapport', en: 'See the report' },
  enter: { fr: 'Inscrire au registre les personnes aptes', en: 'Enter those apt in the register' },
  total: { fr: 'Membres', en: 'Members' },
} as const satisfies Words

/** 2026-C004. */
export const referenceOf = ({ year, number }: Pick<Committee, 'year' | 'number'>): string =>
  `${year}-C${String(number).padStart(3, '0')}`

/** What a committee is for: its tribunal, or the post of its call. */
const about = ({ tribunal, subject }: Committee, lang: Lang): string =>
  tribunal === null ? subject : tribunals[tribunal][lang]

export const titleOf = (committee: Committee, lang: Lang): string =>
  lang === 'fr'
    ? `Comité ${referenceOf(committee)}\u00a0: ${committeeKinds[committee.kind].fr.toLowerCase()}, ${about(committee, 'fr')}`
    : `Committee ${referenceOf(committee)}: ${committeeKinds[committee.kind].en.toLowerCase()}, ${about(committee, 'en')}`

const head = {
  committee_id: z.uuid(),
  reference: z.string(),
  kind: z.string(),
  tribunal: z.string().nullable(),
  subject: z.string(),
  state: z.string(),
  state_name: z.string(),
  formed_on: z.iso.date(),
}

const committeeHead = (committee: Committee, lang: Lang) => ({
  committee_id: committee.committee_id,
  reference: referenceOf(committee),
  kind: committee.kind,
  tribunal: committee.tribunal,
  subject: committee.subject,
  state: committee.step,
  state_name: stepNames[committee.step][lang],
  formed_on: committee.formed_on,
})

export const committeesShape = z.object({
  total: z.int(),
  next: z.string().nullable(),
  items: z.array(z.object({ ...head, members: z.int(), half_days: z.int() })),
})

export const committeeItem = ({ members, half_days, ...committee }: CommitteeLine, lang: Lang) => ({
  ...committeeHead(committee, lang),
  members,
  half_days,
})

/** A committee in JSON, as OpenAPI tells it; `candidates` is null for whoever does not work in its compartment. */
export const committeeShape = z.object({
  ...head,
  members: z.array(z.object({ name: z.string(), quality: z.string(), chairs: z.boolean() })),
  sittings: z.array(z.object({ day: z.iso.date(), half: z.string(), present: z.int() })),
  candidates: z
    .array(z.object({ candidate_id: z.uuid(), name: z.string(), outcome: z.string().nullable() }))
    .nullable(),
})

export const committeeData = ({ seen, whole }: { seen: Outside; whole: Whole | null }, lang: Lang) => ({
  ...committeeHead(seen.committee, lang),
  members: seen.members.map(({ name, quality, chairs }) => ({ name, quality, chairs })),
  sittings: seen.sittings.map(({ day, half, present }) => ({ day, half, present: present.length })),
  candidates: whole?.candidates.map(({ candidate_id, name, outcome }) => ({ candidate_id, name, outcome })) ?? null,
})
