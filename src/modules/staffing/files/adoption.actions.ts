import type { Tx } from '../../../kernel/database/index.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import type { Content } from '../../acts/index.ts'
import { openWarnings, verdictsOf } from './file.fields.ts'
import { filesBehind } from './file.queries.ts'

type Drafted = { readonly draft_id: string; readonly content: Content }

/** The mandates that a draft ends, whichever file it comes from. */
const ended = ({ content: { articles } }: Drafted): string[] =>
  articles.flatMap(({ effect, input }) => {
    const mandate =
      effect === 'mandate.end' ? (input as Readonly<Record<string, unknown>> | undefined)?.['mandate'] : null
    return typeof mandate === 'string' ? [mandate] : []
  })

/** What the register says of the articles themselves, one after the other: it is not said twice. */
const ofArticles = ['NOM-03', 'NOM-10', 'NOM-12', 'MAN-04']

/** A rule that blocks a file blocks its act: the file that drafted it, and the open departures that it carries out, are judged, and say what blocks and the warnings that nobody passed. */
export const judgeDrafted = async (
  tx: Tx,
  { clock }: { clock: Clock },
  drafts: readonly Drafted[],
): Promise<ReadonlyMap<string, readonly Verdict[]>> => {
  const today = clock.today()
  const leaving = new Map(drafts.flatMap(draft => ended(draft).map(mandate => [mandate, draft.draft_id] as const)))
  const files = await filesBehind(
    tx,
    { drafts: drafts.map(({ draft_id }) => draft_id), mandates: [...leaving.keys()] },
    today,
  )
  const found = new Map<string, Verdict[]>()
  for (const file of files) {
    const verdicts = verdictsOf(file, today).filter(({ rule }) => !ofArticles.includes(rule))
    const said = [...verdicts.filter(({ outcome }) => outcome === 'block'), ...openWarnings(file, verdicts)]
    const carrying = leaving.get(file.mandate_id ?? '')
    for (const draft_id of new Set([file.draft_id, file.kind === 'departure' ? carrying : null]))
      if (draft_id) found.set(draft_id, [...(found.get(draft_id) ?? []), ...said])
  }
  return found
}
