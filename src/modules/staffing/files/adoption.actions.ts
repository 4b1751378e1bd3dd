import type { Tx } from '../../../kernel/database/index.ts'
import { type Content, draftOr404 } from '../../acts/index.ts'
import { type By, fileOr404 } from './file.actions.ts'
import { verdictsOf } from './file.fields.ts'
import { fileOfDraft, openFilesOn } from './file.queries.ts'
import { refusals } from './refusals.ts'

const said = (article: Content['articles'][number], key: string): string[] => {
  const value = (article.input as Readonly<Record<string, unknown>> | undefined)?.[key]
  return typeof value === 'string' ? [value] : []
}

/** The open departures of the mandates that a draft ends, whichever file it comes from. */
const departuresEnded = async (tx: Tx, { articles }: Content): Promise<string[]> => {
  const ending = articles.filter(({ effect }) => effect === 'mandate.end')
  const mandates = ending.flatMap(article => said(article, 'mandate'))
  if (mandates.length === 0) return []
  const open = await openFilesOn(
    tx,
    ending.flatMap(article => said(article, 'post')),
  )
  return open
    .filter(({ kind, mandate_id }) => kind === 'departure' && mandates.includes(mandate_id ?? ''))
    .map(({ file_id }) => file_id)
}

/** A rule that blocks a file blocks its act: the file that drafted it, and the departures that it carries out, are judged once more. */
export const judgeAdoption = async (tx: Tx, { clock }: Pick<By, 'clock'>, draft_id: string): Promise<void> => {
  const { content } = await draftOr404(tx, draft_id)
  const own = await fileOfDraft(tx, draft_id)
  const files = new Set([...(own ? [own.file_id] : []), ...(await departuresEnded(tx, content))])
  for (const id of files) {
    const verdicts = verdictsOf({ ...(await fileOr404(tx, clock, id)), act: null }, clock.today())
    const blocking = verdicts.filter(({ outcome }) => outcome === 'block')
    if (blocking.length > 0) throw refusals.actBlocked(blocking)
  }
}
