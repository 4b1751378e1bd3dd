import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { secondProcess, testDatabase, tester, undone } from '../../../kernel/database/testing.ts'
import { startWork, workerOf } from '../../../kernel/jobs/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import {
  addYears,
  type Clock,
  day,
  dayAfter,
  dayInToronto,
  fixedClock,
  type Instant,
} from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { adoptDraft, draftOr404, moveDraft, reviewDraft } from '../../acts/index.ts'
import { recordHearing as hearBefore, writeReport } from '../committees/assessment.actions.ts'
import { moveCommittee, removeMember } from '../committees/committee.actions.ts'
import {
  aCandidate,
  aCommittee,
  answerAll,
  adviser as committeeAdviser,
  deliberate,
  at as inCommittee,
  votes,
} from '../committees/testing.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import { type By, changeFile, fileOr404, moveFile, openFile } from '../files/file.actions.ts'
import { verdictsOf } from '../files/file.fields.ts'
import { consult, recordConsultation } from '../files/follow.actions.ts'
import { aPerson, aSeat, at, checkAll, held } from '../files/testing.ts'
import { staffing } from '../module.ts'
import { nextOnPosts } from './next.actions.ts'
import { presumeRenewals } from './presume.actions.ts'
import {
  giveNotice,
  linkCommittee,
  recommend,
  recordEvaluation,
  recordHearing,
  recordInformation,
  recordIntent,
  stateIntention,
} from './renewal.actions.ts'
import { renewalStep } from './renewal.fields.ts'
import { presumedFiles, recordedOn, saveRenewal } from './renewal.queries.ts'
import { boardBases } from './renewal.rules.ts'

for (const module of modules) declareModule(module)

const adviser = at('adviser', day('2026-11-20'), { team: 'adjudication' })
const refuses = (code: string, run: Promise<unknown>) => assert.rejects(run, { code })
const said = async (tx: Tx, id: string, by: By = adviser) =>
  verdictsOf(await fileOr404(tx, by.clock, id), by.clock.today())
    .filter(({ rule }) => /^(MAN|SM)-/.test(rule))
    .map(({ rule, outcome }) => `${rule} ${outcome}`)

type Seat = Parameters<typeof aSeat>[1]
/** A renewal file on a seat whose term ends on a day. */
const aRenewal = async (tx: Tx, seat: Seat, end: string, name = 'Lamarre', by: By = adviser) => {
  const post = await aSeat(tx, seat)
  const mandate = await held(tx, post, await aPerson(tx, name), dayAfter(addYears(day(end), -5)), end)
  const asked = { kind: 'renewal', post, mandate, target: null, confidential: false } as const
  return { post, mandate, id: await openFile(tx, by, asked) }
}
const judge = { family: 'adjudicator', body: 'Tribunal administratif du travail' }
const asks = (tx: Tx, by: By, id: string) =>
  recordInformation(tx, by, id, { asked_on: day('2026-05-01'), answered_on: day('2026-05-20') })
/** As far as the recommendation for the renewal. */
const favours = async (tx: Tx, by: By, id: string) => {
  await asks(tx, by, id)
  await recommend(tx, by, id, { recommendation: 'favourable', recommended_on: day('2026-05-28') })
}

test('at the government’s discretion: the intention, then the notice; what belongs to another way is refused', () =>
  undone(async tx => {
    const { id } = await aRenewal(tx, {}, '2027-05-31')
    const stated = { intention: 'renew', stated_by: 'minister', stated_on: day('2026-11-02') } as const
    await refuses('STA-009', stateIntention(tx, adviser, id, { ...stated, stated_on: day('2026-11-21') }))
    const early = { notice: 'renewed', notified_on: day('2026-11-02') } as const
    await refuses('STA-306', giveNotice(tx, adviser, id, early))
    await stateIntention(tx, adviser, id, stated)
    await refuses('STA-305', recordIntent(tx, adviser, id, { intent_on: day('2026-11-02'), intent_reasons: 'x' }))
    await refuses('STA-305', recordEvaluation(tx, adviser, id, { evaluated_on: day('2026-11-02'), profile_need: 'x' }))
    assert.equal(renewalStep(await fileOr404(tx, adviser.clock, id)), 'intention')
    await giveNotice(tx, adviser, id, { notice: 'not_renewed', notified_on: day('2026-11-10') })
    assert.deepEqual(await said(tx, id), ['SM-10 warn'])
    await giveNotice(tx, adviser, id, { notice: 'renewed', notified_on: day('2026-11-12') })
    assert.deepEqual(await said(tx, id), [])
    await refuses('STA-306', stateIntention(tx, adviser, id, stated))
  }))

