import { event } from '../../../kernel/events.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Whole } from '../files/file.queries.ts'
import { type FileKind, isOver } from '../files/file.steps.ts'

/** What a file would change on a board: who takes which seat from when, or who leaves it after which day. */
export type BoardChange = {
  readonly file_id: string
  readonly kind: FileKind
  readonly organisation_id: string
  readonly post_id: string
  /** Whose term ends, or is renewed, by the file. */
  readonly mandate_id: string | null
  readonly person_id: string | null
  readonly first_day: Day | null
  readonly last_day: Day | null
}

/** Asks the modules below what the boards would be with these changes made together. Who does not simulate boards answers nothing. */
export const compositionAsked = event<readonly BoardChange[], readonly Verdict[]>()

const boards = ['board_chair', 'board_member']

/** The changes that the files still under way would make to boards. */
export const boardChanges = (files: readonly Whole[]): BoardChange[] =>
  files
    .filter(({ seat, step }) => boards.includes(seat.family) && !isOver(step))
    .map(({ file_id, kind, seat, post_id, mandate_id, person_id, first_day, last_day }) => ({
      file_id,
      kind,
      organisation_id: seat.organisation_id,
      post_id,
      mandate_id,
      person_id,
      first_day,
      last_day,
    }))
