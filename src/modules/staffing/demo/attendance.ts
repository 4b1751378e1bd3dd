import type { Actor } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { lookupOf } from '../../../kernel/facts/index.ts'
import { demoDay } from '../../../kernel/module.ts'
import { addDays, day, fixedClock } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { recordByLaw, recordMeeting, recordPostChange } from '../attendance/attendance.actions.ts'
import { membersOn } from '../attendance/attendance.queries.ts'
import { rankOf } from '../attendance/tally.formats.ts'

/** The secretary of a body, on some day, and the members who sit since before its meetings. */
const at = async (tx: Tx, actor: Actor, ago: number) => {
  const on = addDays(demoDay, -ago)
  return {
    by: { actor, clock: fixedClock(on) },
    on,
    members: await membersOn(tx, on, { body: actor.scope.organisation ?? '' }),
  }
}

const secretaryOf = async (database: Database, text: string): Promise<Actor> => {
  const secretary = trialPeople.find(({ role }) => role === 'body_secretary')
  if (!secretary) throw new Error('nobody is body_secretary in the trial')
  const [body] = await database.asActor(secretary, tx =>
    lookupOf('organisation')(tx, { text, on: demoDay, limit: 1, drafted: [] }),
  )
  return { ...secretary, scope: { organisation: body?.id ?? '' } }
}

/** A year of meetings of one board, where one member reached the by-law's number; a change of post in another. */
export const demoAttendance = async (database: Database): Promise<void> => {
  const secretary = await secretaryOf(database, 'phares sentiers')
  await database.asActor(secretary, async tx => {
    const { by } = await at(tx, secretary, 330)
    const source = 'Règlement intérieur no\u00a01, art.\u00a012'
    await recordByLaw(tx, by, { from_day: day('2024-01-01'), absences: 3, in_a_row: false, months: null, source })
    for (const ago of [317, 261, 205, 149, 93, 37]) {
      const { by, on, members } = await at(tx, secretary, ago)
      const [often, once] = members.filter(({ family }) => family === 'board_member').map(one => one.mandate_id)
      const absent = often && [317, 205, 93].includes(ago) ? [often] : []
      const excused = once && ago === 149 ? [once] : []
      await recordMeeting(tx, by, { held_on: on, absent, excused })
    }
  })
  const revenue = await secretaryOf(database, 'revenu quebec')
  await database.asActor(revenue, async tx => {
    const { by, on, members } = await at(tx, revenue, 9)
    const member = members.find(one => rankOf(one) !== null)
    const change = { changed_on: on, new_post: 'Conseillère ou conseiller au ministère', has_rank: false }
    if (member) await recordPostChange(tx, by, { mandate: member.mandate_id, ...change })
  })
}
