import { z } from 'zod'
import { type Cite, citing, closedAt, effect, type Facts, idField, on, opened } from '../../../kernel/facts/index.ts'
import {
  type Day,
  dayAfter,
  dayBefore,
  dayField,
  holdsOn,
  overlap,
  type Period,
  through,
} from '../../../kernel/time/index.ts'
import { type MandateRow, mandates, type PostRow, posts } from '../posts/post.effects.ts'
import { refusals } from '../refusals.ts'
import { forms } from '../registry.fields.ts'
import type { Names } from '../registry.queries.ts'
import { chosenReasons, endReasons } from '../registry.rules.ts'
import { said } from '../words.ts'
import { judgeBeginning, judgeRenewal, judgeTerm } from './mandate.rules.ts'
import { judgeSupernumerary } from './supernumerary.rules.ts'

type Reason = keyof typeof endReasons
type Beginning = { mandate: string; post: string; person: string; from: Day; to: Day | null }

const seatOn = (facts: Facts, post: string, day: Day): PostRow => {
  const seat = on(facts.rows(posts, post), day)
  if (!seat) throw refusals.noSuchPost()
  return seat
}

const mandateOf = (facts: Facts, post: string, mandate: string): MandateRow => {
  const found = facts.rows(mandates, post).find(row => row.mandate_id === mandate)
  if (!found) throw refusals.noSuchMandate()
  return found
}

/** Where the seat holds over, time in office stays open past the planned end; otherwise it ends with the term. */
const timeInOffice = (seat: PostRow, from: Day, to: Day | null): Period =>
  seat.holds_over ? { from, until: null } : through(from, to)

const checkOrder = (from: Day, to: Day | null) => {
  if (to !== null && to < from) throw refusals.reversed(from, to)
}

/** Those who leave the day before a titular begins: whoever holds over, and whoever was acting. */
const leaving = (row: MandateRow, seat: PostRow, from: Day): Reason | null => {
  if (row.valid.from === null || row.valid.from >= from || !holdsOn(row.valid, from)) return null
  if (row.capacity === 'acting') return 'acting_ended'
  if (row.capacity === 'supernumerary') return null
  if (!seat.holds_over) return null
  return row.planned_end !== null && row.planned_end < from ? 'term_expired' : 'replaced'
}

const begin = (
  facts: Facts,
  { mandate, post, person, from, to }: Beginning,
  cite: Cite,
  chain: { renews: string; term: number } | null,
) => {
  if (!facts.has(post)) return
  checkOrder(from, to)
  const seat = seatOn(facts, post, from)
  if (seat.term_kind === 'fixed' && to === null) throw refusals.needsTerm()
  facts.edit(mandates, post, rows => {
    if (rows.some(row => row.mandate_id === mandate)) throw refusals.alreadyExists()
    const kept = rows.flatMap(row => {
      const reason = leaving(row, seat, from)
      return reason === null ? [row] : closedAt([row], from, cite, { end_reason: reason })
    })
    const row = {
      mandate_id: mandate,
      post_id: post,
      person_id: person,
      capacity: 'titular',
      planned_end: to,
      end_reason: null,
      pending_cases: null,
      renews: chain?.renews ?? null,
      term: chain?.term ?? 1,
    }
    return [...kept, opened({ ...row, valid: timeInOffice(seat, from, to) }, cite)]
  })
}

const end = (
  facts: Facts,
  { post, mandate, on: last, reason }: { post: string; mandate: string; on: Day; reason: Reason },
  cite: Cite,
) => {
  if (!facts.has(post)) return
  const held = mandateOf(facts, post, mandate)
  const until = dayAfter(last)
  // Already ended on that very day, by the article that names the successor: only the reason is said again.
  if (held.valid.until !== until && !holdsOn(held.valid, last)) throw refusals.noSuchMandate()
  facts.edit(mandates, post, rows =>
    rows.map(row =>
      row === held ? { ...held, ...citing(cite), end_reason: reason, valid: { ...held.valid, until } } : row,
    ),
  )
}

const touchesPost = ({ post }: { post: string }) => [{ kind: 'post', id: post }]
const last = dayField.nullable()

