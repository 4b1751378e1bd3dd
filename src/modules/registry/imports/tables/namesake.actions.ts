import type { Tx } from '../../../../kernel/database/index.ts'
import { type By, enqueue } from '../../../../kernel/jobs/index.ts'
import { journal } from '../../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../../kernel/refusals.ts'
import { importRefusals, tableRefusals } from '../refusals.ts'
import { choose, importOf, updateImport } from '../store.queries.ts'
import { importJob } from '../work.actions.ts'
import { type Namesake, namesakes } from './match.queries.ts'

/** Another person or body, the row left out, or the id of whom it is. */
const other = 'other'
const out = 'leave'

export type Answers = {
  id: string
  /** What is answered of each row, by its number. */
  answers: ReadonlyMap<number, string>
  /** The same answer for every row that has none yet: the one whom the register has, where there is one, or another. */
  all: 'same' | 'other' | null
}

const answerFor = ({ n, candidates, answer }: Namesake, { answers, all }: Answers): string | undefined => {
  if (all === null) return answers.get(n)
  if (answer !== null) return undefined
  return all === 'other' ? other : candidates.length === 1 ? candidates[0]?.id : undefined
}

/** Says of namesakes who they are, and has the whole compared again: what hangs on them follows. */
export const answerNamesakes = async (tx: Tx, { actor, clock }: By, asked: Answers): Promise<void> => {
  const { id } = asked
  const found = await importOf(tx, id, true)
  if (!found) throw kernelRefusals.notFound()
  if (found.step !== 'deciding') throw importRefusals.notNow()
  const by = { proposal: 'alike', chosen_by: actor.name, chosen_at: clock.now() }
  const { rows } = await namesakes(tx, id, null)
  const choices = rows.flatMap(row => {
    const answer = answerFor(row, asked)
    if (answer === undefined || answer === '') return []
    const isOne = row.candidates.some(candidate => candidate.id === answer)
    if (!isOne && answer !== other && answer !== out) throw tableRefusals.noSuchNamesake()
    return [{ ...by, n: row.n, take: answer !== out, as_id: isOne ? answer : null }]
  })
  if (choices.length === 0) throw tableRefusals.noAnswer()
  for (let at = 0; at < choices.length; at += 1000) await choose(tx, id, choices.slice(at, at + 1000))
  await updateImport(tx, id, { step: 'comparing', refusal: null })
  await journal(tx, { what: 'import.namesakes', subject: id, details: { rows: choices.length } })
  await enqueue(tx, importJob)
}
