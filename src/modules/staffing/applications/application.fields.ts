import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { orNull, says } from '../../../kernel/web/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

/** The addresses of applications, below /fr and /en: first those of candidates, then those of the team. */
export const applyPaths = {
  door: { fr: '/candidature', en: '/application' },
  sent: { fr: '/candidature/lien-envoye', en: '/application/link-sent' },
  link: { fr: '/candidature/lien/:token', en: '/application/link/:token' },
  mine: { fr: '/candidatures', en: '/applications' },
  begin: { fr: '/appels/:reference/candidature', en: '/calls/:reference/application' },
  application: { fr: '/candidatures/:id', en: '/applications/:id' },
  part: { fr: '/candidatures/:id/parties/:part', en: '/applications/:id/parts/:part' },
  documents: { fr: '/candidatures/:id/documents', en: '/applications/:id/documents' },
  document: { fr: '/candidatures/:id/documents/:document', en: '/applications/:id/documents/:document' },
  removal: { fr: '/candidatures/:id/documents/:document/retrait', en: '/applications/:id/documents/:document/removal' },
  submission: { fr: '/candidatures/:id/depot', en: '/applications/:id/submission' },
  withdrawal: { fr: '/candidatures/:id/retrait', en: '/applications/:id/withdrawal' },
  ofCall: { fr: '/appels/:reference/candidatures', en: '/calls/:reference/applications' },
  review: { fr: '/appels/:reference/candidatures/:id', en: '/calls/:reference/applications/:id' },
  reviewDocument: {
    fr: '/appels/:reference/candidatures/:id/documents/:document',
    en: '/calls/:reference/applications/:id/documents/:document',
  },
  reviewStep: { fr: '/appels/:reference/candidatures/:id/etape', en: '/calls/:reference/applications/:id/step' },
  reviewNews: { fr: '/appels/:reference/candidatures/:id/nouvelles', en: '/calls/:reference/applications/:id/news' },
  silent: { fr: '/candidatures-sans-nouvelles', en: '/silent-applications' },
} as const satisfies Record<string, Two>

/** The parts of the form, in order. The last is kept apart from the others, and may stay blank. */
export const partNames = {
  identity: { fr: 'Vos coordonnées', en: 'Your details' },
  career: { fr: 'Vos activités et vos employeurs', en: 'Your career and employers' },
  motivation: { fr: 'Votre motivation', en: 'Your motivation' },
  documents: { fr: 'Vos documents', en: 'Your documents' },
  consent: { fr: 'Vos consentements', en: 'Your consents' },
  self: { fr: 'Auto-identification', en: 'Self-identification' },
} as const satisfies Record<string, Two>
export type PartName = keyof typeof partNames
export const partKeys = Object.keys(partNames) as readonly PartName[]

const short = z.string().trim().max(200).default('')
const long = z.string().trim().max(8000).default('')
const yes = z.preprocess(value => value === 'yes', z.boolean())

const employer = z.object({ name: short, role: short, from: orNull(dayField), to: orNull(dayField) })
type Employer = z.output<typeof employer>
const isSaid = ({ name, role, from, to }: Employer) => name !== '' || role !== '' || from !== null || to !== null

/** What each part of the form takes, saved as far as it is filled. */
export const partFields = {
  identity: z.object({ given_name: short, family_name: short, phone: short, city: short, orders: short }),
  career: z.object({
    years: orNull(z.coerce.number().int().min(0).max(70)),
    summary: long,
    employers: z
      .array(employer)
      .max(30)
      .default([])
      .transform(all => all.filter(isSaid))
      .refine(
        all => all.every(({ from, to }) => from === null || to === null || from <= to),
        says({ fr: 'Un emploi finit avant de commencer.', en: 'A position ends before it begins.' }),
      ),
  }),
  motivation: z.object({ motivation: long }),
  consent: z.object({ checks: yes, truthful: yes }),
} as const
export type SavedPart = keyof typeof partFields

/** What a form has said so far, part by part. */
export type Content = { readonly [P in SavedPart]?: z.output<(typeof partFields)[P]> }

/** The groups of the diversity policy that one may declare. */
export const groupNames = {
  women: { fr: 'Femmes', en: 'Women' },
  indigenous: { fr: 'Autochtones', en: 'Indigenous people' },
  visible_minority: { fr: 'Minorités visibles', en: 'Visible minorities' },
  ethnic_minority: { fr: 'Minorités ethniques', en: 'Ethnic minorities' },
  disability: { fr: 'Personnes handicapées', en: 'Persons with disabilities' },
} as const satisfies Record<string, Two>
export type Group = keyof typeof groupNames
export const groupKeys = Object.keys(groupNames) as readonly Group[]

export const documentKinds = {
  resume: { fr: 'Curriculum vitæ', en: 'Résumé' },
  letter: { fr: 'Lettre', en: 'Letter' },
  diploma: { fr: 'Diplôme ou attestation', en: 'Diploma or certificate' },
  other: { fr: 'Autre document', en: 'Other document' },
} as const satisfies Record<string, Two>
export type DocumentKind = keyof typeof documentKinds

/** What one document may weigh, in bytes, and how many an application has at most. */
export const mostBytes = 10 * 1024 * 1024
export const mostDocuments = 5

type Asked = {
  readonly part: PartName
  readonly says: Two
  readonly there: (said: Content, kinds: readonly string[]) => boolean
}

/** What an application must have to be submitted. */
const required: readonly Asked[] = [
  {
    part: 'identity',
    says: { fr: 'votre prénom et votre nom.', en: 'your given and family names.' },
    there: ({ identity }) => Boolean(identity?.given_name && identity.family_name),
  },
  {
    part: 'identity',
    says: { fr: 'un numéro de téléphone.', en: 'a telephone number.' },
    there: ({ identity }) => Boolean(identity?.phone),
  },
  {
    part: 'career',
    says: {
      fr: 'vos années d’expérience et le sommaire de vos activités.',
      en: 'your years of experience and the summary of your activities.',
    },
    there: ({ career }) => career !== undefined && career.years !== null && career.summary !== '',
  },
  {
    part: 'career',
    says: {
      fr: 'vos employeurs ou associés des dix dernières années, chacun avec son nom et sa date de début.',
      en: 'your employers or partners of the last ten years, each with its name and first day.',
    },
    there: ({ career }) =>
      career !== undefined &&
      career.employers.length > 0 &&
      career.employers.every(({ name, from }) => name !== '' && from !== null),
  },
  {
    part: 'motivation',
    says: { fr: 'le sommaire de votre motivation.', en: 'the summary of your motivation.' },
    there: ({ motivation }) => Boolean(motivation?.motivation),
  },
  {
    part: 'documents',
    says: { fr: 'votre curriculum vitæ.', en: 'your résumé.' },
    there: (_, kinds) => kinds.includes('resume'),
  },
  {
    part: 'consent',
    says: { fr: 'votre consentement aux vérifications.', en: 'your consent to the checks.' },
    there: ({ consent }) => consent?.checks === true,
  },
  {
    part: 'consent',
    says: { fr: 'votre déclaration d’exactitude.', en: 'your declaration of accuracy.' },
    there: ({ consent }) => consent?.truthful === true,
  },
]

/** What is still missing, with the part of the form where it goes; `kinds` are those of the documents there are. */
export const missingIn = (content: Content, kinds: readonly string[]): readonly { part: PartName; says: Two }[] =>
  required.filter(({ there }) => !there(content, kinds))
