import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { showDay } from '../../../kernel/words/index.ts'
import { type Happening, moveByEvent } from '../applications/tie.actions.ts'
import { waitingEntries } from './aptitude.queries.ts'
import { lastValidDay } from './aptitude.rules.ts'

/**
 * ADJ-03: ends the applications whose entry has expired, and tells whoever applied; gives how many. One that a file proposes waits for the
 * end of that file, whose act may bear a day on which the entry was valid.
 */
export const expireRegistered = async (tx: Tx, by: Happening): Promise<number> => {
  const today = by.clock.today()
  const ended = (await waitingEntries(tx)).filter(entry => lastValidDay(entry) < today)
  for (const entry of ended) {
    const last = lastValidDay(entry)
    const reason = {
      fr: `Votre inscription au registre était valide jusqu’au ${showDay(last, 'fr')}.`,
      en: `Your entry in the register was valid until ${showDay(last, 'en')}.`,
    }
    await moveByEvent(tx, by, entry.application_id, 'expire', { reason })
    await journal(tx, { what: 'aptitude.expired', subject: entry.entry_id, details: { last } })
  }
  return ended.length
}
