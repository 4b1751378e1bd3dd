import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { type Sitting, sittingColumns } from '../sitting.queries.ts'
import type { Council } from '../sitting.steps.ts'

/** Whoever is told of the sittings of a council. */
export type Participant = { participant_id: string; council: Council; name: string; address: string; lang: Lang }

const columns = ['p.participant_id', 'p.council', 'p.name', 'p.address', 'p.lang'] as const

export const allParticipants = async (tx: Tx): Promise<Participant[]> =>
  (await tx
    .selectFrom('sittings.participant as p')
    .select(columns)
    .orderBy('p.council')
    .orderBy('p.name')
    .execute()) as Participant[]

/** One participant; `held` until the transaction ends, against whoever would change them meanwhile. */
export const participantById = async (tx: Tx, id: string, held = false): Promise<Participant | undefined> =>
  (await tx
    .selectFrom('sittings.participant as p')
    .select(columns)
    .where('p.participant_id', '=', id)
    .$if(held, query => query.forUpdate())
    .executeTakeFirst()) as Participant | undefined

export const insertParticipant = (tx: Tx, participant: Participant) =>
  tx.insertInto('sittings.participant').values(participant).execute()

export const saveParticipant = (tx: Tx, id: string, change: Pick<Participant, 'name' | 'address' | 'lang'>) =>
  tx.updateTable('sittings.participant').set(change).where('participant_id', '=', id).execute()

export const deleteParticipant = (tx: Tx, id: string) =>
  tx.deleteFrom('sittings.participant').where('participant_id', '=', id).execute()

/** Forgets that someone was invited to anything. */
export const deleteConvocations = (tx: Tx, participant: string) =>
  tx.deleteFrom('sittings.convocation').where('participant_id', '=', participant).execute()

/** False where they were invited already. */
export const insertConvocation = async (tx: Tx, sitting_id: string, participant_id: string): Promise<boolean> => {
  const { numInsertedOrUpdatedRows: made } = await tx
    .insertInto('sittings.convocation')
    .values({ sitting_id, participant_id })
    .onConflict(on => on.doNothing())
    .executeTakeFirstOrThrow()
  return made === 1n
}

/** Who was invited to a sitting. */
export const invitedTo = async (tx: Tx, sitting: string): Promise<Participant[]> =>
  (await tx
    .selectFrom('sittings.convocation as c')
    .innerJoin('sittings.participant as p', 'p.participant_id', 'c.participant_id')
    .select(columns)
    .where('c.sitting_id', '=', sitting)
    .orderBy('p.name')
    .execute()) as Participant[]

/** The sittings to come to which someone was invited, the nearest first. */
export const convokedTo = async (tx: Tx, participant: string, today: Day): Promise<Sitting[]> =>
  (await tx
    .selectFrom('sittings.convocation as c')
    .innerJoin('sittings.sitting as s', 's.sitting_id', 'c.sitting_id')
    .select(sittingColumns)
    .where('c.participant_id', '=', participant)
    .where('s.step', 'in', ['planned', 'locked'])
    .where('s.day', '>=', today)
    .orderBy('s.day')
    .execute()) as Sitting[]

/** Who is still to be invited to which sitting: one to come through a last day, or whose agenda is locked, however far. */
export const dueInvitations = async (tx: Tx, today: Day, through: Day) =>
  (await tx
    .selectFrom('sittings.sitting as s')
    .innerJoin('sittings.participant as p', 'p.council', 's.council')
    .select(columns)
    .select('s.sitting_id')
    .where('s.step', 'in', ['planned', 'locked'])
    .where('s.day', '>=', today)
    .where(({ eb, or }) => or([eb('s.day', '<=', through), eb('s.step', '=', 'locked')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sittings.convocation as c')
            .select('c.sitting_id')
            .whereRef('c.sitting_id', '=', 's.sitting_id')
            .whereRef('c.participant_id', '=', 'p.participant_id'),
        ),
      ),
    )
    .orderBy('s.day')
    .orderBy('p.name')
    .execute()) as (Participant & { sitting_id: string })[]
