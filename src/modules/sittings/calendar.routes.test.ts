import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../kernel/access/index.ts'
import { testDatabase } from '../../kernel/database/testing.ts'
import { declareModule } from '../../kernel/module.ts'
import { eventsIn } from '../../kernel/testing.ts'
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
  const events = eventsIn(await answer.text()).map(({ uid, startDate, endDate, summary, component }) => [
    uid,
    ...[startDate, endDate].map(date => date.isDate && date.toString()),
    summary,
    component.getFirstPropertyValue('status'),
  ])
  const inOrder = events.toSorted(([, one], [, other]) => (String(one) < String(other) ? -1 : 1))
  assert.deepEqual(inOrder, [
    [`urn:uuid:${kept}`, '2026-12-30', '2026-12-31', 'Conseil des ministres', null],
    [`urn:uuid:${cancelled}`, '2027-01-06', '2027-01-07', 'Conseil des ministres', 'CANCELLED'],
  ])
  const english = await site.as(registrar).request('/en/sittings/calendar.ics')
  assert.equal(eventsIn(await english.text())[0]?.summary, 'Cabinet')
})

test('it is for those who prepare sittings alone', async () => {
  for (const actor of [null, someone('holder')])
    assert.equal((await site.as(actor).request('/fr/seances/calendrier.ics')).status, 403)
  assert.match((await site.as(registrar).page('/fr/seances')).html, /href="\/fr\/seances\/calendrier\.ics"/)
})
