import { sql } from 'kysely'
import about from 'pg-boss/package.json' with { type: 'json' }
import type { Tx } from './database.ts'

/** The schema of pg-boss: out of migrations, types and backups, for it holds no truth, only work under way. */
const schema = 'pgboss'

/** The one queue of Greffe: a job is named in its data, so that twenty jobs are asked about as cheaply as one. */
export const queue = 'greffe'

/** A job that fails is tried again for about a day; one whose process died is taken up by another within minutes. */
const options = {
  policy: 'standard',
  retryLimit: 20,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 7200,
  expireInSeconds: 14_400,
  heartbeatSeconds: 60,
  retentionSeconds: 604_800,
  deleteAfterSeconds: 604_800,
}

/** A plan of pg-boss without the transaction that it opens: it is carried out in ours. */
const inside = (plan: string): string => {
  const found = /^\s*BEGIN;(.*)COMMIT;\s*$/s.exec(plan)?.[1]
  if (found === undefined) throw new Error('a plan of pg-boss no longer stands in one transaction')
  return found
}

const plans = async (tx: Tx): Promise<string | null> => {
  const { rows: found } = await sql<{
    made: boolean
  }>`select to_regclass(${`${schema}.version`}) is not null as made`.execute(tx)
  if (!found[0]?.made) return (await import('pg-boss')).getConstructionPlans(schema)
  const { rows } = await sql<{ version: number }>`select version from pgboss.version`.execute(tx)
  const version = rows[0]?.version ?? 0
  if (version >= about.pgboss.schema) return null
  return (await import('pg-boss')).getMigrationPlans(schema, version)
}

/** Makes the queue or brings it up to the version of pg-boss; lets the application's role ask for jobs in its own transactions. */
export const prepareQueue = async (tx: Tx): Promise<void> => {
  const plan = await plans(tx)
  if (plan === null) return
  await sql.raw(inside(plan)).execute(tx)
  await sql`select pgboss.create_queue(${queue}, ${JSON.stringify(options)}::jsonb)`.execute(tx)
  await sql`grant usage on schema pgboss to greffe_app`.execute(tx)
  await sql`grant select on pgboss.queue, pgboss.job_dependency to greffe_app`.execute(tx)
  await sql`grant select, insert, update on pgboss.job, pgboss.job_common to greffe_app`.execute(tx)
}
