import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { unsaidRows, verifyJournal } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { adoptDraft, createDraft, moveDraft, reviewDraft } from '../../acts/index.ts'
import { withdrawApplication } from '../applications/application.actions.ts'
import { aSubmitted, url } from '../applications/testing.ts'
import { enterApt, strike } from '../aptitude/aptitude.actions.ts'
import { entriesUntil } from '../aptitude/aptitude.queries.ts'
import { score, vote, writeReport } from '../committees/assessment.actions.ts'
import { bringApplications, countWaiting, formForCall, summon } from '../committees/call.actions.ts'
import { addCandidate, addMember, moveCommittee, recordSitting } from '../committees/committee.actions.ts'
import { insideOf } from '../committees/committee.queries.ts'
import { answerAll } from '../committees/testing.ts'
import { callsFor, openCallFor } from '../files/call.actions.ts'
import { saveFile } from '../files/change.queries.ts'
import { changeFile, fileOr404, moveFile, openFile } from '../files/file.actions.ts'
import { missingFor } from '../files/file.fields.ts'
import { followPerson } from '../files/follow-person.actions.ts'
import { pickPerson, readPicks } from '../files/pick.actions.ts'
import { keyOf } from '../files/pick.formats.ts'
import { aSeat, checkAll } from '../files/testing.ts'
import { aCallFor, adviser, decideOn, director, registrar, sentTo, stepOf } from './testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const today = day('2026-11-20')
const clock = fixedClock(today)
const as = { adviser: { actor: adviser, clock, url }, director: { actor: director, clock, url } }
const refuses = (code: string, run: Promise<unknown>) => assert.rejects(run, { code })

let people = 0
const apply = (reference: string) => {
  people += 1
  return aSubmitted(database, clock, reference, `person-${people}@exemple.invalid`)
}

const all = { personal: 5, experience: 5, knowledge: 4, adjudication: 5, judgement: 4, conception: 5 }

/** A committee of three for a call, with what was admitted before it. */
const form = (reference: string) =>
  database.asActor(adviser, async tx => {
    const id = await formForCall(tx, as.adviser, reference)
    for (const [place, quality] of (['tribunal_member', 'legal_community', 'public'] as const).entries())
      await addMember(tx, as.adviser, id, {
        ...{ name: `Membre ${place}`, quality, order_name: null, chairs: place === 0 },
        ...{ administration: false, fee_status: 'paid' },
      })
    await bringApplications(tx, as.adviser, id)
    return id
  })

const inside = (id: string) => database.asActor(director, tx => insideOf(tx, id))

/** Scores, votes and the report of those still standing, up to its filing. */
const conclude = (id: string, favours: (application: string) => boolean, standing: readonly string[]) =>
  database.asActor(adviser, async tx => {
    const { candidates } = await insideOf(tx, id)
    const members = (
      await tx.selectFrom('staffing.committee_member').select('member_id').where('committee_id', '=', id).execute()
    ).map(({ member_id }) => member_id)
    await recordSitting(tx, as.adviser, id, { day: today, halves: ['morning'], present: members })
    const before = candidates.filter(({ application_id }) => standing.includes(application_id ?? ''))
    for (const { candidate_id: candidate } of before)
      for (const member of members)
        await score(tx, as.adviser, id, { candidate, member }, { scores: all, note: 'Note secrète.' })
    await moveCommittee(tx, as.adviser, id, 'deliberate', '')
    for (const { candidate_id: candidate, application_id } of before)
      for (const [place, member] of members.entries()) {
        const side = favours(application_id ?? '')
        await vote(
          tx,
          as.adviser,
          id,
          { candidate, member },
          { favours: place === 2 ? !side : side, dissent: 'Dissidence secrète.' },
        )
      }
    await writeReport(tx, as.adviser, id, 'Rapport secret.')
    await moveCommittee(tx, as.adviser, id, 'report', '')
  })

const open = (post: string) =>
  database.asActor(adviser, tx =>
    openFile(tx, as.adviser, {
      kind: 'appointment',
      post,
      mandate: null,
      target: day('2027-01-13'),
      confidential: false,
    }),
  )

