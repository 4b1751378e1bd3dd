import { hash } from 'node:crypto'
import { BrokenCsv, type CsvRow, NotATable, readTable, type Tell } from '../../../../kernel/sheets/index.ts'
import { encodingRemarks } from '../encoding.rules.ts'
import type { Collection, Finding, RuleId } from '../import.rules.ts'
import { metTexts } from '../met.formats.ts'
import { type Element, Unreadable } from '../popolo.formats.ts'
import { dateIn } from './dates.formats.ts'
import { genderIn, isVacant, nameKey, personName, titleKey } from './names.rules.ts'
import { type TableOptions, tableOptions } from './options.formats.ts'
import { labelsOf, type Target, targetNames, tidy } from './table.rules.ts'

const mostColumns = 500

type Reading = { elements: Element[]; remarks: { rule: RuleId; place: string; line: number; value?: string }[] }

const whyNot = { empty: 'IMP-81', binary: 'IMP-80', broken: 'IMP-82', tooLarge: 'IMP-83' } as const
const whyBroken = { unclosed: 'IMP-84', tooLong: 'IMP-85' } as const

/** The rows of a table, the first being its headings. Throws Unreadable. */
async function* rowsOf(bytes: AsyncIterable<Uint8Array>, tell: Tell): AsyncGenerator<CsvRow> {
  let any = false
  try {
    for await (const row of readTable(bytes, tell)) {
      if (!any && row.cells.every(cell => tidy(cell) === '')) continue
      if (!any && row.cells.length > mostColumns) throw new Unreadable('IMP-86', '', row.line, '')
      any = true
      yield row
    }
  } catch (error) {
    if (error instanceof NotATable) throw new Unreadable(whyNot[error.why], '', 1, '')
    if (error instanceof BrokenCsv) throw new Unreadable(whyBroken[error.why], '', error.line, '')
    throw error
  }
  if (!any) throw new Unreadable('IMP-81', '', 1, '')
}

/** The headings of a table and its first rows. Throws Unreadable. */
export const previewOf = async (
  bytes: AsyncIterable<Uint8Array>,
  rows: number,
): Promise<{ labels: string[]; rows: string[][] }> => {
  const found: string[][] = []
  for await (const { cells } of rowsOf(bytes, () => undefined)) {
    found.push(cells)
    if (found.length > rows) break
  }
  const [headings = [], ...rest] = found
  const labels = labelsOf(headings)
  return { labels, rows: rest.map(cells => labels.map((_, at) => tidy(cells[at] ?? ''))) }
}

type Value = Record<string, string | undefined>

/** One identifier out of many words: the words themselves, shortened by their hash where they are long. */
const keyOf = (...parts: readonly string[]): string => {
  const whole = parts.join(' | ')
  return whole.length <= 250 ? whole : `${whole.slice(0, 200)}… ${hash('sha256', whole, 'hex').slice(0, 16)}`
}

