import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { chainNow, undone } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { adoptDraft, draftOr404, moveDraft, reviewDraft, verifyRegister } from '../../acts/index.ts'
import { finishTasks, planSittings, putOnAgenda, taskLines } from '../../sittings/index.ts'
import { enter } from '../aptitude/aptitude.actions.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import { boardBases } from '../renewals/renewal.rules.ts'
import { brokenBy } from './bundle.pages.tsx'
import { bundleFile, changeFile, fileOr404, moveFile, openFile, passWarning } from './file.actions.ts'
import { missingFor, verdictsOf } from './file.fields.ts'
import { bundleFiles, bundlesOpen, fileById, passagesOf } from './file.queries.ts'
import type { MoveName } from './file.steps.ts'
import {
  addTask,
  askCheck,
  consult,
  declareConflict,
  finishTask,
  mitigateConflict,
  recordConsultation,
} from './follow.actions.ts'
import { aPerson, aSeat, at, checkAll, decree, held, sittingDay } from './testing.ts'

for (const module of modules) declareModule(module)

const adviser = at('adviser')
const director = at('director')
const refuses = (code: string, run: Promise<unknown>) => assert.rejects(run, { code })

const move = async (tx: Tx, id: string, name: MoveName = 'advance', by = adviser, reason = '') => {
  const { version } = await fileOr404(tx, by.clock, id)
  await moveFile(tx, by, id, version, name, reason)
}
const change = async (
  tx: Tx,
  id: string,
  ...[part, what]: [Parameters<typeof changeFile>[4], Parameters<typeof changeFile>[5]]
) => {
  const { version } = await fileOr404(tx, adviser.clock, id)
  await changeFile(tx, adviser, id, version, part, what)
}
const stepOf = async (tx: Tx, id: string) => (await fileOr404(tx, adviser.clock, id)).step
const said = async (tx: Tx, id: string) => {
  const file = await fileOr404(tx, adviser.clock, id)
  return verdictsOf(file, adviser.clock.today()).map(({ rule, outcome }) => `${rule} ${outcome}`)
}

const open = (tx: Tx, post: string, more: Partial<Parameters<typeof openFile>[2]> = {}) =>
  openFile(tx, adviser, { kind: 'appointment', post, mandate: null, target: sittingDay, confidential: false, ...more })

/** An appointment up to its draft, everything that the law asks being there. */
const upToDraft = async (tx: Tx, post: string, person: string) => {
  const id = await open(tx, post)
  await move(tx, id)
  await move(tx, id)
  await change(tx, id, 'person', { person_id: person, source: 'choice' })
  await move(tx, id)
  await change(tx, id, 'person', { consented_on: day('2026-11-12') })
  await move(tx, id)
  await checkAll(tx, id)
  await move(tx, id)
  await change(tx, id, 'term', { first_day: day('2027-02-01'), last_day: day('2032-01-31') })
  await change(tx, id, 'conditions', { conditions: { pay: '180000', level: '6', vacation: '30' } })
  await move(tx, id)
  await move(tx, id)
  await move(tx, id)
  assert.equal(await stepOf(tx, id), 'drafting')
  return id
}

