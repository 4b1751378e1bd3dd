// One post or one body on a day, among 1,000,000 mandates: bars 5 ms on PGlite, 2 ms on PostgreSQL 18.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { visitor } from '../src/kernel/access/index.ts'
import { analyse, type Database, migrate, openBuiltIn, openPostgres, schemaHash } from '../src/kernel/database/index.ts'
import { root } from '../src/kernel/root.ts'
import { day } from '../src/kernel/time/index.ts'
import { roster } from '../src/modules/registry/mandates/roster.queries.ts'
import { measure, sequence } from './harness.ts'

const bodies = 5_000
const postsPerBody = 20
const termsPerPost = 10

/** Ids spread as real ones are: those of a generated sequence would differ in their last letters only. */
const uuid = (kind: number, n: string) => sql.raw(`md5('${kind} ' || (${n})::bigint)::uuid`)
const idOf = (kind: number, n: number) => {
  const hex = createHash('md5').update(`${kind} ${n}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Rows straight into the tables, without triggers: a register of this size is measured, not adopted. */
const generate = (database: Database): Promise<void> =>
  database.asOwner(async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const act = uuid(1, '1')
    await sql`insert into acts.act (act_id, seq, kind, number, adopted_on, instant, elsewhere, articles, header, seal_before, seal)
      values (${act}, 1, 'import', '1-2000', '2000-01-01', '2000-01-01', false, 1, '{}', '', '')`.execute(tx)
    await sql`insert into acts.article (act_id, article, text_fr, text_en, hash) values (${act}, 1, '', '', '')`.execute(
      tx,
    )
    const cite = sql`${act}, 1, ${act}, 1, '2000-01-01'::timestamptz`
    await sql`insert into registry.organisation (organisation_id, kind, name_fr, name_en, valid, act_id, article, origin_act, origin_article, known_from)
      select ${uuid(2, 'n')}, 'tribunal', 'Organisme ' || n, 'Body ' || n, '(,)'::daterange, ${cite} from generate_series(1, ${bodies}) n`.execute(
      tx,
    )
    await sql`insert into registry.post (post_id, organisation_id, family, title_fr_m, title_fr_f, title_en, regime, authority, term_kind, holds_over,
        vacancy_fill, legal_bases, valid, act_id, article, origin_act, origin_article, known_from)
      select ${uuid(3, 'n')}, ${uuid(2, `(n % ${bodies}) + 1`)}, 'adjudicator', 'juge', 'juge', 'judge', 'full_time', 'government', 'fixed', true, 'new_term', '[]'::jsonb, '(,)'::daterange, ${cite}
      from generate_series(1, ${bodies * postsPerBody}) n`.execute(tx)
    await sql`insert into registry.person (person_id, given_name, family_name, identifiers, valid, act_id, article, origin_act, origin_article, known_from)
      select ${uuid(4, 'n')}, 'Prénom' || n % 997, 'Nom' || n, '[]'::jsonb, '(,)'::daterange, ${cite} from generate_series(1, ${bodies * postsPerBody * 2}) n`.execute(
      tx,
    )
    // The temporal keys are built once the rows are there: PostgreSQL sorts, in place of placing a million rows one by one.
    await sql`alter table registry.mandate drop constraint mandate_pkey, drop constraint one_titular_per_post`.execute(
      tx,
    )
    for (let term = 0; term < termsPerPost; term++)
      await sql`insert into registry.mandate (mandate_id, post_id, person_id, capacity, planned_end, term, valid, act_id, article, origin_act, origin_article, known_from)
        select ${uuid(5, `n * ${termsPerPost} + ${term}`)}, ${uuid(3, 'n')}, ${uuid(4, `(n * 7 + ${term} * 13) % ${bodies * postsPerBody * 2} + 1`)}, 'titular',
          ${`${1981 + term * 5}-01-01`}::date - 1 + n % 300, 1,
          daterange(${`${1976 + term * 5}-01-01`}::date + n % 300, ${`${1981 + term * 5}-01-01`}::date + n % 300), ${cite}
        from generate_series(1, ${bodies * postsPerBody}) n`.execute(tx)
    await sql`alter table registry.mandate add primary key (mandate_id, valid without overlaps),
      add constraint one_titular_per_post exclude using gist (post_id with =, valid with &&) where (capacity = 'titular') deferrable initially deferred`.execute(
      tx,
    )
  })

const ask = async (name: string, database: Database, bar: number): Promise<void> => {
  const next = sequence(7)
  const on = () => day(`${1980 + next(40)}-0${1 + next(9)}-1${next(9)}`)
  const asked = (filter: object) =>
    database.asActor(
      visitor,
      tx => roster(tx, { on: on(), known: null }, filter, { limit: 500, offset: 0, lang: 'fr' }),
      { readOnly: true },
    )
  await measure(`${name}: one post on a day, 1,000,000 mandates`, { bar, runs: 201, warm: 1000 }, () =>
    asked({ post: idOf(3, 1 + next(bodies * postsPerBody)) }),
  )
  await measure(`${name}: one body on a day, 1,000,000 mandates`, { bar, runs: 201, warm: 1000 }, () =>
    asked({ organisation: idOf(2, 1 + next(bodies)) }),
  )
}

export const run = async (postgresUrl: string | null): Promise<void> => {
  const folder = join(root, 'var', `million-${schemaHash()}`)
  const fresh = !existsSync(folder)
  mkdirSync(join(root, 'var'), { recursive: true })
  const builtIn = await openBuiltIn(folder)
  if (fresh) {
    await migrate(builtIn)
    await generate(builtIn)
    await analyse(builtIn)
  }
  await ask('PGlite', builtIn, 5)
  await builtIn.close()
  if (postgresUrl === null) return console.log('PostgreSQL 18: not measured (no server)')
  const postgres = await openPostgres(postgresUrl)
  await migrate(postgres)
  await generate(postgres)
  await analyse(postgres)
  await ask('PostgreSQL 18', postgres, 2)
  await postgres.close()
}
