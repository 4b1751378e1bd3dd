import { randomUUIDv7 } from 'node:crypto'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Clock, type Day, day, fixedClock } from '../../../kernel/time/index.ts'
import { adopt } from '../../acts/index.ts'
import { fileOr404 } from './file.actions.ts'
import { askCheck, recordCheck } from './follow.actions.ts'

const today = day('2026-11-20')
export const sittingDay = day('2027-01-13')

const someone = (role: Role, scope: Actor['scope'] = {}): Actor => ({ id: `${role}-1`, name: role, role, scope })
export const at = (role: Role, on: Day = today, scope: Actor['scope'] = {}): { actor: Actor; clock: Clock } => ({
  actor: someone(role, scope),
  clock: fixedClock(on),
})

type Seat = Partial<{
  holds_over: boolean
  term_months: number | null
  legal_bases: { act: string; article: string; role: string }[]
  vacancy_fill: string
  authority: string
  family: string
  regime: string
  body: string
  organisation_kind: string
}>

const law = { act: 'RLRQ, c. X-1', article: '4', role: 'nomination' }

/** A body with one post on it; gives the post's id. */
export const aSeat = async (
  tx: Tx,
  { body = 'Office exemple', organisation_kind = 'other_body', ...seat }: Seat = {},
): Promise<string> => {
  const [organisation, post] = [randomUUIDv7(), randomUUIDv7()]
  await decree(tx, [
    {
      effect: 'organisation.create',
      input: {
        organisation,
        from: null,
        kind: organisation_kind,
        name_fr: body,
        name_en: 'Example Office',
        portfolio_fr: 'ministre de l’Exemple',
        portfolio_en: 'Minister of Examples',
      },
    },
    {
      effect: 'post.create',
      input: {
        post,
        organisation,
        from: null,
        family: 'chief_executive',
        title_fr_f: 'présidente',
        title_fr_m: 'président',
        title_en: 'president',
        regime: 'full_time',
        authority: 'government',
        recommender_fr: 'ministre de l’Exemple',
        recommender_en: 'Minister of Examples',
        term_kind: 'fixed',
        term_months: 60,
        holds_over: true,
        vacancy_fill: 'new_term',
        max_renewals: null,
        legal_bases: [law],
        ...seat,
      },
    },
  ])
  return post
}

export const aPerson = async (tx: Tx, family_name = 'Gagné'): Promise<string> => {
  const person = randomUUIDv7()
  const name = { given_name: 'Rose', family_name, address: 'Mme', gender: 'f' }
  await decree(tx, [{ effect: 'person.create', input: { person, from: null, ...name, identifiers: [] } }])
  return person
}

/** Who holds the post, for a term; gives the mandate's id. */
export const held = async (tx: Tx, post: string, person: string, from: string, to: string | null): Promise<string> => {
  const mandate = randomUUIDv7()
  await decree(tx, [{ effect: 'mandate.begin', input: { mandate, post, person, from, to } }])
  return mandate
}

let instants = 0
/** An act of these effects, adopted on a day of 2020. */
export const decree = (tx: Tx, drawn: readonly { effect: string; input: object }[]) => {
  instants += 1
  return adopt(
    tx,
    {
      kind: 'decret',
      number: null,
      adopted_on: day('2020-01-01'),
      header: { title: { fr: 'Essai', en: 'Test' }, recitals: [], recommender: null, schedules: [], signatories: [] },
      articles: drawn.map(({ effect, input }) => ({ text_fr: effect, text_en: effect, effect, input })),
    },
    new Date(Date.UTC(2020, 0, 1, 12, 0, instants)).toISOString().replace('Z', '000Z'),
  )
}

/** The checks that an appointment needs, asked for and answered well. */
export const checkAll = async (tx: Tx, id: string) => {
  for (const kind of ['judicial', 'disciplinary', 'interests'] as const)
    await askCheck(tx, at('adviser'), id, { kind, on: day('2026-11-02') })
  const { checks } = await fileOr404(tx, at('adviser').clock, id)
  for (const { check_id: check } of checks)
    await recordCheck(tx, at('adviser'), id, { check, on: day('2026-11-10'), result: 'favourable' })
}