const beginInput = z.object({
  mandate: idField,
  post: idField,
  person: idField,
  from: dayField,
  to: last,
  capacity: z.literal('titular').default('titular'),
})
const actInput = z.object({ mandate: idField, post: idField, person: idField, from: dayField, to: last })
const extendInput = z.object({ post: idField, mandate: idField, to: dayField })
const renewInput = z.object({ post: idField, mandate: idField, new_mandate: idField, from: dayField, to: last })
const endInput = z.object({ post: idField, mandate: idField, on: dayField, reason: z.enum(chosenReasons) })
const finishInput = z.object({
  post: idField,
  mandate: idField,
  new_mandate: idField,
  from: dayField,
  to: dayField,
  pending_cases: z.number().int().positive(),
})
const moveInput = z.object({
  person: idField,
  from_post: idField,
  mandate: idField,
  to_post: idField,
  new_mandate: idField,
  from: dayField,
  to: last,
})

export const beginMandate = effect<z.infer<typeof beginInput>, Names>({
  kind: 'mandate.begin',
  title: { fr: 'Nommer une personne', en: 'Appoint a person' },
  form: forms.beginMandate,
  input: beginInput as unknown as z.ZodType<z.infer<typeof beginInput>>,
  touches: touchesPost,
  check: (facts, { post, from, to }, adopted) =>
    judgeBeginning(on(facts.rows(posts, post), from), facts.rows(mandates, post), from, to, adopted),
  apply: (facts, input, cite) => begin(facts, input, cite, null),
  sentence: ({ post, person, from, to }, names) => {
    const [who, where] = [names.person(person), names.post(post, names.person(person).gender)]
    return {
      fr: `${who.formal.fr} soit ${who.gender === 'f' ? 'nommée' : who.gender === 'm' ? 'nommé' : 'nommée ou nommé'} ${where.fr}${said.from(from).fr}${said.term(to).fr}`,
      en: `${who.formal.en} be appointed ${where.en}${said.from(from).en}${said.term(to).en}`,
    }
  },
})

export const nameActing = effect<z.infer<typeof actInput>, Names>({
  kind: 'mandate.act',
  title: { fr: 'Désigner par intérim', en: 'Name an acting holder' },
  form: forms.nameActing,
  input: actInput as z.ZodType<z.infer<typeof actInput>>,
  touches: touchesPost,
  check: (facts, { post, from }, adopted) =>
    judgeBeginning(on(facts.rows(posts, post), from), facts.rows(mandates, post), from, null, adopted),
  apply: (facts, { mandate, post, person, from, to }, cite) => {
    if (!facts.has(post)) return
    checkOrder(from, to)
    seatOn(facts, post, from)
    facts.edit(mandates, post, rows => {
      if (rows.some(row => row.mandate_id === mandate)) throw refusals.alreadyExists()
      const kept = rows.flatMap(row =>
        row.capacity === 'acting' && row.valid.from !== null && row.valid.from < from && holdsOn(row.valid, from)
          ? closedAt([row], from, cite, { end_reason: 'acting_ended' })
          : [row],
      )
      const row = {
        mandate_id: mandate,
        post_id: post,
        person_id: person,
        capacity: 'acting',
        planned_end: to,
        end_reason: null,
        pending_cases: null,
        renews: null,
        term: 1,
      }
      return [...kept, opened({ ...row, valid: through(from, to) }, cite)]
    })
  },
  sentence: ({ post, person, from, to }, names) => {
    const [who, where] = [names.person(person), names.post(post, names.person(person).gender)]
    return {
      fr: `${who.formal.fr} exerce par intérim la fonction de ${where.fr}${said.from(from).fr}${said.until(to).fr}`,
      en: `${who.formal.en} act as ${where.en}${said.from(from).en}${said.until(to).en}`,
    }
  },
})

export const extendMandate = effect<z.infer<typeof extendInput>, Names>({
  kind: 'mandate.extend',
  title: { fr: 'Prolonger un mandat', en: 'Extend a mandate' },
  form: forms.extendMandate,
  input: extendInput as z.ZodType<z.infer<typeof extendInput>>,
  touches: touchesPost,
  check: (facts, { post, mandate, to }) => {
    const held = facts.rows(mandates, post).find(row => row.mandate_id === mandate)
    if (held?.capacity === 'supernumerary') return []
    return held?.valid.from ? judgeTerm(on(facts.rows(posts, post), held.valid.from), held.valid.from, to) : []
  },
  apply: (facts, { post, mandate, to }, cite) => {
    if (!facts.has(post)) return
    const held = mandateOf(facts, post, mandate)
    if (held.end_reason !== null || held.valid.from === null) throw refusals.noSuchMandate()
    checkOrder(held.valid.from, to)
    if (held.planned_end !== null && to <= held.planned_end) throw refusals.notLonger(held.planned_end as Day)
    const seat = seatOn(facts, post, held.valid.from)
    const valid = held.capacity === 'titular' ? timeInOffice(seat, held.valid.from, to) : through(held.valid.from, to)
    facts.edit(mandates, post, rows =>
      rows.map(row => (row === held ? { ...held, ...citing(cite), planned_end: to, valid } : row)),
    )
  },
  sentence: ({ mandate, to }, names) => ({
    fr: `le mandat de ${names.mandate(mandate).fr} soit prolongé jusqu’au ${said.day(to).fr}`,
    en: `the term of ${names.mandate(mandate).en} be extended to ${said.day(to).en}`,
  }),
})

