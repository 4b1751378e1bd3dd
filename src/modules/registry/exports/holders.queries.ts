import { sql } from 'kysely'
import { inBatches, type Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { When } from '../mandates/roster.queries.ts'
import type { Titled } from '../words.ts'

export type Holder = Titled & {
  mandate_id: string
  post_id: string
  person_id: string
  given_name: string
  family_name: string
  address: string | null
  gender: string | null
  organisation_fr: string
  organisation_en: string
  instant: Instant
}

const holding = ({ on, known }: When) => {
  const day = sql<Day>`${on}::date`
  return sql`
    from ${believed('registry.mandate', known)} m
    join acts.act a on a.act_id = m.act_id
    join ${believed('registry.person', known)} s on s.person_id = m.person_id and ${heldOn('s.valid', day)}
    join ${believed('registry.post', known)} p on p.post_id = m.post_id and ${heldOn('p.valid', day)}
    join ${believed('registry.organisation', known)} o on o.organisation_id = p.organisation_id and ${heldOn('o.valid', day)}
    where m.valid @> ${on}::date`
}

const lines = (tx: Tx, when: When, person: string | null) =>
  inBatches<Holder>(
    tx,
    sql`select m.mandate_id, m.post_id, m.person_id, s.given_name, s.family_name, s.address, s.gender, p.title_fr_m, p.title_fr_f, p.title_en,
      p.seat, o.name_fr as organisation_fr, o.name_en as organisation_en, a.instant
      ${holding(when)} and (${person}::uuid is null or m.person_id = ${person}::uuid) order by s.family_name, s.given_name, m.person_id, m.mandate_id`,
  )

/** Whoever is in office on a day, by name, each with the offices that they hold; one person alone if asked. */
export async function* holders(
  tx: Tx,
  when: When,
  person: string | null = null,
): AsyncGenerator<[Holder, ...Holder[]]> {
  let own: [Holder, ...Holder[]] | null = null
  for await (const rows of lines(tx, when, person))
    for (const row of rows) {
      if (own?.[0].person_id === row.person_id) own.push(row)
      else {
        if (own) yield own
        own = [row]
      }
    }
  if (own) yield own
}

export const countHolders = async (tx: Tx, when: When): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(distinct m.person_id) as n ${holding(when)}`.execute(tx)
  return rows[0]?.n ?? 0
}
