import type { Tx } from '../../../kernel/database/index.ts'
import { type Trace, tracesAbout } from '../../../kernel/mail/index.ts'
import type { FileCalls } from '../files/call.actions.ts'
import type { Whole } from '../files/file.queries.ts'
import { committeesOf, requestsOf } from './trace.queries.ts'

/** Whom a message went to: whoever is picked, the members of a committee, the body that asked. */
export type Audience = 'candidate' | 'members' | 'body'

export type Traced = Omit<Trace, 'letter'> & {
  readonly to: Audience
  /** Which committee. */
  readonly committee: { readonly committee_id: string; readonly year: number; readonly number: number } | null
  /** Null where its name would tell what the actor may not read. */
  readonly letter: string | null
}

/** The messages sent about a file, in order, without what they say: to whoever was picked, to the members of its committees, to the body that asked for it. */
export const tracesOf = async (tx: Tx, file: Whole, calls: FileCalls | null): Promise<readonly Traced[]> => {
  const committees = await committeesOf(tx, file, calls?.calls.map(({ call_id }) => call_id) ?? [])
  const application = file.application_id === null ? [] : [`application ${file.application_id}`]
  const members = committees.map(({ committee_id }) => `committee ${committee_id}`)
  const requests = (await requestsOf(tx, file.file_id)).map(id => `request ${id}`)
  const traces = await tracesAbout(tx, [...application, ...members, ...requests])
  return traces.map(trace => {
    const committee = committees.find(({ committee_id }) => trace.about === `committee ${committee_id}`) ?? null
    const isOfCandidate = application.includes(trace.about)
    const mayRead = !isOfCandidate || file.application_step !== null
    const to = isOfCandidate ? 'candidate' : committee ? 'members' : 'body'
    return { ...trace, to, committee, letter: mayRead ? trace.letter : null }
  })
}
