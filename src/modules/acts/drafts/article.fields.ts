import type { Effect, FormField, Found } from '../../../kernel/facts/index.ts'

/** What was typed for an article, as its form sends it: `in.person` is the text, `pick.person` the id chosen for it. */
export type Typed = { readonly in: Answers; readonly pick: Answers }
type Answers = Readonly<Record<string, unknown>>

export const nothingTyped: Typed = { in: {}, pick: {} }

type LookupField = Extract<FormField, { type: 'lookup' }>
export type Slot = { name: string; field: LookupField; text: string; pick: string }

const asText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** How many things a field that takes several offers to name. */
const places = 3

/** Where each thing that must be found is typed; a field that takes several has several places. */
export const slotsOf = (form: readonly FormField[], typed: Typed): Slot[] =>
  form.flatMap((field): Slot[] => {
    if (field.type !== 'lookup') return []
    const [texts, picks] = [[typed.in[field.name]].flat(), [typed.pick[field.name]].flat()]
    if (!field.several) return [{ name: field.name, field, text: asText(texts[0]), pick: asText(picks[0]) }]
    return Array.from({ length: places }, (_, at) => ({
      name: `${field.name}.${at}`,
      field,
      text: asText(texts[at]),
      pick: asText(picks[at]),
    }))
  })

type Basis = { act: string; article: string; role?: string }

export const basesOf = (typed: unknown): Basis[] =>
  [typed ?? []].flat().flatMap(row => {
    const { act, article, role } = (row ?? {}) as Record<string, unknown>
    const basis = { act: asText(act), article: asText(article), ...(asText(role) ? { role: asText(role) } : {}) }
    return basis.act || basis.article || basis.role ? [basis] : []
  })

const answerOf = (field: FormField, typed: unknown): unknown => {
  const text = asText(typed)
  if (field.type === 'bases') {
    const bases = basesOf(typed)
    return bases.length > 0 || !field.optional ? bases : undefined
  }
  if (field.type === 'bool') return field.optional && text === '' ? undefined : text === 'yes'
  if (text === '') return undefined
  return field.type === 'int' && /^-?\d+$/.test(text) ? Number(text) : text
}

/** The input that the answers make: blank fields are left out, what was found stands under its names. */
export const inputOf = (
  form: readonly FormField[],
  typed: Typed,
  found: ReadonlyMap<string, Found>,
): Record<string, unknown> => {
  const input: Record<string, unknown> = {}
  for (const field of form) {
    if (field.type !== 'lookup') {
      const answer = answerOf(field, typed.in[field.name])
      if (answer !== undefined) input[field.name] = answer
      continue
    }
    const all = slotsOf([field], typed).flatMap(({ name }) => found.get(name) ?? [])
    const [first] = all
    if (!first) continue
    input[field.name] = field.several ? all.map(({ id }) => id) : first.id
    for (const [name, key] of Object.entries(field.fills ?? {})) input[name] = first.also?.[key]
  }
  return input
}

const refusedNames = (effect: Effect, input: Record<string, unknown>): string[] => {
  const read = effect.input.safeParse(input)
  return read.success ? [] : read.error.issues.map(({ path: [name] }) => String(name))
}
const all = (names: readonly string[], value: unknown) => Object.fromEntries(names.map(name => [name, value]))

/** The input with what its effect wants said and the form left blank: null, or '' where null says nothing. */
export const completed = (effect: Effect, input: Record<string, unknown>): Record<string, unknown> => {
  const blank = refusedNames(effect, input).filter(name => !Object.hasOwn(input, name))
  const said = { ...input, ...all(blank, null) }
  const refused = refusedNames(effect, said)
  return {
    ...said,
    ...all(
      blank.filter(name => refused.includes(name)),
      '',
    ),
  }
}

/** The answers that an input would have come from; `nameOf` gives the text of a thing found. */
export const typedFrom = (
  form: readonly FormField[],
  input: unknown,
  nameOf: (lookup: string, id: string) => string,
): Typed => {
  const values = (input ?? {}) as Record<string, unknown>
  const typed: { in: Record<string, unknown>; pick: Record<string, unknown> } = { in: {}, pick: {} }
  for (const field of form) {
    const value = values[field.name]
    if (value === null || value === undefined) continue
    if (field.type === 'lookup') {
      const ids = [value].flat().map(String)
      const texts = ids.map(id => nameOf(field.lookup, id))
      typed.in[field.name] = field.several ? texts : texts[0]
      typed.pick[field.name] = field.several ? ids : ids[0]
    } else if (field.type === 'bases') typed.in[field.name] = value
    else if (field.type === 'bool') typed.in[field.name] = value === true ? 'yes' : 'no'
    else typed.in[field.name] = String(value)
  }
  return typed
}
