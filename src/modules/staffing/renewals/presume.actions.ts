import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { addMonths } from '../../../kernel/time/index.ts'
import { saveFile } from '../files/change.queries.ts'
import { type By, fileOr404, openFile } from '../files/file.actions.ts'
import { heldFile, openFilesOn } from '../files/file.queries.ts'
import { mayRecord } from './renewal.fields.ts'
import { type Ending, endingUntold, likelyOwner, lockPresumption, saveRenewal } from './renewal.queries.ts'
import { lastNoticeDay, presumedTerm } from './renewal.rules.ts'
import { variantOf } from './way.rules.ts'

const team = 'adjudication'

/** The file of the renewal: the one that is open, or a new one in the team of adjudicative posts. Null where another renewal stands in the way. */
const fileFor = async (tx: Tx, by: By, { post_id: post, mandate_id: mandate }: Ending): Promise<string | null> => {
  const open = (await openFilesOn(tx, [post])).find(({ kind }) => kind === 'renewal')
  if (open) return open.mandate_id === mandate ? open.file_id : null
  const owner = await likelyOwner(tx, post, team)
  const opener = { ...by.actor, scope: { team } }
  const asked = { kind: 'renewal', post, mandate, target: null, confidential: false } as const
  return openFile(tx, { ...by, actor: opener }, asked, owner)
}

/** MAN-06: the terms of adjudicators for which the last day of notice is past become presumed renewals of five years, once. Gives how many. */
export const presumeRenewals = async (tx: Tx, by: By): Promise<number> => {
  await lockPresumption(tx)
  const today = by.clock.today()
  const ending = (await endingUntold(tx, today, addMonths(today, 4))).filter(
    row => variantOf(row) === 'adjudicator' && lastNoticeDay(row.planned_end) < today,
  )
  let presumed = 0
  for (const row of ending) {
    const id = await fileFor(tx, by, row)
    const file = id === null ? undefined : await heldFile(tx, id)
    if (!file || !mayRecord(await fileOr404(tx, by.clock, file.file_id), 'presume', null)) continue
    const { from: first_day, to: last_day } = presumedTerm(row.planned_end)
    await saveRenewal(tx, file.file_id, { presumed_on: today })
    if (file.first_day === null) await saveFile(tx, file.file_id, { first_day, last_day })
    await journal(tx, { what: 'renewal.presumed', subject: file.file_id, details: { end: row.planned_end } })
    presumed += 1
  }
  return presumed
}
