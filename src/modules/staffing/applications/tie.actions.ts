import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { callFor, passTo } from './application.actions.ts'
import { type Application, applicationById, follows, heldApplication } from './application.queries.ts'
import { type MoveName, moveOf, type Step } from './application.steps.ts'

/** What happens elsewhere: a committee, a register, a file. */
export type Happening = { readonly clock: Clock; readonly url?: string }

/** `reason`: told in the language of the application. */
type Told = { reason?: Two | null; quiet?: boolean }

/**
 * Moves an application because of what happened elsewhere, in the same transaction, and tells its candidate; nothing where it is not at a
 * step that this leaves, as when it was withdrawn meanwhile. Gives the step at which it then stands; null where there is none any more.
 */
export const moveByEvent = async (
  tx: Tx,
  { clock, url = '' }: Happening,
  id: string,
  name: MoveName,
  { reason = null, quiet = false }: Told = {},
): Promise<Step | null> => {
  await follows(tx, id)
  const application = await heldApplication(tx, id)
  if (!application) return null
  const { from, to } = moveOf(name)
  if (!from.includes(application.step)) return application.step
  await passTo(tx, { clock, url }, application, await callFor(tx, application), {
    ...{ to, quiet },
    reason: reason === null ? null : reason[application.lang],
  })
  await journal(tx, { what: 'application.moved', subject: id, details: { move: name, to } })
  return to
}

/** An application that a file or a committee is tied to, as the team reads it: the journal remembers that it was looked at. */
export const readTied = async (tx: Tx, id: string, why: string): Promise<Application | undefined> => {
  const application = await applicationById(tx, id)
  if (application) await journal(tx, { what: 'application.read', subject: id, details: { for: why } })
  return application
}
