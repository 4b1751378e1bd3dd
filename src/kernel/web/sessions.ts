import { randomBytes, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { sha256 } from './keys.ts'

const name = 'greffe'

/** The session's token, from the cookie. */
export const tokenOf = (request: Request): string | null => {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value && /^[\w-]{43}$/.test(value)) return value
  }
  return null
}

/** The cookie of a session that begins (a token) or ends (null). `secure` everywhere but on the loopback address. */
export const cookieOf = (token: string | null, secure: boolean): string =>
  [
    `${name}=${token ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${token ? 43_200 : 0}`,
    ...(secure ? ['Secure'] : []),
  ].join('; ')

const proofOf = (token: string) => sha256(`form ${token}`)

const masked = (bytes: Buffer, mask: Buffer) => Buffer.from(bytes.map((byte, place) => byte ^ (mask[place] ?? 0)))

/** Proof that a form comes from this session. Masked anew each time, so that its compressed length says nothing. */
export const formToken = (token: string): string => {
  const mask = randomBytes(32)
  return Buffer.concat([mask, masked(proofOf(token), mask)]).toString('base64url')
}

export const isFormToken = (given: string, token: string): boolean => {
  const bytes = Buffer.from(given, 'base64url')
  return bytes.length === 64 && timingSafeEqual(masked(bytes.subarray(32), bytes.subarray(0, 32)), proofOf(token))
}

/** A browser says where a form comes from; a program says nothing. */
export const comesFromHere = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.get('origin')
  return origin === null || hostOf(origin) === request.headers.get('host')
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/
const localNames = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/** From this very machine, by a local name, and through no proxy: a page elsewhere cannot reach it by a name of its own. */
export const isLocal = (request: Request, remote: string | null): boolean =>
  remote !== null &&
  loopback.test(remote) &&
  localNames.test(request.headers.get('host') ?? '') &&
  !request.headers.has('x-forwarded-for') &&
  !request.headers.has('forwarded')

const bare = (address: string): string => address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')

/** The first half of an IPv6 address, which is all that one subscriber has; an IPv4 address as it is. */
const networkIn = (address: string): string => {
  const plain = bare(address)
  if (isIP(plain) !== 6) return plain
  const [left = [], right = []] = plain.split('::').map(half => half.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return `${groups.map(group => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** Where a request comes from, as bounds count it: what a proxy of ours says last, which no one else wrote; else the other end of the socket. */
export const networkOf = (request: Request, remote: string | null, proxies: readonly string[]): string | null => {
  if (remote === null) return null
  const said = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const isOurs = loopback.test(remote) || proxies.includes(bare(remote))
  return networkIn(isOurs && isIP(said) ? said : remote)
}
