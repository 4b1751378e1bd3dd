import { z } from 'zod'
import { closedAt, declaredSubjects, effect, effectOf, idField, type Subject } from '../../../kernel/facts/index.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { showDay } from '../../../kernel/words/index.ts'
import { refusals } from '../refusals.ts'

const subjects = z.array(z.object({ kind: z.string(), id: idField })).default([])
const target = { act: idField, article: z.number().int().positive(), subjects }

export const correctionInput = z.object({
  ...target,
  replacement: z
    .object({ text_fr: z.string(), text_en: z.string(), effect: z.string().nullable(), input: z.unknown() })
    .nullable(),
})
export type Correction = z.infer<typeof correctionInput>

const repealInput = z.object({ ...target, from: dayField })

/** What an article's own effect touches; nothing for a text without effect. */
export const touchedBy = (kind: string | null, input: unknown): readonly Subject[] => {
  if (kind === null) return []
  const found = effectOf(kind)
  if (!found) throw refusals.unknownEffect(kind)
  return found.touches(found.input.parse(input))
}

type Named = { act: string }

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
      ? `l’article ${article} de ${act} soit remplacé par : « ${replacement.text_fr} »`
      : `l’article ${article} de ${act} soit retiré`,
    en: replacement
      ? `article ${article} of ${act} be replaced by: “${replacement.text_en}”`
      : `article ${article} of ${act} be removed`,
  }),
})

/** As of a day: what the article opened closes, from that day. */
export const repeal = effect<z.infer<typeof repealInput>, Named>({
  kind: 'act.repeal',
  title: { fr: 'Abroger un article', en: 'Repeal an article' },
  input: repealInput,
  touches: ({ subjects }) => subjects,
  check: () => [],
  apply: (facts, { act, article, from, subjects }, cite) => {
    const closes = subjects.flatMap(({ kind, id }) =>
      (declaredSubjects().find(declared => declared.kind === kind)?.tables ?? []).map(table => {
        const opens = facts.rows(table, id).filter(row => row.origin_act === act && row.origin_article === article)
        const open = opens.filter(row => row.valid.until === null || row.valid.until > from)
        facts.edit(table, id, rows =>
          rows.flatMap(row => (open.includes(row) ? closedAt([row], from, cite, table.closed ?? {}) : [row])),
        )
        return open.length > 0
      }),
    )
    if (!closes.includes(true) && subjects.every(({ id }) => facts.has(id))) throw refusals.nothingToClose()
  },
  sentence: ({ article, from }, { act }) => ({
    fr: `l’article ${article} de ${act} soit abrogé à compter du ${showDay(from, 'fr')}`,
    en: `article ${article} of ${act} be repealed as of ${showDay(from, 'en')}`,
  }),
})
