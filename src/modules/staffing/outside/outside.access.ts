import type { Access, Actor } from '../../../kernel/access/index.ts'
import type { Team } from '../files/file.access.ts'

/** Who follows, from outside the secretariat, the posts in their charge: a portfolio, a body. */
export const followers = ['minister_office', 'body_secretary'] as const satisfies Access
/** Who asks for a renewal, or signals a vacancy. */
export const askers = ['body_secretary'] as const satisfies Access
/** Who releases the short sheet of a file, and answers requests. */
export const answerers = ['adviser', 'director'] as const satisfies Access

/** What of the register an actor has in charge; null where nothing was given. */
export const chargeOf = ({ role, scope }: Actor): { portfolio: string } | { organisation: string } | null => {
  if (role === 'minister_office' && scope.portfolio) return { portfolio: scope.portfolio }
  if (role === 'body_secretary' && scope.organisation) return { organisation: scope.organisation }
  return null
}

/** The team that answers about a post. */
export const teamFor = (family: string): Team => {
  if (family === 'adjudicator') return 'adjudication'
  return family === 'board_chair' || family === 'board_member' ? 'boards' : 'management'
}
