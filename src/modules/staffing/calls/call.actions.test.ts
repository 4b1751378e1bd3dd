import assert from 'node:assert/strict'
import { test } from 'node:test'
import { undone } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { modules } from '../../../modules.ts'
import { postVersions } from '../../registry/index.ts'
import { aPerson, aSeat, at, held } from '../files/testing.ts'
import { callOr404, openCall, readFile } from './call.actions.ts'
import { emptyContent } from './call.fields.ts'

for (const module of modules) declareModule(module)

const adviser = at('adviser')
const cases = [
  ['D-9.1.1', '2024-06-01', ['warn'], 'two years and a half before the term ends'],
  ['D-9.1.1', '2023-01-01', [], 'within the year'],
  ['D-9.1.1', null, [], 'a vacant post'],
  ['X-1', '2024-06-01', [], 'another post'],
] as const
for (const [chapter, from, outcomes, why] of cases)
  test(`NOM-18 on a call: ${why}`, () =>
    undone(async tx => {
      const legal_bases = [{ act: `RLRQ, c. ${chapter}`, article: '2', role: 'nomination' }]
      const post = await aSeat(tx, { legal_bases })
      const until = from === '2024-06-01' ? '2029-05-31' : '2027-10-31'
      if (from !== null) await held(tx, post, await aPerson(tx), from, until)
      const [seat] = await postVersions(tx, { on: adviser.clock.today(), known: null }, post)
      const about = { kind: 'call', posts: [post], code: '977', content: emptyContent } as const
      const reference = await openCall(tx, adviser, { ...about, organisation: seat?.organisation_id ?? '' })
      const { verdicts } = await readFile(tx, adviser, await callOr404(tx, adviser, reference))
      assert.deepEqual(
        verdicts.filter(({ rule }) => rule === 'NOM-18').map(({ outcome }) => outcome),
        outcomes,
      )
    }))
