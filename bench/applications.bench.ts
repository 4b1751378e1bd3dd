// Applications: the last minute of a call on PostgreSQL 18, through the server as it is built, then the list of a call with 2,000.
import { execFileSync, spawn } from 'node:child_process'
import { randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { type Actor, candidateActor, type Role, visitor } from '../src/kernel/access/index.ts'
import { operator } from '../src/kernel/cli/execute.ts'
import { siteOf } from '../src/kernel/cli/index.ts'
import { analyse, type Database, migrate, openPostgres } from '../src/kernel/database/index.ts'
import { journal, unsaidRows, verifyJournal } from '../src/kernel/journal/index.ts'
import { root } from '../src/kernel/root.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { addDays, day } from '../src/kernel/time/index.ts'
import { sha256, trialPeople } from '../src/kernel/web/index.ts'
import { openSession } from '../src/kernel/web/sessions.queries.ts'
import { formToken } from '../src/kernel/web/sessions.ts'
import { adopt } from '../src/modules/acts/index.ts'
import { makeLink, useLink } from '../src/modules/staffing/applications/account.queries.ts'
import {
  insertApplication,
  insertDocument,
  saveApplication,
} from '../src/modules/staffing/applications/application.queries.ts'
import { approveCall, moveCall, openCall, publishCall, writeCall } from '../src/modules/staffing/calls/call.actions.ts'
import { emptyContent, textKeys } from '../src/modules/staffing/calls/call.fields.ts'
import { modules } from '../src/modules.ts'
import { measure, measureLoad } from './harness.ts'

const today = day('2026-11-20')
const settings = readSettings({ GREFFE_TODAY: today })
const { clock } = settings

const actorOf = (role: Role): Actor => {
  const actor = trialPeople.find(person => person.role === role)
  if (!actor) throw new Error(`nobody is ${role} in the trial`)
  return actor
}

/** A database of one's own on the server. */
const freshDatabase = async (postgresUrl: string): Promise<{ url: string; database: Database }> => {
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query('create database applications')
  await client.end()
  const url = new URL(postgresUrl)
  url.pathname = '/applications'
  const database = await openPostgres(url.href)
  await migrate(database)
  return { url: url.href, database }
}

const titles = { fr: 'juge', en: 'judge' }

/** A tribunal, a seat in it, and a call that is open. */
const openedCall = async (database: Database): Promise<string> => {
  const [organisation, post] = [randomUUIDv7(), randomUUIDv7()]
  const from = '1990-01-01'
  const articles = [
    {
      effect: 'organisation.create',
      input: { organisation, from, kind: 'tribunal', name_fr: 'Tribunal', name_en: 'Tribunal' },
    },
    {
      effect: 'post.create',
      input: {
        ...{ post, organisation, from, family: 'adjudicator', regime: 'full_time', authority: 'government' },
        ...{ title_fr_m: titles.fr, title_fr_f: titles.fr, title_en: titles.en },
        ...{ term_kind: 'fixed', term_months: 60, holds_over: true, vacancy_fill: 'new_term', legal_bases: [] },
      },
    },
  ].map(one => ({ text_fr: one.effect, text_en: one.effect, ...one }))
  const header = { title: titles, recitals: [], recommender: null, schedules: [], signatories: [] }
  await database.asActor(operator, tx =>
    adopt(tx, { kind: 'decret', number: null, adopted_on: today, header, articles }, clock.now()),
  )
  const director = { actor: actorOf('director'), clock, url: '' }
  const texts = Object.fromEntries(textKeys.map(name => [name, { fr: name, en: name }])) as typeof emptyContent.texts
  const content = {
    ...{ ...emptyContent, texts, scale_min: '12319200', scale_max: '16014800' },
    ...{ scale_from: day('2026-04-01'), scale_source: 'D. 1-2026' },
  }
  return database.asActor(director.actor, async tx => {
    const about = { kind: 'call', organisation, posts: [post], code: '418', content } as const
    const reference = await openCall(tx, director, about)
    await writeCall(tx, director, reference, 1, about)
    for (const move of ['validate_profile', 'write'] as const) await moveCall(tx, director, reference, move, '')
    await approveCall(tx, director, reference, { side: 'body', version: 2, signed: 'Rose Gagné' })
    await approveCall(tx, director, reference, { side: 'secretariat', version: 2, signed: '' })
    await publishCall(tx, director, reference, { opens: null, closes: { on: addDays(today, 28), time: null } })
    return reference
  })
}

const content = {
  identity: { given_name: 'Inès', family_name: 'Côté', phone: '418 555-0100', city: 'Québec', orders: '' },
  career: {
    years: 12,
    summary: 'Douze années de pratique. '.repeat(40),
    employers: [{ name: 'Cabinet Exemple', role: 'avocate', from: day('2014-01-06'), to: null }],
  },
  motivation: { motivation: 'Servir. '.repeat(100) },
  consent: { checks: true, truthful: true },
}
const resume = Buffer.alloc(60_000, 'CV')

type Ready = { application: string; token: string }

/** Someone with an account, a session, and an application that lacks nothing but its submission. */
const ready = async (database: Database, call_id: string, n: number): Promise<Ready> => {
  const hash = sha256(`candidate ${n}`)
  const until = Temporal.Instant.from(clock.now()).add({ minutes: 30 }).toString()
  const candidate = await database.asActor(visitor, async tx => {
    const address = `candidate-${n}@example.invalid`
    await makeLink(tx, { hash, address, lang: 'fr', reference: null, now: clock.now(), until, most: 5 })
    const followed = await useLink(tx, hash, randomUUIDv7(), clock.now())
    await journal(tx, { what: 'candidate.signed_in' })
    return followed?.candidate_id ?? ''
  })
  const [application_id, document_id] = [randomUUIDv7(), randomUUIDv7()]
  return database.asActor(candidateActor(candidate), async tx => {
    const receipt = `BENC-${String(n).padStart(4, '0')}`
    const history = [{ step: 'draft', at: clock.now(), reason: null }] as const
    await insertApplication(tx, { application_id, call_id, candidate_id: candidate, receipt, lang: 'fr', history })
    await saveApplication(tx, application_id, { content })
    const document = { document_id, application_id, kind: 'resume', name: 'cv.pdf', type: 'pdf' } as const
    const bytes = { size: resume.length, sha256: sha256(resume), added_at: clock.now() }
    await insertDocument(tx, { ...document, ...bytes }, resume)
    await journal(tx, { what: 'application.begun', subject: application_id })
    return { application: application_id, token: await openSession(tx, { id: candidate, role: 'candidate' }) }
  })
}

/** The server as it is built, in a process of its own. */
const served = async (databaseUrl: string) => {
  execFileSync(process.execPath, [join(root, 'script/build.ts')])
  const [data, port] = [mkdtempSync(join(tmpdir(), 'greffe-bench-')), 3978]
  const env = { ...process.env, DATABASE_URL: databaseUrl, GREFFE_DATA: data, GREFFE_TODAY: today, PORT: String(port) }
  const server = spawn(process.execPath, [join(root, 'dist/greffe.mjs'), 'serve'], { env, stdio: 'ignore' })
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await answers())) {
    if (server.exitCode !== null) throw new Error('the server did not start')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  const stop = async () => {
    server.kill('SIGTERM')
    await once(server, 'exit')
    rmSync(data, { recursive: true })
  }
  return { port, stop }
}

