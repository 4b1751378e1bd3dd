import type { DataContext } from '../../../kernel/web/index.ts'
import { personName, postTitle } from '../words.ts'
import { firstDayOf, lastDayOf, sourcesOf } from './popolo.formats.ts'
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

type Known<T> = readonly [T, ...T[]]

const context = {
  org: 'http://www.w3.org/ns/org#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'http://schema.org/',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const text = (fr: string, en: string) => [
  { '@language': 'fr', '@value': fr },
  { '@language': 'en', '@value': en },
]
const date = (day: string | null, name: string) => (day ? { [name]: { '@type': 'xsd:date', '@value': day } } : {})
const sources = (states: Parameters<typeof sourcesOf>[0], url: string) => ({
  'dct:source': sourcesOf(states, url).map(source => ({ '@id': source.url })),
})
const lastOf = <T>(states: Known<T>): T => states.at(-1) ?? states[0]

const organisation = (states: Known<OrganisationState>, url: string): object[] => {
  const now = lastOf(states)
  const id = `${url}/id/${now.organisation_id}`
  const before = states.flatMap(({ succeeds }) => succeeds ?? [])
  const started = date(firstDayOf(states), 'prov:startedAtTime')
  return [
    {
      '@id': id,
      '@type': 'org:Organization',
      'skos:prefLabel': text(now.name_fr, now.name_en),
      ...(now.acronym ? { 'skos:altLabel': now.acronym } : {}),
      'org:classification': now.kind,
      ...(now.parent_id ? { 'org:subOrganizationOf': { '@id': `${url}/id/${now.parent_id}` } } : {}),
      ...date(firstDayOf(states), 'schema:foundingDate'),
      ...date(lastDayOf(states), 'schema:dissolutionDate'),
      ...sources(states, url),
    },
    ...(before.length === 0
      ? []
      : [
          {
            '@id': `${id}#change`,
            '@type': 'org:ChangeEvent',
            'org:originalOrganization': [...new Set(before)].map(one => ({ '@id': `${url}/id/${one}` })),
            'org:resultingOrganization': { '@id': id },
            ...started,
            ...sources([states[0]], url),
          },
        ]),
  ]
}

const person = (states: Known<PersonState>, url: string): object[] => {
  const now = lastOf(states)
  return [
    {
      '@id': `${url}/id/${now.person_id}`,
      '@type': 'foaf:Person',
      'foaf:name': personName(now),
      'foaf:givenName': now.given_name,
      'foaf:familyName': now.family_name,
      ...(now.merged.length > 0 && { 'owl:sameAs': now.merged.map(id => ({ '@id': `${url}/id/${id}` })) }),
      ...sources(states, url),
    },
  ]
}

const post = (states: Known<PostState>, url: string): object[] => {
  const now = lastOf(states)
  return [
    {
      '@id': `${url}/id/${now.post_id}`,
      '@type': 'org:Post',
      'skos:prefLabel': text(postTitle(now, null, 'fr'), postTitle(now, null, 'en')),
      'org:postIn': { '@id': `${url}/id/${now.organisation_id}` },
      ...date(firstDayOf(states), 'schema:validFrom'),
      ...date(lastDayOf(states), 'schema:validThrough'),
      ...sources(states, url),
    },
  ]
}

const membership = (states: Known<MandateState>, url: string): object[] => {
  const now = lastOf(states)
  return [
    {
      '@id': `${url}/id/${now.mandate_id}`,
      '@type': 'org:Membership',
      'org:member': { '@id': `${url}/id/${now.person_id}` },
      'org:organization': { '@id': `${url}/id/${now.organisation_id}` },
      'org:post': { '@id': `${url}/id/${now.post_id}` },
      'skos:prefLabel': text(postTitle(now, now.gender, 'fr'), postTitle(now, now.gender, 'en')),
      'org:role': now.capacity,
      'org:memberDuring': {
        '@type': 'dct:PeriodOfTime',
        ...date(firstDayOf(states), 'schema:startDate'),
        ...date(lastDayOf(states), 'schema:endDate'),
      },
      ...sources(states, url),
    },
  ]
}

/** The whole register as JSON-LD, in the terms of the W3C's Organization Ontology. */
export async function* orgJsonLd({ tx, when, url }: DataContext): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(context)},"@graph":[\n`
  let isFirst = true
  const nodes = function* (found: readonly object[]) {
    for (const node of found) {
      yield `${isFirst ? '' : ',\n'}${JSON.stringify(node)}`
      isFirst = false
    }
  }
  for await (const states of organisationsEver(tx, when.known)) yield* nodes(organisation(states, url))
  for await (const states of peopleEver(tx, when.known)) yield* nodes(person(states, url))
  for await (const states of postsEver(tx, when.known)) yield* nodes(post(states, url))
  for await (const states of mandatesEver(tx, when)) yield* nodes(membership(states, url))
  yield '\n]}\n'
}
