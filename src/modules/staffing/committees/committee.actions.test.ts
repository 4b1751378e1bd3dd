import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chainNow, undone } from '../../../kernel/database/testing.ts'
import { unsaidRows } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { cents } from '../../../kernel/money/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { answer, decideRecusal, recordHearing, score, vote, writeReport } from './assessment.actions.ts'
import {
  addCandidate,
  addMember,
  formCommittee,
  moveCommittee,
  readCommittee,
  recordPension,
  recordSitting,
  removeMember,
  removeSitting,
  settleFees,
} from './committee.actions.ts'
import { allCommittees, committeeById, insideOf, sittingsOf } from './committee.queries.ts'
import { aCandidate, aCommittee, adviser, answerAll, at, deliberate, director, someone, votes } from './testing.ts'

for (const module of modules) declareModule(module)

const refuses = (code: string, run: Promise<unknown>, says = /./) =>
  assert.rejects(run, (error: { code?: string; says?: { fr: string } }) => {
    assert.equal(error.code, code)
    assert.match(error.says?.fr ?? '', says)
    return true
  })

const move = (
  tx: Parameters<typeof moveCommittee>[0],
  id: string,
  name: Parameters<typeof moveCommittee>[3],
  by = adviser,
) => moveCommittee(tx, at(by), id, name, '')

test('SM-5: from its formation to its dissolution, with a dissent, a recusal and the fees', () =>
  undone(async tx => {
    const { id, members } = await aCommittee(tx, 'selection')
    const [chair = '', jurist = '', citizen = ''] = members
    await refuses('STA-205', move(tx, id, 'clear'), /personne à évaluer/)
    const aline = await aCandidate(tx, id, 'Aline Roy')
    const bruno = await aCandidate(tx, id, 'Bruno Côté')
    await refuses(
      'STA-205',
      move(tx, id, 'clear'),
      /Question de conflit sans réponse\u00a0: Paule Arsenault, à l’égard d’Aline Roy/,
    )

    // Scenario 7: the employer of nine years ago steps aside; a mere colleague of the public service sits.
    const employer = { tie: 'employer', until: day('2017-11-20'), public_service: false } as const
    await answer(tx, at(adviser), id, { candidate: aline, member: jurist }, employer)
    await answer(
      tx,
      at(adviser),
      id,
      { candidate: bruno, member: jurist },
      { tie: 'colleague', until: null, public_service: true },
    )
    await answerAll(tx, id)
    await refuses(
      'STA-205',
      move(tx, id, 'clear'),
      /^Récusation à décider\u00a0: Rémi Castonguay, à l’égard d’Aline Roy\.$/,
    )
    const pair = { candidate: aline, member: jurist }
    await refuses(
      'STA-207',
      decideRecusal(tx, at(adviser), id, pair, { recused: false, reason: 'peu importe' }),
      /Récusation proposée/,
    )
    await decideRecusal(tx, at(adviser), id, pair, { recused: true, reason: '' })

    await deliberate(tx, id)
    await refuses('STA-203', score(tx, at(adviser), id, { candidate: bruno, member: chair }, { scores: {}, note: '' }))
    await refuses('STA-214', vote(tx, at(adviser), id, pair, { favours: true, dissent: '' }))
    await votes(tx, id, aline, [true, null, true])
    await votes(tx, id, bruno, [false, true, false])
    await writeReport(tx, at(adviser), id, 'Entrevues tenues le 20 novembre.')
    await refuses(
      'STA-205',
      move(tx, id, 'report'),
      /^Dissidence à motiver\u00a0: Rémi Castonguay, à l’égard de Bruno Côté\.$/,
    )
    await vote(
      tx,
      at(adviser),
      id,
      { candidate: bruno, member: jurist },
      { favours: true, dissent: 'Expérience suffisante.' },
    )
    await move(tx, id, 'report')
    const { candidates } = await insideOf(tx, id)
    assert.deepEqual(
      candidates.map(({ name, outcome }) => [name, outcome]),
      [
        ['Aline Roy', 'favourable'],
        ['Bruno Côté', 'unfavourable'],
      ],
    )

    await refuses('KER-005', move(tx, id, 'deliver'))
    await move(tx, id, 'deliver', director)
    await refuses('STA-205', move(tx, id, 'dissolve', director), /honoraires/)
    await recordPension(tx, at(adviser), id, { member: citizen, yearly: cents(4_000_000n) })
    await settleFees(tx, at(adviser), id)
    const { settled } = await insideOf(tx, id)
    const owed = new Map(settled.map(({ member_id, amount }) => [member_id, amount]))
    assert.deepEqual([owed.get(chair), owed.get(jurist), owed.get(citizen)], [0n, 40_000n, 40_000n - 7_692n])
    await refuses('STA-204', settleFees(tx, at(adviser), id))
    await move(tx, id, 'dissolve', director)
    await refuses('STA-203', addCandidate(tx, at(adviser), id, { name: 'X', term_end: null }))
    assert.equal((await committeeById(tx, id))?.step, 'dissolved')
  }))