test('an appointment from its opening to the act that it leads to; nobody skips a step', () =>
  undone(async tx => {
    const [post, person] = [await aSeat(tx), await aPerson(tx)]
    const id = await upToDraft(tx, post, person)
    await refuses('STA-005', move(tx, id))
    const draft = await draftDecree(tx, adviser, id, null)
    assert.equal(await draftDecree(tx, adviser, id, day('2026-10-01')), draft)
    const { content, version } = await draftOr404(tx, draft)
    assert.equal(content.title.fr, 'la nomination de madame Rose Gagné comme présidente, Office exemple')
    assert.match(content.recitals[0]?.fr ?? '', /^en vertu de l’article 4 \(RLRQ, c\. X-1\), le gouvernement nomme/)
    assert.equal(content.recitals[0]?.law?.version_date, '2026-10-01')
    assert.deepEqual(
      content.articles.map(({ effect }) => effect),
      ['mandate.begin'],
    )
    assert.match(content.schedules[0]?.body.fr ?? '', /30 jours ouvrables de vacances/)
    assert.match(content.schedules[0]?.body.fr ?? '', /La titulaire reçoit un traitement annuel de 180\s000/)
    assert.match(content.schedules[0]?.body.en ?? '', /annual salary of \$180,000/)
    await moveDraft(tx, adviser, draft, version, 'submit')
    await move(tx, id)
    assert.equal(await stepOf(tx, id), 'recommended')
    await refuses('STA-003', move(tx, id, 'advance', director))
    const own = at('registrar')
    const [sitting = ''] = await planSittings(tx, own, {
      council: 'executive',
      first: sittingDay,
      last: null,
      cutoff_days: 5,
    })
    await putOnAgenda(tx, own, sitting, draft, '')
    assert.equal(await stepOf(tx, id), 'scheduled')
    await reviewDraft(tx, at('legal_adviser'), draft, version)
    await moveDraft(tx, director, draft, version, 'make_ready')
    const registrar = at('registrar', sittingDay)
    const act = await adoptDraft(tx, registrar, draft, version, { adopted_on: sittingDay, number: null })
    const file = await fileById(tx, id, sittingDay)
    assert.deepEqual([file?.step, file?.act?.act_id], ['decided', act.act_id])
    const mandate = await tx.selectFrom('registry.mandate').selectAll().where('mandate_id', '=', id).executeTakeFirst()
    assert.deepEqual([mandate?.post_id, mandate?.person_id, mandate?.planned_end], [post, person, '2032-01-31'])
    assert.deepEqual(
      (await passagesOf(tx, id)).map(({ step }) => step),
      [
        'opened',
        'framing',
        'candidates',
        'approached',
        'checks',
        'conditions',
        'compliance',
        'consultations',
        'drafting',
        'recommended',
        'scheduled',
        'decided',
      ],
    )
    const later = (role: Role) => at(role, day('2027-02-02'))
    await addTask(tx, later('adviser'), id, { what: 'Badge', owner: 'Maude', due: null })
    const leave = () => move(tx, id, 'advance', later('director'))
    await leave()
    const tasks = await taskLines(tx, { file: id, act: act.act_id })
    assert.deepEqual(
      tasks.map(({ kind, what }) => kind ?? what),
      ['oath', 'interests', 'welcome', 'Badge'],
    )
    await refuses('STA-005', leave())
    const [oath, ...others] = tasks.map(({ task_id }) => task_id)
    await finishTasks(tx, later('registrar'), { tasks: [oath ?? ''], done_on: day('2027-02-01') })
    for (const task of others) await finishTask(tx, later('adviser'), id, task)
    await refuses('SIT-025', finishTask(tx, later('adviser'), id, others[0] ?? ''))
    await leave()
    assert.equal(await stepOf(tx, id), 'published')
    await chainNow(tx)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
  }))

test('each step says what it needs, and does not let go before', () =>
  undone(async tx => {
    const post = await aSeat(tx, { legal_bases: [] })
    const id = await open(tx, post, { target: null })
    await move(tx, id)
    const missing = async () => {
      const file = await fileOr404(tx, adviser.clock, id)
      return missingFor(file, verdictsOf(file, adviser.clock.today())).map(({ field }) => field)
    }
    assert.deepEqual(await missing(), ['target', 'bases'])
    await refuses('STA-005', move(tx, id))
    await decree(tx, [
      {
        effect: 'post.change',
        input: { post, from: '2020-01-01', legal_bases: [{ act: 'A', article: '1', role: 'nomination' }] },
      },
    ])
    await change(tx, id, 'frame', { target: sittingDay })
    assert.deepEqual(await missing(), [])
    await move(tx, id)
    assert.deepEqual(await missing(), ['person'])
    await refuses('STA-005', move(tx, id))
  }))

