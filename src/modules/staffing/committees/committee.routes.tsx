import { z } from 'zod'
import { dollars } from '../../../kernel/money/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { arrange, listInput, many, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { insiders } from '../../acts/index.ts'
import { tribunals } from '../aptitude/tribunal.rules.ts'
import { callById } from '../calls/call.queries.ts'
import { countWaiting } from './call.actions.ts'
import { formers, keepers } from './committee.access.ts'
import {
  addCandidate,
  addMember,
  formCommittee,
  moveCommittee,
  readCommittee,
  recordPension,
  recordSitting,
  removeMember,
  removeSitting,
  settleFees,
} from './committee.actions.ts'
import { committeeData, committeeItem, committeeShape, committeesShape, paths, words } from './committee.formats.ts'
import { type CommitteeData, CommitteePage, CommitteesPage, committeeColumns, FormPage } from './committee.pages.tsx'
import { allCommittees } from './committee.queries.ts'
import { moveNames } from './committee.steps.ts'
import { qualities } from './composition.rules.ts'
import { feeStatuses } from './fees.rules.ts'

const id = z.uuid()
const name = z.string().trim().min(1).max(200)
const email = z.email().max(200)
const yes = z
  .literal('yes')
  .optional()
  .transform(value => value === 'yes')
const goToCommittee = (committee: string, lang: Lang) => pathTo({ path: paths.committee }, lang, { id: committee })

/** An amount, or nothing; what cannot be read is said at its field. */
const amount = orNull(
  z.string().transform((text, context) => {
    try {
      return dollars(text)
    } catch {
      const { says } = kernelRefusals.notAnAmount(text)
      context.issues.push({ code: 'custom', input: text, params: { says } })
      return z.NEVER
    }
  }),
)

const list: Route = route({
  method: 'get',
  path: paths.committees,
  access: insiders,
  name: words.committees,
  input: z.object(listInput),
  output: committeesShape,
  run: async ({ input, tx, lang }) => ({ list: arrange(committeeColumns, await allCommittees(tx), input, lang) }),
  table: data => data.list,
  data: ({ list: { rows, total } }, lang) => ({ total, items: rows.map(row => committeeItem(row, lang)) }),
  page: ({ data }) => <CommitteesPage {...data} />,
})

const begin: Route = route({
  method: 'get',
  path: paths.form,
  access: formers,
  name: words.form,
  input: z.object({}),
  run: async () => null,
  page: () => <FormPage />,
})

const form: Route = route({
  method: 'post',
  path: paths.committees,
  access: formers,
  name: { fr: 'Former un comité (envoi)', en: 'Form a committee (sending)' },
  input: z.object({
    tribunal: z.enum(Object.keys(tribunals) as [keyof typeof tribunals]),
    subject: name,
  }),
  run: ({ input, tx, actor, clock }) => formCommittee(tx, { actor, clock }, { kind: 'renewal', ...input }),
  goTo: goToCommittee,
  form: begin,
})

/** The page of a committee; whoever works in its compartment reads it all, and the journal remembers. */
export const committeeRoute: Route = route({
  method: 'get',
  path: paths.committee,
  access: insiders,
  name: { fr: 'Comité', en: 'Committee' },
  input: z.object({ id }),
  writes: true,
  output: committeeShape,
  run: async ({ input, tx, actor }): Promise<CommitteeData> => {
    const read = await readCommittee(tx, actor, input.id)
    const { call_id } = read.seen.committee
    const call = call_id === null ? undefined : await callById(tx, call_id)
    const waiting = call && read.whole ? await countWaiting(tx, call.call_id, read.whole.candidates) : 0
    return { ...read, reference: call?.reference ?? null, waiting }
  },
  data: ({ seen, whole }, lang) => committeeData({ seen, whole }, lang),
  page: ({ data }) => <CommitteePage {...data} />,
})

const move: Route = route({
  method: 'post',
  path: paths.move,
  access: keepers,
  name: { fr: 'Faire avancer un comité', en: 'Move a committee on' },
  input: z.object({ id, name: z.enum(moveNames), reason: z.string().trim().max(2000).default('') }),
  run: async ({ input, tx, actor, clock, url }) => {
    await moveCommittee(tx, { actor, clock, url }, input.id, input.name, input.reason)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const seat: Route = route({
  method: 'post',
  path: paths.members,
  access: keepers,
  name: words.addMember,
  input: z.object({
    id,
    name,
    address: orNull(email),
    quality: z.enum(Object.keys(qualities) as [keyof typeof qualities]),
    order_name: orNull(name),
    fee_status: z.enum(Object.keys(feeStatuses) as [keyof typeof feeStatuses]),
    chairs: yes,
    administration: yes,
  }),
  run: async ({ input: { id: committee, ...member }, tx, actor, clock }) => {
    await addMember(tx, { actor, clock }, committee, member)
    return committee
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const unseat: Route = route({
  method: 'post',
  path: paths.member,
  access: keepers,
  name: { fr: 'Retirer un membre', en: 'Remove a member' },
  input: z.object({ id, member: id }),
  run: async ({ input, tx, actor, clock }) => {
    await removeMember(tx, { actor, clock }, input.id, input.member)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const pension: Route = route({
  method: 'post',
  path: paths.pension,
  access: keepers,
  name: words.recordPension,
  input: z.object({ id, member: id, yearly: amount }),
  run: async ({ input: { id: committee, ...pension }, tx, actor, clock }) => {
    await recordPension(tx, { actor, clock }, committee, pension)
    return committee
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const sit: Route = route({
  method: 'post',
  path: paths.sittings,
  access: keepers,
  name: words.recordSitting,
  input: z.object({
    id,
    day: dayField,
    halves: many(z.enum(['morning', 'afternoon'])).refine(halves => halves.length > 0),
    present: many(id),
  }),
  run: async ({ input: { id: committee, ...sat }, tx, actor, clock }) => {
    await recordSitting(tx, { actor, clock }, committee, sat)
    return committee
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const unsit: Route = route({
  method: 'post',
  path: paths.sitting,
  access: keepers,
  name: { fr: 'Retirer une séance', en: 'Remove a sitting' },
  input: z.object({ id, sitting: id }),
  run: async ({ input, tx, actor, clock }) => {
    await removeSitting(tx, { actor, clock }, input.id, input.sitting)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const fees: Route = route({
  method: 'post',
  path: paths.fees,
  access: keepers,
  name: words.settle,
  input: z.object({ id }),
  run: async ({ input, tx, actor, clock }) => {
    await settleFees(tx, { actor, clock }, input.id)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const propose: Route = route({
  method: 'post',
  path: paths.candidates,
  access: keepers,
  name: words.addCandidate,
  input: z.object({ id, name, term_end: orNull(dayField) }),
  run: async ({ input: { id: committee, ...proposed }, tx, actor, clock }) => {
    await addCandidate(tx, { actor, clock }, committee, proposed)
    return committee
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

export const committeeRoutes: readonly Route[] = [
  list,
  begin,
  form,
  committeeRoute,
  move,
  seat,
  unseat,
  pension,
  sit,
  unsit,
  fees,
  propose,
]
