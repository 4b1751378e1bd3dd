import { hash } from 'node:crypto'
import type { Day } from '../../../kernel/time/index.ts'
import type { Gender, Two } from '../../../kernel/words/index.ts'
import type { ProposedArticle } from '../../acts/index.ts'
import { beginMandate, endMandate, setEnd } from '../mandates/mandate.effects.ts'
import { abolishOrganisation, changeOrganisation, createOrganisation } from '../organisations/organisation.effects.ts'
import { changePerson, createPerson } from '../people/person.effects.ts'
import { abolishPost, changePost, createPost } from '../posts/post.effects.ts'
import type { Names } from '../registry.queries.ts'
import { type OrganisationKind, organisationKinds } from '../registry.rules.ts'
import { authorityOf, tenureMonths } from './editions/edition.rules.ts'
import { splitName } from './import.rules.ts'
import type { Row, Term } from './plan.rules.ts'

/** RFC 9562, version 5: the same name under the same namespace is always the same id. */
export const uuidOf = (namespace: Uint8Array, name: string): string => {
  const text = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'hex')
  const variant = ((Number.parseInt(text.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-5${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20, 32)}`
}

/** Every Popolo document has this one, whatever the name of its file: the same row is the same thing wherever it is read again. */
const popolo = Buffer.from('3d6fb2a452f14c6c9a520d1f6ce3a7b8', 'hex')

/** The id in the register of what a document calls `id`; `kind` is a collection, 'roles' or 'seats'. */
export const idOf = (kind: string, id: string): string => uuidOf(popolo, `${kind}\n${id}`)

/** The id of the post that memberships without one call for, by organization and role. */
export const madePostId = ({ organization_id, role }: Row['read']): string | null =>
  organization_id === undefined ? null : idOf('roles', JSON.stringify([organization_id, role ?? '']))

/** The first seat is the post itself. */
export const seatId = ({ id, seats }: Row, seat: number): string =>
  seats?.[seat - 1] ?? (seat === 1 ? id : idOf('seats', `${id} ${seat}`))

/** An article and the row that it comes from. */
type FromRow = { row: Row; article: ProposedArticle }

const both = (text = ''): Two => ({ fr: text.trim(), en: text.trim() })
const organisationName = (row: Row | null) => both(row?.read.name)
const genderOf = ({ read }: Row): Gender | null =>
  read.gender?.toLowerCase() === 'female' ? 'f' : read.gender?.toLowerCase() === 'male' ? 'm' : null
/** A post made for memberships without a role is a member's. */
const titleOf = ({ read: { label, role } }: Row): Two =>
  (label ?? role) ? both(label ?? role) : { fr: 'Membre', en: 'Member' }

/** The file's own words for what an article speaks of: nothing of it is in the register yet. */
const namesIn = ({ owner, person }: { owner: Row | null; person: Row | null }): Names => ({
  organisation: () => organisationName(owner),
  post: () => {
    const body = owner ? organisationName(owner.owner) : both()
    const title = owner ? titleOf(owner) : both()
    return { fr: `${title.fr}, ${body.fr}`, en: `${title.en}, ${body.en}` }
  },
  person: () => {
    const { given, family } = splitName(person?.read ?? {})
    const name = `${given} ${family}`.trim()
    return { name, formal: both(name), gender: person && genderOf(person) }
  },
  mandate: () => {
    const { given, family } = splitName(person?.read ?? {})
    return both(`${given} ${family}`)
  },
})

type Speaking<I> = { kind: string; sentence(input: I, names: Names): Two }

/** The row as read stays in the article, beside what the effect takes from it. */
const articleOf = <I>(row: Row, { kind, sentence }: Speaking<I>, input: I, names: Names): FromRow => {
  const { fr, en } = sentence(input, names)
  return { row, article: { text_fr: fr, text_en: en, effect: kind, input: { ...input, as_read: row.read } } }
}

const kindOf = (row: Row): OrganisationKind =>
  kindNamed.get(row.read.classification?.toLowerCase() ?? '') ?? 'other_body'

const kindNamed = new Map(
  Object.entries(organisationKinds).flatMap(([kind, { fr, en }]) =>
    [kind, fr, en].map(name => [name.toLowerCase(), kind as OrganisationKind] as const),
  ),
)

const organisationArticle = (row: Row) =>
  articleOf(
    row,
    createOrganisation,
    {
      organisation: row.id,
      from: row.from,
      kind: kindOf(row),
      name_fr: organisationName(row).fr,
      name_en: organisationName(row).en,
      parent: row.owner?.id ?? null,
    },
    namesIn(row),
  )

/** What the file knows a person by: a table says its list and, where it has one, the identifier there. */
const identifiersOf = ({ id = '', scheme, identifier }: Row['read']) => {
  if (!scheme) return [{ scheme: 'popolo', value: id }]
  return identifier ? [{ scheme, value: identifier }] : []
}

const personArticle = (row: Row, isList: boolean) => {
  const { given, family } = splitName(row.read)
  return articleOf(
    row,
    createPerson,
    {
      person: row.id,
      from: null,
      given_name: given,
      family_name: family,
      address: null,
      gender: genderOf(row) as 'f' | 'm' | null,
      identifiers: isList ? [] : identifiersOf(row.read),
    },
    namesIn(row),
  )
}

/** Who appoints to a post of a list, and for how long. An edition says who is there on its day: nobody leaves because a term is over. */
const listTerms = ({ read }: Row) => ({
  authority: authorityOf(read.appointment_type ?? '') ?? ('government' as const),
  term_months: tenureMonths(read.tenure ?? ''),
})

const postArticle = (row: Row, seat: number, seats: number, isList: boolean) => {
  const { fr, en } = titleOf(row)
  return articleOf(
    row,
    createPost,
    {
      post: seatId(row, seat),
      organisation: row.owner?.id ?? '',
      from: row.from,
      family: 'other',
      title_fr_m: fr,
      title_fr_f: fr,
      title_en: en,
      seat: seats > 1 ? seat : null,
      regime: 'full_time',
      authority: 'government',
      term_kind: 'event',
      holds_over: isList,
      vacancy_fill: 'new_term',
      legal_bases: [],
      ...(isList && listTerms(row)),
    },
    namesIn(row),
  )
}

const mandateArticle = ({ row, to, seat }: Term) =>
  articleOf(
    row,
    beginMandate,
    {
      mandate: row.id,
      post: row.owner ? seatId(row.owner, seat) : '',
      person: row.person?.id ?? '',
      from: row.from as Day,
      to,
      capacity: 'titular' as const,
    },
    namesIn(row),
  )

/** The day of the act, or the nearest day on which the register knows the thing. */
const dayOfChange = ({ from, last }: Row, today: Day): Day =>
  last !== null && last < today ? last : from !== null && from > today ? from : today

/** What the file says otherwise than before, as a change. */
function* changeArticles(row: Row, seats: number, today: Day, isList: boolean): Generator<FromRow> {
  const from = dayOfChange(row, today)
  const name = organisationName(row)
  if (row.collection === 'organizations') {
    const parent = isList ? { parent: row.owner?.id ?? null } : {}
    const input = { organisation: row.id, from, kind: kindOf(row), name_fr: name.fr, name_en: name.en, ...parent }
    yield articleOf(row, changeOrganisation, input, namesIn({ owner: row, person: null }))
  } else if (row.collection === 'persons') {
    const { given, family } = splitName(row.read)
    const input = {
      person: row.id,
      from,
      given_name: given,
      family_name: family,
      gender: genderOf(row) as 'f' | 'm' | null,
    }
    yield articleOf(row, changePerson, input, namesIn({ owner: null, person: row }))
  } else {
    const { fr, en } = titleOf(row)
    for (let seat = 1; seat <= Math.max(seats, 1); seat += 1) {
      const own = isList ? { organisation: row.owner?.id ?? '', ...listTerms(row) } : {}
      const input = { post: seatId(row, seat), from, title_fr_m: fr, title_fr_f: fr, title_en: en, ...own }
      yield articleOf(row, changePost, input, namesIn({ owner: row, person: null }))
    }
  }
}

/** A term that the file ends says no reason: as one taken over with both its dates, it ran to its end. */
const endingArticle = ({ row, post }: { row: Row; post: string }) =>
  articleOf(
    row,
    endMandate,
    { mandate: row.id, post, on: row.ends as Day, reason: 'term_expired' as const },
    namesIn(row),
  )

const extending = ({ row, post }: { row: Row; post: string }) =>
  articleOf(row, setEnd, { mandate: row.id, post, to: row.ends as Day }, namesIn(row))

const abolishing = (row: Row, post: string, on: Day) =>
  articleOf(row, abolishPost, { post, on }, namesIn({ owner: row, person: null }))

/** What rows that are compared together make: organizations parents first, and how many seats each post needs and already has. */
export type Plan = {
  organisations: readonly Row[]
  /** What the register holds under another name or kind. */
  changes: readonly Row[]
  /** Terms that end, each with the post that the register has it on. */
  endings: readonly { row: Row; post: string }[]
  /** Terms that end on another day than the register has it. */
  extensions: readonly { row: Row; post: string }[]
  /** Posts that an edition says eliminated, or lacks. */
  closings: readonly Row[]
  persons: readonly Row[]
  posts: readonly { row: Row; seats: number; held: number }[]
  terms: readonly Term[]
}
export const emptyPlan: Plan = {
  organisations: [],
  changes: [],
  endings: [],
  extensions: [],
  closings: [],
  persons: [],
  posts: [],
  terms: [],
}

/** The parts of an act of import, in the order in which each finds what it needs. */
const parts = [
  'changed organizations',
  'changed persons',
  'changed posts',
  'endings',
  'extensions',
  'closings',
  'organizations',
  'persons',
  'posts and memberships',
  'posts that end',
  'organizations that end',
] as const
type Part = (typeof parts)[number]
export const partAt = (part: Part): number => parts.indexOf(part)

/** An article, and the part of the act where it stands. */
export type Placed = FromRow & { part: number }

/** The articles that a plan makes, each part of them in its order; made one by one as they are asked for. `edition`: the day of an edition of a list, null for a file that gives dates. */
export function* articlesOf(
  { organisations, changes, endings, extensions, closings, persons, posts, terms }: Plan,
  { edition, today }: { edition: Day | null; today: Day },
): Generator<Placed> {
  const isList = edition !== null
  const heldBy = new Map(posts.map(({ row, held }) => [row, held]))
  const placed = (part: Part, { row, article }: FromRow): Placed => ({ part: partAt(part), row, article })
  const termsOn = Map.groupBy(terms, ({ row }) => row.owner)
  for (const row of changes)
    for (const one of changeArticles(row, heldBy.get(row) ?? 1, edition ?? today, isList))
      yield placed(`changed ${row.collection}` as Part, one)
  for (const ending of endings) yield placed('endings', endingArticle(ending))
  for (const extension of extensions) yield placed('extensions', extending(extension))
  for (const row of closings)
    for (let seat = 1; seat <= Math.max(heldBy.get(row) ?? 1, 1); seat += 1)
      yield placed('closings', abolishing(row, seatId(row, seat), row.ends as Day))
  for (const row of organisations) yield placed('organizations', organisationArticle(row))
  for (const row of persons) yield placed('persons', personArticle(row, isList))
  // A post and the terms on it stand together: they are judged on the same facts, which are then read once.
  for (const { row, seats, held } of posts) {
    for (let seat = held + 1; seat <= seats; seat += 1) {
      yield placed('posts and memberships', postArticle(row, seat, seats, isList))
      if (row.last) yield placed('posts that end', abolishing(row, seatId(row, seat), row.last))
    }
    for (const term of termsOn.get(row) ?? []) yield placed('posts and memberships', mandateArticle(term))
  }
  for (const row of organisations.toReversed())
    if (row.last)
      yield placed(
        'organizations that end',
        articleOf(
          row,
          abolishOrganisation,
          { organisation: row.id, on: row.last, reason: 'abolished' as const },
          namesIn({ owner: row, person: null }),
        ),
      )
}
