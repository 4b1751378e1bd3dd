import { z } from 'zod'
import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { dayField } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { kinds } from '../acts/act.rules.ts'

const long = z.string().max(20_000)
const two = z.object({ fr: long, en: long })

const contentInput = z.object({
  title: two,
  recitals: z.array(
    two.extend({ law: z.object({ text: long, article: long, version_date: dayField.nullable() }).nullable() }),
  ),
  recommender: two.nullable(),
  articles: z.array(z.object({ text_fr: long, text_en: long, effect: z.string().nullable(), input: z.unknown() })),
  schedules: z.array(z.object({ title: two, body: two })),
  signatories: z.array(z.object({ name: long, title: two })),
})
export type Content = z.infer<typeof contentInput>

export const kindInput = z.enum(kinds).exclude(['import'])

export const emptyContent: Content = {
  title: { fr: '', en: '' },
  recitals: [],
  recommender: null,
  articles: [],
  schedules: [],
  signatories: [],
}

type Needed = {
  by: 'in_review' | 'ready'
  field: string
  holds: (content: Content, reviewed: boolean) => boolean
  says: Two
}

const written = ({ fr, en }: Two) => fr.trim() !== '' && en.trim() !== ''

/** What a draft must have before it enters a step; the form shows it, the action checks it. Sealed from `ready` on. */
const needed: readonly Needed[] = [
  {
    by: 'in_review',
    field: 'title',
    holds: ({ title }) => written(title),
    says: { fr: 'L’objet est écrit dans les deux langues.', en: 'The subject is written in both languages.' },
  },
  {
    by: 'in_review',
    field: 'articles',
    holds: ({ articles }) => articles.length > 0 && articles.every(a => written({ fr: a.text_fr, en: a.text_en })),
    says: {
      fr: 'Il y a au moins un article, et chacun est écrit dans les deux langues.',
      en: 'There is at least one article, and each is written in both languages.',
    },
  },
  {
    by: 'in_review',
    field: 'recitals',
    holds: ({ recitals }) => recitals.every(written),
    says: { fr: 'Chaque attendu est écrit dans les deux langues.', en: 'Each recital is written in both languages.' },
  },
  {
    by: 'ready',
    field: 'review',
    holds: (_, reviewed) => reviewed,
    says: { fr: 'La révision juridique est faite.', en: 'The legal review is done.' },
  },
]

const order = ['draft', 'in_review', 'ready', 'adopted']

/** What is missing before a step, as sentences by field; the steps before it are counted. */
export const missingFor = (step: string, content: Content, reviewed: boolean): { field: string; says: Two }[] =>
  needed.filter(({ by, holds }) => order.indexOf(by) <= order.indexOf(step) && !holds(content, reviewed))

const warned = (says: Two): Verdict =>
  verdict({ rule: 'NOM-01', outcome: 'warn', law: 'forme des décrets', status: 'verified', says })

/** What the usual form of a décret has and this draft lacks: a warning, since an old act may be recorded as it was. NOM-01. */
export const formVerdicts = ({ kind, content }: { kind: string; content: Content }): Verdict[] => {
  if (kind !== 'decret') return []
  const { recommender, recitals } = content
  return [
    ...(recommender?.fr.trim() && recommender.en.trim()
      ? []
      : [
          warned({
            fr: 'Le décret ne dit pas qui le recommande.',
            en: 'The décret does not say who recommends it.',
          }),
        ]),
    ...(recitals.some(({ law }) => law !== null)
      ? []
      : [
          warned({
            fr: 'Aucun attendu ne cite l’article de loi qui donne le pouvoir de décider.',
            en: 'No recital cites the section of law that gives the power to decide.',
          }),
        ]),
  ]
}
