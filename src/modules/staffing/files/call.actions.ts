import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { readers } from '../applications/application.access.ts'
import { stepCounts } from '../applications/application.queries.ts'
import { tribunalOf } from '../aptitude/tribunal.rules.ts'
import { openCall } from '../calls/call.actions.ts'
import { emptyContent } from '../calls/call.fields.ts'
import { bodyCode } from '../calls/call.queries.ts'
import { refusals } from '../ties/refusals.ts'
import { opensCall } from './call.fields.ts'
import { type CallOfPost, callsOfPost } from './call.queries.ts'
import { type By, entered, fileOr404 } from './file.actions.ts'
import type { Whole } from './file.queries.ts'

/** How many applications of a call were submitted, were found admissible, and were found apt. */
type Numbers = { submitted: number; admissible: number; apt: number }

export type FileCalls = {
  now: string
  calls: readonly (CallOfPost & { numbers: Numbers | null })[]
  /** The number that stands for the body; null until its first call. */
  code: string | null
  /** Whether the file may open a call now. */
  opens: boolean
}

/** The calls of the post of a file, with their numbers for those who read applications. */
export const callsFor = async (
  tx: Tx,
  { actor, clock }: { actor: Actor; clock: Clock },
  file: Whole,
): Promise<FileCalls | null> => {
  if (file.kind !== 'appointment') return null
  const found = await callsOfPost(tx, file.post_id)
  const calls = []
  for (const call of found) {
    const counts = mayEnter(readers, actor) ? await stepCounts(tx, call.call_id) : null
    const reached = (step: string) => counts?.find(one => one.step === step)?.reached ?? 0
    const numbers = { submitted: reached('submitted'), admissible: reached('admissible'), apt: reached('apt') }
    calls.push({ ...call, numbers: counts && numbers })
  }
  const code = await bodyCode(tx, file.seat.organisation_id)
  return { now: clock.now(), calls, code, opens: opensCall(actor, file, found) }
}

/** Opens, for the post of a file, the call or the notice that its family asks for; gives its reference. */
export const openCallFor = async (tx: Tx, by: By, id: string, code: string | null): Promise<string> => {
  await entered(tx, by, id, 'person')
  const file = await fileOr404(tx, by.clock, id)
  const calls = await callsOfPost(tx, file.post_id)
  if (!opensCall(by.actor, file, [])) throw refusals.notForACall()
  const [open] = calls.filter(({ step }) => step !== 'closed')
  if (open) throw refusals.callUnderWay(open.reference)
  const { organisation_id, organisation_fr, family } = file.seat
  const kind = family === 'adjudicator' && tribunalOf(organisation_fr) !== null ? 'notice' : 'call'
  const about = { kind, organisation: organisation_id, posts: [file.post_id], code, content: emptyContent } as const
  return openCall(tx, by, about)
}