test('the head of a state-owned enterprise: an opinion against is no recommendation; the notice to the board is another way. MAN-12', () =>
  undone(async tx => {
    const { id } = await aRenewal(tx, { organisation_kind: 'state_enterprise' }, '2027-05-31')
    await recordEvaluation(tx, adviser, id, { evaluated_on: day('2026-11-02'), profile_need: 'Gestion des risques' })
    await refuses(
      'STA-305',
      stateIntention(tx, adviser, id, { intention: 'renew', stated_by: 'premier', stated_on: day('2026-11-02') }),
    )
    assert.deepEqual(await said(tx, id), ['MAN-12 block'])
    const ask = async (favourable: boolean) => {
      await consult(tx, adviser, id, { consulted: 'Conseil', law: boardBases.recommendation, on: day('2026-11-03') })
      const { consultations } = await fileOr404(tx, adviser.clock, id)
      const consultation = consultations.find(({ answered_on }) => answered_on === null)?.consultation_id ?? ''
      await recordConsultation(tx, adviser, id, {
        consultation,
        on: day('2026-11-10'),
        outcome: 'Résolution',
        favourable,
      })
    }
    await ask(false)
    assert.deepEqual(await said(tx, id), ['MAN-12 block'])
    await ask(true)
    assert.deepEqual(await said(tx, id), [])
  }))

test('scenario 8 on the file: no recommendation against the renewal before notice of intent, reasons and observations. MAN-07', () =>
  undone(async tx => {
    const { id } = await aRenewal(tx, judge, '2027-05-31')
    const against = { recommendation: 'unfavourable', recommended_on: day('2026-11-20') } as const
    await refuses(
      'STA-307',
      recordInformation(tx, adviser, id, { asked_on: day('2026-09-02'), answered_on: day('2026-09-01') }),
    )
    await recordInformation(tx, adviser, id, { asked_on: day('2026-09-01'), answered_on: day('2026-09-15') })
    await assert.rejects(recommend(tx, adviser, id, against), { code: 'STA-302', field: 'recommendation' })
    const heard = { heard_on: day('2026-11-10'), hearing: 'observations' } as const
    await refuses('STA-306', recordHearing(tx, adviser, id, heard))
    await recordIntent(tx, adviser, id, { intent_on: day('2026-11-01'), intent_reasons: 'Délais de délibéré' })
    await refuses('STA-302', recommend(tx, adviser, id, against))
    await recordHearing(tx, adviser, id, heard)
    await recommend(tx, adviser, id, against)
    assert.deepEqual(await said(tx, id), ['MAN-06 inform'])
    // Should what was told be withdrawn from the record, the rule speaks again.
    await tx.updateTable('staffing.renewal').set({ hearing: null, heard_on: null }).where('file_id', '=', id).execute()
    assert.deepEqual(await said(tx, id), ['MAN-06 inform', 'MAN-07 block'])
  }))

test('vector 10 and scenario 9: the last day of notice, the presumed term, and a late refusal with the legal note. MAN-06', () =>
  undone(async tx => {
    const on = (text: string) => at('adviser', day(text), { team: 'adjudication' })
    const { id } = await aRenewal(tx, judge, '2026-09-30', 'Lamarre', on('2026-06-01'))
    assert.deepEqual(await said(tx, id, on('2026-06-30')), ['MAN-06 inform'])
    assert.deepEqual(await said(tx, id, on('2026-07-01')), ['MAN-06 warn'])
    const late_notice = { notice: 'not_renewed', notified_on: day('2026-07-02') } as const
    await refuses('STA-306', giveNotice(tx, on('2026-07-02'), id, late_notice))
    await favours(tx, on('2026-07-02'), id)
    await giveNotice(tx, on('2026-07-02'), id, late_notice)
    const [late] = verdictsOf(await fileOr404(tx, on('2026-07-02').clock, id), day('2026-07-02')).filter(
      ({ rule }) => rule === 'MAN-06',
    )
    assert.match(late?.says.fr ?? '', /est tardif.*au plus tard le 30\sjuin 2026.*consultez la conseillère/)
    await giveNotice(tx, on('2026-07-02'), id, { notice: 'not_renewed', notified_on: day('2026-06-30') })
    assert.deepEqual(await said(tx, id, on('2026-07-02')), ['SM-10 warn'])
  }))

