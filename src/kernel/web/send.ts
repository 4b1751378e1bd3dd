import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Ask } from './ask.ts'
import { sha256 } from './keys.ts'

const compress = promisify(gzip)

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

const worthCompressing = 1024

type Sent = {
  readonly status?: number
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
  /** Never kept, not even by the person's own browser. */
  readonly unkept?: boolean
}

/** An answer with its caching: what is public has a strong ETag and is asked again each time; what is someone's is never kept. */
export const send = async (
  ask: Pick<Ask, 'request' | 'session'>,
  { status = 200, type, body, headers, unkept = false }: Sent,
): Promise<Response> => {
  const all = new Headers({ 'content-type': type, vary: 'Accept, Accept-Encoding, Cookie', ...headers })
  const isPublic = ask.session === null && status === 200 && !unkept
  all.set('cache-control', isPublic ? 'public, no-cache' : 'private, no-store')
  const zipped = body.length >= worthCompressing && /\bgzip\b/.test(ask.request.headers.get('accept-encoding') ?? '')
  if (isPublic) {
    const tag = `"${sha256(body).toString('base64url').slice(0, 27)}${zipped ? '-gzip' : ''}"`
    all.set('etag', tag)
    const known = ask.request.headers.get('if-none-match')
    if (known?.split(',').some(text => text.trim() === tag || text.trim() === '*'))
      return new Response(null, { status: 304, headers: all })
  }
  if (!zipped) return new Response(body, { status, headers: all })
  all.set('content-encoding', 'gzip')
  return new Response(new Uint8Array(await compress(body, { level: 4 })), { status, headers: all })
}

/** A bigint is an amount, written as text; the rest is plain JSON. */
export const jsonOf = (data: object): string =>
  `${JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? String(value) : value))}\n`
