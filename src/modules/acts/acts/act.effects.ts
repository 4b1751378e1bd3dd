import { z } from 'zod'
import {
  asVerdict,
  closedAt,
  declaredSubjects,
  effect,
  effectOf,
  type Facts,
  idField,
  type Subject,
} from '../../../kernel/facts/index.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { refusals } from '../refusals.ts'

const subjects = z.array(z.object({ kind: z.string(), id: idField })).default([])
const target = { act: idField, article: z.number().int().positive(), subjects }

const correctionInput = z.object({
  ...target,
  replacement: z
    .object({ text_fr: z.string(), text_en: z.string(), effect: z.string().nullable(), input: z.unknown() })
    .nullable(),
})
export type Correction = z.infer<typeof correctionInput>

const repealInput = z.object({ ...target, from: dayField, undoes: z.boolean().optional() })

export const placeKey = ({ act, article }: { act: string; article: number }): string => `${act} ${article}`

/** The places of what these articles undo whole: repeals of effects that say nothing of days. */
export const undoneAmong = (articles: readonly { effect: string | null; input: unknown }[]): Set<string> =>
  new Set(
    articles.flatMap(({ effect, input }) => {
      const said = effect === 'act.correct' ? (input as Correction).replacement : { effect, input }
      if (said?.effect !== 'act.repeal') return []
      const { undoes, act, article } = said.input as z.infer<typeof repealInput>
      return undoes ? [placeKey({ act, article })] : []
    }),
  )

/** What an article's own effect touches; nothing for a text without effect. */
export const touchedBy = (kind: string | null, input: unknown): readonly Subject[] => {
  if (kind === null) return []
  const found = effectOf(kind)
  if (!found) throw refusals.unknownEffect(kind)
  return found.touches(found.input.parse(input))
}

/** The act referred to, as a sentence names it: « du décret 812-2026 », “of Order in Council 812-2026”. */
export type Named = { act: Two }

/** As of the original day: the article is removed or replaced at its own place, and the facts are folded again. */
export const correct = effect<Correction, Named>({
  kind: 'act.correct',
  title: { fr: 'Corriger un article', en: 'Correct an article' },
  input: correctionInput as z.ZodType<Correction>,
  touches: ({ subjects, replacement }) => [
    ...subjects,
    ...(replacement ? touchedBy(replacement.effect, replacement.input) : []),
  ],
  check: () => [],
  apply: () => {
    throw new Error('a correction is folded in its place, never applied')
  },
  sentence: ({ article, replacement }, { act }) => ({
    fr: replacement
      ? `l’article ${article} ${act.fr} soit remplacé par le suivant : « QUE ${replacement.text_fr} »`
      : `l’article ${article} ${act.fr} soit retiré`,
    en: replacement
      ? `article ${article} ${act.en} be replaced by the following: “THAT ${replacement.text_en}”`
      : `article ${article} ${act.en} be removed`,
  }),
})

/** The rows that the article opened and that still hold on the day of its repeal or later, by table. */
const openedBy = (facts: Facts, { act, article, from, subjects }: z.infer<typeof repealInput>) =>
  subjects.flatMap(({ kind, id }) =>
    (declaredSubjects().find(declared => declared.kind === kind)?.tables ?? []).map(table => {
      const opened = facts.rows(table, id).filter(row => row.origin_act === act && row.origin_article === article)
      return { table, id, rows: opened.filter(({ valid }) => valid.until === null || valid.until > from) }
    }),
  )

/** As of a day: what the article opened closes, from that day. What says nothing of days is undone whole. */
export const repeal = effect<z.infer<typeof repealInput>, Named>({
  kind: 'act.repeal',
  title: { fr: 'Abroger un article', en: 'Repeal an article' },
  form: [
    {
      name: 'target',
      label: { fr: 'Article abrogé', en: 'Article repealed' },
      hint: {
        fr: 'Le numéro de l’acte, puis l’article : 812-2026, art. 3.',
        en: 'The act’s number, then the article: 812-2026, art. 3.',
      },
      type: 'lookup',
      lookup: 'article',
      fills: { act: 'act', article: 'article' },
    },
    { name: 'from', label: { fr: 'À compter du', en: 'As of' }, type: 'day' },
  ],
  input: repealInput,
  touches: ({ subjects }) => subjects,
  check: (facts, input) =>
    input.undoes || openedBy(facts, input).some(({ rows }) => rows.length > 0)
      ? []
      : [asVerdict(refusals.nothingToClose())],
  // An erratum may since have taken away what it closes: then there is nothing left to close, and no fault.
  // What it undoes whole is left out where its subjects are folded again.
  apply: (facts, input, cite) => {
    if (input.undoes) return
    for (const { table, id, rows: open } of openedBy(facts, input))
      facts.edit(table, id, rows =>
        rows.flatMap(row => (open.includes(row) ? closedAt([row], input.from, cite, table.closed ?? {}) : [row])),
      )
  },
  sentence: ({ article, from }, { act }) => ({
    fr: `l’article ${article} ${act.fr} soit abrogé à compter du ${showDay(from, 'fr')}`,
    en: `article ${article} ${act.en} be repealed as of ${showDay(from, 'en')}`,
  }),
})
