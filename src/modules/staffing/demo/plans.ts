import { type Day, day } from '../../../kernel/time/index.ts'
import type { Step } from '../applications/application.steps.ts'
import { type Content, emptyContent } from '../calls/call.fields.ts'
import type { Kind } from '../calls/call.steps.ts'

type Employer = { name: string; role: string; from: Day; to: Day | null }

export type Plan = {
  kind: Kind
  code: string
  organisation: string
  post: string
  title: { fr: string; en: string }
  duties: { fr: string; en: string }
  scale: readonly [string, string] | null
  opened: Day
  closes: Day
  extended?: Day
  /** The last day on which they were brought to those steps; otherwise the eve of the demonstration. */
  decided?: Day
  /** Those who apply by name; the others are drawn. */
  named?: readonly { given: string; family: string; employers?: readonly Employer[] }[]
  /** How many stand at each step. */
  standing: Partial<Record<Step, number>>
  until: 'draft' | 'published' | 'analysis' | 'listed'
}

/** The calls of the demonstration, each with those who applied. */
export const plans: readonly Plan[] = [
  {
    kind: 'call',
    code: '418',
    organisation: 'phares sentiers',
    post: 'phares sentiers présidente directrice générale',
    title: {
      fr: 'Présidente-directrice générale ou président-directeur général',
      en: 'President and Chief Executive Officer',
    },
    duties: {
      fr: 'Diriger la société et en répondre devant son conseil d’administration.',
      en: 'Lead the corporation and answer for it to its board of directors.',
    },
    scale: ['20514000', '26668200'],
    opened: day('2026-05-19'),
    closes: day('2026-06-30'),
    standing: { inadmissible: 29, not_preselected: 41, not_apt: 9, apt: 7, withdrawn: 4 },
    until: 'listed',
  },
  {
    kind: 'notice',
    code: '415',
    organisation: 'Tribunal administratif du travail',
    post: 'Tribunal administratif du travail juge',
    title: {
      fr: 'Membre du Tribunal administratif du travail, division de la santé et de la sécurité',
      en: 'Member of the Administrative Labour Tribunal, occupational health and safety division',
    },
    duties: { fr: 'Entendre les parties et décider des recours.', en: 'Hear the parties and decide on recourses.' },
    scale: ['12319200', '16014800'],
    opened: day('2026-08-24'),
    closes: day('2026-10-05'),
    standing: {
      acknowledged: 34,
      admissible: 22,
      inadmissible: 31,
      preselected: 12,
      not_preselected: 14,
      written: 11,
      interview: 6,
    },
    until: 'analysis',
  },
  {
    kind: 'call',
    code: '140',
    organisation: 'Ministère du Conseil exécutif',
    post: 'Conseil exécutif secrétaire adjointe',
    title: { fr: 'Secrétaire adjointe ou secrétaire adjoint', en: 'Assistant Secretary' },
    duties: {
      fr: 'Conseiller le gouvernement et coordonner les travaux interministériels.',
      en: 'Advise the government and coordinate the work of ministries.',
    },
    scale: null,
    opened: day('2026-10-26'),
    closes: day('2026-11-16'),
    extended: day('2026-12-07'),
    standing: { acknowledged: 66, draft: 12, withdrawn: 2 },
    until: 'published',
  },
  {
    kind: 'call',
    code: '418',
    organisation: 'phares sentiers',
    post: 'phares sentiers vice-présidente',
    title: { fr: 'Vice-présidente ou vice-président aux parcours', en: 'Vice-President, Trails' },
    duties: { fr: 'Diriger l’aménagement des sentiers.', en: 'Lead the development of trails.' },
    scale: ['16014800', '20819200'],
    opened: day('2026-11-16'),
    closes: day('2027-01-11'),
    standing: {},
    until: 'draft',
  },
  {
    kind: 'notice',
    code: '416',
    organisation: 'Tribunal administratif du logement',
    post: 'Tribunal administratif du logement',
    title: {
      fr: 'Membre du Tribunal administratif du logement, Rimouski',
      en: 'Member of the Administrative Housing Tribunal, Rimouski',
    },
    duties: { fr: 'Entendre les parties et décider des recours.', en: 'Hear the parties and decide on recourses.' },
    scale: null,
    opened: day('2026-08-31'),
    closes: day('2026-10-09'),
    named: [
      {
        given: 'Aline',
        family: 'Robitaille-Bossé',
        employers: [
          { name: 'Castonguay et associés', role: 'Avocate', from: day('2011-01-10'), to: day('2017-11-20') },
          { name: 'Clinique juridique du Bas-Saint-Laurent', role: 'Directrice', from: day('2017-12-04'), to: null },
        ],
      },
    ],
    standing: { preselected: 1, admissible: 1, inadmissible: 1 },
    until: 'analysis',
  },
]

/** What a call says. */
export const contentOf = ({ title, duties, scale }: Plan, body: { fr: string; en: string }): Content => ({
  ...emptyContent,
  texts: {
    ...emptyContent.texts,
    title,
    duties,
    collaboration: {
      fr: `Le Secrétariat aux emplois supérieurs, en collaboration avec l’organisme (${body.fr}), invite à poser une candidature.`,
      en: `The Secrétariat aux emplois supérieurs, in collaboration with the body (${body.en}), invites applications.`,
    },
    body: { fr: `${body.fr}.`, en: `${body.en}.` },
    place: { fr: 'Québec ou Montréal', en: 'Québec or Montréal' },
    requirements: {
      fr: '- Dix années d’expérience pertinente\n- Vision stratégique (exemple)\n- Sens de l’État (exemple)',
      en: '- Ten years of relevant experience\n- Strategic vision (example)\n- Sense of the State (example)',
    },
    criteria: {
      fr: '- Les qualités personnelles et intellectuelles\n- L’expérience et sa pertinence\n- Les connaissances et l’habileté à exercer la fonction\n- Le jugement, l’ouverture d’esprit et la qualité de l’expression\n- La conception de la fonction',
      en: '- Personal and intellectual qualities\n- Experience and its relevance\n- Knowledge and ability to perform the duties\n- Judgment, openness and quality of expression\n- Conception of the office',
    },
    conditions: { fr: 'Mandat de cinq ans, à temps plein.', en: 'Full-time, for a term of five years.' },
    confidentiality: {
      fr: 'Les candidatures sont confidentielles. Des consultations peuvent être menées auprès de vos employeurs et de vos ordres.',
      en: 'Applications are confidential. Your employers and orders may be consulted.',
    },
  },
  ...(scale && { scale_min: scale[0], scale_max: scale[1], scale_from: day('2026-04-01') }),
})
