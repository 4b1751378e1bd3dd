import type { Actor } from '../../kernel/access/index.ts'
import type { Database } from '../../kernel/database/index.ts'
import { fixedClock } from '../../kernel/time/index.ts'
import { adopt, recordEvent } from '../acts/index.ts'
import { idOf } from './demo/chance.ts'
import { lastDay, planDemo } from './demo/plan.ts'

export { planDemo } from './demo/plan.ts'

/** Whom the trial signs in as: the holder of a post, the secretary of its body, the office of its minister. */
export const demoScopes = {
  person: idOf('person sentiers president_ceo 1 2018-07-01'),
  organisation: idOf('organisation sentiers'),
  portfolio: 'ministre de la Culture et des Communications',
} as const

const loader: Actor = { id: 'demonstration', name: 'Démonstration', role: 'operator', scope: {} }

/**
 * Adopts the demonstration's acts in an empty register, each in its own transaction and known from its own day, and records
 * what happened to each. `onProgress` hears how many acts are done, of how many.
 */
export const loadDemo = async (
  database: Database,
  onProgress: (done: number, all: number) => void = () => undefined,
  planned = planDemo(),
): Promise<{ acts: number; articles: number }> => {
  const by = { actor: loader, clock: fixedClock(lastDay) }
  let articles = 0
  for (const [at, { proposal, now, events }] of planned.entries()) {
    const adopted = await database.asActor(loader, async tx => {
      const act = await adopt(tx, proposal, now)
      for (const { act_id: _, ...event } of events) await recordEvent(tx, by, act.act_id, event)
      return act
    })
    articles += adopted.articles
    onProgress(at + 1, planned.length)
  }
  return { acts: planned.length, articles }
}