/**
 * What a list says of the end of a term that another act began, longer or shorter: import acts alone bring it, and it has no form.
 * Nobody leaves because of it where the seat holds over.
 */
export const setEnd = effect<z.infer<typeof extendInput>, Names>({
  kind: 'mandate.set_end',
  title: { fr: 'Fixer l’échéance d’un mandat', en: 'Set the end of a term' },
  input: extendInput as z.ZodType<z.infer<typeof extendInput>>,
  touches: touchesPost,
  check: extendMandate.check,
  apply: (facts, { post, mandate, to }, cite) => {
    if (!facts.has(post)) return
    const held = mandateOf(facts, post, mandate)
    if (held.capacity !== 'titular') throw refusals.notTitular()
    if (held.end_reason !== null || held.valid.from === null) throw refusals.noSuchMandate()
    checkOrder(held.valid.from, to)
    const valid = timeInOffice(seatOn(facts, post, held.valid.from), held.valid.from, to)
    facts.edit(mandates, post, rows =>
      rows.map(row => (row === held ? { ...held, ...citing(cite), planned_end: to, valid } : row)),
    )
  },
  sentence: ({ mandate, to }, names) => ({
    fr: `l’échéance du mandat de ${names.mandate(mandate).fr} soit fixée au ${said.day(to).fr}`,
    en: `the end of the term of ${names.mandate(mandate).en} be set to ${said.day(to).en}`,
  }),
})

export const renewMandate = effect<z.infer<typeof renewInput>, Names>({
  kind: 'mandate.renew',
  title: { fr: 'Renouveler un mandat', en: 'Renew a mandate' },
  form: forms.renewMandate,
  input: renewInput as z.ZodType<z.infer<typeof renewInput>>,
  touches: touchesPost,
  check: (facts, { post, mandate, from, to }, adopted) => {
    const [seat, held] = [on(facts.rows(posts, post), from), facts.rows(mandates, post)]
    const renewed = held.find(row => row.mandate_id === mandate)
    const others = held.filter(row => row !== renewed)
    return [...judgeBeginning(seat, others, from, to, adopted), ...judgeRenewal(seat, (renewed?.term ?? 0) + 1)]
  },
  apply: (facts, { post, mandate, new_mandate, from, to }, cite) => {
    if (!facts.has(post)) return
    const held = mandateOf(facts, post, mandate)
    if (held.capacity !== 'titular') throw refusals.notTitular()
    const endsEarly = held.end_reason !== null
    if (held.valid.from === null || held.valid.from >= from || endsEarly) throw refusals.noSuchMandate()
    if (holdsOn(held.valid, from)) end(facts, { post, mandate, on: dayBefore(from), reason: 'renewed' }, cite)
    begin(facts, { mandate: new_mandate, post, person: held.person_id, from, to }, cite, {
      renews: mandate,
      term: held.term + 1,
    })
  },
  sentence: ({ mandate, from, to }, names) => ({
    fr: `le mandat de ${names.mandate(mandate).fr} soit renouvelé${said.from(from).fr}${said.term(to).fr}`,
    en: `the term of ${names.mandate(mandate).en} be renewed${said.from(from).en}${said.term(to).en}`,
  }),
})

