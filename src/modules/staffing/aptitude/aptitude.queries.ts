import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { compareText } from '../../../kernel/words/index.ts'
import { isValidOn, type StrikeReason } from './aptitude.rules.ts'
import type { Tribunal } from './tribunal.rules.ts'

export type Entry = {
  entry_id: string
  register: Tribunal
  name: string
  person_id: string | null
  candidate_id: string | null
  application_id: string | null
  entered_on: Day
  entered_by_name: string
  used_on: Day | null
  used_by: string | null
  struck_on: Day | null
  struck_reason: StrikeReason | null
  struck_by_name: string | null
}

/** Whoever an entry names once in the register of persons, through merges. */
const whom = sql<string | null>`registry.whom(person_id)`.as('person_id')

/** The entries of a register, or of all, made on a day or before, the newest first. */
export const entriesUntil = async (tx: Tx, register: Tribunal | null, on: Day): Promise<Entry[]> => {
  let asked = tx.selectFrom('staffing.aptitude').selectAll().select(whom).where('entered_on', '<=', on)
  if (register !== null) asked = asked.where('register', '=', register)
  return (await asked.orderBy('entered_on', 'desc').orderBy('entry_id', 'desc').execute()) as Entry[]
}

/** Whom a register holds valid on a day, by name: ADJ-03. */
export const validOn = async (tx: Tx, register: Tribunal, on: Day): Promise<Entry[]> =>
  (await entriesUntil(tx, register, on))
    .filter(entry => isValidOn(entry, on))
    .sort((a, b) => compareText('fr')(a.name, b.name))

export type Waiting = Pick<Entry, 'entry_id' | 'register' | 'entered_on'> & { application_id: string }

/** The entries, neither used nor struck, whose application is in the register and that no open file proposes: asked by the operator alone. */
export const waitingEntries = async (tx: Tx): Promise<Waiting[]> =>
  (await sql<Waiting>`select * from staffing.registered_waiting()`.execute(tx)).rows

/** An entry, held until the transaction ends. */
export const heldEntry = async (tx: Tx, id: string): Promise<Entry | undefined> =>
  (await tx.selectFrom('staffing.aptitude').selectAll().where('entry_id', '=', id).forUpdate().executeTakeFirst()) as
    | Entry
    | undefined

/** Which of these candidates are in a register. */
export const enteredAmong = async (tx: Tx, candidates: readonly string[]): Promise<Entry[]> =>
  candidates.length === 0
    ? []
    : ((await tx
        .selectFrom('staffing.aptitude')
        .selectAll()
        .where('candidate_id', 'in', candidates)
        .execute()) as Entry[])

export const insertEntry = (
  tx: Tx,
  entry: Pick<
    Entry,
    | 'entry_id'
    | 'register'
    | 'name'
    | 'person_id'
    | 'candidate_id'
    | 'application_id'
    | 'entered_on'
    | 'entered_by_name'
  >,
) => tx.insertInto('staffing.aptitude').values(entry).execute()

export const saveEntry = (
  tx: Tx,
  id: string,
  change: Partial<Pick<Entry, 'person_id' | 'used_on' | 'used_by' | 'struck_on' | 'struck_reason' | 'struck_by_name'>>,
) => tx.updateTable('staffing.aptitude').set(change).where('entry_id', '=', id).execute()