test('a conflict without a measure, an open check and an unanswered consultation hold the file. NOM-06, NOM-07, NOM-08', () =>
  undone(async tx => {
    const bases = [
      { act: 'RLRQ, c. X-1', article: '4', role: 'nomination' },
      { act: 'RLRQ, c. X-1', article: '5', role: 'consultation' },
      { act: 'RLRQ, c. X-1', article: '6', role: 'profil' },
    ]
    const id = await open(tx, await aSeat(tx, { legal_bases: bases }))
    assert.deepEqual(await said(tx, id), ['NOM-05 block', 'NOM-07 block', 'NOM-06 block'])
    await checkAll(tx, id)
    await declareConflict(tx, adviser, id, { description: 'Détient des actions', on: day('2026-11-01') })
    await change(tx, id, 'eligibility', { eligible: { 'RLRQ, c. X-1, art.\u00a06': 'Membre du Barreau' } })
    assert.deepEqual(await said(tx, id), ['NOM-08 block', 'NOM-06 block'])
    const { conflicts } = await fileOr404(tx, adviser.clock, id)
    await mitigateConflict(tx, adviser, id, {
      conflict: conflicts[0]?.conflict_id ?? '',
      mitigation: 'Vente des actions',
      owner: 'Maude Bellavance',
      due: day('2027-01-31'),
    })
    await consult(tx, adviser, id, { consulted: 'Le Barreau', law: 'RLRQ, c. X-1, art.\u00a05', on: day('2026-11-01') })
    assert.deepEqual(await said(tx, id), ['NOM-06 block'])
    const { consultations } = await fileOr404(tx, adviser.clock, id)
    const answer = {
      consultation: consultations[0]?.consultation_id ?? '',
      on: day('2026-11-15'),
      outcome: 'Favorable',
    }
    await recordConsultation(tx, adviser, id, { ...answer, favourable: null })
    assert.deepEqual(await said(tx, id), [])
    await refuses('STA-009', askCheck(tx, adviser, id, { kind: 'tax', on: day('2026-12-01') }))
  }))

test('a warning is passed with a reason, which the file keeps; a block never is', () =>
  undone(async tx => {
    const id = await open(tx, await aSeat(tx))
    await change(tx, id, 'person', { person_id: await aPerson(tx) })
    await change(tx, id, 'term', { first_day: day('2027-02-01'), last_day: null })
    assert.deepEqual(await said(tx, id), ['NOM-04 warn', 'NOM-07 block'])
    await refuses('STA-004', passWarning(tx, adviser, id, 'NOM-04', ' '))
    await refuses('STA-010', passWarning(tx, adviser, id, 'NOM-07', 'Urgent'))
    await passWarning(tx, adviser, id, 'NOM-04', 'La loi vient de changer')
    assert.deepEqual((await fileOr404(tx, adviser.clock, id)).passed, { 'NOM-04': 'La loi vient de changer' })
  }))

test('a vacancy filled for the unexpired portion ends when the term before would have. NOM-13', () =>
  undone(async tx => {
    const post = await aSeat(tx, { vacancy_fill: 'unexpired', holds_over: false })
    const mandate = await held(tx, post, await aPerson(tx), '2024-01-01', '2028-12-31')
    await decree(tx, [{ effect: 'mandate.end', input: { post, mandate, on: '2026-10-31', reason: 'resignation' } }])
    const id = await open(tx, post)
    await checkAll(tx, id)
    await change(tx, id, 'person', { person_id: await aPerson(tx, 'Roy') })
    await change(tx, id, 'term', { first_day: day('2027-02-01'), last_day: day('2030-01-31') })
    assert.deepEqual(await said(tx, id), ['NOM-13 block'])
    await change(tx, id, 'term', { last_day: day('2028-12-31') })
    assert.deepEqual(await said(tx, id), [])
  }))

test('musical chairs: withdrawing one flags the move that depends on it, the others stay ready', () =>
  undone(async tx => {
    const posts = [await aSeat(tx), await aSeat(tx), await aSeat(tx)]
    const ids: string[] = []
    for (const post of posts) ids.push(await open(tx, post, { kind: 'reassignment' }))
    const [first = '', second = '', third = ''] = ids
    await bundleFile(tx, adviser, first, { bundle: null, name: 'Mouvement de janvier', dependsOn: null })
    const bundle = (await bundlesOpen(tx)).find(({ name }) => name === 'Mouvement de janvier')?.bundle_id ?? ''
    await bundleFile(tx, adviser, second, { bundle, name: '', dependsOn: first })
    await bundleFile(tx, adviser, third, { bundle, name: '', dependsOn: null })
    await refuses('STA-012', bundleFile(tx, adviser, third, { bundle, name: '', dependsOn: third }))
    const broken = async () =>
      brokenBy(await bundleFiles(tx, bundle, adviser.clock.today())).map(({ file, by }) => [file.file_id, by.file_id])
    assert.deepEqual(await broken(), [])
    await move(tx, first, 'withdraw', adviser, 'Elle reste en poste')
    assert.deepEqual(await broken(), [[second, first]])
    assert.equal(await stepOf(tx, third), 'opened')
  }))

