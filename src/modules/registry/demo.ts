import type { Actor } from '../../kernel/access/index.ts'
import type { Database } from '../../kernel/database/index.ts'
import type { Clock } from '../../kernel/time/index.ts'
import { adopt } from '../acts/index.ts'
import { idOf } from './demo/chance.ts'
import { planDemo } from './demo/plan.ts'

export { planDemo } from './demo/plan.ts'

/** Whom the trial signs in as: the holder of a post, the secretary of its body, the office of its minister. */
export const demoScopes = {
  person: idOf('person sentiers president_ceo 1 2018-07-01'),
  organisation: idOf('organisation sentiers'),
  portfolio: 'ministre de la Culture et des Communications',
} as const

const loader: Actor = { id: 'demonstration', name: 'Démonstration', role: 'operator', scope: {} }

/**
 * Adopts the demonstration's acts in an empty register, each in its own transaction and known from its own day. Those of
 * days that have not come yet are left out. `onProgress` hears how many acts are done, of how many.
 */
export const loadDemo = async (
  database: Database,
  clock: Clock,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<{ acts: number; articles: number }> => {
  const planned = planDemo().filter(({ proposal }) => proposal.adopted_on <= clock.today())
  let articles = 0
  for (const [at, { proposal, now }] of planned.entries()) {
    const adopted = await database.asActor(loader, tx => adopt(tx, proposal, now))
    articles += adopted.articles
    onProgress(at + 1, planned.length)
  }
  return { acts: planned.length, articles }
}
