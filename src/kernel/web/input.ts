import { z } from 'zod'
import type { Lang, Two } from '../words/index.ts'
import { inLang } from '../words/index.ts'
import { inputWords } from './words.ts'

/** What was typed, by name; a name given twice is a list. */
export type Values = Readonly<Record<string, string | readonly string[]>>

/** `field` null: the form as a whole. */
export type FieldError = { readonly field: string | null; readonly says: string }

/** A field that may stay blank: '' and absent are null. */
export const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' || value === undefined ? null : value), schema.nullable())

/** A name given any number of times: none, one or several are a list. */
export const many = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    value => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema),
  )

/** The words of a check of one's own: `.refine(isOdd, says({ fr: …, en: … }))`. */
export const says = (two: Two) => ({ params: { says: two } })

/** A file that came with a form: the name it had, its bytes. */
export class Upload {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>

  constructor(name: string, bytes: Uint8Array<ArrayBuffer>) {
    this.name = name
    this.bytes = bytes
  }
}

/** One file of a form, in a route that says what its files may weigh. */
export const uploadField = z.custom<Upload>(
  value => value instanceof Upload,
  says({ fr: 'Choisissez un fichier.', en: 'Choose a file.' }),
)

/** The name without folders, control characters or marks that turn the direction of writing: what is shown is what it is. */
const nameOf = (given: string): string => {
  const [last = ''] = given.normalize('NFC').split(/[\\/]/).slice(-1)
  return last
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(-200)
}

/** The files of a form, by name; the last of those sent under one name. A field left empty sends none. */
export const uploadsOf = async (entries: Iterable<[string, string | File]>): Promise<Record<string, Upload>> => {
  const uploads: Record<string, Upload> = {}
  for (const [name, value] of entries)
    if (typeof value !== 'string' && !(value.size === 0 && value.name === ''))
      uploads[name] = new Upload(nameOf(value.name), new Uint8Array(await value.arrayBuffer()))
  return uploads
}

export const valuesOf = (entries: Iterable<[string, string | File]>): Values => {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    const text = value.replace(/\r\n?/g, '\n')
    const before = Object.hasOwn(values, name) ? values[name] : undefined
    values[name] = before === undefined ? text : [before, text].flat()
  }
  return values
}

type Node = { [name: string]: unknown }

const asLists = (node: unknown): unknown => {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return node
  const entries = Object.entries(node).map(([name, value]) => [name, asLists(value)] as const)
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))
  return isList
    ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
    : Object.fromEntries(entries)
}

/** Dotted names become objects and lists: `articles.0.fr` is { articles: [{ fr }] }. Names beginning with _ are the kernel's. */
export const expand = (values: Values): Node => {
  const top: Node = Object.create(null)
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith('_')) continue
    const steps = name.split('.')
    const last = steps.pop() ?? name
    let node = top
    for (const step of steps) {
      const next = node[step]
      if (typeof next === 'object' && next !== null && !Array.isArray(next)) node = next as Node
      else node = node[step] = Object.create(null) as Node
    }
    node[last] = value
  }
  return asLists(top) as Node
}

const at = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (node, step) => (typeof node === 'object' && node !== null ? (node as Node)[String(step)] : undefined),
    raw,
  )

const sayIssue = (issue: z.core.$ZodIssue, raw: unknown, lang: Lang): string => {
  const t = inLang(inputWords, lang)
  const value = at(raw, issue.path)
  if (issue.code === 'custom') {
    const said = issue.params?.['says'] as Two | undefined
    return said ? said[lang] : t(issue.message === 'YYYY-MM-DD' ? 'notADay' : 'wrong')
  }
  if (value === undefined || value === '' || value === null) return t('required')
  if (issue.code === 'invalid_type')
    return issue.expected === 'number' || issue.expected === 'int' ? t('notANumber') : t('wrong')
  if (issue.code === 'invalid_format') return issue.format === 'date' ? t('notADay') : t('wrong')
  if (issue.code === 'invalid_value') return t('notAChoice')
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? t('tooShort', Number(issue.minimum)) : t('tooSmall', Number(issue.minimum))
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? t('tooLong', Number(issue.maximum)) : t('tooBig', Number(issue.maximum))
  return t('wrong')
}

export type Checked<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** The input as its schema reads it, or what is wrong, field by field, in the person's language. */
export const check = <T>(schema: z.ZodType<T>, raw: unknown, lang: Lang): Checked<T> => {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, input: parsed.data }
  const errors = parsed.error.issues.map(issue => ({
    field: issue.path.join('.') || null,
    says: sayIssue(issue, raw, lang),
  }))
  const first = new Map(errors.toReversed().map(error => [error.field, error]))
  return { ok: false, errors: [...first.values()].toReversed() }
}
