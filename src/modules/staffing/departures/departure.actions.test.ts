import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { cents, dollars } from '../../../kernel/money/index.ts'
import { type Day, day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { adoptDraft, draftOr404, moveDraft, reviewDraft } from '../../acts/index.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import { changeFile, fileOr404, moveFile, openFile, passWarning } from '../files/file.actions.ts'
import { openWarnings, verdictsOf } from '../files/file.fields.ts'
import { filesList } from '../files/file.queries.ts'
import { aPerson, aSeat, at, decree, held } from '../files/testing.ts'
import type { MoveName } from './allowance.steps.ts'
import {
  correctWork,
  moveAllowance,
  readOwed,
  recordAfter,
  recordOwed,
  recordPay,
  recordWork,
} from './departure.actions.ts'
import { departureStep } from './departure.fields.ts'
import { afterLines } from './departure.formats.ts'
import type { LaterWork } from './departure.queries.ts'
import type { Owed } from './departure.rules.ts'

for (const module of modules) declareModule(module)

const today = day('2026-11-20')
const adviser = at('adviser')
const refuses = (code: string, run: Promise<unknown>) => assert.rejects(run, { code })

const facts: Omit<Owed, 'handed_on' | 'signed_on'> = {
  notice_on: null,
  copied: false,
  vacation_halves: 25,
  public_servant: false,
  return_decision: null,
  benefit: 'transition',
}
const pay = { pay: dollars('144000'), pay_per: 'year', pay_source: 'D. 1-2022', months: 8, package: null } as const

type Post = { body?: string; family?: string; regime?: string }
/** The file of a departure whose mandate runs, opened today. */
const opened = async (tx: Tx, post: Post = {}) => {
  const seat = await aSeat(tx, { holds_over: false, ...post })
  const mandate = await held(tx, seat, await aPerson(tx), '2024-01-01', '2028-12-31')
  const target = day('2027-01-13')
  const id = await openFile(tx, adviser, { kind: 'departure', post: seat, mandate, target, confidential: false })
  return { id, post: seat, mandate }
}
const version = async (tx: Tx, id: string) => (await fileOr404(tx, adviser.clock, id)).version
/** The mandate of a file has ended, by an act adopted before; then the pay is recorded. */
const left = async (tx: Tx, on: string, own: Partial<typeof facts> = {}, seat: Post = {}) => {
  const { id, post, mandate } = await opened(tx, seat)
  await decree(tx, [{ effect: 'mandate.end', input: { post, mandate, on, reason: 'termination' } }])
  await recordOwed(tx, adviser, id, await version(tx, id), { ...facts, ...own })
  await recordPay(tx, at('pay_officer'), id, 0, {
    ...pay,
    package: own.benefit === 'assisted' ? dollars('80000') : null,
  })
  return id
}
const move = async (
  tx: Tx,
  id: string,
  role: Role,
  name: MoveName,
  more: { amount?: string; reason?: string; day?: Day } = {},
) => {
  const { allowance } = await readOwed(tx, adviser, id)
  await moveAllowance(tx, at(role), id, allowance?.version ?? 0, name, {
    amount: more.amount === undefined ? null : dollars(more.amount),
    reason: more.reason ?? '',
    day: more.day ?? null,
  })
}
const work = (more: Partial<LaterWork> = {}) => ({
  sector: 'public' as const,
  kind: 'contract' as const,
  employer: 'Ministère exemple',
  known_from: 'Déclaration',
  monthly: dollars('9000'),
  from: day('2026-09-01'),
  to: null,
  ...more,
})
const stepOf = async (tx: Tx, id: string) => (await readOwed(tx, adviser, id)).allowance?.step
const restOf = async (tx: Tx, id: string) => (await readOwed(tx, adviser, id)).amounts?.rest
const rulesOf = async (tx: Tx, id: string) => {
  const file = await fileOr404(tx, adviser.clock, id)
  return verdictsOf(file, today)
    .filter(({ rule }) => rule.startsWith('DEP'))
    .map(({ rule, outcome }) => `${rule} ${outcome}`)
}

test('the file says what the rules think of a departure, and seals what is owed with its other parts', () =>
  undone(async tx => {
    const { id } = await opened(tx)
    assert.deepEqual(await rulesOf(tx, id), ['DEP-01 block'])
    await changeFile(tx, adviser, id, 1, 'term', { last_day: day('2027-01-31'), end_reason: 'resignation' })
    assert.deepEqual(await rulesOf(tx, id), [
      'DEP-02 warn',
      'DEP-02 warn',
      'DEP-03 inform',
      'DEP-06 inform',
      'DEP-08 block',
    ])
    await refuses('STA-002', recordOwed(tx, adviser, id, 1, facts))
    await refuses('STA-331', recordOwed(tx, adviser, id, 2, { ...facts, notice_on: day('2026-11-21') }))
    await recordOwed(tx, at('pay_officer'), id, 2, {
      ...facts,
      notice_on: day('2026-10-30'),
      copied: true,
      public_servant: true,
    })
    assert.deepEqual(await rulesOf(tx, id), ['DEP-03 inform', 'DEP-04 inform', 'DEP-06 inform', 'DEP-07 warn'])
    await refuses('STA-001', recordOwed(tx, at('legal_adviser'), id, 3, facts))
    await moveFile(tx, adviser, id, 3, 'suspend', 'Élections')
    await refuses('STA-001', recordOwed(tx, adviser, id, 4, facts))
    await refuses(
      'STA-321',
      recordOwed(
        tx,
        adviser,
        await openFile(tx, adviser, {
          kind: 'appointment',
          post: await aSeat(tx),
          mandate: null,
          target: null,
          confidential: false,
        }),
        1,
        facts,
      ),
    )
  }))

test('the act that ends the mandate is not adopted while the departure is blocked; then the year begins by itself. DEP-08, vector 14', () =>
  undone(async tx => {
    const { id } = await opened(tx)
    const draftable = async () => {
      const { version: seen } = await fileOr404(tx, adviser.clock, id)
      await changeFile(tx, adviser, id, seen, 'term', { last_day: day('2026-05-31'), end_reason: 'termination' })
      return draftDecree(tx, adviser, id, null)
    }
    const draft = await draftable()
    const seen = async () => (await draftOr404(tx, draft)).version
    await moveDraft(tx, adviser, draft, await seen(), 'submit')
    await reviewDraft(tx, at('legal_adviser'), draft, await seen())
    await moveDraft(tx, at('director'), draft, await seen(), 'make_ready')
    const lines = async () => afterLines(await filesList(tx, { open: false, kind: 'departure' }, today), today)
    const before = (await lines()).length
    const adopt = async () => adoptDraft(tx, at('registrar'), draft, await seen(), { adopted_on: today, number: null })
    await recordOwed(tx, adviser, id, await version(tx, id), { ...facts, vacation_halves: 0 })
    await adopt()
    const line = (await lines()).find(({ file }) => file.file_id === id)
    assert.equal((await lines()).length, before + 1)
    assert.deepEqual([line?.left_on, line?.until, line?.state], ['2026-05-31', '2027-05-31', 'in_force'])
  }))

test('the adoption is refused, with what to do, where unused vacation was not counted', () =>
  undone(async tx => {
    const { id } = await opened(tx)
    await changeFile(tx, adviser, id, 1, 'term', { last_day: day('2026-11-30'), end_reason: 'retirement' })
    const draft = await draftDecree(tx, adviser, id, null)
    const seen = async () => (await draftOr404(tx, draft)).version
    await moveDraft(tx, adviser, draft, await seen(), 'submit')
    await reviewDraft(tx, at('legal_adviser'), draft, await seen())
    await moveDraft(tx, at('director'), draft, await seen(), 'make_ready')
    await refuses('ACT-026', adoptDraft(tx, at('registrar'), draft, await seen(), { adopted_on: today, number: null }))
  }))

test('a mandate that ended by itself or by another act needs no act of this file', () =>
  undone(async tx => {
    const id = await left(tx, '2026-05-31')
    await changeFile(tx, adviser, id, await version(tx, id), 'term', {
      last_day: day('2026-05-31'),
      end_reason: 'termination',
    })
    const advance = async () => moveFile(tx, at('director'), id, await version(tx, id), 'advance', '')
    for (let times = 0; times < 3; times++) await advance()
    const file = await fileOr404(tx, adviser.clock, id)
    assert.equal(file.step, 'compliance')
    for (const { rule } of openWarnings(file, verdictsOf(file, today))) await passWarning(tx, adviser, id, rule, 'Vu')
    await advance()
    assert.equal((await fileOr404(tx, adviser.clock, id)).step, 'decided')
    for (let times = 0; times < 3; times++) await advance()
    assert.equal((await fileOr404(tx, adviser.clock, id)).step, 'closed')
  }))

test('scenario 20: eight months of allowance, a public contract in month 4, recovered month by month', () =>
  undone(async tx => {
    const id = await left(tx, '2026-05-31', {}, { body: 'Tribunal administratif du travail' })
    await refuses('STA-324', recordWork(tx, adviser, id, work()))
    await refuses('STA-324', move(tx, id, 'adviser', 'grant', { amount: '96000' }))
    await refuses('STA-330', move(tx, id, 'director', 'grant', { amount: '0' }))
    const { amounts } = await readOwed(tx, adviser, id)
    assert.deepEqual(
      [amounts?.monthly, amounts?.proposed, amounts?.due.map(({ rule }) => rule)],
      [dollars('12000'), dollars('96000'), ['DEP-08', 'DEP-03']],
    )
    await move(tx, id, 'director', 'grant', { amount: '96000' })
    await move(tx, id, 'pay_officer', 'pay')
    await refuses('STA-333', recordWork(tx, adviser, id, work({ from: day('2025-01-01'), to: day('2026-05-31') })))
    await recordWork(tx, adviser, id, work({ sector: 'private', kind: 'employment', employer: 'Cabinet' }))
    assert.deepEqual([await stepOf(tx, id), await restOf(tx, id)], ['in_payment', 0n])
    await recordWork(tx, adviser, id, work())
    const { amounts: owed, allowance, works } = await readOwed(tx, adviser, id)
    assert.equal(allowance?.step, 'suspended')
    assert.equal(owed?.rest, dollars('45000'))
    assert.deepEqual(owed?.plan?.months.map(({ from, repaid, kept }) => [from, repaid, kept]).slice(2, 4), [
      ['2026-08-01', 0n, dollars('12000')],
      ['2026-09-01', dollars('9000'), dollars('3000')],
    ])
    await refuses('STA-326', move(tx, id, 'director', 'resume'))
    await refuses('STA-327', move(tx, id, 'director', 'resume', { reason: 'Rien ne compte' }))
    await move(tx, id, 'director', 'decide')
    await refuses('STA-331', move(tx, id, 'pay_officer', 'recover', { day: day('2026-11-21') }))
    await refuses(
      'STA-325',
      moveAllowance(tx, at('pay_officer'), id, 1, 'recover', { amount: null, day: null, reason: '' }),
    )
    await move(tx, id, 'pay_officer', 'recover', { day: day('2026-11-19') })
    assert.deepEqual([await stepOf(tx, id), await restOf(tx, id)], ['settled', 0n])
    const contract = works.find(({ kind }) => kind === 'contract')?.work_id ?? ''
    await recordWork(tx, adviser, id, work({ employer: 'Ville', monthly: dollars('1000'), kind: 'employment' }))
    assert.deepEqual([await stepOf(tx, id), await restOf(tx, id)], ['suspended', dollars('5000')])
    await refuses('STA-334', correctWork(tx, adviser, id, { work: contract, last_day: null, mistaken: false }))
    await correctWork(tx, adviser, id, { work: contract, last_day: day('2026-09-30'), mistaken: false })
    await move(tx, id, 'director', 'resume', { reason: 'Le contrat a pris fin' })
    const { passages } = await readOwed(tx, adviser, id)
    assert.deepEqual(
      passages.map(({ step }) => step),
      ['estimated', 'granted', 'in_payment', 'suspended', 'recovery', 'settled', 'suspended', 'in_payment'],
    )
  }))

test('a package: a private job leaves it, public pay of two years takes it back, a mistake gives it back', () =>
  undone(async tx => {
    const id = await left(tx, '2026-05-31', { benefit: 'assisted' })
    await move(tx, id, 'director', 'grant', { amount: '80000' })
    await move(tx, id, 'pay_officer', 'pay')
    await move(tx, id, 'pay_officer', 'settle')
    await recordWork(tx, adviser, id, work({ sector: 'private' }))
    assert.equal(await stepOf(tx, id), 'settled')
    await recordWork(
      tx,
      adviser,
      id,
      work({ kind: 'employment', from: day('2026-06-01'), to: day('2026-10-31'), monthly: dollars('10000') }),
    )
    assert.deepEqual([await stepOf(tx, id), await restOf(tx, id)], ['suspended', dollars('50000')])
    const { works } = await readOwed(tx, adviser, id)
    const mistake = works.find(({ sector }) => sector === 'public')?.work_id ?? ''
    await correctWork(tx, adviser, id, { work: mistake, last_day: null, mistaken: true })
    assert.equal(await restOf(tx, id), 0n)
    await refuses('STA-328', move(tx, id, 'director', 'decide'))
  }))

test('nothing is granted before the register says that the person leaves, nor where the file gives nothing', () =>
  undone(async tx => {
    const { id } = await opened(tx)
    await refuses(
      'STA-322',
      moveAllowance(tx, at('director'), id, 1, 'grant', { amount: cents(1n), day: null, reason: '' }),
    )
    await refuses('STA-330', recordPay(tx, adviser, id, 0, { ...pay, pay: cents(0n) }))
    await recordPay(tx, adviser, id, 0, pay)
    await refuses('STA-325', recordPay(tx, adviser, id, 0, pay))
    await recordPay(tx, adviser, id, 1, { ...pay, months: null })
    await refuses('STA-323', move(tx, id, 'director', 'grant', { amount: '1' }))
    const gone = await left(tx, '2026-05-31', { benefit: 'none' })
    await refuses('STA-329', move(tx, gone, 'director', 'grant', { amount: '1' }))
  }))

test('the rules are handed over, then signed; a public servant’s leave is decided even after the file is closed. DEP-06, DEP-07', () =>
  undone(async tx => {
    const id = await left(tx, '2026-05-31', { public_servant: true })
    const after = { handed_on: day('2026-05-29'), signed_on: day('2026-06-02'), return_decision: 'left' } as const
    await refuses('STA-332', recordAfter(tx, adviser, id, { ...after, signed_on: day('2026-05-28') }))
    await refuses('STA-332', recordAfter(tx, adviser, id, { ...after, handed_on: null }))
    await refuses('STA-331', recordAfter(tx, adviser, id, { ...after, signed_on: day('2026-12-01') }))
    await recordAfter(tx, adviser, id, after)
    const { departure } = await fileOr404(tx, adviser.clock, id)
    assert.deepEqual([departure?.signed_on, departure?.return_decision], ['2026-06-02', 'left'])
    assert.deepEqual(afterLines([await fileOr404(tx, adviser.clock, id)], day('2027-06-01'))[0]?.state, 'ended')
  }))

test('the steps of a departure are obeyed: rules come after what is owed, and a closed departure stays so. SM-14', () =>
  undone(async tx => {
    const { id, post, mandate } = await opened(tx)
    const after = { handed_on: day('2026-05-29'), signed_on: null, return_decision: null }
    const step = async () => departureStep(await fileOr404(tx, adviser.clock, id), today)
    assert.equal(await step(), 'announced')
    await refuses('STA-335', recordAfter(tx, adviser, id, after))
    await decree(tx, [{ effect: 'mandate.end', input: { post, mandate, on: '2025-05-31', reason: 'termination' } }])
    await recordOwed(tx, adviser, id, await version(tx, id), facts)
    assert.equal(await step(), 'calculated')
    await recordAfter(tx, adviser, id, after)
    assert.equal(await step(), 'handed')
    await refuses('STA-335', recordOwed(tx, adviser, id, await version(tx, id), { ...facts, vacation_halves: null }))
    await recordAfter(tx, adviser, id, { ...after, handed_on: null })
    await recordAfter(tx, adviser, id, { ...after, signed_on: day('2026-05-30') })
    assert.equal(await step(), 'closed')
    await refuses('STA-335', recordAfter(tx, adviser, id, after))
  }))

test('a member of a tribunal is bound to silence alone, and a mandate that goes on binds nobody', () =>
  undone(async tx => {
    const id = await left(tx, '2026-05-31', {}, { family: 'adjudicator' })
    assert.deepEqual(
      afterLines([await fileOr404(tx, adviser.clock, id)], today).map(({ until, state }) => [until, state]),
      [[null, 'none']],
    )
    const { id: other } = await opened(tx)
    assert.deepEqual(afterLines([await fileOr404(tx, adviser.clock, other)], today), [])
  }))
