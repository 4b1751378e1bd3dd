import { kernelRefusals } from '../refusals.ts'
import type { Ask } from './ask.ts'
import { expand, uploadsOf, type Values, valuesOf } from './input.ts'
import { sha256 } from './keys.ts'
import { comesFromHere, isFormToken } from './sessions.ts'

const most = 2_000_000

/** What was sent: as typed, to show it again, and as the schema will read it. */
export type Body = {
  readonly values: Values
  readonly raw: Record<string, unknown>
  readonly key: string | null
  readonly text: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const keyOf = (text: unknown) => (typeof text === 'string' && uuid.test(text) ? text : null)

const readJson = async (request: Request): Promise<Body> => {
  const text = await request.text()
  try {
    const raw: unknown = JSON.parse(text)
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new SyntaxError()
    return { values: {}, raw: { ...raw }, key: keyOf(request.headers.get('idempotency-key')), text }
  } catch {
    throw kernelRefusals.badInput()
  }
}

/** Reads a form or a JSON object of at most 2 MB, and `upload` bytes of files besides. What says it weighs more is not read at all. */
export const readBody = async (request: Request, upload = 0): Promise<Body> => {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= most + upload)) throw kernelRefusals.tooLarge()
  if (request.headers.get('content-type')?.startsWith('application/json')) return readJson(request)
  const form = await request.formData().catch(() => {
    throw kernelRefusals.badInput()
  })
  const values = valuesOf(form)
  const typed = Object.entries(values).filter(([name]) => !name.startsWith('_'))
  const files = upload > 0 ? await uploadsOf(form) : {}
  const sent = Object.entries(files).map(([name, file]) => [name, file.name, sha256(file.bytes).toString('hex')])
  const text = JSON.stringify([...typed, ...sent])
  return { values, raw: { ...expand(values), ...files }, key: keyOf(values['_key']), text }
}

/** Refuses what another site's page could have sent in this person's name. */
export const checkOrigin = (ask: Ask, body: Body): void => {
  if (!comesFromHere(ask.request)) throw kernelRefusals.csrf()
  if (ask.session === null) return
  const given = body.values['_token'] ?? ask.request.headers.get('x-csrf-token') ?? ''
  if (typeof given !== 'string' || !isFormToken(given, ask.session)) throw kernelRefusals.csrf()
}