/** Makes elements of rows: what a row names is said once, what it states (a term, a vacancy) each time. */
const elementsFrom = ({ mapping, order, body, on }: TableOptions) => {
  const counts: Record<Collection, number> = { organizations: 0, persons: 0, posts: 0, memberships: 0 }
  const said = metTexts()
  const scheme = mapping || 'table'

  const element = (collection: Collection, line: number, value: Value, findings: Finding[] = []): Element => {
    const index = counts[collection]
    counts[collection] += 1
    const since = collection === 'memberships' ? on : null
    return { collection, index, line, value, repeats: false, findings, since }
  }
  const once = (collection: Collection, line: number, value: Value): Element[] =>
    said.add(`${collection} ${value['id']}`) ? [element(collection, line, value)] : []
  const identified = (value: string) => ({ scheme, ...(value && { identifier: value }) })
  const ownId = (value: string) => keyOf(mapping, `#${value}`)

  const bodyOf = (name: string, identifier: string) => ({
    id: identifier ? ownId(identifier) : keyOf(mapping, nameKey(name) || name),
    name,
    ...identified(identifier),
  })

  return (line: number, get: (target: Target) => string): Element[] => {
    const name = get('organisation') || (get('organisation_id') ? '' : (body ?? ''))
    const post = get('post')
    const whole = get('family_name')
      ? `${get('family_name')}, ${get('given_name')}`
      : get('person') || get('given_name')
    const vacant = isVacant(whole.replace(/,\s*$/, ''))
    const [start, end] = [dateIn(get('start'), order), dateIn(get('end'), order)]
    const own = get('organisation') || get('organisation_id') || post || get('post_id')
    if (!own && vacant) return [element('memberships', line, {}, [{ rule: 'IMP-88', field: null, value: null }])]

    const elements: Element[] = []
    const named = get('organisation_id') && !name ? get('organisation_id') : name
    const organisation = named ? bodyOf(named, get('organisation_id')) : null
    const isNewBody = organisation !== null && !said.has(`organizations ${organisation.id}`)
    if (organisation && isNewBody) {
      const parent = get('parent') ? bodyOf(get('parent'), '') : null
      if (parent && parent.id !== organisation.id) elements.push(...once('organizations', line, parent))
      const above = parent && parent.id !== organisation.id ? { parent_id: parent.id } : {}
      elements.push(...once('organizations', line, { ...organisation, classification: get('kind'), ...above }))
    }
    const organization_id = organisation?.id
    const postId = get('post_id')
      ? ownId(get('post_id'))
      : post && keyOf(mapping, nameKey(named) || named, titleKey(post) || post)
    const label = post || get('post_id')
    const isNewPost = postId !== '' && !said.has(`posts ${postId}`)
    if (postId) elements.push(...once('posts', line, { id: postId, label, organization_id }))
    if (vacant) {
      // The row is told by what it newly names; a body or a seat that was named before is told again, and left.
      if (postId && !isNewPost)
        elements.push(element('posts', line, { label }, [{ rule: 'IMP-92', field: 'label', value: label }]))
      else if (!postId && !isNewBody) elements.push(element('organizations', line, { ...organisation }))
      return elements
    }
    const { gender: told, ...names } = get('family_name')
      ? { given_name: get('given_name'), family_name: get('family_name'), gender: undefined }
      : personName(whole)
    const gender = genderIn(get('gender')) ?? told
    const inPost = postId || keyOf(mapping, organization_id ?? '')
    const bare = `${names.given_name} ${names.family_name}`
    const person = get('person_id') ? ownId(get('person_id')) : keyOf(nameKey(bare) || whole, inPost)
    elements.push(...once('persons', line, { id: person, ...names, gender, ...identified(get('person_id')) }))
    elements.push(
      element('memberships', line, {
        id: keyOf(person, postId || (organization_id ?? ''), start),
        person_id: person,
        ...(postId ? { post_id: postId } : { organization_id }),
        start_date: start,
        end_date: end,
      }),
    )
    return elements
  }
}

/** Reads a table by its mapping. Each row makes at least one element of its own, for the numbers to add up. Throws Unreadable. */
export async function* readMapped(
  bytes: AsyncIterable<Uint8Array>,
  how: { options: unknown },
): AsyncGenerator<Reading> {
  const options = tableOptions(how.options)
  const { tell, taken } = encodingRemarks()
  const make = elementsFrom(options)
  let headings: readonly string[] | null = null
  let places: { readonly [T in Target]?: number } = {}
  let any = false
  for await (const { line, cells } of rowsOf(bytes, tell)) {
    const remarks: Reading['remarks'] = taken()
    if (headings === null) {
      headings = cells
      const labels = labelsOf(cells)
      places = placesOf(options, labels, line)
      if (options.suggested)
        for (const target of targetNames)
          if (options.columns[target])
            remarks.push({ rule: 'IMP-99', place: `/${options.columns[target]}`, line, value: target })
      const twice = cells.findIndex((cell, at) => tidy(cell) !== '' && cells.indexOf(cell) < at)
      if (twice >= 0) remarks.push({ rule: 'IMP-96', place: `/${labels[twice]}`, line })
      yield { elements: [], remarks }
      continue
    }
    any = true
    const own = headings
    if (cells.length === own.length && cells.every((cell, at) => cell === own[at])) {
      yield { elements: [], remarks: [...remarks, { rule: 'IMP-94', place: '', line }] }
      continue
    }
    if (cells.slice(own.length).some(cell => tidy(cell) !== '')) remarks.push({ rule: 'IMP-93', place: '', line })
    const get = (target: Target) => {
      const at = places[target]
      return at === undefined ? '' : tidy(cells[at] ?? '')
    }
    yield { elements: make(line, get), remarks }
  }
  if (!any) yield { elements: [], remarks: [{ rule: 'IMP-36', place: '', line: 1 }] }
}

const placesOf = ({ columns }: TableOptions, labels: readonly string[], line: number) => {
  const places: { [T in Target]?: number } = {}
  for (const target of targetNames) {
    const label = columns[target]
    if (label === undefined) continue
    const at = labels.indexOf(label)
    if (at < 0) throw new Unreadable('IMP-87', '', line, label)
    places[target] = at
  }
  return places
}
