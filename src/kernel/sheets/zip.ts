import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of an archive, made as it is read. */
type Entry = { readonly name: string; readonly content: AsyncIterable<Buffer> }
type Written = {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** 1 January 1980: the same content makes the same archive, whenever it is made. */
const dated = 0x0021
/** Sizes stand after the content; names are UTF-8. */
const flags = 0x0808
/** The most that these headers can say. */
const most = 0xffff_ffff

const header = (name: Buffer): Buffer => {
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(0x04034b50, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(flags, 6)
  bytes.writeUInt16LE(8, 8)
  bytes.writeUInt16LE(dated, 12)
  bytes.writeUInt16LE(name.length, 26)
  return Buffer.concat([bytes, name])
}

const sizes = ({ crc, packed, size }: Written): Buffer => {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packed, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

const listed = ({ name, crc, packed, size, at }: Written): Buffer => {
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(0x02014b50, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, 6)
  bytes.writeUInt16LE(flags, 8)
  bytes.writeUInt16LE(8, 10)
  bytes.writeUInt16LE(dated, 14)
  bytes.writeUInt32LE(crc, 16)
  bytes.writeUInt32LE(packed, 20)
  bytes.writeUInt32LE(size, 24)
  bytes.writeUInt16LE(name.length, 28)
  bytes.writeUInt32LE(at, 42)
  return Buffer.concat([bytes, name])
}

const ending = (files: number, length: number, at: number): Buffer => {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x06054b50, 0)
  bytes.writeUInt16LE(files, 8)
  bytes.writeUInt16LE(files, 10)
  bytes.writeUInt32LE(length, 12)
  bytes.writeUInt32LE(at, 16)
  return bytes
}

/** A ZIP archive made as it is read: nothing of it is kept but the list of its files. Throws beyond 4 GiB. */
export async function* zip(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const files: Written[] = []
  let at = 0
  for await (const { name: text, content } of entries) {
    const name = Buffer.from(text)
    const head = header(name)
    let [crc, size, packed] = [0, 0, 0]
    const counted = async function* () {
      for await (const piece of content) {
        crc = crc32(piece, crc)
        size += piece.length
        yield piece
      }
    }
    yield head
    const deflate = createDeflateRaw({ level: 4, chunkSize: 65_536 })
    // What fails in the content destroys the stream, and is thrown below.
    pipeline(Readable.from(counted()), deflate).catch(() => undefined)
    for await (const piece of deflate as AsyncIterable<Buffer>) {
      packed += piece.length
      yield piece
    }
    const written = { name, crc, packed, size, at }
    if (size > most || at + packed > most) throw new Error('an archive of more than 4 GiB')
    const foot = sizes(written)
    yield foot
    files.push(written)
    at += head.length + packed + foot.length
  }
  const list = Buffer.concat(files.map(listed))
  yield list
  yield ending(files.length, list.length, at)
}
