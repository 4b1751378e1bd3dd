import type { State } from '../registry.rules.ts'

type Seat = { readonly family: string; readonly state: State }
type Limits = {
  readonly min_members: number | null
  readonly max_members: number | null
  readonly quorum: number | null
}

/** The seats that the minimum, the maximum and the quorum count: the board's, or all of them where a body has no board. */
export const boardSeats = <S extends Seat>(seats: readonly S[]): readonly S[] => {
  const board = seats.filter(({ family }) => family === 'board_chair' || family === 'board_member')
  return board.length > 0 ? board : seats
}

/** Whoever is past term still sits (MAN-02); whoever acts is not a member. */
export const isFilled = ({ state }: Seat): boolean => state === 'in_office' || state === 'past_term'

export type BoardState = 'below_quorum' | 'below_minimum' | 'above_maximum' | 'within'

/** Where the number of members stands against the law of the body. */
export const boardState = (filled: number, { min_members, max_members, quorum }: Limits): BoardState => {
  if (quorum !== null && filled < quorum) return 'below_quorum'
  if (min_members !== null && filled < min_members) return 'below_minimum'
  if (max_members !== null && filled > max_members) return 'above_maximum'
  return 'within'
}
