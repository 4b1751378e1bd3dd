import { z } from 'zod'
import { type Cite, citing, effect, type Facts, idField, on, opened } from '../../../kernel/facts/index.ts'
import { dayField, overlap, type Period } from '../../../kernel/time/index.ts'
import { mandates, posts } from '../posts/post.effects.ts'
import { firstCommonDay } from '../refusals.ts'
import { forms } from '../registry.fields.ts'
import type { Names } from '../registry.queries.ts'
import { bothIdentifiers, type FullTime, judgeMerge, spanning } from './merge.rules.ts'
import { type MembershipRow, memberships } from './order.effects.ts'
import { merges, people } from './person.effects.ts'
import { refusals } from './refusals.ts'

const order = z.object({
  membership: idField,
  professional_order: z.string(),
  number: z.string().nullable(),
  from: dayField.nullable(),
  until: dayField.nullable(),
})

/** All but the two people is completed as the act is adopted, and sealed: what is written on one subject depends on it alone. */
const mergeInput = z.object({
  person: idField,
  into: idField,
  /** The posts that either has held. */
  posts: z.array(idField).default([]),
  /** The first day of the merged entry; null where it has none. */
  since: dayField.nullable().default(null),
  identifiers: z.array(z.object({ scheme: z.string(), value: z.string() })).default([]),
  orders: z.array(order).default([]),
})
export type MergeInput = z.infer<typeof mergeInput>

type Order = z.infer<typeof order>
const asOrder = ({ membership_id, professional_order, number, valid }: MembershipRow): Order => ({
  membership: membership_id,
  professional_order,
  number,
  ...valid,
})

const inOrder = <T>(all: readonly T[]) =>
  all
    .map(one => JSON.stringify(one))
    .sort()
    .join('\n')
const orderText = ({ membership, professional_order, number, from, until }: Order) => [
  membership,
  professional_order,
  number,
  from,
  until,
]
const identifierText = ({ scheme, value }: { scheme: string; value: string }) => [scheme, value]

/** The merged entry goes; what the article took over of it must be what it was, so that nothing is lost. */
const leave = (facts: Facts, { person, into, identifiers, orders }: MergeInput, cite: Cite) => {
  const entry = facts.rows(people, person)
  if (entry.length === 0) throw refusals.notAnEntry()
  const own = entry.reduce<{ scheme: string; value: string }[]>((all, row) => bothIdentifiers(all, row.identifiers), [])
  const belongs = facts.rows(memberships, person).map(asOrder)
  const isSame =
    inOrder(own.map(identifierText)) === inOrder(identifiers.map(identifierText)) &&
    inOrder(belongs.map(orderText)) === inOrder(orders.map(orderText))
  if (!isSame) throw refusals.carriesOtherwise()
  facts.edit(people, person, () => [])
  facts.edit(memberships, person, () => [])
  facts.edit(merges, person, () => [
    opened({ person_id: person, into_id: into, valid: { from: null, until: null } }, cite),
  ])
}

const earliest = (valid: Period, since: Period['from']): Period =>
  valid.from === null || (since !== null && since >= valid.from) ? valid : { ...valid, from: since }

/** The entry that is kept takes the identifiers, the orders and the earlier days of the other. */
const take = (facts: Facts, { into, since, identifiers, orders }: MergeInput, cite: Cite) => {
  const entry = facts.rows(people, into)
  if (entry.length === 0) throw refusals.notAnEntry()
  facts.edit(people, into, rows => {
    const first = rows.reduce((a, b) => ((b.valid.from ?? '') < (a.valid.from ?? '') ? b : a))
    return rows.map(row => {
      const all = bothIdentifiers(row.identifiers, identifiers)
      const valid = row === first ? earliest(row.valid, since) : row.valid
      const isSame = all.length === row.identifiers.length && valid === row.valid
      return isSame ? row : { ...row, ...citing(cite), identifiers: all, valid }
    })
  })
  for (const { membership, professional_order, number, from, until } of orders)
    facts.edit(memberships, into, rows => {
      const valid = { from, until }
      const both = rows.filter(row => row.professional_order === professional_order && overlap(row.valid, valid))
      const [first] = both
      const carried = { membership_id: membership, person_id: into, professional_order, number, valid }
      if (!first) return [...rows, opened(carried, cite)]
      const whole = {
        ...first,
        ...citing(cite),
        number: both.find(row => row.number !== null)?.number ?? number,
        valid: both.reduce((span, row) => spanning(span, row.valid), valid as Period),
      }
      return [...rows.filter(row => !both.includes(row)), whole]
    })
}

/** The terms of a person as titular of full-time posts. */
const fullTime = (facts: Facts, all: readonly string[], person: string): (FullTime & { post: string })[] =>
  all.flatMap(post =>
    facts
      .rows(mandates, post)
      .filter(({ person_id, capacity }) => person_id === person && capacity === 'titular')
      .map(({ mandate_id, valid }) => ({ mandate_id, valid, post })),
  )

const isFullTime = (facts: Facts, { post, valid }: { post: string; valid: Period }, with_: Period): boolean => {
  const day = firstCommonDay(valid, with_) ?? valid.from
  const seats = facts.rows(posts, post)
  return (day === null ? seats[0] : on(seats, day))?.regime === 'full_time'
}

export const mergePeople = effect<MergeInput, Names>({
  kind: 'person.merge',
  title: { fr: 'Réunir deux inscriptions d’une même personne', en: 'Merge two entries of one person' },
  form: forms.mergePeople,
  input: mergeInput as unknown as z.ZodType<MergeInput>,
  touches: ({ person, into, posts: all }) => [
    { kind: 'person', id: person },
    { kind: 'person', id: into },
    ...all.map(id => ({ kind: 'post', id })),
  ],
  check: (facts, { person, into, posts: all }) => {
    const [own, kept] = [fullTime(facts, all, person), fullTime(facts, all, into)]
    return own.flatMap(one =>
      kept
        .filter(other => isFullTime(facts, one, other.valid) && isFullTime(facts, other, one.valid))
        .flatMap(other => judgeMerge([one], [other])),
    )
  },
  apply: (facts, input, cite) => {
    if (input.person === input.into) throw refusals.mergedWithItself()
    if (facts.has(input.person)) leave(facts, input, cite)
    if (facts.has(input.into)) take(facts, input, cite)
    for (const post of input.posts)
      facts.edit(mandates, post, rows =>
        rows.map(row => (row.person_id === input.person ? { ...row, ...citing(cite), person_id: input.into } : row)),
      )
  },
  whole: true,
  sentence: ({ person, into }, names) => {
    const [merged, kept] = [names.person(person), names.person(into)]
    return merged.name === kept.name
      ? {
          fr: `soient réunies en une seule les deux inscriptions au registre au nom de ${kept.formal.fr}`,
          en: `the two entries in the register in the name of ${kept.formal.en} be merged into one`,
        }
      : {
          fr: `l’inscription de ${merged.formal.fr} au registre soit réunie à celle de ${kept.formal.fr}, qui est la même personne`,
          en: `the entry of ${merged.formal.en} in the register be merged into that of ${kept.formal.en}, who is the same person`,
        }
  },
})
