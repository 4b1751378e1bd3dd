import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import { recentEmployers, recusalVerdict, type Tie, tieEnd } from './recusal.rules.ts'

const on = day('2026-11-20')
const judge = (tie: Tie, until: string | null, public_service = false) =>
  recusalVerdict(
    { member: 'Paul Roy', candidate: 'Aline Cyr', tie, until: until === null ? null : day(until), public_service },
    on,
  )[0]

const cases = [
  //  tie            until         public  outcome    why
  ['employer', '2017-11-20', false, 'block', 'scenario 7: an employer of nine years ago'],
  ['colleague', null, true, undefined, 'scenario 7: a public servant who was merely a colleague'],
  ['employer', '2016-11-20', false, 'block', 'ten years to the day'],
  ['employer', '2016-11-19', false, undefined, 'ten years and one day'],
  ['employee', null, false, 'block', 'a tie that lasts'],
  ['partner', '2020-01-31', false, 'block', 'a partner'],
  ['employee', '2020-01-31', true, undefined, 'the public service is one employer: no recusal for that alone'],
  ['supervisor', '2020-01-31', true, 'block', 'but the direct supervisor steps aside'],
  ['supervisor', '2010-01-31', true, 'warn', 'supervisor long ago: the text gives no limit, so it is weighed'],
  ['spouse', null, false, 'block', 'a spouse'],
  ['former_spouse', '1999-06-30', false, 'block', 'a former spouse, however long ago'],
  ['relative', null, true, 'block', 'a relative, public servant or not'],
  ['other', null, false, 'warn', 'any other tie is weighed'],
  ['none', null, false, undefined, 'no tie'],
] as const
for (const [tie, until, isPublic, outcome, why] of cases)
  test(`ADJ-02: ${why}`, () => assert.equal(judge(tie, until, isPublic)?.outcome, outcome))

test('the sentence names both, the tie and its end', () => {
  assert.equal(
    judge('employer', '2017-11-20')?.says.fr,
    'Récusation proposée de Paul Roy à l’égard d’Aline Cyr\u00a0: a été son employeur, depuis moins de 10 ans (jusqu’au 20\u00a0novembre 2017).',
  )
  assert.match(judge('partner', null)?.says.en ?? '', /partner, within 10 years \(it lasts\)\.$/)
})

test('scenario 7: the employers of ten years are asked about, and one of nine years ago gives the end of the tie', () => {
  const on = day('2026-11-20')
  const employers = [
    { name: 'Ancien cabinet', from: day('2001-01-08'), to: day('2016-11-19') },
    { name: 'Castonguay et associés', from: day('2011-01-10'), to: day('2017-11-20') },
    { name: 'Clinique', from: day('2017-12-04'), to: null },
  ]
  assert.deepEqual(
    recentEmployers(employers, on).map(({ name }) => name),
    ['Clinique', 'Castonguay et associés'],
  )
  const said = { tie: 'employer', employer: 'Castonguay et associés', until: null } as const
  const until = tieEnd(said, employers)
  assert.equal(until, '2017-11-20')
  const [verdict] = recusalVerdict({ member: 'A', candidate: 'B', tie: 'employer', until, public_service: false }, on)
  assert.equal(verdict?.outcome, 'block')
  assert.equal(tieEnd({ ...said, until: day('2014-01-31') }, employers), '2014-01-31', 'the member’s own day')
  assert.equal(tieEnd({ ...said, tie: 'relative' }, employers), null)
})