test('a departure ends the mandate; a renewal follows it; an interim begins: each drafts its own article', () =>
  undone(async tx => {
    const post = await aSeat(tx)
    const person = await aPerson(tx)
    const mandate = await held(tx, post, person, '2022-01-01', '2026-12-31')
    await refuses('STA-007', open(tx, post, { kind: 'departure' }))
    const renewal = await open(tx, post, { kind: 'renewal', mandate })
    await change(tx, renewal, 'term', { first_day: day('2027-02-01'), last_day: day('2032-01-31') })
    const leaving = await open(tx, post, { kind: 'departure', mandate })
    await refuses('STA-013', draftDecree(tx, adviser, leaving, null))
    await change(tx, leaving, 'term', { last_day: day('2026-12-31'), end_reason: 'retirement' })
    const interim = await open(tx, post, { kind: 'acting' })
    await change(tx, interim, 'person', { person_id: person })
    await change(tx, interim, 'term', { first_day: day('2027-02-01') })
    const effects: (string | null | undefined)[] = []
    for (const id of [renewal, leaving, interim]) {
      const { content } = await draftOr404(tx, await draftDecree(tx, adviser, id, null))
      effects.push(content.articles[0]?.effect)
      assert.ok(content.articles[0]?.text_en)
    }
    assert.deepEqual(effects, ['mandate.renew', 'mandate.end', 'mandate.act'])
  }))

test('someone who is not in the register is entered by the act itself', () =>
  undone(async tx => {
    const id = await open(tx, await aSeat(tx))
    const newcomer = { given_name: 'Léa', family_name: 'Roy', address: 'Mme', gender: 'f' }
    const person_id = '01990000-0000-7000-8000-0000000000aa'
    await change(tx, id, 'person', { person_id, newcomer })
    await change(tx, id, 'term', { first_day: day('2027-02-01'), last_day: day('2032-01-31') })
    const { content } = await draftOr404(tx, await draftDecree(tx, adviser, id, null))
    assert.deepEqual(
      content.articles.map(({ effect }) => effect),
      ['person.create', 'mandate.begin'],
    )
    assert.match(content.articles[1]?.text_fr ?? '', /madame Léa Roy soit nommée présidente/)
  }))

test('one file of a kind at a time on a post; a change over another is refused; a sealed part stays', () =>
  undone(async tx => {
    const post = await aSeat(tx)
    const id = await open(tx, post)
    await refuses('STA-006', open(tx, post))
    const { version } = await fileOr404(tx, adviser.clock, id)
    await changeFile(tx, adviser, id, version, 'frame', { confidential: true })
    await refuses('STA-002', changeFile(tx, adviser, id, version, 'frame', { confidential: false }))
    await refuses('STA-008', changeFile(tx, adviser, id, version + 1, 'frame', { target: day('2020-01-01') }))
    await refuses(
      'KER-002',
      changeFile(tx, adviser, id, version + 1, 'term', { first_day: day('2027-02-01'), last_day: day('2027-01-01') }),
    )
    await move(tx, id, 'suspend', adviser, 'Élections')
    await refuses('STA-001', changeFile(tx, adviser, id, version + 2, 'frame', { confidential: false }))
    await refuses('STA-003', move(tx, id))
    await move(tx, id, 'resume')
    await move(tx, id, 'withdraw', adviser, 'Poste aboli')
    assert.equal(await stepOf(tx, id), 'withdrawn')
    await open(tx, post)
  }))

