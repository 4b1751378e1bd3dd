import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../../kernel/access/index.ts'
import type { Tx } from '../../../../kernel/database/index.ts'
import { type By, enqueue } from '../../../../kernel/jobs/index.ts'
import { journal } from '../../../../kernel/journal/index.ts'
import { kernelRefusals, type Refusal } from '../../../../kernel/refusals.ts'
import type { Day, Instant } from '../../../../kernel/time/index.ts'
import { rules } from '../import.rules.ts'
import { canMove } from '../import.steps.ts'
import { openImport } from '../pipeline.actions.ts'
import { Unreadable } from '../popolo.formats.ts'
import { importRefusals, tableRefusals } from '../refusals.ts'
import { deleteRows } from '../rows.queries.ts'
import { chunkAt, deleteChoices, type ImportRow, importOf, updateImport } from '../store.queries.ts'
import { importJob } from '../work.actions.ts'
import { orderOf } from './dates.formats.ts'
import { mappingNamed, mappings, saveMapping } from './mapping.queries.ts'
import { columnsIn, orderField, type TableOptions } from './options.formats.ts'
import { previewOf } from './table.formats.ts'
import { type Columns, type DateOrder, lacks, suggested, targetNames, tidy } from './table.rules.ts'

async function* kept(tx: Tx, id: string): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n += 1) {
    const chunk = await chunkAt(tx, id, n)
    if (!chunk) return
    yield chunk
  }
}

const previewed = 10
/** A date of which the order can be told may come late. */
const lookedAt = 500

/** What the person who maps sees: the first rows, and the mapping that fits or the one that the headings suggest. */
export type Sample = {
  labels: readonly string[]
  rows: readonly (readonly string[])[]
  /** The mapping to begin with; its name where it is one that was kept. */
  name: string
  columns: Columns
  order: DateOrder
  names: readonly string[]
}

/** The beginning of a table that waits for its mapping. Throws Unreadable. */
export const sampleOf = (tx: Tx, id: string, wanted: string | null): Promise<Sample> =>
  sampleIn(tx, kept(tx, id), wanted)

/** `told`: the columns, where somebody has said them. */
const sampleIn = async (
  tx: Tx,
  bytes: AsyncIterable<Uint8Array>,
  wanted: string | null,
  told: Columns | null = null,
): Promise<Sample> => {
  const { labels, rows } = await previewOf(bytes, lookedAt)
  const all = (await mappings(tx)).map(({ name, columns, date_order }) => ({
    name,
    columns: columnsIn(columns),
    order: orderField.parse(date_order),
  }))
  const fits = ({ columns }: { columns: Columns }) =>
    Object.values(columns).every(label => label !== undefined && labels.includes(label))
  const found = told ? undefined : wanted === null ? all.find(fits) : all.find(({ name }) => name === wanted)
  const columns = told ?? found?.columns ?? suggested(labels)
  const dates = [columns.start, columns.end].flatMap(label => {
    const at = label === undefined ? -1 : labels.indexOf(label)
    return at < 0 ? [] : rows.map(cells => cells[at] ?? '')
  })
  return {
    labels,
    rows: rows.slice(0, previewed),
    name: found?.name ?? '',
    columns,
    order: found?.order ?? orderOf(dates) ?? 'dmy',
    names: all.map(({ name }) => name),
  }
}

const asRefusal = (error: Unreadable, field: string): Refusal => tableRefusals.noTable(rules[error.rule].says, field)

/** Keeps a table that came with a form; it waits for its columns to be mapped. What is no table is refused at once. */
export const beginTable = async (
  tx: Tx,
  { actor, clock }: By,
  { name, bytes, field }: { name: string; bytes: Uint8Array; field: string },
): Promise<string> => {
  async function* once() {
    yield bytes
  }
  try {
    await previewOf(once(), previewed)
  } catch (error) {
    throw error instanceof Unreadable ? asRefusal(error, field) : error
  }
  return openImport(tx, once(), { format: 'table', name, actor, today: clock.today(), now: clock.now(), waits: true })
}

const held = async (tx: Tx, id: string): Promise<ImportRow> => {
  const found = await importOf(tx, id, true)
  if (!found) throw kernelRefusals.notFound()
  return found
}

type Kept = { name: string; columns: Columns; order: DateOrder }

/** Keeps a mapping by its name; what says so in the journal is the caller's. */
const keep = async (tx: Tx, { actor, now }: { actor: Actor; now: Instant }, { name, columns, order }: Kept) => {
  const mapping_id = (await mappingNamed(tx, name))?.mapping_id ?? randomUUIDv7()
  await saveMapping(tx, { mapping_id, name, columns, date_order: order, saved_by: actor.name, saved_at: now })
  return mapping_id
}

