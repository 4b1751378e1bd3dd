import type { JobResult, PgBoss } from 'pg-boss'
import { type Database, queue } from '../database/index.ts'
import type { Clock } from '../time/index.ts'
import { enqueue, takeTurn } from './jobs.queries.ts'
import { type Job, type Step, turnAt, workerOf } from './jobs.ts'

/** Only a process that works at jobs pays for it: a command has as much memory to do its own work. */
const queueLibrary = () => import('pg-boss')

/** What one process needs to work at jobs; `seconds` is how often it asks whether there is one. */
export type Workshop = {
  readonly database: Database
  readonly clock: Clock
  readonly jobs: readonly Job[]
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly seconds?: number
  readonly url?: string
}

export type Working = {
  /** Asks for the jobs whose turn has come and that no process has asked for. */
  readonly lookAtCalendar: () => Promise<void>
  /** Takes no more jobs, and lets those under way finish. */
  readonly stop: () => Promise<void>
}

type Asked = { readonly id: string; readonly retryCount: number; readonly data: { readonly job: string } }

const lookAt = async ({ database, clock, jobs }: Workshop): Promise<void> => {
  const now = clock.now()
  for (const job of jobs)
    if (job.turns) {
      const began = turnAt(job.turns, now)
      await database.asActor(workerOf(job.name), async tx => {
        if (await takeTurn(tx, job.name, began)) await enqueue(tx, job)
      })
    }
}

/** Answers by one run all the askings of a job that a worker took; where it is one transaction, the queue is told in it, so that it counts once. */
const runOnce = async (
  boss: PgBoss,
  { database, clock, jobs, url }: Workshop,
  name: string,
  asked: readonly Asked[],
) => {
  const job = jobs.find(one => one.name === name)
  if (!job) throw new Error(`no job is named ${name}`)
  const by = { actor: workerOf(name), clock, ...(url !== undefined && { url }) }
  const step: Step = (run, reader) =>
    reader ? database.asActor(reader, run, { readOnly: true }) : database.asActor(by.actor, run)
  if ('steps' in job) return job.steps(step, by)
  const { fromKysely } = await queueLibrary()
  await database.asActor(by.actor, async tx => {
    await job.run(tx, by)
    const settled = await boss.complete(queue, [...asked], null, { db: fromKysely(tx) })
    if ((settled as { affected: number }).affected !== asked.length)
      throw new Error(`${name} was taken up by another process meanwhile`)
  })
}

const answer = async (boss: PgBoss, workshop: Workshop, asked: readonly Asked[]): Promise<JobResult[]> => {
  const results: JobResult[] = []
  for (const [name, same] of Map.groupBy(asked, ({ data }) => data.job)) {
    let failure: { reference: string; error: string } | null = null
    try {
      await runOnce(boss, workshop, name, same)
    } catch (error) {
      const reference = crypto.randomUUID().slice(0, 8)
      failure = { reference, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
      const tries = Math.max(...same.map(({ retryCount }) => retryCount)) + 1
      workshop.log({ level: 'error', what: 'job.failed', job: name, tries, ...failure })
    }
    for (const { id } of same)
      results.push(failure ? { id, status: 'failed', output: failure } : { id, status: 'completed' })
  }
  return results
}

/** Works at jobs beside the other processes on the same database: each job is taken by one of them. */
export const startWork = async (workshop: Workshop): Promise<Working> => {
  const { database, log } = workshop
  const { PgBoss } = await queueLibrary()
  const boss = new PgBoss({
    db: { executeSql: database.forQueue },
    backend: database.engine,
    migrate: false,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', error => log({ level: 'warn', what: 'jobs.queue', error: error.message }))
  await boss.start()
  const options = {
    batchSize: 100,
    perJobResults: true,
    includeMetadata: true,
    localConcurrency: 2,
    pollingIntervalSeconds: workshop.seconds ?? 2,
  } as const
  await boss.work<Asked['data']>(queue, options, jobs => answer(boss, workshop, jobs))

  let looking = Promise.resolve()
  const look = () => {
    looking = looking
      .then(() => lookAt(workshop))
      .catch((error: Error) => log({ level: 'warn', what: 'jobs.calendar', error: error.message }))
    return looking
  }
  await look()
  const calendar = setInterval(look, 30_000)
  return {
    lookAtCalendar: look,
    stop: async () => {
      clearInterval(calendar)
      await looking
      await boss.stop({ timeout: 30_000 })
    },
  }
}