test('a linked committee says what it concludes once it has reported, and its reasons stay inside', () =>
  undone(async tx => {
    const by = inCommittee(committeeAdviser)
    const { id } = await aRenewal(tx, judge, '2027-05-31')
    const { id: committee } = await aCommittee(tx, 'renewal')
    await refuses('STA-306', linkCommittee(tx, by, id, { committee }))
    await asks(tx, by, id)
    await refuses('STA-306', linkCommittee(tx, by, id, { committee: null }))
    await refuses('STA-303', linkCommittee(tx, by, id, { committee }))
    const candidate = await aCandidate(tx, committee, 'Rose Lamarre', day('2027-05-31'))
    await answerAll(tx, committee)
    await linkCommittee(tx, by, id, { committee })
    await refuses('STA-304', recordIntent(tx, by, id, { intent_on: day('2026-11-01'), intent_reasons: 'x' }))
    const told = { intent_on: day('2026-11-20'), intent_reasons: 'Retards', heard_on: day('2026-11-20') }
    await deliberate(tx, committee)
    await hearBefore(tx, by, committee, candidate, { ...told, hearing: 'heard' })
    assert.equal((await fileOr404(tx, by.clock, id)).renewal?.finding?.outcome, undefined)
    await votes(tx, committee, candidate, [false, false, false])
    await writeReport(tx, by, committee, 'Le comité a délibéré.')
    await moveCommittee(tx, by, committee, 'report', '')
    const { renewal } = await fileOr404(tx, by.clock, id)
    assert.deepEqual(renewal?.finding, {
      ...{ outcome: 'unfavourable', reported_on: renewal?.finding?.reported_on, intent_on: '2026-11-20' },
      ...{ reasoned: true, heard_on: '2026-11-20', hearing: 'heard' },
    })
    assert.doesNotMatch(JSON.stringify(renewal), /Retards/)
    assert.deepEqual(await said(tx, id), ['MAN-06 inform'])
    await linkCommittee(tx, by, id, { committee: null })
    assert.equal((await fileOr404(tx, by.clock, id)).renewal?.finding, null)
  }))

test('a selection committee, or one on somebody else, is not linked; one whose composition fails speaks on the file. MAN-08', () =>
  undone(async tx => {
    const by = inCommittee(committeeAdviser)
    const { id } = await aRenewal(tx, judge, '2027-05-31')
    await asks(tx, by, id)
    const { id: selection } = await aCommittee(tx, 'selection')
    await aCandidate(tx, selection, 'Rose Lamarre')
    await refuses('STA-303', linkCommittee(tx, by, id, { committee: selection }))
    const { id: committee, members } = await aCommittee(tx, 'renewal')
    await aCandidate(tx, committee, 'rose lamarre', day('2027-05-31'))
    await linkCommittee(tx, by, id, { committee })
    assert.deepEqual(await said(tx, id), ['MAN-06 inform'])
    await removeMember(tx, by, committee, members[1] ?? '')
    assert.deepEqual(await said(tx, id), ['MAN-06 inform', 'MAN-08 block'])
  }))

test('a sealed file takes no more, but the notice; nobody but those who work on files records', () =>
  undone(async tx => {
    const { id } = await aRenewal(tx, judge, '2027-05-31')
    await favours(tx, adviser, id)
    await tx.updateTable('staffing.file').set({ step: 'recommended' }).where('file_id', '=', id).execute()
    await refuses('STA-001', recordInformation(tx, adviser, id, { asked_on: day('2026-11-01'), answered_on: null }))
    await giveNotice(tx, adviser, id, { notice: 'renewed', notified_on: day('2026-11-12') })
    await refuses('STA-001', giveNotice(tx, at('registrar'), id, { notice: 'renewed', notified_on: day('2026-11-12') }))
    await tx.updateTable('staffing.file').set({ step: 'withdrawn' }).where('file_id', '=', id).execute()
    await refuses('STA-001', giveNotice(tx, adviser, id, { notice: 'renewed', notified_on: day('2026-11-12') }))
  }))

