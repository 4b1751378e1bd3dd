import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'
import type { Ask } from './ask.ts'
import { sha256 } from './keys.ts'
import { spool } from './spool.ts'

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

const takesGzip = ({ request }: Pick<Ask, 'request'>) => /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')

const isKnown = ({ request }: Pick<Ask, 'request'>, tag: string): boolean =>
  (request.headers.get('if-none-match') ?? '').split(',').some(text => text.trim() === tag || text.trim() === '*')

/** An answer with its caching: what is public has a strong ETag and is asked again each time; what is someone's is never kept. */
export const send = async (
  ask: Pick<Ask, 'request' | 'session'>,
  { status = 200, type, body, headers, unkept = false }: Sent,
): Promise<Response> => {
  const all = new Headers({ 'content-type': type, vary: 'Accept, Accept-Encoding, Cookie', ...headers })
  const isPublic = ask.session === null && status === 200 && !unkept
  all.set('cache-control', isPublic ? 'public, no-cache' : 'private, no-store')
  const zipped = body.length >= worthCompressing && takesGzip(ask)
  if (isPublic) {
    const tag = `"${sha256(body).toString('base64url').slice(0, 27)}${zipped ? '-gzip' : ''}"`
    all.set('etag', tag)
    if (isKnown(ask, tag)) return new Response(null, { status: 304, headers: all })
  }
  if (!zipped) return new Response(body, { status, headers: all })
  all.set('content-encoding', 'gzip')
  return new Response(new Uint8Array(await compress(body, { level: 4 })), { status, headers: all })
}

type Flowing = {
  readonly type: string
  /** What stands for the whole content, whose digest nobody knows before its end; null where it is never kept. */
  readonly tag: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** Gives each piece to `take`, within whatever transaction it reads in. */
  readonly make: (take: (pieces: AsyncIterable<Buffer>) => Promise<void>) => Promise<void>
  readonly failed: (error: unknown) => void
}

/** An answer of any length: made as it is sent, never whole in memory. */
export const sendFlowing = async (
  ask: Pick<Ask, 'request' | 'session'>,
  { type, tag, headers, make, failed }: Flowing,
): Promise<Response> => {
  const all = new Headers({ 'content-type': type, vary: 'Accept, Accept-Encoding, Cookie', ...headers })
  const isPublic = ask.session === null && tag !== null
  all.set('cache-control', isPublic ? 'public, no-cache' : 'private, no-store')
  const zipped = /^(text|application\/(.*\+)?(json|xml))/.test(type) && takesGzip(ask)
  if (isPublic) {
    const own = `"${tag}${zipped ? '-gzip' : ''}"`
    all.set('etag', own)
    if (isKnown(ask, own)) return new Response(null, { status: 304, headers: all })
  }
  if (zipped) all.set('content-encoding', 'gzip')
  if (ask.request.method === 'HEAD') return new Response(null, { headers: all })
  const stream = await spool(
    write =>
      make(async pieces => {
        const sink = async (source: AsyncIterable<Uint8Array>) => {
          for await (const piece of source) await write(piece)
        }
        if (zipped) await pipeline(Readable.from(pieces), createGzip({ level: 4 }), sink)
        else await sink(pieces)
      }),
    failed,
  )
  return new Response(stream, { headers: all })
}

/** A bigint is an amount, written as text; the rest is plain JSON. */
export const jsonOf = (data: object): string =>
  `${JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? String(value) : value))}\n`
