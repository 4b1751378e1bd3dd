import { createHash, randomBytes } from 'node:crypto'

/** A UUID version 7: its first 48 bits are the time, so that keys are stored in order. */
export const newKey = (): string => {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()

export const newToken = (): string => randomBytes(32).toString('base64url')