const job = (clock: Clock): By => ({ actor: workerOf('renewals.presume'), clock })
const nightOf = (text: string) => job(fixedClock(day(text)))

test('the day after the last day of notice, an open file is presumed for five years, and one is opened where there is none; once', () =>
  undone(async tx => {
    const [first, second, told, withdrawn, assembly] = [
      await aRenewal(tx, judge, '2026-12-31'),
      await (async () => {
        const post = await aSeat(tx, judge)
        return { post, mandate: await held(tx, post, await aPerson(tx, 'Roy'), '2022-02-01', '2027-01-15') }
      })(),
      await aRenewal(tx, judge, '2026-12-31', 'Prévenu'),
      await aRenewal(tx, judge, '2026-12-31', 'Retiré'),
      await aRenewal(tx, { ...judge, authority: 'assembly' }, '2026-12-31', 'Élu'),
    ]
    await favours(tx, adviser, told.id)
    await favours(tx, adviser, withdrawn.id)
    await giveNotice(tx, at('adviser', day('2026-09-30')), told.id, {
      notice: 'renewed',
      notified_on: day('2026-09-30'),
    })
    await giveNotice(tx, at('adviser', day('2026-09-30')), withdrawn.id, {
      notice: 'not_renewed',
      notified_on: day('2026-09-29'),
    })
    const { version } = await fileOr404(tx, adviser.clock, withdrawn.id)
    await moveFile(tx, adviser, withdrawn.id, version, 'withdraw', 'Non-renouvellement notifié.')

    assert.equal(await presumeRenewals(tx, nightOf('2026-09-30')), 0, 'on the last day a notice may still come')
    assert.equal(await presumeRenewals(tx, nightOf('2026-10-01')), 1)
    assert.equal(await presumeRenewals(tx, nightOf('2026-10-01')), 0, 'once')
    const marked = await fileOr404(tx, adviser.clock, first.id)
    assert.deepEqual([marked.first_day, marked.last_day], ['2027-01-01', '2031-12-31'])
    assert.equal((await recordedOn(tx, first.id))?.presumed_on, '2026-10-01')
    assert.equal(await recordedOn(tx, assembly.id), undefined)

    assert.equal(await presumeRenewals(tx, nightOf('2026-10-16')), 1)
    const opened = (await presumedFiles(tx, day('2026-11-20'))).find(({ name }) => name === 'Rose Roy')
    const file = await fileOr404(tx, adviser.clock, opened?.file_id ?? '')
    assert.deepEqual(
      [file.kind, file.mandate_id, file.team, file.owner_id, file.last_day],
      ['renewal', second.mandate, 'adjudication', adviser.actor.id, '2032-01-15'],
    )
    const next = await nextOnPosts(tx, day('2026-11-20'), [
      { post_id: second.post, mandate_id: second.mandate, state: 'in_office' },
    ])
    assert.equal(next.get(second.mandate)?.says.en, 'renewal presumed')
    assert.deepEqual((await said(tx, file.file_id)).slice(0, 1), ['MAN-06 warn'])
    await giveNotice(tx, adviser, file.file_id, { notice: 'not_renewed', notified_on: day('2026-11-20') })
    const late = verdictsOf(await fileOr404(tx, adviser.clock, file.file_id), day('2026-11-20'))
    assert.match(late.find(({ rule }) => rule === 'MAN-06')?.says.fr ?? '', /tardif/)
    assert.ok(!(await presumedFiles(tx, day('2026-11-20'))).some(({ name }) => name === 'Rose Roy'))
  }))

/** The same time for both processes, moved by the test. */
let now: Instant = '2026-10-01T02:00:00.000000Z'
const nightClock: Clock = { today: () => dayInToronto(now), now: () => now }
const logged: unknown[] = []

