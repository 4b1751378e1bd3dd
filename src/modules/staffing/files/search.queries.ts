import { sql } from 'kysely'
import type { SearchSource } from '../../../kernel/search/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { paths, words } from '../words.ts'
import { readers } from './file.access.ts'
import { stepNames } from './file.steps.ts'

const stepOf = (lang: Lang) =>
  sql`case f.step ${sql.join(
    Object.entries(stepNames).map(([step, name]) => sql`when ${step} then ${name[lang]}`),
    sql` `,
  )} end`

/** Files are found by their reference, their post, its body and whoever is proposed; row-level security keeps to each reader's own. */
export const searchSources: readonly SearchSource[] = [
  {
    kind: 'file',
    title: words.files,
    page: { path: paths.file },
    access: readers,
    rows: ({ on }, lang) => sql`
      select f.file_id as id, f.year || '-D' || lpad(f.number::text, 3, '0') || ' – ' || ${lang === 'fr' ? sql`p.title_fr_f` : sql`p.title_en`} as title,
        concat_ws(', ', ${lang === 'fr' ? sql`p.name_fr` : sql`p.name_en`}, s.given_name || ' ' || s.family_name, ${stepOf(lang)}) as note,
        search.words(f.year || ' D' || lpad(f.number::text, 3, '0'), '') || p.words || coalesce(s.words, search.words(f.newcomer ->> 'given_name' || ' ' || (f.newcomer ->> 'family_name'), '')) as words, 1 as weight
      from staffing.file f
      join lateral (
        select p.title_fr_f, p.title_en, o.name_fr, o.name_en, p.words || o.words as words
        from registry.post p join registry.organisation o on o.organisation_id = p.organisation_id and o.valid && p.valid
        where p.post_id = f.post_id order by lower(p.valid) desc nulls last, lower(o.valid) desc nulls last limit 1) p on true
      left join lateral (
        select given_name, family_name, words from registry.person s where s.person_id = registry.whom(f.person_id) order by lower(valid) desc nulls last limit 1) s on true
      where f.opened_on <= ${on}::date`,
  },
]
