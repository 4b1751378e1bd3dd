import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Actor, roleNames, visitor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journalPage, unsaidRows, verifyJournal } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { addDays, atInToronto, day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { beginApplication, deleteExpired, saveSelf, withdrawApplication } from './application.actions.ts'
import { changedDocuments, declaredGroups, saveApplication } from './application.queries.ts'
import { aCandidate, aPublishedCall, aSubmitted, callIdOf, handClock, someone, url } from './testing.ts'

for (const module of modules) declareModule(module)

const clock = handClock(atInToronto(day('2026-11-20'), '10:00'))
const database = await testDatabase()
const { reference } = await aPublishedCall(database, clock)
const { id, candidate } = await aSubmitted(database, clock, reference, 'ines@exemple.invalid')
const other = await aCandidate(database, clock, 'other@exemple.invalid')
const draft = await database.asActor(other, tx => beginApplication(tx, { actor: other, clock }, reference, 'fr', []))
await database.asActor(other, tx => saveSelf(tx, { clock }, draft, ['women']))

const tables = ['application', 'candidate', 'document', 'document_bytes', 'self_identification', 'link'] as const

const rowsSeen = async (actor: Actor, table: string): Promise<number> => {
  try {
    return await database.asActor(actor, async tx => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(`staffing.${table}`)}`.execute(tx)
      return rows[0]?.n ?? 0
    })
  } catch (error) {
    if (/permission denied/.test(String(error))) return -1
    throw error
  }
}

/** What each sees: applications, candidates, documents, bytes, self-identifications, links (-1: not even asked). */
const seen: readonly [string, Actor, readonly number[], string][] = [
  ['the owner', candidate, [1, 1, 1, 1, 0, -1], 'one’s own'],
  ['another candidate', other, [1, 1, 0, 0, 1, -1], 'one’s own draft, and nothing of the other'],
  ['an adviser', someone('adviser'), [1, 1, 1, 1, 0, -1], 'what was submitted, and no self-identification'],
  ['the director', someone('director'), [1, 1, 1, 1, 0, -1], 'the same'],
  ['a visitor', visitor, [0, 0, 0, 0, 0, -1], 'nothing'],
  ...roleNames
    .filter(role => !['adviser', 'director', 'candidate'].includes(role))
    .map(role => [role, someone(role), [0, 0, 0, 0, 0, -1], 'nothing'] as [string, Actor, number[], string]),
]
for (const [who, actor, counts, why] of seen)
  test(`in the database, ${who} sees ${why}`, async () => {
    const found: number[] = []
    for (const table of tables) found.push(await rowsSeen(actor, table))
    assert.deepEqual(found, counts)
  })

test('in the database, nobody changes the application of another', async () => {
  for (const actor of [other, visitor, someone('auditor'), someone('operator')])
    await database.asActor(actor, async tx => {
      await saveApplication(tx, id, { next_news: day('2027-01-01') })
      const { numUpdatedRows } = await tx
        .updateTable('staffing.application')
        .set({ step: 'appointed' })
        .where('application_id', '=', id)
        .executeTakeFirstOrThrow()
      assert.equal(numUpdatedRows, 0n, actor.role)
    })
  await assert.rejects(
    database.asActor(other, tx =>
      tx
        .insertInto('staffing.application')
        .values({
          application_id: url.length.toString().padStart(8, '0') + id.slice(8),
          call_id: id,
          candidate_id: candidate.id,
          receipt: 'X',
          step: 'draft',
          lang: 'fr',
          content: '{}',
          history: '[]',
        })
        .execute(),
    ),
    /row-level security/,
  )
})

test('a second application to the same call is refused by the database itself', async () => {
  await assert.rejects(
    database.asActor(other, tx => beginApplication(tx, { actor: other, clock }, reference, 'fr', [])),
    ({ code }: { code: string }) => code === 'STA-121',
  )
})

test('only the director is told how many declared themselves; small numbers are for the rule to hide', async () => {
  const call = await callIdOf(database, reference)
  for (const role of roleNames) {
    const told = await database.asActor(someone(role), tx => declaredGroups(tx, call))
    assert.equal(told.size > 0, role === 'director', role)
  }
})

test('the journal answers for every row, and a document changed behind its back is found', async () => {
  const by = <T>(run: Parameters<typeof database.asActor<T>>[1]) => database.asActor(tester, run)
  assert.deepEqual(await by(unsaidRows), [])
  assert.equal((await by(verifyJournal)).broken, null)
  assert.equal(await by(changedDocuments), 0)
  await database.asOwner(tx => sql`update staffing.document_bytes set bytes = 'x'`.execute(tx))
  assert.equal(await by(changedDocuments), 1)
})

test('at its end an application is deleted with its messages and its account; the journal names no one, the call keeps the numbers', async () => {
  const operator = someone('operator')
  await database.asActor(candidate, tx => withdrawApplication(tx, { actor: candidate, clock, url }, id))
  const lastDay = day('2028-11-20')
  const sweep = (on: typeof lastDay) => {
    clock.set(atInToronto(on, '03:00'))
    return database.asActor(operator, tx => deleteExpired(tx, clock))
  }
  const kept = await database.asActor(someone('adviser'), tx => deleteExpired(tx, clock))
  assert.deepEqual(kept, { applications: 0, accounts: 0 }, 'nobody else deletes')
  assert.deepEqual(await sweep(day('2026-12-01')), { applications: 0, accounts: 0 })
  assert.deepEqual(await sweep(day('2027-04-01')), { applications: 1, accounts: 1 }, 'the draft of a call long closed')
  assert.deepEqual(await sweep(lastDay), { applications: 0, accounts: 0 }, 'its last day is still its own')
  assert.deepEqual(await sweep(addDays(lastDay, 1)), { applications: 1, accounts: 1 })
  assert.deepEqual(await sweep(addDays(lastDay, 1)), { applications: 0, accounts: 0 })
  const left = await database.asOwner(async tx => {
    const counts: number[] = []
    for (const table of ['application', 'candidate', 'document', 'document_bytes', 'self_identification'])
      counts.push(
        (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`staffing.${table}`)}`.execute(tx)).rows[0]
          ?.n ?? -1,
      )
    const mail = await tx.selectFrom('mail.message').select('address').execute()
    const call = await tx
      .selectFrom('staffing.call')
      .select('past')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    return { counts, mail, past: call.past }
  })
  assert.deepEqual(left.counts, [0, 0, 0, 0, 0])
  assert.deepEqual(left.mail, [])
  assert.deepEqual(left.past, { draft: 2, submitted: 1, acknowledged: 1, withdrawn: 1 })
  const { items } = await database.asActor(tester, tx => journalPage(tx, { limit: 500 }))
  const last = items.find(({ what }) => what === 'applications.deleted')
  assert.deepEqual([last?.subject, last?.details], [null, { applications: 1, accounts: 1 }])
  const whole = await database.asOwner(tx => tx.selectFrom('journal.entry').selectAll().execute())
  assert.doesNotMatch(JSON.stringify(whole), /ines@|other@|Inès|Côté|418 555/, 'no entry ever named a candidate')
  assert.deepEqual(await database.asActor(tester, unsaidRows), [])
})
