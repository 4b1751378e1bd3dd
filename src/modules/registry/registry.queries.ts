import { sql } from 'kysely'
import type { Tx } from '../../kernel/database/index.ts'
import { believed, type Drafted } from '../../kernel/facts/index.ts'
import type { Day } from '../../kernel/time/index.ts'
import type { Gender, Two } from '../../kernel/words/index.ts'
import { goneAmong } from './people/merge.queries.ts'
import { bothForms } from './words.ts'

type NamedPerson = { name: string; formal: Two; gender: Gender | null }

/** How articles name what they speak of. An id that the register does not know is named by the drafter's own words, or by a dash. */
export type Names = {
  organisation: (id: string) => Two
  post: (id: string, gender?: Gender | null) => Two
  person: (id: string) => NamedPerson
  mandate: (id: string) => Two
}

const unknown: Two = { fr: '—', en: '—' }

const formal = (address: string | null, name: string): Two => ({
  fr: address === 'Mme' ? `madame ${name}` : address === 'M.' ? `monsieur ${name}` : name,
  en: name,
})

/** What holds on the day comes first, then what ends or begins the nearest to it. */
const nearestFirst = (valid: string, day: Day) =>
  sql`greatest(lower(${sql.ref(valid)}) - ${day}::date, ${day}::date - upper(${sql.ref(valid)}) + 1, 0)`

const createdBy = <K extends string>(drafted: readonly Drafted[], kind: string, key: K, id: string) =>
  drafted.find(({ effect, input }) => effect === kind && (input as Record<string, unknown>)[key] === id)?.input as
    | Record<string, string>
    | undefined

/** The names of these ids, as they are believed now on a day or as near to it as it gets; what is not there yet is named by the article that creates it. */
export const namesOf = async (
  tx: Tx,
  ids: readonly string[],
  day: Day,
  drafted: readonly Drafted[] = [],
): Promise<Names> => {
  const known = ids.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...ids]
  const held = await tx
    .selectFrom('registry.mandate')
    .select(['mandate_id', 'post_id', 'person_id'])
    .where('mandate_id', 'in', known)
    .execute()
  const all = [...known, ...held.flatMap(({ post_id, person_id }) => [post_id, person_id])]
  const posts = await tx
    .selectFrom(believed('registry.post', null).as('p'))
    .select(['p.post_id', 'p.organisation_id', 'p.title_fr_f', 'p.title_fr_m', 'p.title_en', 'p.seat'])
    .where('p.post_id', 'in', all)
    .orderBy(nearestFirst('p.valid', day))
    .execute()
  const organisations = await tx
    .selectFrom('registry.organisation as o')
    .select(['o.organisation_id', 'o.name_fr', 'o.name_en'])
    .where('o.organisation_id', 'in', [...all, ...posts.map(post => post.organisation_id)])
    .orderBy(nearestFirst('o.valid', day))
    .execute()
  const people = await tx
    .selectFrom('registry.person as p')
    .select(['p.person_id', 'p.given_name', 'p.family_name', 'p.address', 'p.gender'])
    .where('p.person_id', 'in', all)
    .orderBy(nearestFirst('p.valid', day))
    .execute()

  const named = new Set([...held, ...posts, ...organisations, ...people].flatMap(row => Object.values(row)))
  const unnamed = known.filter(id => !named.has(id))
  if (unnamed.length > 0) people.push(...(await goneAmong(tx, unnamed)))

  const organisation = (id: string): Two => {
    const found =
      organisations.find(row => row.organisation_id === id) ??
      createdBy(drafted, 'organisation.create', 'organisation', id)
    return found ? { fr: found.name_fr ?? '', en: found.name_en ?? '' } : unknown
  }
  const person = (id: string): NamedPerson => {
    const found = people.find(row => row.person_id === id) ?? createdBy(drafted, 'person.create', 'person', id)
    if (!found) return { name: '—', formal: unknown, gender: null }
    const name = `${found.given_name} ${found.family_name}`.trim()
    return { name, formal: formal(found.address ?? null, name), gender: (found.gender ?? null) as Gender | null }
  }
  const post = (id: string, gender: Gender | null = null): Two => {
    const created = createdBy(drafted, 'post.create', 'post', id)
    const found = posts.find(row => row.post_id === id) ?? created
    if (!found) return unknown
    const body = organisation((found.organisation_id ?? created?.['organisation']) as string)
    const title =
      gender === 'f'
        ? found.title_fr_f
        : gender === 'm'
          ? found.title_fr_m
          : bothForms(found.title_fr_f as string, found.title_fr_m as string)
    return { fr: `${title}, ${body.fr}`, en: `${found.title_en}, ${body.en}` }
  }
  const mandate = (id: string): Two => {
    const found = held.find(row => row.mandate_id === id)
    if (!found) return unknown
    const [who, where] = [person(found.person_id), post(found.post_id, person(found.person_id).gender)]
    return { fr: `${who.formal.fr}, ${where.fr}`, en: `${who.formal.en}, ${where.en}` }
  }
  return { organisation, person, post, mandate }
}