export type Mapped = {
  id: string
  name: string
  columns: Columns
  order: DateOrder
  body: string | null
  on: Day | null
}

const mustBeEnough = (columns: Columns, body: string | null): void => {
  const lacking = lacks(columns, body)
  if (lacking) throw tableRefusals.lacking(lacking)
  const twice = Object.values(columns).find((label, at, all) => all.indexOf(label) < at)
  if (twice !== undefined) throw tableRefusals.columnTwice(twice)
}

/** Says which column is what, keeps it by name where it has one, and has the table read. */
export const mapTable = async (
  tx: Tx,
  { actor, clock }: By,
  { id, name, columns, order, body, on }: Mapped,
): Promise<void> => {
  if (!canMove((await held(tx, id)).step, 'map')) throw importRefusals.notNow()
  mustBeEnough(columns, body)
  if (name !== '') await keep(tx, { actor, now: clock.now() }, { name, columns, order })
  const options: TableOptions = { mapping: name, columns, order, body, on }
  await updateImport(tx, id, { step: 'reading', options, refusal: null })
  await journal(tx, { what: 'import.mapped', subject: id, details: { mapping: name } })
  await enqueue(tx, importJob)
}

/** Goes back to the columns of a table that was read: what was read and chosen of it is forgotten. */
export const mapAgain = async (tx: Tx, id: string): Promise<void> => {
  const { step, format } = await held(tx, id)
  if (format !== 'table' || !canMove(step, 'remap')) throw importRefusals.notNow()
  await deleteRows(tx, id)
  await deleteChoices(tx, id)
  await updateImport(tx, id, { step: 'mapping', refusal: null, remarks: [] })
  await journal(tx, { what: 'import.remapped', subject: id })
}

type Told = { body: string | null; on: Day | null; order: DateOrder | null }

/** The options of a table that a mapping kept by name tells how to read. */
const optionsNamed = async (tx: Tx, name: string, { body, on, order }: Told): Promise<TableOptions> => {
  const found = await mappingNamed(tx, name)
  if (!found)
    throw tableRefusals.noSuchMapping(
      name,
      (await mappings(tx)).map(mapping => mapping.name),
    )
  const columns = columnsIn(found.columns)
  if (lacks(columns, body) === 'body') throw tableRefusals.lacking('body')
  return { mapping: name, columns, order: order ?? orderField.parse(found.date_order), body, on }
}

/** 'post=Fonction' as the command takes it. */
const columnsTold = (pairs: readonly string[]): Columns =>
  Object.fromEntries(
    pairs.map(pair => {
      const [target = '', ...rest] = pair.split('=')
      const heading = tidy(rest.join('='))
      const known = targetNames.find(name => name === target)
      if (!known || heading === '') throw tableRefusals.noSuchTarget(pair, targetNames)
      return [known, heading]
    }),
  )

type Asked = Told & {
  /** The name of a mapping kept; '' for none. */
  mapping: string
  /** Columns said one by one, as 'post=Fonction'; kept under the name, where there is one and something may be written. */
  map: readonly string[]
  dryRun: boolean
  /** The bytes of the file, from its beginning. */
  open: () => AsyncIterable<Uint8Array>
  actor: Actor
  now: Instant
}

/**
 * How the command reads a table: by a mapping named, by the columns said one by one, or, where nothing is to be written, by the mapping that
 * fits or by what the headings suggest. A file that is no table is left for its reader to say so.
 */
export const optionsAsked = async (tx: Tx, { map, mapping, dryRun, ...asked }: Asked): Promise<TableOptions> => {
  const { body, on, actor, now } = asked
  if (map.length === 0 && (mapping !== '' || !dryRun)) return optionsNamed(tx, mapping, asked)
  const told = columnsTold(map)
  if (map.length > 0) mustBeEnough(told, body)
  const sample = await sampleIn(tx, asked.open(), null, map.length > 0 ? told : null).catch(error => {
    if (error instanceof Unreadable) return null
    throw error
  })
  if (!sample) return { mapping, columns: told, order: 'dmy', body, on }
  const { columns, name } = sample
  const order = asked.order ?? sample.order
  if (map.length === 0) {
    mustBeEnough(columns, body)
    return { mapping: name, columns, order, body, on, suggested: name === '' }
  }
  if (mapping !== '' && !dryRun) {
    const subject = await keep(tx, { actor, now }, { name: mapping, columns, order })
    await journal(tx, { what: 'import.mapping_kept', subject, details: { mapping } })
  }
  return { mapping, columns, order, body, on }
}