const post = (agent: Agent, port: number, path: string, token: string, form: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      cookie: `greffe=${token}`,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(form),
    }
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, answer => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.once('error', reject)
    sent.end(form)
  })

type Counts = { applications: number; receipts: number; told: number; letters: number; addresses: number }

/** What is there of each thing that a submission makes: there is one for each candidate, or something was lost or done twice. */
const counts = async (database: Database): Promise<Counts> =>
  database.asOwner(async tx => {
    const { rows } = await sql<Counts>`select
      (select count(*) from staffing.application where step = 'acknowledged' and jsonb_array_length(history) = 3) as applications,
      (select count(distinct receipt) from staffing.application where step = 'acknowledged') as receipts,
      (select count(*) from journal.entry where what = 'application.submitted') as told,
      (select count(*) from mail.message where template = 'application.acknowledged') as letters,
      (select count(distinct address) from mail.message where template = 'application.acknowledged') as addresses`.execute(
      tx,
    )
    return rows[0] as Counts
  })

const crowd = 500
/** Those of the minutes before, ten at a time: the server of a last minute has answered others, on each of its connections. */
const before = 60

/** All submit within one second; one in ten clicks twice. */
const lastMinute = async (database: Database, url: string, call_id: string): Promise<void> => {
  const people: Ready[] = []
  for (let n = 0; n < crowd + before; n++) people.push(await ready(database, call_id, n))
  const { port, stop } = await served(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  try {
    const submit = async ({ application, token }: Ready, n: number) => {
      const form = String(new URLSearchParams({ _token: formToken(token), _key: randomUUIDv7() }))
      const path = `/fr/candidatures/${application}/depot`
      const statuses = await Promise.all(
        Array.from({ length: n % 10 === 0 ? 2 : 1 }, () => post(agent, port, path, token, form)),
      )
      for (const status of statuses) if (status !== 303) throw new Error(`a submission was answered ${status}`)
    }
    for (let n = crowd; n < people.length; n += 10)
      await Promise.all(people.slice(n, n + 10).map(one => submit(one, 1)))
    await measureLoad(
      `${crowd} candidates applying within one second, PostgreSQL 18`,
      { bar: 1000, within: 1000 },
      people.slice(0, crowd),
      submit,
    )
    const found = await counts(database)
    if (Object.values(found).some(n => n !== people.length))
      throw new Error(`of ${people.length}: ${JSON.stringify(found)}`)
    await database.asActor(operator, async tx => {
      const { broken } = await verifyJournal(tx)
      if (broken !== null || (await unsaidRows(tx)).length > 0) throw new Error('the journal does not hold')
    })
  } finally {
    agent.destroy()
    await stop()
  }
}

export const run = async (postgresUrl: string): Promise<void> => {
  const { url, database } = await freshDatabase(postgresUrl)
  try {
    const reference = await openedCall(database)
    const adviser = actorOf('adviser')
    const { call_id } = await database.asActor(adviser, tx =>
      tx.selectFrom('staffing.call').select('call_id').where('reference', '=', reference).executeTakeFirstOrThrow(),
    )
    await lastMinute(database, url, call_id)

    for (let n = crowd + before; n < 2000; n++) {
      const { application } = await ready(database, call_id, n)
      const { candidate_id } = await database.asOwner(tx =>
        tx
          .selectFrom('staffing.application')
          .select('candidate_id')
          .where('application_id', '=', application)
          .executeTakeFirstOrThrow(),
      )
      await database.asActor(candidateActor(candidate_id), async tx => {
        const at = clock.now()
        await saveApplication(tx, application, { step: 'acknowledged', submitted_at: at, last_news_at: at })
        await journal(tx, { what: 'application.submitted', subject: application })
      })
    }
    await analyse(database)
    const site = siteOf(modules, settings, database)
    const token = await database.asActor(adviser, tx => openSession(tx, { id: adviser.id, role: 'adviser' }))
    const headers = { cookie: `greffe=${token}`, accept: 'text/html' }
    const list = async () => {
      const asked = new Request(`http://localhost/fr/appels/${reference}/candidatures?limit=2000`, { headers })
      const response = await site.fetch(asked, '127.0.0.1')
      const text = await response.text()
      if (response.status !== 200 || !/2\s000/.test(text)) throw new Error(`${response.status}: not 2,000`)
    }
    await measure('list of 2,000 applications, PostgreSQL 18', { bar: 150 }, list)
  } finally {
    await database.close()
  }
}
