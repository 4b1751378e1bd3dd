import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import {
  type Drafted,
  type Effect,
  effectOf,
  type FormField,
  type Found,
  lookupOf,
} from '../../../kernel/facts/index.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import { BadInput, check, type FieldError } from '../../../kernel/web/index.ts'
import type { Lang, Words } from '../../../kernel/words/index.ts'
import type { Correction } from '../acts/act.effects.ts'
import { draftedBy } from '../acts/fact.queries.ts'
import { refusals } from '../refusals.ts'
import { articleWords } from '../words.ts'
import { completed, inputOf, type Slot, slotsOf, type Typed } from './article.fields.ts'
import { type ArticleInput, draftOr404, saveArticle, worded } from './draft.actions.ts'

const words = {
  none: {
    fr: 'Rien au registre ne correspond. Essayez moins de mots ou seulement leur début.',
    en: 'Nothing in the register matches. Try fewer words, or only their beginning.',
  },
  several: { fr: 'Plusieurs correspondent. Choisissez.', en: 'Several match. Choose one.' },
  required: { fr: 'À remplir.', en: 'Required.' },
} as const satisfies Words

/** How many matches a form offers. */
const most = 12

/** For each place of a form where something is named: the one thing found, or the choice there is. */
export type Settled = { found: ReadonlyMap<string, Found>; open: ReadonlyMap<string, readonly Found[]> }

type Around = { on: Day; lang: Lang; drafted: readonly Drafted[] }

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}(:\d+)?$/i.test(text)

const settleOne = async (tx: Tx, { field, text, pick }: Slot, { lang, ...around }: Around) => {
  const find = lookupOf(field.lookup)
  const id = isId(text) ? text : pick
  const picked = isId(id) ? (await find(tx, { ...around, ids: [id], limit: 1 }))[0] : undefined
  if (picked && (isId(text) || picked.label[lang] === text)) return [picked]
  const matches = await find(tx, { ...around, text, limit: most })
  const chosen = matches.find(match => match.id === pick)
  const exact = matches.filter(({ label }) => label[lang] === text)
  return chosen ? [chosen] : exact.length === 1 ? exact : matches
}

/** Finds what is named: by the id chosen while the text is still that thing's name, else by the words typed. */
export const settle = async (tx: Tx, form: readonly FormField[], typed: Typed, around: Around): Promise<Settled> => {
  const found = new Map<string, Found>()
  const open = new Map<string, readonly Found[]>()
  for (const slot of slotsOf(form, typed)) {
    if (slot.text === '') continue
    const matches = await settleOne(tx, slot, around)
    const [one, ...others] = matches
    if (one && others.length === 0) found.set(slot.name, one)
    else open.set(slot.name, matches)
  }
  return { found, open }
}

/** What the form says of the places where nothing, or too much, was found. */
export const unsettled = ({ open }: Settled, lang: Lang): FieldError[] =>
  [...open].map(([name, matches]) =>
    matches.length === 0
      ? { field: `in.${name}`, says: words.none[lang] }
      : { field: `pick.${name}`, says: words.several[lang] },
  )

/** The input of an effect as a form gives it; throws what is wrong, field by field. */
const readForm = async (tx: Tx, effect: Effect, typed: Typed, around: Around): Promise<unknown> => {
  const form = effect.form ?? []
  const settled = await settle(tx, form, typed, around)
  const input = completed(effect, inputOf(form, typed, settled.found))
  const checked = check(effect.input, input, around.lang)
  const asked = new Set(form.map(({ name }) => name))
  const isOpen = (name: string) => [...settled.open.keys()].some(slot => slot.split('.')[0] === name)
  const wrong = checked.ok
    ? []
    : checked.errors.flatMap(({ field, says }): FieldError[] => {
        const [name = ''] = field?.split('.') ?? []
        return asked.has(name) && !isOpen(name) ? [{ field: `in.${field}`, says }] : []
      })
  const place = ({ field }: FieldError) => form.findIndex(({ name }) => name === field?.split('.')[1])
  const all = [...wrong, ...unsettled(settled, around.lang)].sort((a, b) => place(a) - place(b))
  if (all.length > 0) throw new BadInput(all)
  if (!checked.ok)
    throw refusals.badArticle(0, checked.errors.map(({ field, says }) => `${field} (${says})`).join(', '))
  return checked.input
}

export type Place = { act: string; article: number }

/** The form that names the article to correct. */
export const targetForm = [
  { name: 'target', label: articleWords.target, hint: articleWords.targetHint, type: 'lookup', lookup: 'article' },
] as const satisfies readonly FormField[]

/** The adopted article that was named; throws what is wrong. */
export const readTarget = async (tx: Tx, typed: Typed, around: Omit<Around, 'drafted'>): Promise<Place> => {
  const settled = await settle(tx, targetForm, typed, { ...around, drafted: [] })
  const [found] = settled.found.values()
  if (!found)
    throw new BadInput(
      settled.open.size > 0
        ? unsettled(settled, around.lang)
        : [{ field: 'in.target', says: words.required[around.lang] }],
    )
  return { act: String(found.also?.act), article: Number(found.also?.article) }
}

/** What the form of an article says: its effect and what was typed for it, its wording, what it corrects. */
export type Written = {
  effect: string | null
  typed: Typed
  text_fr: string
  text_en: string
  corrects: Place | null
}

type By = { actor: Actor; clock: Clock; lang: Lang }

const articleOf = async (tx: Tx, written: Written, around: Around): Promise<ArticleInput> => {
  const { effect: kind, text_fr, text_en, typed } = written
  const effect = kind === null ? undefined : effectOf(kind)
  if (kind !== null && !effect?.form) throw refusals.unknownEffect(kind)
  if (effect) return { text_fr, text_en, effect: effect.kind, input: await readForm(tx, effect, typed, around) }
  const blank = Object.entries({ text_fr, text_en }).filter(([, text]) => text.trim() === '')
  if (blank.length > 0) throw new BadInput(blank.map(([field]) => ({ field, says: words.required[around.lang] })))
  return { text_fr, text_en, effect: null, input: null }
}

/** Saves an article as its form gives it. A correction takes its own wording from the article that it puts in place. */
export const saveWritten = async (
  tx: Tx,
  { lang, ...by }: By,
  id: string,
  version: number,
  written: Written,
  place: number | null,
): Promise<number> => {
  const { articles } = (await draftOr404(tx, id)).content
  const before = articles.slice(0, place === null ? undefined : place - 1)
  const around = { on: by.clock.today(), lang, drafted: draftedBy(before) }
  const article = await articleOf(tx, written, around)
  const { corrects } = written
  if (!corrects) return saveArticle(tx, by, id, version, article, place)
  const old = place === null ? null : ((articles[place - 1]?.input as Correction | null)?.replacement ?? null)
  const replacement = await worded(tx, around.on, article, { before, old: old as ArticleInput | null })
  const input = { ...corrects, replacement }
  return saveArticle(tx, by, id, version, { text_fr: '', text_en: '', effect: 'act.correct', input }, place)
}

/** Saves the removal of an adopted article, as of its own first day. */
export const saveRemoval = (
  tx: Tx,
  by: Omit<By, 'lang'>,
  id: string,
  version: number,
  removed: Place,
  place: number | null,
) => {
  const input = { ...removed, replacement: null }
  return saveArticle(tx, by, id, version, { text_fr: '', text_en: '', effect: 'act.correct', input }, place)
}
