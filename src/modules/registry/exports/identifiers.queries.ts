import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

type Kind = 'organisation' | 'post' | 'person'

const pages: Record<Kind, Two> = {
  organisation: { fr: '/registre/organismes/:id', en: '/register/bodies/:id' },
  post: { fr: '/registre/postes/:id', en: '/register/posts/:id' },
  person: { fr: '/registre/personnes/:id', en: '/register/people/:id' },
}

/** The page of a body, a post or a person, one merged into another included, or of the post of a term. */
export const whereIs = async (tx: Tx, id: string): Promise<{ path: Two; id: string } | null> => {
  const { rows } = await sql<{ kind: Kind; id: string }>`
    select 'organisation' as kind, organisation_id as id from registry.organisation where organisation_id = ${id}
    union all select 'post', post_id from registry.post where post_id = ${id}
    union all select 'person', person_id from registry.person where person_id = ${id}
    union all select 'person', person_id from registry.person_merge where person_id = ${id}
    union all select 'post', post_id from registry.mandate where mandate_id = ${id}
    limit 1`.execute(tx)
  const found = rows[0]
  return found ? { path: pages[found.kind], id: found.id } : null
}