test('the last day passes at night: by morning, two processes have opened one file, presumed once', async () => {
  const database = await testDatabase()
  const { post, mandate } = await database.asActor(tester, async tx => {
    const post = await aSeat(tx, judge)
    return { post, mandate: await held(tx, post, await aPerson(tx), '2022-01-01', '2026-12-31') }
  })
  const jobs = (staffing.jobs ?? []).filter(({ name }) => name === 'renewals.presume')
  const workshop = { clock: nightClock, jobs, log: (line: unknown) => void logged.push(line), seconds: 0.5 }
  const working = [
    await startWork({ ...workshop, database }),
    await startWork({ ...workshop, database: await secondProcess(database) }),
  ]
  const bothLook = () => Promise.all(working.map(({ lookAtCalendar }) => lookAtCalendar()))
  const presumed = () =>
    database.asActor(tester, tx =>
      tx.selectFrom('journal.entry').select('actor_name').where('what', '=', 'renewal.presumed').execute(),
    )
  const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
  try {
    await later(1500)
    assert.deepEqual(await presumed(), [], 'in the evening of the last day')
    now = '2026-10-01T12:00:00.000000Z'
    await bothLook()
    await bothLook()
    for (let tries = 0; tries < 200 && (await presumed()).length === 0; tries++) await later(50)
    now = '2026-10-02T12:00:00.000000Z'
    await bothLook()
    await later(1500)
    assert.deepEqual(await presumed(), [{ actor_name: 'Greffe (renewals.presume)' }])
    const files = await database.asActor(tester, tx =>
      tx.selectFrom('staffing.file').select(['post_id', 'mandate_id', 'last_day']).execute(),
    )
    assert.deepEqual(files, [{ post_id: post, mandate_id: mandate, last_day: '2031-12-31' }])
    assert.deepEqual(logged, [])
  } finally {
    await Promise.all(working.map(({ stop }) => stop()))
  }
})

/** The act of a file, drafted, reviewed, made ready and adopted on a later day. */
const adoptFile = async (tx: Tx, id: string) => {
  const draft = await draftDecree(tx, adviser, id, null)
  const version = async () => (await draftOr404(tx, draft)).version
  await moveDraft(tx, adviser, draft, await version(), 'submit')
  await reviewDraft(tx, at('legal_adviser'), draft, await version())
  await moveDraft(tx, at('director'), draft, await version(), 'make_ready')
  const adopted_on = day('2026-11-20')
  return adoptDraft(tx, at('registrar'), draft, await version(), { adopted_on, number: null })
}

for (const ground of [null, 'request'] as const)
  test(`scenario 10: two years for a judge, ${ground ? 'with the law’s reason' : 'with words alone'}, as far as the adoption. MAN-05`, () =>
    undone(async tx => {
      const { id } = await aRenewal(tx, judge, '2027-05-31')
      const { version } = await fileOr404(tx, adviser.clock, id)
      const term = {
        first_day: day('2027-06-01'),
        last_day: day('2029-05-31'),
        term_ground: ground,
        term_reason: 'santé',
      }
      await changeFile(tx, adviser, id, version, 'term', term)
      if (!ground) {
        assert.deepEqual(await said(tx, id), ['MAN-05 block', 'MAN-06 inform'])
        await checkAll(tx, id)
        return refuses('ACT-026', adoptFile(tx, id))
      }
      await checkAll(tx, id)
      const { act_id } = await adoptFile(tx, id)
      const { content } = await draftOr404(tx, (await fileOr404(tx, adviser.clock, id)).draft_id ?? '')
      const printed = /plus courte, à la demande de la personne, pour des motifs sérieux\u00a0: santé/
      assert.ok(content.recitals.some(({ fr }) => printed.test(fr)))
      const file = await fileOr404(tx, adviser.clock, id)
      assert.deepEqual([file.step, file.act?.act_id], ['decided', act_id])
      assert.deepEqual(await said(tx, id), [], 'an act settles the renewal')
    }))

test('no act renews a judge whom a committee is against, unheard. MAN-07', () =>
  undone(async tx => {
    const { id } = await aRenewal(tx, judge, '2027-05-31')
    const { version } = await fileOr404(tx, adviser.clock, id)
    await changeFile(tx, adviser, id, version, 'term', { first_day: day('2027-06-01'), last_day: day('2032-05-31') })
    await checkAll(tx, id)
    await saveRenewal(tx, id, { recommendation: 'unfavourable', recommended_on: day('2026-11-10') })
    await assert.rejects(adoptFile(tx, id), /ACT-026: Recommendation against Rose Lamarre/)
  }))
