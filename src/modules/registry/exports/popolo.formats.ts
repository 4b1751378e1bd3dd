import { lastDay } from '../../../kernel/time/index.ts'
import type { DataContext } from '../../../kernel/web/index.ts'
import { pathTo } from '../../../kernel/web/index.ts'
import { actPaths, shortName } from '../../acts/index.ts'
import { organisationKinds } from '../registry.rules.ts'
import { personName, postTitle } from '../words.ts'
import {
  type MandateState,
  mandatesEver,
  type OrganisationState,
  organisationsEver,
  type PersonState,
  type PostState,
  peopleEver,
  postsEver,
} from './register.queries.ts'

type Sourced = OrganisationState | PersonState | PostState | MandateState
type Known<T> = readonly [T, ...T[]]

const lastOf = <T>(states: Known<T>): T => states.at(-1) ?? states[0]
export const firstDayOf = (states: Known<Sourced>) => states[0].valid.from
export const lastDayOf = (states: Known<Sourced>) => lastDay(lastOf(states).valid)

/** Every article that made a state of a thing, once, the first one first. */
export const sourcesOf = (states: Known<Sourced>, url: string): { url: string; note: string }[] => {
  const cited = new Map<string, { url: string; note: string }>()
  const cite = (id: string, article: number, kind: string, number: string) =>
    cited.set(`${id} ${article}`, {
      url: `${url}${pathTo({ path: actPaths.act }, 'fr', { id })}#article-${article}`,
      note: `${shortName(kind, number, 'fr').replace('\u00a0', ' ')}, art. ${article}`,
    })
  for (const state of states) {
    cite(state.origin_act, state.origin_article, state.origin_kind, state.origin_number)
    cite(state.act_id, state.article, state.act_kind, state.act_number)
  }
  return [...cited.values()]
}

/** Names that differ from the present one, with the days on which they were borne. */
const otherNames = <T extends Sourced>(
  states: Known<T>,
  names: (state: T) => readonly { name: string; note: string }[],
) => {
  const now = names(lastOf(states))[0]?.name
  const before = states.flatMap(state =>
    names(state)
      .filter(({ name }) => name !== now)
      .map(one => ({
        ...one,
        ...(state.valid.from ? { start_date: state.valid.from } : {}),
        ...(lastDay(state.valid) ? { end_date: lastDay(state.valid) } : {}),
      })),
  )
  return before.length > 0 ? { other_names: before } : {}
}

const organisation = (states: Known<OrganisationState>, url: string) => {
  const now = lastOf(states)
  return {
    id: now.organisation_id,
    name: now.name_fr,
    ...otherNames(states, ({ name_fr, name_en, acronym }) => [
      { name: name_fr, note: 'fr' },
      { name: name_en, note: 'en' },
      ...(acronym ? [{ name: acronym, note: 'sigle' }] : []),
    ]),
    classification: organisationKinds[now.kind as keyof typeof organisationKinds].fr,
    parent_id: now.parent_id,
    founding_date: firstDayOf(states),
    dissolution_date: lastDayOf(states),
    sources: sourcesOf(states, url),
  }
}

const genders: Readonly<Record<string, string>> = { f: 'female', m: 'male' }

const person = (states: Known<PersonState>, url: string) => {
  const now = lastOf(states)
  return {
    id: now.person_id,
    name: personName(now),
    given_name: now.given_name,
    family_name: now.family_name,
    ...otherNames(states, state => [{ name: personName(state), note: 'fr' }]),
    honorific_prefix: now.address,
    gender: genders[now.gender ?? ''] ?? null,
    ...(now.merged.length > 0 && { identifiers: now.merged.map(identifier => ({ scheme: 'greffe', identifier })) }),
    sources: sourcesOf(states, url),
  }
}

const post = (states: Known<PostState>, url: string) => {
  const now = lastOf(states)
  return {
    id: now.post_id,
    label: postTitle(now, null, 'fr'),
    other_label: [postTitle(now, null, 'en')],
    organization_id: now.organisation_id,
    start_date: firstDayOf(states),
    end_date: lastDayOf(states),
    sources: sourcesOf(states, url),
  }
}

const membership = (states: Known<MandateState>, url: string) => {
  const now = lastOf(states)
  const title = postTitle(now, now.gender, 'fr')
  return {
    id: now.mandate_id,
    role: now.capacity === 'acting' ? `${title} par intérim` : title,
    person_id: now.person_id,
    organization_id: now.organisation_id,
    post_id: now.post_id,
    start_date: firstDayOf(states),
    end_date: lastDayOf(states),
    sources: sourcesOf(states, url),
  }
}

async function* listed<T>(name: string, items: AsyncIterable<T>, write: (item: T) => object): AsyncGenerator<string> {
  yield `"${name}":[\n`
  let isFirst = true
  for await (const item of items) {
    yield `${isFirst ? '' : ',\n'}${JSON.stringify(write(item))}`
    isFirst = false
  }
  yield '\n]'
}

/** The whole register with its history as one Popolo document: a thing has the name that it bears last, and its earlier ones beside. */
export async function* popolo({ tx, when, url }: DataContext): AsyncGenerator<string> {
  yield '{'
  yield* listed('organizations', organisationsEver(tx, when.known), states => organisation(states, url))
  yield ',\n'
  yield* listed('persons', peopleEver(tx, when.known), states => person(states, url))
  yield ',\n'
  yield* listed('posts', postsEver(tx, when.known), states => post(states, url))
  yield ',\n'
  yield* listed('memberships', mandatesEver(tx, when), states => membership(states, url))
  yield '}\n'
}

const state = <T extends Sourced>(
  { valid, origin_kind: _, origin_number: __, act_kind, act_number, ...own }: T,
  name: string,
) => ({
  from: valid.from,
  to: lastDay(valid),
  ...Object.fromEntries(Object.entries(own).filter(([key]) => key !== name)),
  act: shortName(act_kind, act_number, 'fr').replace('\u00a0', ' '),
})

const history = <T extends Sourced>(states: Known<T>, name: keyof T & string) => ({
  id: states[0][name],
  from: firstDayOf(states),
  to: lastDayOf(states),
  states: states.map(one => state(one, name)),
})

/** The whole register in its own words: every state of every thing, with the article that made it. */
export async function* registerJson({ tx, when }: DataContext): AsyncGenerator<string> {
  yield '{'
  yield* listed('organisations', organisationsEver(tx, when.known), states => history(states, 'organisation_id'))
  yield ',\n'
  yield* listed('people', peopleEver(tx, when.known), states => history(states, 'person_id'))
  yield ',\n'
  yield* listed('posts', postsEver(tx, when.known), states => history(states, 'post_id'))
  yield ',\n'
  yield* listed('mandates', mandatesEver(tx, when), states => history(states, 'mandate_id'))
  yield '}\n'
}
