import { z } from 'zod'
import type { Lang } from '../../../kernel/words/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { referenceOf } from '../words.ts'
import type { Charge } from './outside.actions.ts'
import { plainStep } from './outside.fields.ts'

const seat = { post_id: z.uuid(), post: z.string(), organisation: z.string() }

/** What is told of the posts in one's charge, as OpenAPI tells it. */
export const chargeShape = z.object({
  vacant: z.array(z.object({ ...seat, since: z.iso.date().nullable() })),
  ending: z.array(z.object({ ...seat, holder: z.string(), ends_on: z.iso.date().nullable() })),
  files: z.array(
    z.object({
      ...seat,
      reference: z.string(),
      kind: z.string(),
      step: z.string(),
      suspended: z.boolean(),
      target: z.iso.date().nullable(),
      person: z.string().nullable(),
      released_on: z.iso.date().nullable(),
    }),
  ),
})

export const chargeItem = ({ vacant, ending, sheets }: Charge, lang: Lang) => {
  const seatOf = (of: Charge['sheets'][number] | Charge['vacant'][number]) => ({
    post_id: of.post_id,
    post: postTitle(of, null, lang),
    organisation: lang === 'fr' ? of.organisation_fr : of.organisation_en,
  })
  return {
    vacant: vacant.map(line => ({ ...seatOf(line), since: line.vacant_since })),
    ending: ending.map(line => ({ ...seatOf(line), holder: personName(line), ends_on: line.ends_on })),
    files: sheets.map(sheet => ({
      ...seatOf(sheet),
      reference: referenceOf(sheet),
      kind: sheet.kind,
      step: plainStep(sheet.step)[lang],
      suspended: sheet.suspended,
      target: sheet.target,
      person: sheet.person,
      released_on: sheet.released_on,
    })),
  }
}