test('scenario 8: a report against a renewal is blocked until the notice, its reasons and the hearing are recorded', () =>
  undone(async tx => {
    const { id } = await aCommittee(tx, 'renewal')
    await refuses('STA-210', aCandidate(tx, id, 'Carole Dubé'))
    const carole = await aCandidate(tx, id, 'Carole Dubé', day('2027-06-30'))
    await answerAll(tx, id)
    await deliberate(tx, id)
    await votes(tx, id, carole, [false, false, false])
    await writeReport(tx, at(adviser), id, 'Délibéré tenu.')
    await refuses(
      'STA-205',
      move(tx, id, 'report'),
      /défavorable à Carole Dubé\u00a0: il manque l’avis d’intention, les motifs et les observations/,
    )
    const told = { intent_on: day('2026-11-02'), intent_reasons: 'Délais répétés.', heard_on: null, hearing: null }
    await recordHearing(tx, at(adviser), id, carole, told)
    await refuses('STA-205', move(tx, id, 'report'), /il manque les observations/)
    await recordHearing(tx, at(adviser), id, carole, { ...told, heard_on: day('2026-11-18'), hearing: 'observations' })
    await move(tx, id, 'report')
    assert.equal((await insideOf(tx, id)).candidates[0]?.outcome, 'unfavourable')
  }))

test('equal votes without the chair among them are no majority', () =>
  undone(async tx => {
    const { id, members } = await aCommittee(tx, 'selection')
    const aline = await aCandidate(tx, id, 'Aline Roy')
    const pair = { candidate: aline, member: members[0] ?? '' }
    await answer(tx, at(adviser), id, pair, { tie: 'relative', until: null, public_service: false })
    await decideRecusal(tx, at(adviser), id, pair, { recused: true, reason: '' })
    await answerAll(tx, id)
    await deliberate(tx, id)
    await votes(tx, id, aline, [null, true, false])
    await writeReport(tx, at(adviser), id, 'Partage.')
    await refuses('STA-205', move(tx, id, 'report'), /Partage des voix à l’égard d’Aline Roy/)
  }))

test('MAN-08: a renewal committee that lacks a member, or has one of the Administration, is not cleared', () =>
  undone(async tx => {
    const { id, members } = await aCommittee(tx, 'renewal')
    await aCandidate(tx, id, 'Carole Dubé', day('2027-06-30'))
    await removeMember(tx, at(adviser), id, members[1] ?? '')
    const inside = {
      name: 'Luc Bédard',
      quality: 'public',
      chairs: false,
      order_name: null,
      fee_status: 'public_employee',
    } as const
    await addMember(tx, at(adviser), id, { ...inside, administration: true })
    await answerAll(tx, id)
    await refuses(
      'STA-205',
      move(tx, id, 'clear'),
      /Il manque au comité.*juge administratif à la retraite\. Luc Bédard fait partie de l’Administration/,
    )
    await refuses('STA-208', addMember(tx, at(adviser), id, { ...inside, administration: false, chairs: true }))
  }))

test('a tie to weigh, or a recusal that nothing asks for, needs a reason', () =>
  undone(async tx => {
    const { id, members } = await aCommittee(tx, 'selection')
    const candidate = await aCandidate(tx, id, 'Aline Roy')
    const [one = '', two = ''] = members
    await answer(tx, at(adviser), id, { candidate, member: one }, { tie: 'other', until: null, public_service: false })
    await refuses(
      'STA-206',
      decideRecusal(tx, at(adviser), id, { candidate, member: one }, { recused: false, reason: ' ' }),
    )
    await decideRecusal(
      tx,
      at(adviser),
      id,
      { candidate, member: one },
      { recused: false, reason: 'Même club sportif.' },
    )
    await refuses(
      'STA-204',
      decideRecusal(tx, at(adviser), id, { candidate, member: two }, { recused: true, reason: 'x' }),
    )
    await answer(tx, at(adviser), id, { candidate, member: two }, { tie: 'none', until: null, public_service: false })
    await refuses(
      'STA-206',
      decideRecusal(tx, at(adviser), id, { candidate, member: two }, { recused: true, reason: '' }),
    )
    await decideRecusal(tx, at(adviser), id, { candidate, member: two }, { recused: true, reason: 'Amitié.' })
    const { answers } = await insideOf(tx, id)
    assert.deepEqual(answers.map(({ recused }) => recused).sort(), [false, true])
    await removeMember(tx, at(adviser), id, one)
    assert.equal((await insideOf(tx, id)).answers.length, 1, 'what a member had answered goes with them')
    await chainNow(tx)
    assert.deepEqual(await unsaidRows(tx), [])
    // A new answer opens the question again.
    await answer(tx, at(adviser), id, { candidate, member: two }, { tie: 'spouse', until: null, public_service: false })
    assert.equal((await insideOf(tx, id)).answers.find(({ member_id }) => member_id === two)?.recused, null)
  }))

