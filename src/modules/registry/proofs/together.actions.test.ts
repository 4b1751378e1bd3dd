import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import type { Refusal } from '../../../kernel/refusals.ts'
import { verifyRegister } from '../../acts/index.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

// Several people at once, each in a transaction of their own: on PostgreSQL they overlap, on PGlite they take turns.
const registrars: Actor[] = ['one', 'two'].map(name => ({ id: name, name, role: 'registrar', scope: {} }))
const registrar = (at: number) => registrars[at % 2] as Actor
const database = await testDatabase()

test('two registrars name two people to one post at once: one passes, the other is told', async () => {
  const [{ post, articles }, ann, bea] = [aPost({ holds_over: false }), aPerson(), aPerson()]
  await database.asActor(tester, tx => decide(tx, [...articles, ...ann.articles, ...bea.articles]))
  const begin = (person: string) =>
    article('mandate.begin', { mandate: id(), post, person, from: '2026-12-01', to: '2030-11-30' })
  const outcomes = await Promise.allSettled(
    [ann.person, bea.person].map((person, at) => database.asActor(registrar(at), tx => decide(tx, [begin(person)]))),
  )
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  assert.match(JSON.stringify((refused.reason as Refusal).details), /REG-001/)
})

test('twenty acts at once, some refused: the numbers given have no gap', async () => {
  const people = Array.from({ length: 20 }, aPerson)
  const impossible = article('mandate.end', { post: id(), mandate: id(), on: '2026-01-01', reason: 'death' })
  const outcomes = await Promise.allSettled(
    people.map(({ articles }, at) =>
      database.asActor(registrar(at), tx =>
        decide(tx, at % 4 === 3 ? [...articles, impossible] : articles, { kind: 'arrete' }),
      ),
    ),
  )
  const numbers = outcomes.flatMap(outcome =>
    outcome.status === 'fulfilled' ? [Number(outcome.value.number.split('-')[0])] : [],
  )
  assert.equal(numbers.length, 15)
  assert.deepEqual(
    numbers.sort((a, b) => a - b),
    Array.from({ length: 15 }, (_, at) => at + 1),
  )
  const { problems } = await database.asActor(tester, tx => verifyRegister(tx), { readOnly: true })
  assert.deepEqual(problems, [])
})
