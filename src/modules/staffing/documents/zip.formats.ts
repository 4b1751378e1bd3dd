import { inflateRawSync } from 'node:zlib'

export type Entry = { readonly name: string; readonly read: () => Buffer | null }

const endOfDirectory = 0x06054b50
const inDirectory = 0x02014b50
const local = 0x04034b50
const mostEntries = 5000
/** What one part may weigh once inflated: the parts that are read are small. */
const mostInflated = 4 * 1024 * 1024

const partAt = (bytes: Buffer, at: number, method: number, packed: number): Buffer | null => {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== local) return null
  const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const part = bytes.subarray(begin, begin + packed)
  if (part.length < packed) return null
  if (method === 0) return part
  if (method !== 8) return null
  try {
    return inflateRawSync(part, { maxOutputLength: mostInflated })
  } catch {
    return null
  }
}

/** The parts of a ZIP file, as its directory lists them; null where it is not one, or not a plain one (split, encrypted, of 4 GB). */
export const entriesOf = (bytes: Buffer): readonly Entry[] | null => {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== local) return null
  let end = bytes.length - 22
  while (end >= Math.max(0, bytes.length - 65_557) && bytes.readUInt32LE(end) !== endOfDirectory) end--
  if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count === 0 || count > mostEntries || count !== bytes.readUInt16LE(end + 8)) return null
  const entries: Entry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== inDirectory) return null
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [packed, place] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
    const [name, extra, note] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset)) as [number, number, number]
    if ((flags & 1) !== 0) return null
    const begin = at + 46
    entries.push({
      name: bytes.subarray(begin, begin + name).toString('utf8'),
      read: () => partAt(bytes, place, method, packed),
    })
    at = begin + name + extra + note
  }
  return entries
}
