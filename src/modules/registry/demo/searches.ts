import type { Database } from '../../../kernel/database/index.ts'
import { keepSearch } from '../../../kernel/searches/index.ts'
import { fixedClock } from '../../../kernel/time/index.ts'
import { type Route, trialPeople } from '../../../kernel/web/index.ts'
import { lastDay } from './plan.ts'

const kept = [
  { name: 'Présidences vacantes', list: '/registre/postes', query: 'family=board_chair&state=vacant', every: 'week' },
  {
    name: 'Tribunaux : ce qui prend fin',
    list: '/registre/horizon',
    query: 'family=adjudicator&months=12',
    every: null,
  },
] as const

/** What the adviser looks at again and again. */
export const keepSearches = async (database: Database, lists: readonly Route[]): Promise<void> => {
  const actor = trialPeople.find(({ role }) => role === 'adviser')
  if (!actor) throw new Error('nobody is adviser in the trial')
  await database.asActor(actor, async tx => {
    const by = { tx, actor, clock: fixedClock(lastDay), lang: 'fr', url: '' } as const
    for (const { name, every, ...question } of kept)
      await keepSearch(lists, by, question, { name, every, address: 'maude.bellavance@example.invalid', to_lang: 'fr' })
  })
}
