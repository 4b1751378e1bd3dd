import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../kernel/database/testing.ts'
import { paragraphsOf } from '../../kernel/documents/testing.ts'
import { testSite } from '../../kernel/web/testing.ts'
import { modules } from '../../modules.ts'
import { closeSitting, lockSitting, putOnAgenda } from './sitting.actions.ts'
import { aSitting, at, decideOn, held, ready, registrar, someone } from './testing.ts'

const database = await testDatabase()
const before = testSite({ parts: modules, database, clock: at(registrar).clock })
const site = testSite({ parts: modules, database, clock: held.clock })
const auditor = site.as(someone('auditor'))

const id = await database.asActor(registrar, async tx => {
  const sitting = await aSitting(tx)
  await putOnAgenda(tx, at(registrar), sitting, await ready(tx, 'un'), '')
  await lockSitting(tx, at(registrar), sitting)
  await decideOn(tx, sitting, 1, 'refused', 'non retenu')
  return sitting
})
const path = `/fr/seances/${id}`
const record = (typed: Record<string, string>) => site.as(registrar).fill(path, typed, 'hours')
const minutes = async (address: string) =>
  paragraphsOf(new Uint8Array(await (await auditor.request(address)).arrayBuffer())).slice(2, 5)

test('the registrar records when a sitting was opened, then adjourned, from its day on; nobody else does', async () => {
  assert.doesNotMatch((await before.as(registrar).page(path)).html, /id="hours"/)
  const early = await before.as(registrar).send(`${path}/heures`, { began: '10:04', ended: '' })
  assert.equal(early.status, 409)
  assert.doesNotMatch((await auditor.page(path)).html, /id="hours"/)
  assert.equal((await auditor.send(`${path}/heures`, { began: '10:04', ended: '' })).status, 403)

  assert.equal((await record({ began: '10:04' })).to, path)
  assert.match((await auditor.page(path)).html, /<dt>Tenue<\/dt><dd>Ouverte à 10\sh\s04 \(heure de l’Est\)/)
  const backwards = await record({ began: '10:04', ended: '10:04' })
  assert.equal(backwards.status, 422)
  assert.match(backwards.html, /id="hours-ended-error"/)
  assert.match(backwards.html, /levée avant d’être ouverte/)
  assert.equal((await record({ began: '10:04', ended: '12:17' })).to, path)
})

test('the page, the data and the minutes say the real hours beside those that were planned', async () => {
  assert.match((await auditor.page(path)).html, /Ouverte à 10\sh\s04, levée à 12\sh\s17 \(heure de l’Est\)/)
  const data = (await (await auditor.request(`${path}.json`)).json()) as Record<string, unknown>
  assert.deepEqual([data['starts'], data['began'], data['ended']], ['10:00', '10:04', '12:17'])
  const [planned, real] = await minutes(`${path}/proces-verbal.docx`)
  assert.match(planned ?? '', /Heures\s: 10\sh à 12\sh/)
  assert.match(real ?? '', /Ouverte à 10\sh\s04, levée à 12\sh\s17/)
  const [, english] = await minutes(`/en/sittings/${id}/minutes.docx`)
  assert.match(english ?? '', /Opened at 10:04 a\.m\., adjourned at 12:17 p\.m\. \(Eastern Time\)/)
})

test('once the sitting is closed its minutes are final: its hours too', async () => {
  await database.asActor(registrar, tx => closeSitting(tx, held, id))
  assert.doesNotMatch((await site.as(registrar).page(path)).html, /id="hours"/)
  const late = await site.as(registrar).send(`${path}/heures`, { began: '09:00', ended: '' })
  assert.equal(late.status, 409)
  assert.match((await auditor.page(path)).html, /levée à 12\sh\s17/)
})