test('sittings are half-days, each once, not before the committee nor to come', () =>
  undone(async tx => {
    const { id, members } = await aCommittee(tx, 'selection')
    await aCandidate(tx, id, 'Aline Roy')
    await answerAll(tx, id)
    await deliberate(tx, id)
    const on = (sat: string, present = members) =>
      recordSitting(tx, at(adviser, day('2026-11-25')), id, { day: day(sat), halves: ['morning'], present })
    await refuses('STA-211', on('2026-11-20'))
    await refuses('STA-212', on('2026-11-19'))
    await refuses('STA-216', on('2026-11-26'))
    await refuses('STA-213', on('2026-11-25', []))
    await refuses('KER-007', on('2026-11-25', ['00000000-0000-4000-8000-000000000000']))
    await on('2026-11-25')
    const sittings = await sittingsOf(tx, id)
    assert.deepEqual(
      sittings.map(({ day, half }) => `${day} ${half}`),
      ['2026-11-20 morning', '2026-11-20 afternoon', '2026-11-25 morning'],
    )
    await removeSitting(tx, at(adviser), id, sittings[2]?.sitting_id ?? '')
    assert.equal((await sittingsOf(tx, id)).length, 2)
  }))

test('another team, a legal adviser or an adviser of no team writes nothing; only the director cancels, with a reason', () =>
  undone(async tx => {
    const { id } = await aCommittee(tx, 'selection')
    for (const actor of [someone('adviser', 'boards'), someone('legal_adviser'), someone('adviser')])
      await refuses('STA-202', addCandidate(tx, at(actor), id, { name: 'X', term_end: null }))
    await refuses(
      'STA-201',
      formCommittee(tx, at(someone('adviser')), { kind: 'renewal', tribunal: 'taq', subject: 'x' }),
    )
    await refuses('KER-005', move(tx, id, 'cancel'))
    await refuses('STA-206', move(tx, id, 'cancel', director))
    await refuses('STA-204', move(tx, id, 'dissolve', director))
    await moveCommittee(tx, at(director), id, 'cancel', 'Appel annulé.')
    assert.deepEqual(
      (await allCommittees(tx)).map(({ step, reason }) => [step, reason]),
      [['cancelled', 'Appel annulé.']],
    )
  }))

test('numbers follow one another within a year', () =>
  undone(async tx => {
    const form = (on: string) =>
      formCommittee(tx, at(adviser, day(on)), { kind: 'renewal', tribunal: 'tal', subject: 'Membre' })
    for (const on of ['2026-11-20', '2026-12-30', '2027-01-05']) await form(on)
    assert.deepEqual(
      (await allCommittees(tx)).map(({ year, number }) => [year, number]),
      [
        [2027, 1],
        [2026, 2],
        [2026, 1],
      ],
    )
  }))

test('the reader of a compartment is in the journal; who is outside reads the committee without it', () =>
  undone(async tx => {
    const { id } = await aCommittee(tx, 'selection')
    await aCandidate(tx, id, 'Aline Roy')
    const reads = async () => {
      await chainNow(tx)
      return (await tx.selectFrom('journal.entry').select('subject').where('what', '=', 'committee.read').execute())
        .length
    }
    assert.equal((await readCommittee(tx, someone('legal_adviser'), id)).whole, null)
    assert.equal((await readCommittee(tx, someone('adviser', 'boards'), id)).whole, null)
    assert.equal(await reads(), 0)
    assert.equal((await readCommittee(tx, adviser, id)).whole?.candidates[0]?.name, 'Aline Roy')
    assert.equal(await reads(), 1)
  }))
