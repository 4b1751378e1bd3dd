import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Json } from '../database/index.ts'
import type { Instant } from '../time/index.ts'

export type Written = {
  id: number
  at: Instant
  actor: string
  actor_name: string
  role: string
  what: string
  subject: string | null
  details: Json
  /** The watched rows that were written: { 'table key': SHA-256 of what it says, null once removed }. */
  rows: Json | null
}
export type Chained = Written & { hash_before: Buffer; hash: Buffer }

/** RFC 8785: one text for one value, whoever writes it. */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('this value has no JSON form')
  return text
}

/** SHA-256 of the hash before and of the entry as canonical JSON: `journal.chain()` makes it in the database, and this says whether it did. */
export const hashOf = (before: Buffer, written: Written): Buffer =>
  createHash('sha256').update(before).update(canonical(written)).digest()
