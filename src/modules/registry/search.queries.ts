import { sql } from 'kysely'
import { believed } from '../../kernel/facts/index.ts'
import type { SearchSource } from '../../kernel/search/index.ts'
import type { Day } from '../../kernel/time/index.ts'
import type { Address } from '../../kernel/web/index.ts'
import type { Lang, Two } from '../../kernel/words/index.ts'
import type { When } from './mandates/roster.queries.ts'
import { absorbedNames } from './people/whom.queries.ts'

const at = (fr: string, en: string): Address => ({
  path: { fr: `/registre/${fr}/:id`, en: `/register/${en}/:id` },
  facts: true,
})
const inLang = (alias: string, column: string, lang: Lang) => sql.ref(`${alias}.${column}_${lang}`)
const holds = (alias: string, on: Day) => sql`${sql.ref(`${alias}.valid`)} @> ${on}::date`

/** The posts that a person holds on the day, in words. */
const officesHeld = ({ on, known }: When, lang: Lang) => sql`
  select string_agg(${lang === 'fr' ? sql`case s.gender when 'm' then p.title_fr_m else p.title_fr_f end` : sql`p.title_en`} || ', ' || ${inLang('o', 'name', lang)} || case m.capacity when 'supernumerary' then ${lang === 'fr' ? ' (surnuméraire)' : ' (supernumerary)'} else '' end, ' ; ') as note
  from ${believed('registry.mandate', known)} m join ${believed('registry.post', known)} p on p.post_id = m.post_id and ${holds('p', on)}
  join ${believed('registry.organisation', known)} o on o.organisation_id = p.organisation_id and ${holds('o', on)}
  where m.person_id = s.person_id and ${holds('m', on)}`

const includes: Two = { fr: 'réunit l’inscription de ', en: 'includes the entry of ' }

/** Bodies come before the posts in them, people before acts that name them. */
export const searchSources: readonly SearchSource[] = [
  {
    kind: 'organisation',
    title: { fr: 'Organismes', en: 'Bodies' },
    page: at('organismes', 'bodies'),
    access: 'public',
    rows: ({ on, known }, lang) => sql`
      select o.organisation_id as id, ${inLang('o', 'name', lang)} as title, coalesce(${inLang('o', 'portfolio', lang)}, '') as note, o.words, 2 as weight
      from ${believed('registry.organisation', known)} o where ${holds('o', on)}`,
  },
  {
    kind: 'person',
    title: { fr: 'Personnes', en: 'People' },
    page: at('personnes', 'people'),
    access: 'public',
    // By one's own name, or else by that of an entry merged into one's own.
    rows: (at, lang) => sql`
      select s.person_id as id, s.given_name || ' ' || s.family_name as title, coalesce(held.note, '') as note, s.words, 1.5 as weight
      from ${believed('registry.person', at.known)} s left join lateral (${officesHeld(at, lang)}) held on true
      where ${holds('s', at.on)}
      union all
      select s.person_id, s.given_name || ' ' || s.family_name, concat_ws(' ; ', ${includes[lang]} || n.given_name || ' ' || n.family_name, held.note), n.words, 1.4
      from (${absorbedNames(at)}) n join ${believed('registry.person', at.known)} s on s.person_id = n.person_id and ${holds('s', at.on)}
      left join lateral (${officesHeld(at, lang)}) held on true`,
  },
  {
    kind: 'post',
    title: { fr: 'Postes', en: 'Posts' },
    page: at('postes', 'posts'),
    access: 'public',
    rows: ({ on, known }, lang) => sql`
      select p.post_id as id, ${lang === 'fr' ? sql`p.title_fr_f` : sql`p.title_en`} || coalesce(' (' || p.seat || ')', '') as title,
        ${inLang('o', 'name', lang)} as note, p.words || o.words as words, 1 as weight
      from ${believed('registry.post', known)} p join ${believed('registry.organisation', known)} o on o.organisation_id = p.organisation_id and ${holds('o', on)}
      where ${holds('p', on)}`,
  },
]