test('a tribunal picks in its register: an entry that expired is blocked, and who is still valid is said. NOM-09, ADJ-03', () =>
  undone(async tx => {
    const post = await aSeat(tx, {
      family: 'adjudicator',
      body: 'Cour exemple du logement',
      legal_bases: [
        { act: 'RLRQ, c. T-15.01', article: '7.2', role: 'nomination' },
        { act: 'T-15.01, r. 4', article: '21', role: 'aptitude' },
      ],
    })
    const id = await open(tx, post, { target: day('2027-01-13') })
    const own = at('adviser', day('2024-01-11'), { team: 'management' })
    await enter(tx, own, {
      register: 'tal',
      name: 'Rose Gagné',
      person_id: null,
      candidate_id: null,
      application_id: null,
      entered_on: day('2024-01-11'),
    })
    const later = at('adviser', day('2026-06-01'), { team: 'management' })
    await enter(tx, later, {
      register: 'tal',
      name: 'Zoé Aubin',
      person_id: null,
      candidate_id: null,
      application_id: null,
      entered_on: day('2026-06-01'),
    })
    await change(tx, id, 'person', { person_id: await aPerson(tx) })
    await checkAll(tx, id)
    const verdicts = verdictsOf(await fileOr404(tx, adviser.clock, id), adviser.clock.today())
    assert.deepEqual(
      verdicts.map(({ rule, outcome }) => `${rule} ${outcome}`),
      ['NOM-09 block'],
    )
    assert.match(verdicts[0]?.says.fr ?? '', /expirée.*Zoé Aubin/s)
  }))

test('without a basis of aptitude no register is asked, whatever the body is called; one kept elsewhere is looked at by hand. NOM-09', () =>
  undone(async tx => {
    const named = { family: 'adjudicator', body: 'Tribunal administratif du logement' }
    const id = await open(tx, await aSeat(tx, named))
    await change(tx, id, 'person', { person_id: await aPerson(tx) })
    await checkAll(tx, id)
    assert.deepEqual(await said(tx, id), [])
    const law = { act: 'RLRQ, c. P-41.1', article: '4' }
    const bases = [
      { ...law, role: 'nomination' },
      { ...law, role: 'aptitude' },
    ]
    const other = await open(tx, await aSeat(tx, { legal_bases: bases }))
    await change(tx, other, 'person', { person_id: await aPerson(tx, 'Roy') })
    await checkAll(tx, other)
    assert.deepEqual(await said(tx, other), ['NOM-09 warn'])
  }))

test('a judge for two years: the reason is asked, and printed in the décret; past the notice, the renewal is presumed. MAN-05, MAN-06', () =>
  undone(async tx => {
    const post = await aSeat(tx, { family: 'adjudicator' })
    const mandate = await held(tx, post, await aPerson(tx), '2022-01-01', '2026-12-31')
    const id = await open(tx, post, { kind: 'renewal', mandate })
    await checkAll(tx, id)
    await change(tx, id, 'term', { first_day: day('2027-01-13'), last_day: day('2029-01-12') })
    assert.deepEqual(await said(tx, id), ['MAN-05 block', 'MAN-06 warn'])
    await change(tx, id, 'term', { term_reason: 'à sa demande' })
    assert.deepEqual(await said(tx, id), ['MAN-05 block', 'MAN-06 warn'], 'any text is no reason of the law')
    await change(tx, id, 'term', { term_ground: 'circumstances', term_reason: null })
    assert.deepEqual(await said(tx, id), ['MAN-06 warn'])
    const { content } = await draftOr404(tx, await draftDecree(tx, adviser, id, null))
    assert.match(content.recitals.at(-1)?.fr ?? '', /plus courte, en raison de circonstances particulières$/)
  }))

test('the head of a state-owned enterprise waits for the board: its resolution, or the notice to it. MAN-12', () =>
  undone(async tx => {
    const id = await open(tx, await aSeat(tx, { organisation_kind: 'state_enterprise' }))
    await checkAll(tx, id)
    assert.deepEqual(await said(tx, id), ['MAN-12 block'])
    await consult(tx, adviser, id, {
      consulted: 'Conseil d’administration',
      law: boardBases.notice,
      on: day('2026-11-01'),
    })
    assert.deepEqual(await said(tx, id), [])
  }))