test('from the applications of a notice to the act that appoints: each moves with the committee, the register and the file', async () => {
  const { reference, post } = await aCallFor(database, clock)
  const [apt, unfit, gone, refused] = [
    await apply(reference),
    await apply(reference),
    await apply(reference),
    await apply(reference),
  ]
  for (const { id } of [apt, gone]) await decideOn(database, clock, reference, id, 'admit')
  await decideOn(database, clock, reference, refused.id, 'refuse')
  const committee = await form(reference)
  await refuses(
    'STA-353',
    database.asActor(adviser, tx => formForCall(tx, as.adviser, reference)),
  )
  await refuses(
    'STA-354',
    database.asActor(adviser, tx => bringApplications(tx, as.adviser, committee)),
  )
  await refuses(
    'STA-350',
    database.asActor(adviser, tx => addCandidate(tx, as.adviser, committee, { name: 'X', term_end: null })),
  )
  assert.deepEqual(
    (await inside(committee)).candidates.map(({ application_id }) => application_id).sort(),
    [apt.id, gone.id].sort(),
  )

  await database.asActor(adviser, tx => answerAll(tx, committee))
  await database.asActor(adviser, tx => moveCommittee(tx, as.adviser, committee, 'clear', ''))
  await database.asActor(adviser, tx => moveCommittee(tx, as.adviser, committee, 'open', ''))
  await decideOn(database, clock, reference, unfit.id, 'admit')
  const waiting = await database.asActor(adviser, async tx => {
    const { call_id } = await tx
      .selectFrom('staffing.call')
      .select('call_id')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    return countWaiting(tx, call_id, (await insideOf(tx, committee)).candidates)
  })
  assert.equal(waiting, 1, 'another became admissible: the committee is refreshed by the same gesture')
  await database.asActor(adviser, tx => bringApplications(tx, as.adviser, committee))
  await database.asActor(adviser, tx => answerAll(tx, committee))

  const byApplication = new Map((await inside(committee)).candidates.map(one => [one.application_id, one.candidate_id]))
  const chosen = [...byApplication.values()]
  await database.asActor(adviser, tx => summon(tx, as.adviser, committee, { to: 'written', chosen }))
  assert.equal(await stepOf(database, apt.id), 'written')
  await refuses(
    'STA-355',
    database.asActor(adviser, tx => summon(tx, as.adviser, committee, { to: 'written', chosen })),
  )
  await database.asActor(adviser, tx =>
    summon(tx, as.adviser, committee, { to: 'interview', chosen: [byApplication.get(apt.id) ?? ''] }),
  )
  await refuses('STA-356', decideOn(database, clock, reference, apt.id, 'find_apt'))
  await database.asActor(gone.candidate, tx => withdrawApplication(tx, { actor: gone.candidate, clock, url }, gone.id))

  await conclude(committee, application => application === apt.id, [apt.id, unfit.id])
  assert.equal(await stepOf(database, apt.id), 'interview', 'the report is filed, not delivered')
  await database.asActor(director, tx => moveCommittee(tx, as.director, committee, 'deliver', ''))
  assert.deepEqual(
    [await stepOf(database, apt.id), await stepOf(database, unfit.id), await stepOf(database, gone.id)],
    ['apt', 'not_apt', 'withdrawn'],
  )

  await database.asActor(director, tx => enterApt(tx, as.director, committee))
  assert.equal(await stepOf(database, apt.id), 'registered')
  const [entry] = await database.asActor(director, tx => entriesUntil(tx, 'tal', today))
  assert.deepEqual([entry?.application_id, entry?.name], [apt.id, 'Inès Côté'])

  const [file, other] = [
    await open(post),
    await open(
      await database.asActor(registrar, tx =>
        aSeat(tx, { body: 'Tribunal administratif du logement', family: 'adjudicator' }),
      ),
    ),
  ]
  const pick = (id: string) =>
    database.asActor(adviser, async tx => {
      const picked = await fileOr404(tx, clock, id)
      const [offered] = await readPicks(tx, clock, picked)
      await pickPerson(tx, as.adviser, id, picked.version, {
        pick: offered ? keyOf(offered) : file,
        gender: 'f',
        as: null,
      })
    })
  await pick(file)
  const picked = await database.asActor(adviser, tx => fileOr404(tx, clock, file))
  assert.deepEqual(
    [picked.source, picked.entry_id, picked.application_id, picked.newcomer?.family_name],
    ['register', entry?.entry_id, apt.id, 'Côté'],
  )
  await refuses('STA-358', pick(other))
  await refuses(
    'STA-357',
    database.asActor(adviser, async tx => {
      const { version } = await fileOr404(tx, clock, other)
      await changeFile(tx, as.adviser, other, version, 'person', { entry_id: picked.entry_id })
    }),
  )

  // The file is brought to its recommendation, back, and to its act.
  const draft = await database.asActor(adviser, async tx => {
    const article = { text_fr: 'soit nommée', text_en: 'be appointed', effect: null, input: null }
    const title = { fr: 'la nomination', en: 'the appointment' }
    const content = { title, recitals: [], recommender: title, articles: [article], schedules: [], signatories: [] }
    const made = await createDraft(tx, as.adviser, 'decret', content)
    await moveDraft(tx, as.adviser, made, 1, 'submit')
    await saveFile(tx, file, { step: 'checks' })
    await checkAll(tx, file)
    await saveFile(tx, file, { step: 'drafting', draft_id: made, consented_on: today, first_day: day('2027-02-01') })
    const { version } = await fileOr404(tx, clock, file)
    await moveFile(tx, as.adviser, file, version, 'advance', '')
    return made
  })
  assert.equal(await stepOf(database, apt.id), 'proposed')
  await database.asActor(director, async tx => {
    const { version } = await fileOr404(tx, clock, file)
    await moveFile(tx, as.director, file, version, 'return', 'À revoir.')
  })
  assert.equal(await stepOf(database, apt.id), 'registered', 'the file went back')
  await database.asActor(adviser, async tx => {
    const { version } = await fileOr404(tx, clock, file)
    await moveFile(tx, as.adviser, file, version, 'advance', '')
  })
  const legal = { actor: { ...registrar, id: 'legal', role: 'legal_adviser' }, clock } as const
  await database.asActor(legal.actor, tx => reviewDraft(tx, legal, draft, 1))
  await database.asActor(director, tx => moveDraft(tx, as.director, draft, 1, 'make_ready'))
  await database.asActor(registrar, tx =>
    adoptDraft(tx, { actor: registrar, clock, url }, draft, 1, { adopted_on: today, number: null }),
  )
  assert.equal(await stepOf(database, apt.id), 'appointed', 'by the registrar, who reads no application')
  const [used] = await database.asActor(director, tx => entriesUntil(tx, 'tal', today))
  assert.deepEqual([used?.used_on, used?.person_id], [today, picked.person_id])
  assert.match(used?.used_by ?? '', /^D\.\s\d+-2026$/)
  assert.equal(
    await database.asActor(
      registrar,
      async tx => (await tx.selectFrom('staffing.application').selectAll().execute()).length,
    ),
    0,
  )

  const { letters, text } = await sentTo(database, apt.id)
  assert.deepEqual(
    letters.map(letter => letter.replace('application.', '')),
    [
      'acknowledged',
      'admissible',
      'preselected',
      'written',
      'interview',
      'apt',
      'registered',
      'proposed',
      'registered',
      'proposed',
      'appointed',
    ],
  )
  assert.doesNotMatch(text, /secrèt|secret|\b[45]\b\s*\/|Membre \d/, 'no score, no dissent, no member')
  assert.match(text, /http:\/\/localhost:3000\/fr\/candidatures\//)
  assert.deepEqual(await database.asActor(director, unsaidRows), [])
  assert.equal((await database.asActor(registrar, verifyJournal)).broken, null)
})

test('whoever withdraws leaves the register, and the file says so; whoever is struck is told, but not the dead', async () => {
  const { reference, post } = await aCallFor(database, clock, { code: '417' })
  const [first, second] = [await apply(reference), await apply(reference)]
  for (const { id } of [first, second]) await decideOn(database, clock, reference, id, 'admit')
  const committee = await form(reference)
  await database.asActor(adviser, tx => answerAll(tx, committee))
  for (const name of ['clear', 'open'] as const)
    await database.asActor(adviser, tx => moveCommittee(tx, as.adviser, committee, name, ''))
  const chosen = (await inside(committee)).candidates.map(({ candidate_id }) => candidate_id)
  await database.asActor(adviser, tx => summon(tx, as.adviser, committee, { to: 'interview', chosen }))
  await conclude(committee, () => true, [first.id, second.id])
  await database.asActor(director, tx => moveCommittee(tx, as.director, committee, 'deliver', ''))
  await database.asActor(director, tx => enterApt(tx, as.director, committee))
  const file = await open(post)
  await database.asActor(adviser, async tx => {
    const whole = await fileOr404(tx, clock, file)
    const offered = (await readPicks(tx, clock, whole)).find(one => one.application_id === first.id)
    await pickPerson(tx, as.adviser, file, whole.version, {
      pick: offered ? keyOf(offered) : '',
      gender: null,
      as: null,
    })
  })
  await database.asActor(first.candidate, tx =>
    withdrawApplication(tx, { actor: first.candidate, clock, url }, first.id),
  )
  const entries = await database.asActor(director, tx => entriesUntil(tx, 'tal', today))
  const entryOf = (id: string) => entries.find(({ application_id }) => application_id === id)
  assert.deepEqual([entryOf(first.id)?.struck_on, entryOf(first.id)?.struck_reason], [today, 'request'])
  const left = await database.asActor(adviser, tx => fileOr404(tx, clock, file))
  assert.ok(missingFor(left, []).some(({ says }) => /n’est ni retirée/.test(says.fr)))
  await refuses(
    'STA-359',
    database.asActor(adviser, async tx => {
      await followPerson(tx, as.adviser, left, 'recommended')
    }),
  )
  await database.asActor(director, tx =>
    strike(tx, as.director, entryOf(second.id)?.entry_id ?? '', { day: today, reason: 'death' }),
  )
  assert.equal(await stepOf(database, second.id), 'struck')
  assert.equal((await sentTo(database, second.id)).letters.at(-1), 'application.registered')
})

test('a file opens the call of its post, shows it, and picks from its list, which needs no register', async () => {
  const post = await database.asActor(registrar, tx => aSeat(tx, { body: 'Société exemple' }))
  const file = await open(post)
  const reference = await database.asActor(adviser, tx => openCallFor(tx, as.adviser, file, '555'))
  assert.match(reference, /^2026-555-\d{3}$/)
  await refuses(
    'STA-362',
    database.asActor(adviser, tx => openCallFor(tx, as.adviser, file, null)),
  )
  const shown = await database.asActor(adviser, async tx => callsFor(tx, as.adviser, await fileOr404(tx, clock, file)))
  assert.deepEqual([shown?.calls.map(call => call.reference), shown?.opens, shown?.code], [[reference], false, '555'])
  await refuses(
    'STA-361',
    database.asActor(adviser, async tx => {
      await saveFile(tx, file, { step: 'checks' })
      await openCallFor(tx, as.adviser, file, null)
    }),
  )

  const own = await aCallFor(database, clock, { body: 'Office exemple', code: '556' })
  const listed = await apply(own.reference)
  for (const move of ['admit', 'preselect', 'interview', 'find_apt'] as const)
    await decideOn(database, clock, own.reference, listed.id, move)
  const wanted = await open(own.post)
  await database.asActor(adviser, async tx => {
    const whole = await fileOr404(tx, clock, wanted)
    const [offered] = await readPicks(tx, clock, whole)
    await pickPerson(tx, as.adviser, wanted, whole.version, {
      pick: offered ? keyOf(offered) : '',
      gender: 'f',
      as: null,
    })
  })
  const { source, application_id, entry_id } = await database.asActor(adviser, tx => fileOr404(tx, clock, wanted))
  assert.deepEqual([source, application_id, entry_id], ['list', listed.id, null])
  assert.equal(
    (
      await database.asActor(registrar, async tx =>
        callsFor(tx, { actor: registrar, clock }, await fileOr404(tx, clock, wanted)),
      )
    )?.calls[0]?.numbers,
    null,
    'no number for whoever reads no application',
  )
})
