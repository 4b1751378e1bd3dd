import { z } from 'zod'
import type { Lang } from '../../../kernel/words/index.ts'
import { type Content, textKeys } from './call.fields.ts'
import { type CallLine, type Named, publicPhase, titleOf } from './call.pages.tsx'
import { type Kind, kindNames, type Phase, phaseNames } from './call.steps.ts'

const fields = {
  reference: z.string(),
  kind: z.enum(Object.keys(kindNames) as [Kind]),
  state: z.enum(Object.keys(phaseNames) as [Phase]),
  title: z.string(),
  organisation_id: z.uuid(),
  organisation: z.string(),
  opens_at: z.string().nullable(),
  closes_at: z.string().nullable(),
}

/** The list of calls in JSON, as OpenAPI tells it. */
export const callsShape = z.object({
  total: z.number().int(),
  items: z.array(z.object(fields)),
  next: z.string().nullable(),
})

/** A call in JSON, as OpenAPI tells it. Amounts are in cents. */
export const callShape = z.object({
  ...fields,
  first_closes_at: z.string().nullable(),
  posts: z.array(z.object({ post_id: z.uuid(), name: z.string() })),
  texts: z.record(z.string(), z.string()),
  scale_min: z.string().nullable(),
  scale_max: z.string().nullable(),
  scale_from: z.iso.date().nullable(),
})

const common = ({ call, phase, body }: Pick<CallLine, 'call' | 'phase' | 'body'>, lang: Lang) => ({
  reference: call.reference,
  kind: call.kind,
  state: phase,
  title: titleOf(call, lang),
  organisation_id: call.organisation_id,
  organisation: body[lang],
  opens_at: call.opens_at,
  closes_at: call.closes_at,
})

export const callItem = (line: CallLine, lang: Lang) => common(line, lang)

const textsIn = ({ texts }: Content, lang: Lang) =>
  Object.fromEntries(textKeys.flatMap(name => (texts[name][lang] ? [[name, texts[name][lang]]] : [])))

/** A call as programs read it; the public is told of its phase what the page tells it. */
export const callData = (named: Named, isInside: boolean, lang: Lang) => {
  const { call, phase, posts } = named
  const { scale_min, scale_max, scale_from } = call.content
  return {
    ...common({ ...named, phase: isInside ? phase : publicPhase(phase) }, lang),
    first_closes_at: call.first_closes_at,
    posts: call.posts.map((post_id, at) => ({ post_id, name: posts[at]?.[lang] ?? '' })),
    texts: textsIn(call.content, lang),
    scale_min,
    scale_max,
    scale_from,
  }
}
