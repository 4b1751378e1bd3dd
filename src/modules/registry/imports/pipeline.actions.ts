import { createHash, randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Step as InTransaction } from '../../../kernel/jobs/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { type Day, day, type Instant } from '../../../kernel/time/index.ts'
import { idOf, madePostId } from './article.formats.ts'
import { type Collection, type Finding, judgeRow, type Read, rules, short } from './import.rules.ts'
import { type Element, Unreadable } from './popolo.formats.ts'
import { type FormatName, formats } from './reader.formats.ts'
import { importRefusals } from './refusals.ts'
import { keptRemarks } from './remarks.rules.ts'
import { inShort } from './report.rules.ts'
import { deleteRows, insertRows, markRepeated } from './rows.queries.ts'
import { addChunk, chunkAt, importOf, insertImport, tellProgress, updateImport } from './store.queries.ts'
import type { StoredRow } from './stored.rules.ts'

const chunkSize = 1024 * 1024
/** Megabytes, unless said: a country's register has a tenth of it. */
const largestFile = 256

type Opened = {
  format: FormatName
  name: string
  /** The day that an edition of a list shows. */
  on?: Day | null
  actor: Actor
  today: Day
  now: Instant
  most?: number | undefined
  /** How the format is to read it; an import without waits for a person to say it. */
  options?: unknown
  waits?: boolean
}

/** The day of an edition, where the format has editions; nothing is known of a day that has not come. */
const dayOf = ({ format, on = null, today }: Opened): Day | null => {
  if (!formats[format].edition) return null
  if (on === null) throw importRefusals.needsDay()
  if (on > today) throw importRefusals.dayToCome()
  return on
}

/** The bytes again in pieces of one megabyte, whether they came in one (from a form) or in many; refuses the file as soon as it is too long. */
async function* pieces(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array[] = []
  let [length, total] = [0, 0]
  for await (const chunk of bytes) {
    total += chunk.length
    if (total > most * 1024 * 1024) throw importRefusals.tooLarge(most)
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + chunkSize - length)
      kept.push(part)
      at += part.length
      length += part.length
      if (length < chunkSize) continue
      yield Buffer.concat(kept)
      kept = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(kept)
}

/** Keeps a file, with its hash, as an import that waits to be read. */
export const openImport = async (tx: Tx, bytes: AsyncIterable<Uint8Array>, opened: Opened): Promise<string> => {
  const { format, name, actor, now, most = largestFile, options = null, waits = false } = opened
  const on_day = dayOf(opened)
  const id = randomUUIDv7()
  await insertImport(tx, {
    import_id: id,
    format,
    file_name: name,
    on_day,
    step: waits ? 'mapping' : 'reading',
    options,
    opened_by: actor.name,
    opened_at: now,
  })
  const sum = createHash('sha256')
  let [size, n] = [0, 0]
  for await (const piece of pieces(bytes, most)) {
    sum.update(piece)
    size += piece.length
    await addChunk(tx, id, n, piece)
    n += 1
  }
  const sha256 = sum.digest('hex')
  await updateImport(tx, id, { size, sha256 })
  await journal(tx, { what: 'import.opened', subject: id, details: { format, file: name, on: on_day, size, sha256 } })
  return id
}

/** A worker of an import says how far it is; one that another has replaced learns it here, and stops. */
export type At = { id: string; worker: string | null; progress?: ((done: number, total: number) => void) | undefined }

/** Text that the database can keep: a name of a field may be anything. */
const keepable = (text: string): string => short(text).replaceAll('\0', '\uFFFD').toWellFormed()

const keptFinding = ({ rule, field, value }: Finding): Finding => ({
  rule,
  field: field === null ? null : keepable(field),
  value: null,
  shown: inShort(value),
})

/** What a row calls by one of its words is known by, in this format. */
const factOf = (collection: Collection, id: string | undefined, format: FormatName): string | null =>
  id === undefined ? null : idOf(collection, formats[format].edition ? `${format}\n${id}` : id)

/** A membership that names no post is on the one that is made for its role in its body. */
const postOf = (read: Read, format: FormatName): string | null =>
  factOf('posts', read.post_id, format) ?? madePostId(read)

const storedRow = (element: Element, n: number, format: FormatName): StoredRow => {
  const { collection, value, repeats, index, line, findings: found = [], since } = element
  const list = formats[format].edition !== null
  const told = { list, found, since: since ? day(since) : null }
  const { read, from, last, findings: judged } = judgeRow(collection, value, repeats, told)
  // What the reader itself stops needs no other reason.
  const fact_id = factOf(collection, read.id, format)
  const isTerm = collection === 'memberships'
  const findings = found.some(({ rule }) => rules[rule].stops === 'row') ? found : judged
  return {
    n,
    collection,
    index,
    line,
    read,
    fact_id,
    post_fact: isTerm ? postOf(read, format) : collection === 'posts' ? fact_id : null,
    person_fact: isTerm ? factOf('persons', read.person_id, format) : null,
    first_day: from,
    last_day: last,
    findings: findings.map(keptFinding),
  }
}

const rowsTogether = 1000

/** Reads the file that an import keeps, from its beginning: what an earlier try had read is forgotten. */
export const readImport = async (step: InTransaction, { id, worker, progress }: At): Promise<void> => {
  const found = await step(async tx => {
    await deleteRows(tx, id)
    return importOf(tx, id)
  })
  if (!found) return
  const { size, on_day, options } = found
  const format = found.format as FormatName
  let [done, n] = [0, 0]
  const { kept: remarks, keep } = keptRemarks()
  let waiting: StoredRow[] = []
  const write = async (next: (tx: Tx) => Promise<void> = async () => undefined) => {
    await step(async tx => {
      if (!(await tellProgress(tx, id, worker, { done, total: size }))) throw importRefusals.notNow()
      await insertRows(tx, id, waiting)
      await next(tx)
    })
    waiting = []
  }
  async function* bytes() {
    for (let at = 0; ; at += 1) {
      const chunk = await step(tx => chunkAt(tx, id, at))
      if (!chunk) return
      yield chunk
      done += chunk.length
      progress?.(done, size)
    }
  }
  try {
    for await (const read of formats[format].read(bytes(), { on: on_day, options })) {
      for (const { rule, place, line, value } of read.remarks)
        keep(rule, { place: keepable(place), line, ...(value && { excerpt: keepable(value) }) })
      for (const element of read.elements) {
        n += 1
        waiting.push(storedRow(element, n, format))
        if (waiting.length === rowsTogether) await write()
      }
    }
    await write(async tx => {
      await markRepeated(tx, id)
      await updateImport(tx, id, { step: 'comparing', remarks })
      await journal(tx, { what: 'import.read', subject: id, details: { rows: n } })
    })
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { rule, place, line, excerpt } = error
    const remark = { rule, place: keepable(place), line, excerpt: keepable(excerpt) }
    waiting = []
    await write(async tx => {
      await deleteRows(tx, id)
      await updateImport(tx, id, { step: 'unreadable', refusal: { says: rules[rule].says, remark } })
      await journal(tx, { what: 'import.unreadable', subject: id, details: { rule, line } })
    })
  }
}
