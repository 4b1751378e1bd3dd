/** Every page of the site, from the description that the server gives of itself. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { roles } from '../src/kernel/access/index.ts'
import { trialPeople } from '../src/kernel/web/trial.ts'
import type { Lang } from './harness.ts'

type Operation = {
  readonly description?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: { readonly 200?: { readonly content?: Readonly<Record<string, unknown>> } }
}
type OpenApi = { readonly paths: Readonly<Record<string, { readonly get?: Operation }>> }

/** One page: its template, a real address, the role that opens it (null: a visitor), whether it takes dates. */
export type Address = {
  readonly template: string
  readonly path: string
  readonly role: string | null
  readonly facts: boolean
}

/** « For: Adviser, Auditor. » gives the first of them that signs in. */
const roleOf = (description = ''): string | null => {
  if (description === 'Public.') return null
  if (description === `For: ${roles.candidate.en}.`) return 'candidate'
  const person = trialPeople.find(({ role }) => new RegExp(`\\b${roles[role].en}\\b`).test(description))
  assert(person, `somebody may enter: ${description}`)
  return person.role
}

const takesDates = ({ parameters = [] }: Operation) => parameters.some(({ name }) => name === 'known')

/** The pages of one language; `fill` gives the values of a template's parameters, and fails where it knows none. */
export const pagesOf = async (page: Page, lang: Lang, fill: (template: string) => string): Promise<Address[]> => {
  const { paths } = (await (await page.request.get('/api/openapi.json')).json()) as OpenApi
  return Object.entries(paths).flatMap(([template, { get }]) => {
    const isPage = get?.responses[200]?.content?.['text/html'] !== undefined
    if (!get || !isPage || !(template === `/${lang}` || template.startsWith(`/${lang}/`))) return []
    return [{ template, path: fill(template), role: roleOf(get.description), facts: takesDates(get) }]
  })
}

const first = async (page: Page, path: string, key: string): Promise<string> => {
  const { items } = (await (await page.request.get(path)).json()) as { items: Record<string, unknown>[] }
  const value = items.map(item => item[key]).find(Boolean)
  assert(value, `${path} has a row with ${key}`)
  return String(typeof value === 'object' ? (value as { id: string }).id : value)
}

/** What the pages under way are about: a draft act, a call being written, an application begun. */
export type UnderWay = {
  readonly draft: string
  readonly call: string
  readonly application: string
  readonly message: string
  readonly import: string
  /** The token of what an address of the public follows. */
  readonly followed: string
}

/** Fills the templates from the data: a post held past its term, its body and its holder, the newest act, the first sitting to come, the call with the most applications, the first finding, the first search that the adviser keeps, and what is under way. */
export const filler = async (page: Page, underWay: UnderWay): Promise<(template: string) => string> => {
  const { draft, call, application, message, import: begun, followed } = underWay
  const line = '/fr/registre/mandats.json?state=past_term&limit=1'
  const act = await first(page, '/fr/actes.json?limit=1', 'act_id')
  const post = await first(page, line, 'post')
  const person = await first(page, line, 'person')
  const other = await first(
    page,
    '/fr/registre/mandats.json?on=2019-03-07&known=2020-01-01&state=in_office&limit=1',
    'person',
  )
  const organisation = await first(page, line, 'organisation')
  const sitting = await first(page, '/fr/seances.json?filter=2026-11-25', 'sitting_id')
  const file = await first(page, '/fr/dossiers.json', 'file_id')
  const bundle = await first(page, '/fr/dossiers.json', 'bundle_id')
  const departure = await first(page, '/fr/apres-mandat.json?which=all', 'file_id')
  const held = await first(page, '/fr/seances.json?year=2026&filter=2026-11-18', 'sitting_id')
  const participant = await first(page, '/fr/seances/participants.json', 'participant_id')
  const release = await first(page, '/fr/communiques.json', 'release_id')
  const committee = await first(page, '/fr/comites.json?filter=delibere', 'committee_id')
  const { candidates } = (await (await page.request.get(`/fr/comites/${committee}.json`)).json()) as {
    candidates: { candidate_id: string }[]
  }
  const candidate = candidates[0]?.candidate_id ?? ''
  const reference = await first(page, '/fr/appels.json?filter=analyse', 'reference')
  const received = await first(page, `/fr/appels/${reference}/candidatures.json?limit=1`, 'application_id')
  const [check = '', key = ''] = (await first(page, '/fr/completude.json?limit=1', 'finding')).split('/')
  const search = await first(page, '/fr/mes-recherches.json', 'search_id')
  const kinds: readonly [RegExp, Record<string, string>][] = [
    [/^\/(fr\/actes\/projets|en\/acts\/drafts)\//, { id: draft, n: '1' }],
    [/^\/(fr\/actes|en\/acts)\//, { id: act }],
    [/^\/(fr\/appels|en\/calls)\/\{reference\}\/(modifier|edit)/, { reference: call }],
    [/^\/(fr\/appels|en\/calls)\//, { reference, id: received }],
    [/^\/(fr\/candidature\/lien|en\/application\/link)\//, { token: 'x'.repeat(43) }],
    [/^\/(fr\/mes-recherches|en\/my-searches)\//, { id: search }],
    [/^\/(fr\/desabonnement|en\/unsubscribe)\//, { token: 'x'.repeat(43) }],
    [/^\/(fr\/suivre\/lien|en\/follow\/link)\//, { token: 'x'.repeat(43) }],
    [/^\/(fr\/abonnements|en\/subscriptions)\//, { token: followed }],
    [/^\/(fr\/candidatures|en\/applications)\//, { id: application, part: 'career' }],
    [/^\/(fr\/seances\/.*\/communique|en\/sittings\/.*\/release)$/, { id: held }],
    [/^\/(fr|en)\/messages\//, { id: message, name: 'mail.trial' }],
    [/^\/(fr\/seances|en\/sittings)\/participants\//, { id: participant }],
    [/^\/(fr\/seances|en\/sittings)\//, { id: sitting }],
    [/^\/(fr\/dossiers\/lots|en\/files\/bundles)\//, { id: bundle }],
    [/^\/(fr\/dossiers\/.*\/ce-qui-est-du|en\/files\/.*\/owed)$/, { id: departure }],
    [/^\/(fr\/dossiers|en\/files)\//, { id: file }],
    [/^\/(fr\/communiques|en\/releases)\//, { id: release }],
    [/^\/(fr\/comites|en\/committees)\//, { id: committee, candidate }],
    [/^\/(fr\/registres-aptitude|en\/aptitude-registers)\//, { register: 'tal' }],
    [/^\/(fr\/registre\/reprises|en\/register\/imports)\//, { id: begun }],
    [/^\/(fr\/completude|en\/completeness)\//, { check, key }],
    [/^\/(fr\/registre\/postes|en\/register\/posts)\//, { id: post }],
    [/^\/(fr\/registre\/personnes|en\/register\/people)\//, { id: person, other }],
    [/^\/(fr\/registre\/organismes|en\/register\/bodies)\//, { id: organisation }],
  ]
  return template =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = kinds.find(([pattern]) => pattern.test(template))?.[1][name]
      assert(value, `${template} is filled: name its {${name}} in tests/pages.ts`)
      return value
    })
}
