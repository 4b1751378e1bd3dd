import { z } from 'zod'
import type { Whole } from '../files/file.queries.ts'
import { endOf, recommendedOn, recordOf, renewalStep } from './renewal.fields.ts'
import { intentions, notices, recommendations } from './renewal.formats.ts'
import { lastNoticeDay } from './renewal.rules.ts'
import { type Step, stepNames } from './renewal.steps.ts'
import { type Variant, variantOf, variants } from './way.rules.ts'

const oneOf = <T extends string>(names: Record<T, unknown>) => z.enum(Object.keys(names) as [T, ...T[]]).nullable()
const dayShape = z.iso.date().nullable()

/** What is recorded on a renewal in JSON, as OpenAPI tells it. */
export const renewalShape = z.object({
  way: z.enum(Object.keys(variants) as [Variant, ...Variant[]]),
  step: z.enum(Object.keys(stepNames) as [Step, ...Step[]]),
  ends_on: dayShape,
  last_notice: dayShape,
  intention: oneOf(intentions),
  recommendation: oneOf(recommendations),
  notice: oneOf(notices),
  notified_on: dayShape,
  presumed_on: dayShape,
})

/** The renewal of a file as programs read it; null on a file of another kind. */
export const renewalItem = (file: Whole): z.output<typeof renewalShape> | null => {
  if (file.kind !== 'renewal') return null
  const { intention, notice, notified_on, presumed_on } = recordOf(file)
  const [way, ends_on] = [variantOf(file.seat), endOf(file)]
  const last_notice = way === 'adjudicator' && ends_on !== null ? lastNoticeDay(ends_on) : null
  const { recommendation } = recommendedOn(file)
  return {
    way,
    step: renewalStep(file),
    ends_on,
    last_notice,
    intention,
    recommendation,
    notice,
    notified_on,
    presumed_on,
  }
}
