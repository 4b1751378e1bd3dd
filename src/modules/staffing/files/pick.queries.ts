import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Content as ApplicationContent } from '../applications/application.fields.ts'
import { validOn } from '../aptitude/aptitude.queries.ts'
import { lastValidDay } from '../aptitude/aptitude.rules.ts'
import { registerOf, type Whole } from './file.queries.ts'

/** Whoever may be picked for a file: an entry of the register of its tribunal, or an application of a list found apt. */
export type Offered = {
  entry_id: string | null
  application_id: string | null
  person_id: string | null
  given_name: string
  family_name: string
  /** Of the call; null where the entry comes from no application. */
  reference: string | null
  /** The last day on which an entry may be used. */
  until: Day | null
}

/** The name as an entry gives it, where no application does. */
const split = (name: string): { given_name: string; family_name: string } => {
  const [given_name = '', ...rest] = name.split(' ')
  return rest.length === 0 ? { given_name: '', family_name: name } : { given_name, family_name: rest.join(' ') }
}

const taken = async (tx: Tx, file_id: string, column: 'entry_id' | 'application_id'): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('staffing.file')
    .select(column)
    .where(column, 'is not', null)
    .where('file_id', '<>', file_id)
    .where('step', 'not in', ['withdrawn', 'refused', 'declined'])
    .execute()
  return new Set(rows.map(row => row[column] ?? ''))
}

type Applied = { application_id: string; content: ApplicationContent; reference: string }

const applied = (tx: Tx) =>
  tx
    .selectFrom('staffing.application as a')
    .innerJoin('staffing.call as c', 'c.call_id', 'a.call_id')
    .select(['a.application_id', 'a.content', 'c.reference'])

const nameIn = ({ content: { identity } }: Applied) => ({
  given_name: identity?.given_name ?? '',
  family_name: identity?.family_name ?? '',
})

/** Who may be picked for a file on a day, but those whom another file already proposes. */
export const picksFor = async (tx: Tx, file: Whole, on: Day): Promise<Offered[]> => {
  const register = registerOf(file)
  if (register === null) {
    const apart = await taken(tx, file.file_id, 'application_id')
    const rows = (await applied(tx)
      .where('a.step', '=', 'apt')
      .where(({ eb, val }) => eb(val(file.post_id), '=', ({ fn }) => fn<string>('any', ['c.posts'])))
      .orderBy('a.application_id')
      .execute()) as unknown as Applied[]
    return rows
      .filter(({ application_id }) => !apart.has(application_id))
      .map(row => ({
        ...{ entry_id: null, application_id: row.application_id, person_id: null },
        ...nameIn(row),
        ...{ reference: row.reference, until: null },
      }))
  }
  const apart = await taken(tx, file.file_id, 'entry_id')
  const entries = (await validOn(tx, register, on)).filter(({ entry_id }) => !apart.has(entry_id))
  const ids = entries.flatMap(({ application_id }) => application_id ?? [])
  const rows =
    ids.length === 0 ? [] : ((await applied(tx).where('a.application_id', 'in', ids).execute()) as unknown as Applied[])
  return entries.map(entry => {
    const row = rows.find(({ application_id }) => application_id === entry.application_id)
    return {
      ...{ entry_id: entry.entry_id, application_id: entry.application_id, person_id: entry.person_id },
      ...(row ? nameIn(row) : split(entry.name)),
      ...{ reference: row?.reference ?? null, until: lastValidDay(entry) },
    }
  })
}
