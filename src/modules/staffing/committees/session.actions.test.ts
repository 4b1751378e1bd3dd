import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { moveCommittee } from './committee.actions.ts'
import { membersOf } from './committee.queries.ts'
import { cancelSession, moveSession, readSessions, recordAddress, setSession } from './session.actions.ts'
import { aCommittee, adviser, at, director, someone } from './testing.ts'

for (const module of modules) declareModule(module)

const by = { ...at(adviser), url: 'https://greffe.example' }
const asked = { day: day('2026-12-02'), starts: '09:00', ends: '12:00', place: 'Salle 2.14' }
const refuses = (code: string, run: Promise<unknown>) => assert.rejects(run, { code })

const calendars = (tx: Tx) =>
  tx.selectFrom('mail.message').select(['address', 'template', 'invitation']).orderBy('message_id').execute()

test('a session set, moved and cancelled invites every member anew, each with the same event; nobody where an address is missing', () =>
  undone(async tx => {
    const { id } = await aCommittee(tx, 'renewal')
    await refuses('STA-363', setSession(tx, by, id, asked))
    for (const [place, { member_id }] of (await membersOf(tx, id)).entries())
      await recordAddress(tx, by, id, member_id, `membre-${place}@exemple.invalid`)
    await refuses('STA-364', setSession(tx, by, id, { ...asked, day: day('2026-11-19') }))
    await refuses('STA-365', setSession(tx, by, id, { ...asked, ends: '08:00' }))
    const session = await setSession(tx, by, id, asked)
    await moveSession(tx, by, id, session, { ...asked, starts: '13:00', ends: '16:00' })
    await cancelSession(tx, by, id, session)
    await refuses('STA-366', cancelSession(tx, by, id, session))
    await refuses('STA-202', setSession(tx, { ...by, actor: someone('adviser', 'boards') }, id, asked))

    const own = (await calendars(tx)).filter(({ address }) => address === 'membre-0@exemple.invalid')
    assert.deepEqual(
      own.map(({ template }) => template),
      ['committee.session', 'committee.session_moved', 'committee.session_cancelled'],
    )
    for (const [sequence, { invitation }] of own.entries()) {
      assert.match(invitation ?? '', new RegExp(`UID:${session}\\r\\nSEQUENCE:${sequence}`))
      assert.match(invitation ?? '', /ORGANIZER;[^\r]*:(MAILTO|mailto):greffe@greffe\.example/)
    }
    assert.match(own[0]?.invitation ?? '', /DTSTART:20261202T140000Z/)
    assert.match(own[1]?.invitation ?? '', /DTSTART:20261202T180000Z/)
    assert.match(own[2]?.invitation ?? '', /METHOD:CANCEL/)
    const { sessions, messages } = await readSessions(tx, id)
    assert.deepEqual([sessions.length, sessions[0]?.cancelled, messages.length], [1, true, 9])
    await moveCommittee(tx, at(director), id, 'cancel', 'Fin.')
    await refuses('STA-203', setSession(tx, by, id, asked))
  }))
