import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { orNull } from '../../../kernel/web/index.ts'
import type { Content } from './draft.fields.ts'

const long = z.string().trim().max(20_000).default('')
const two = z.object({ fr: long, en: long }).default({ fr: '', en: '' })

/** The text of a draft as its form sends it. */
export const textInput = {
  title: two,
  recommender: two,
  recitals: z
    .array(z.object({ fr: long, en: long, law_text: long, law_article: long, law_version: orNull(dayField) }))
    .max(200)
    .default([]),
  schedules: z
    .array(z.object({ title: two, body: two }))
    .max(50)
    .default([]),
  signatories: z
    .array(z.object({ name: long, title: two }))
    .max(50)
    .default([]),
}
type Text = z.output<z.ZodObject<typeof textInput>>

const blank = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.values(value).every(blank))

/** The text without the rows left blank; an article of law needs its law. */
export const textOf = ({ title, recommender, recitals, schedules, signatories }: Text): Omit<Content, 'articles'> => ({
  title,
  recommender: blank(recommender) ? null : recommender,
  recitals: recitals
    .filter(row => !blank(row))
    .map(({ fr, en, law_text: text, law_article: article, law_version: version_date }) => ({
      fr,
      en,
      law: text === '' && article === '' ? null : { text, article, version_date },
    })),
  schedules: schedules.filter(row => !blank(row)),
  signatories: signatories.filter(row => !blank(row)),
})
