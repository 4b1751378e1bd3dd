import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../kernel/access/index.ts'
import { testDatabase } from '../../kernel/database/testing.ts'
import { declareModule } from '../../kernel/module.ts'
import { day, fixedClock } from '../../kernel/time/index.ts'
import { testSite } from '../../kernel/web/testing.ts'
import { modules } from '../../modules.ts'
import { cancelSitting, planSittings } from './sitting.actions.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role): Actor => ({ id: `${role}-9`, name: `Personne ${role}`, role, scope: {} })
const registrar = someone('registrar')

const [kept = '', cancelled = ''] = await database.asActor(registrar, async tx => {
  const by = { actor: registrar, clock }
  const planned = { council: 'executive', first: day('2026-12-30'), last: day('2027-01-06'), cutoff_days: 5 } as const
  const ids = await planSittings(tx, by, planned)
  await cancelSitting(tx, by, ids[1] ?? '', 'Congé')
  return ids
})

test('the calendar of sittings has whole days, their end exclusive, and says which is cancelled', async () => {
  const answer = await site.as(someone('auditor')).request('/fr/seances/calendrier.ics')
  assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/)
  const events = (await answer.text()).split('BEGIN:VEVENT').slice(1)
  assert.equal(events.length, 2)
  const of = (id: string) => events.find(event => event.includes(`UID:urn:uuid:${id}`)) ?? ''
  assert.match(of(kept), /DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20261231\r\n/)
  assert.match(of(kept), /SUMMARY:Conseil des ministres\r\n/)
  assert.doesNotMatch(of(kept), /STATUS:CANCELLED/)
  assert.match(of(cancelled), /DTSTART;VALUE=DATE:20270106\r\n.*STATUS:CANCELLED/s)
  const english = await site.as(registrar).request('/en/sittings/calendar.ics')
  assert.match(await english.text(), /SUMMARY:Cabinet\r\n/)
})

test('it is for those who prepare sittings alone', async () => {
  for (const actor of [null, someone('holder')])
    assert.equal((await site.as(actor).request('/fr/seances/calendrier.ics')).status, 403)
  assert.match((await site.as(registrar).page('/fr/seances')).html, /href="\/fr\/seances\/calendrier\.ics"/)
})
