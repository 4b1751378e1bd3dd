export type ImageType = 'png' | 'jpeg'

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')

/** A PNG from its header to its last part, with nothing after it. */
const isPng = (bytes: Buffer): boolean => {
  if (!bytes.subarray(0, 8).equals(pngSignature)) return false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, name] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    if (at === 8 && name !== 'IHDR') return false
    at += 12 + length
    if (name === 'IEND') return at === bytes.length
  }
  return false
}

/** A JPEG from its first mark to its last, with nothing after it. */
const isJpeg = (bytes: Buffer): boolean =>
  bytes.length > 4 && bytes.readUIntBE(0, 3) === 0xffd8ff && bytes.readUInt16BE(bytes.length - 2) === 0xffd9

/** What a picture is, by its content alone; null where it is none that may be kept. */
export const imageType = (given: Uint8Array): ImageType | null => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  return isPng(bytes) ? 'png' : isJpeg(bytes) ? 'jpeg' : null
}