/** Whoever held over leaves the seat; the supernumerary who begins takes none (MAN-09). */
export const finishCases = effect<z.infer<typeof finishInput>, Names>({
  kind: 'mandate.finish_cases',
  title: { fr: 'Autoriser une personne surnuméraire', en: 'Authorize a supernumerary' },
  form: forms.finishCases,
  input: finishInput as z.ZodType<z.infer<typeof finishInput>>,
  touches: touchesPost,
  check: (facts, { post, mandate, from }) => {
    const held = facts.rows(mandates, post).find(row => row.mandate_id === mandate)
    return held ? judgeSupernumerary(on(facts.rows(posts, post), from), held) : []
  },
  apply: (facts, { post, mandate, new_mandate, from, to, pending_cases }, cite) => {
    if (!facts.has(post)) return
    checkOrder(from, to)
    const held = mandateOf(facts, post, mandate)
    if (held.capacity !== 'titular') throw refusals.notATerm()
    if (held.valid.from === null || held.valid.from >= from) throw refusals.noSuchMandate()
    const isPast = held.planned_end !== null && held.planned_end < from
    if (holdsOn(held.valid, from) && !isPast) throw refusals.stillRuns(held.planned_end as Day | null)
    seatOn(facts, post, from)
    const valid = through(from, to)
    facts.edit(mandates, post, rows => {
      if (rows.some(row => row.mandate_id === new_mandate)) throw refusals.alreadyExists()
      if (rows.some(row => row.capacity === 'supernumerary' && row.renews === mandate && overlap(row.valid, valid)))
        throw refusals.alreadyAuthorised()
      const kept = rows.flatMap(row =>
        row === held && holdsOn(row.valid, from) ? closedAt([row], from, cite, { end_reason: 'term_expired' }) : [row],
      )
      const row = {
        mandate_id: new_mandate,
        post_id: post,
        person_id: held.person_id,
        capacity: 'supernumerary',
        planned_end: to,
        end_reason: null,
        pending_cases,
        renews: mandate,
        term: held.term,
      }
      return [...kept, opened({ ...row, valid }, cite)]
    })
  },
  sentence: ({ mandate, from, to, pending_cases: n }, names) => ({
    fr: `${names.mandate(mandate).fr}, termine comme surnuméraire ${n === 1 ? 'son affaire en cours' : `ses ${n} affaires en cours`}${said.from(from).fr}${said.until(to).fr}`,
    en: `${names.mandate(mandate).en}, finish as supernumerary ${n === 1 ? 'the case' : `the ${n} cases`} still pending${said.from(from).en}${said.until(to).en}`,
  }),
})

export const endMandate = effect<z.infer<typeof endInput>, Names>({
  kind: 'mandate.end',
  title: { fr: 'Mettre fin à un mandat', en: 'End a mandate' },
  form: forms.endMandate,
  input: endInput as z.ZodType<z.infer<typeof endInput>>,
  touches: touchesPost,
  check: () => [],
  apply: end,
  sentence: ({ mandate, on: day, reason }, names) => ({
    fr: `il soit mis fin au mandat de ${names.mandate(mandate).fr}, le dernier jour étant le ${said.day(day).fr} (${endReasons[reason].fr.toLowerCase()})`,
    en: `the term of ${names.mandate(mandate).en} end, the last day being ${said.day(day).en} (${endReasons[reason].en.toLowerCase()})`,
  }),
})

/** Ends here the day before, begins there: two posts of one act may exchange their holders. */
export const moveMandate = effect<z.infer<typeof moveInput>, Names>({
  kind: 'mandate.move',
  title: { fr: 'Muter une personne', en: 'Move a person' },
  form: forms.moveMandate,
  input: moveInput as z.ZodType<z.infer<typeof moveInput>>,
  touches: ({ from_post, to_post }) => [
    { kind: 'post', id: from_post },
    { kind: 'post', id: to_post },
  ],
  check: (facts, { to_post, from, to }, adopted) =>
    judgeBeginning(on(facts.rows(posts, to_post), from), facts.rows(mandates, to_post), from, to, adopted),
  apply: (facts, { person, from_post, mandate, to_post, new_mandate, from, to }, cite) => {
    if (facts.has(from_post) && mandateOf(facts, from_post, mandate).person_id !== person)
      throw refusals.noSuchMandate()
    end(facts, { post: from_post, mandate, on: dayBefore(from), reason: 'reassignment' }, cite)
    begin(facts, { mandate: new_mandate, post: to_post, person, from, to }, cite, null)
  },
  sentence: ({ person, from_post, to_post, from, to }, names) => {
    const who = names.person(person)
    const [old, now] = [names.post(from_post, who.gender), names.post(to_post, who.gender)]
    return {
      fr: `${who.formal.fr}, ${old.fr}, soit ${who.gender === 'f' ? 'nommée' : who.gender === 'm' ? 'nommé' : 'nommée ou nommé'} ${now.fr}${said.from(from).fr}${said.term(to).fr}`,
      en: `${who.formal.en}, ${old.en}, be appointed ${now.en}${said.from(from).en}${said.term(to).en}`,
    }
  },
})
