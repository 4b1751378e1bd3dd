import type { Tx } from '../../../kernel/database/index.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import type { Content } from '../../acts/index.ts'
import { groundsOn } from '../attendance/ground.queries.ts'
import { asGrounds, openWarnings, verdictsOf } from './file.fields.ts'
import { filesBehind } from './file.queries.ts'

type Drafted = { readonly draft_id: string; readonly content: Content }

/** The mandates that a draft ends, whichever file it comes from. */
const ended = ({ content: { articles } }: Drafted): string[] =>
  articles.flatMap(({ effect, input }) => {
    const mandate =
      effect === 'mandate.end' ? (input as Readonly<Record<string, unknown>> | undefined)?.['mandate'] : null
    return typeof mandate === 'string' ? [mandate] : []
  })

/** What an article does to a mandate: it ends it, or makes it last. */
const ways: Readonly<Record<string, 'ends' | 'lasts'>> = {
  'mandate.end': 'ends',
  'mandate.move': 'ends',
  'mandate.extend': 'lasts',
  'mandate.renew': 'lasts',
}

type Touched = { readonly draft_id: string; readonly mandate: string; readonly way: 'ends' | 'lasts' }

const touched = ({ draft_id, content: { articles } }: Drafted): Touched[] =>
  articles.flatMap(({ effect, input }) => {
    const way = ways[effect ?? '']
    const mandate = (input as Readonly<Record<string, unknown>> | undefined)?.['mandate']
    return way && typeof mandate === 'string' ? [{ draft_id, mandate, way }] : []
  })

/** What attendance and changes of post say of the mandates of drafts, whether a file is behind them or not: why one ends, or why it should not last. MAN-10, MAN-11. */
const judgeTouched = async (tx: Tx, drafts: readonly Drafted[], today: Day) => {
  const all = drafts.flatMap(touched)
  const grounds = await groundsOn(tx, [...new Set(all.map(({ mandate }) => mandate))], today)
  return all.map(({ draft_id, mandate, way }) => {
    const said = grounds.get(mandate) ?? []
    return { draft_id, said: way === 'ends' ? asGrounds(said) : said }
  })
}

/** What the register says of the articles themselves, one after the other: it is not said twice. */
const ofArticles = ['NOM-03', 'NOM-10', 'NOM-12', 'MAN-04']
/** Said of the mandate that an article names, whatever the file. */
const ofMandates = ['MAN-10', 'MAN-11']

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
    const verdicts = verdictsOf(file, today).filter(({ rule }) => ![...ofArticles, ...ofMandates].includes(rule))
    const said = [...verdicts.filter(({ outcome }) => outcome === 'block'), ...openWarnings(file, verdicts)]
    const carrying = leaving.get(file.mandate_id ?? '')
    for (const draft_id of new Set([file.draft_id, file.kind === 'departure' ? carrying : null]))
      if (draft_id) found.set(draft_id, [...(found.get(draft_id) ?? []), ...said])
  }
  const passed = new Map(files.map(({ draft_id, passed }) => [draft_id, passed]))
  for (const { draft_id, said } of await judgeTouched(tx, drafts, today)) {
    const open = said.filter(({ outcome, rule }) => outcome !== 'warn' || !passed.get(draft_id)?.[rule]?.trim())
    if (open.length > 0) found.set(draft_id, [...(found.get(draft_id) ?? []), ...open])
  }
  return found
}
