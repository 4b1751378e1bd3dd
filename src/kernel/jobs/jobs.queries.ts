import { sql } from 'kysely'
import { later, planOnce, queue, type Tx } from '../database/index.ts'
import type { Instant } from '../time/index.ts'
import type { Job } from './jobs.ts'

/** Asks for a job in the transaction that gives it something to do: it runs once that is committed, in whichever process is free. */
export const enqueue = async (tx: Tx, { name }: Pick<Job, 'name'>): Promise<void> => {
  await later(
    tx,
    sql`${sql.raw(planOnce)} insert into pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds, deletion_seconds, keep_until)
    select name, jsonb_build_object('job', ${name}::text), policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds, deletion_seconds,
      now() + retention_seconds * interval '1 second'
    from pgboss.queue where name = ${queue}`,
  )
}

/** Takes a turn: true for the one transaction, of whatever process, that is first. */
export const takeTurn = async (tx: Tx, job: string, began_at: Instant): Promise<boolean> => {
  const taken = await tx
    .insertInto('jobs.turn')
    .values({ job, began_at })
    .onConflict(conflict => conflict.column('job').doUpdateSet({ began_at }).where('jobs.turn.began_at', '<', began_at))
    .returning('job')
    .executeTakeFirst()
  return taken !== undefined
}
