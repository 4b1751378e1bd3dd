import { z } from 'zod'
import type { Verdict } from '../../../kernel/rules/index.ts'
import { type Day, dayInToronto, daysBetween } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import type { TaskLine } from '../../sittings/index.ts'
import { headingOf } from '../decrees/decree.formats.ts'
import type { Filed } from '../documents/filed.queries.ts'
import type { Release } from '../outside/outside.queries.ts'
import type { Handover, Owner } from '../owners/owner.queries.ts'
import { renewalItem, renewalShape } from '../renewals/item.formats.ts'
import type { Choice } from '../renewals/renewal.pages.tsx'
import type { Traced } from '../traces/trace.actions.ts'
import { referenceOf } from '../words.ts'
import type { FileCalls } from './call.actions.ts'
import { verdictsShown } from './file.fields.ts'
import type { Passage, Whole } from './file.queries.ts'
import { dueOn, type FileKind, fileKinds, isOver, type StepName, stageOf, stepNames } from './file.steps.ts'

export type Note = { text: string; written_by_name: string; written_at: string }

export type FileData = {
  file: Whole
  verdicts: readonly Verdict[]
  /** What the modules below say of the board that the file would change. */
  composition: readonly Verdict[]
  passages: readonly Passage[]
  tasks: readonly TaskLine[]
  notes: readonly Note[]
  bundle: string | null
  bundles: readonly { bundle_id: string; name: string }[]
  beside: readonly { file_id: string; reference: string }[]
  sittings: readonly Day[]
  /** The day that the sitting aimed at had before it moved. */
  movedFrom: Day | null
  documents: readonly Filed[]
  releases: readonly Release[]
  /** The renewal committees to which it may be linked. */
  committees: readonly Choice[]
  calls: FileCalls | null
  /** What was sent about it. */
  traces: readonly Traced[]
  /** To whom it may be given, and who was. */
  owners: readonly Owner[]
  handovers: readonly Handover[]
}

/** A file with what the rules say of it. */
export type Line = { file: Whole; verdicts: readonly Verdict[] }

export const linesOf = (files: readonly Whole[], today: Day): Line[] =>
  files.map(file => ({ file, verdicts: verdictsShown(file, today) }))

/** When the present step is due; null where no sitting is aimed at, or where the file is over. */
export const dueOf = (file: Whole): Day | null => {
  const stage = stageOf(file)
  return stage && !isOver(file.step) ? dueOn(stage, file.target) : null
}

type Sat = { readonly day: Day; readonly moved_from: Day | null }

/** The day that the sitting aimed at had before it moved; null where it never changed its day. */
export const movedFrom = (sittings: readonly Sat[], target: Day | null): Day | null =>
  sittings.find(({ day, moved_from }) => day === target && moved_from !== day)?.moved_from ?? null

/** Days in the present step; null once the file is over. */
export const daysIn = (file: Whole, today: Day): number | null =>
  isOver(file.step) ? null : daysBetween(dayInToronto(file.entered_at), today)

export const saidShape = z.object({ rule: z.string(), outcome: z.string(), says: z.string() })
/** A verdict as programs read it. */
export const saidIn =
  (lang: Lang) =>
  ({ rule, outcome, says }: Verdict) => ({ rule, outcome, says: says[lang] })

const lineFields = {
  file_id: z.uuid(),
  reference: z.string(),
  kind: z.enum(Object.keys(fileKinds) as [FileKind]),
  subject: z.string(),
  step: z.enum(Object.keys(stepNames) as [StepName]),
  suspended: z.boolean(),
  bundle_id: z.uuid().nullable(),
  owner: z.string(),
  target: z.iso.date().nullable(),
  due: z.iso.date().nullable(),
  days_in_step: z.number().int().nullable(),
  verdicts: z.array(saidShape),
}

/** The list of files in JSON, as OpenAPI tells it. */
export const linesShape = z.object({
  total: z.number().int(),
  items: z.array(z.object(lineFields)),
  next: z.string().nullable(),
})

/** A line of the list as programs read it. */
export const lineItem = ({ file, verdicts }: Line, today: Day, lang: Lang) => ({
  file_id: file.file_id,
  reference: referenceOf(file),
  kind: file.kind,
  subject: headingOf(file, lang),
  step: file.step,
  suspended: file.suspended,
  bundle_id: file.bundle_id,
  owner: file.owner_name,
  target: file.target,
  due: dueOf(file),
  days_in_step: daysIn(file, today),
  verdicts: verdicts.map(saidIn(lang)),
})

/** A file in JSON, as OpenAPI tells it. */
export const fileShape = z.object({
  ...lineFields,
  post_id: z.uuid(),
  person_id: z.uuid().nullable(),
  draft_id: z.uuid().nullable(),
  act_id: z.uuid().nullable(),
  composition: z.array(saidShape),
  renewal: renewalShape.nullable(),
  way: z.array(z.object({ step: z.string(), entered_at: z.string(), by: z.string(), reason: z.string().nullable() })),
})

export const fileItem = ({ file, verdicts, composition, passages }: FileData, today: Day, lang: Lang) => ({
  ...lineItem({ file, verdicts }, today, lang),
  post_id: file.post_id,
  person_id: file.person_id,
  draft_id: file.draft_id,
  act_id: file.act?.act_id ?? null,
  composition: composition.map(saidIn(lang)),
  renewal: renewalItem(file),
  way: passages.map(({ by_name, ...passage }) => ({ ...passage, by: by_name })),
})
