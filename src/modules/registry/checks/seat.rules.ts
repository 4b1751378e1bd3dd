import type { Day, Period } from '../../../kernel/time/index.ts'
import { type BoardState, boardState } from '../organisations/board.rules.ts'

type Limits = {
  readonly min_members: number | null
  readonly max_members: number | null
  readonly quorum: number | null
}

/** Whether the law says anything of how many sit. */
export const hasLimits = ({ min_members, max_members, quorum }: Limits): boolean =>
  min_members !== null || max_members !== null || quorum !== null

/** The day on which a board came to stand as it does, under the limits of today; null where it always did. */
export const standingSince = (sittings: readonly Period[], limits: Limits, on: Day): Day | null => {
  const changes = sittings
    .flatMap(({ from, until }) => [...(from ? [{ day: from, by: 1 }] : []), ...(until ? [{ day: until, by: -1 }] : [])])
    .filter(({ day }) => day <= on)
  const days = [...new Set(changes.map(({ day }) => day))].sort()
  let filled = sittings.filter(({ from }) => from === null).length
  let [since, state]: [Day | null, BoardState] = [null, boardState(filled, limits)]
  for (const day of days) {
    filled += changes.filter(change => change.day === day).reduce((sum, { by }) => sum + by, 0)
    const now = boardState(filled, limits)
    if (now !== state) since = day
    state = now
  }
  return since
}
