import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import { type Day, day, fixedClock } from '../../../kernel/time/index.ts'
import { wallDraft } from '../../acts/index.ts'
import { cancelSitting, lockSitting, moveSitting, planSittings, putOnAgenda } from '../sitting.actions.ts'
import { sittingById } from '../sitting.queries.ts'
import { adviser, aSitting, at, ready, refuses, registrar, sittingDay } from '../testing.ts'
import { inviteDue, noticesOf } from './notice.actions.ts'
import { addParticipant, changeParticipant, removeParticipant } from './participant.actions.ts'

const own = { ...at(registrar), url: 'https://greffe.example' }
const ana = { council: 'executive', name: 'Ana Roy', address: 'ana@exemple.invalid', lang: 'fr' } as const
const bea = { council: 'executive', name: 'Bea Hart', address: 'bea@exemple.invalid', lang: 'en' } as const
const as = (run: (tx: Tx) => Promise<void>) => undone(run, registrar)

const sent = (tx: Tx, address: string) =>
  tx
    .selectFrom('mail.message')
    .select(['template', 'subject', 'body', 'invitation', 'about'])
    .where('address', '=', address)
    .orderBy('message_id')
    .execute()

/** The registrar reads the messages of one sitting at a time, as on its page. */
const sentAbout = async (tx: Tx, sitting: string, address: string) => {
  await noticesOf(tx, sitting)
  return sent(tx, address)
}

test('a sitting planned, moved and cancelled is one event in the calendar of each participant, in their language', () =>
  as(async tx => {
    await addParticipant(tx, own, ana)
    await addParticipant(tx, own, bea)
    await addParticipant(tx, own, { ...bea, council: 'treasury' })
    const week = { council: 'executive', first: sittingDay, last: null, cutoff_days: 5, place: 'Salle A' } as const
    const [id = ''] = await planSittings(tx, own, week)
    const where = { day: day('2026-11-26'), starts: '13:30', ends: '15:00', place: 'Salle B' }
    await moveSitting(tx, own, id, { ...where, cutoff: day('2026-11-23'), reason: 'Une mission.' })
    await cancelSitting(tx, own, id, 'Faute de quorum.')

    const messages = await sentAbout(tx, id, ana.address)
    assert.deepEqual(
      messages.map(({ template }) => template),
      ['sitting.invitation', 'sitting.moved', 'sitting.cancelled'],
    )
    for (const [sequence, { invitation }] of messages.entries()) {
      assert.match(invitation ?? '', new RegExp(`UID:${id}\\r\\nSEQUENCE:${sequence}`))
      assert.match(invitation ?? '', /ORGANIZER;[^\r]*:(MAILTO|mailto):greffe@greffe\.example/)
    }
    assert.match(messages[0]?.invitation ?? '', /DTSTART:20261125T150000Z\r\nDTEND:20261125T170000Z/)
    assert.match(messages[0]?.invitation ?? '', /LOCATION:Salle A\r/)
    assert.match(
      messages[0]?.body ?? '',
      /du 25\snovembre\s2026\n25\snovembre\s2026, 10\sh \(heure de l’Est\), Salle A\n/,
    )
    assert.match(messages[1]?.invitation ?? '', /DTSTART:20261126T183000Z\r\nDTEND:20261126T200000Z/)
    assert.match(messages[1]?.invitation ?? '', /LOCATION:Salle B\r/)
    assert.match(messages[1]?.body ?? '', /\n26\snovembre\s2026, 13\sh\s30 \(heure de l’Est\), Salle B\n/)
    assert.match(messages[1]?.body ?? '', /auparavant\s: 25\snovembre\s2026, 10\sh .*Salle A\nMotif\s: Une mission\./)
    assert.match(messages[2]?.invitation ?? '', /METHOD:CANCEL/)
    assert.match(messages[2]?.body ?? '', /Faute de quorum/)

    const english = await sentAbout(tx, id, bea.address)
    assert.equal(english.length, 3)
    assert.match(english[0]?.subject ?? '', /^Invitation: Cabinet, sitting of November 25, 2026$/)
    assert.match(english[1]?.body ?? '', /\nNovember 26, 2026, 1:30 p\.m\. \(Eastern Time\), Salle B\n/)
    const { day: on, moved_from, sequence } = (await sittingById(tx, id)) ?? {}
    assert.deepEqual([on, moved_from, sequence], ['2026-11-26', '2026-11-25', 2])
  }))

test('a sitting moves while its agenda is open, to a day to come that is free and not before its cut-off, with a reason', () =>
  as(async tx => {
    const [id, other] = [await aSitting(tx), await aSitting(tx, day('2026-12-02'))]
    const asked = { starts: '10:00', ends: '12:00', place: null, cutoff: day('2026-11-20'), reason: 'Motif.' }
    const to = (on: string, otherwise: Partial<Parameters<typeof moveSitting>[3]> = {}) =>
      moveSitting(tx, own, id, { ...asked, day: day(on), ...otherwise })
    await refuses('SIT-030', to('2026-12-02'))
    await refuses('SIT-036', to(sittingDay))
    await refuses('SIT-035', to('2026-11-26', { ends: '10:00' }))
    await refuses('SIT-031', to('2026-11-16', { cutoff: day('2026-11-10') }))
    await refuses('SIT-032', to('2026-11-19'))
    await refuses('SIT-005', to('2026-11-26', { reason: ' ' }))
    await to(sittingDay, { starts: '09:00' })
    await cancelSitting(tx, own, other, 'Motif.')
    await to('2026-12-02')
    await putOnAgenda(tx, at(adviser), id, await ready(tx, 'un'), '')
    await lockSitting(tx, own, id)
    await refuses('SIT-033', to('2026-12-03'))
    await refuses('SIT-003', moveSitting(tx, own, other, { ...asked, day: day('2026-12-09') }))
  }))

test('a year planned at once invites to the sittings within reach; the others follow each morning, once each', async () => {
  const through = async (tx: Tx, on: Day) => {
    await inviteDue(tx, { clock: fixedClock(on) })
    return (await tx.selectFrom('sittings.convocation').select('sitting_id').execute()).length
  }
  await as(async tx => {
    const year = { council: 'executive', first: sittingDay, last: day('2027-11-24'), cutoff_days: 5 } as const
    await addParticipant(tx, own, ana)
    assert.equal((await planSittings(tx, own, year)).length, 53)
    const on = own.clock.today()
    assert.equal(await through(tx, on), 8) // from November 25 to January 13
    assert.equal(await through(tx, on), 8)
    assert.equal(await through(tx, day('2026-11-21')), 9)
    await addParticipant(tx, own, bea)
    assert.equal(await through(tx, on), 17)
  })
})

test('who was invited hears that an agenda is locked, how many items it has, and where it is read; no subject leaves', () =>
  as(async tx => {
    await addParticipant(tx, own, ana)
    const id = await aSitting(tx, day('2027-06-02'))
    assert.equal((await noticesOf(tx, id)).length, 0)
    const [open, walled] = [await ready(tx, 'la politique ouverte'), await ready(tx, 'le secret réservé')]
    await wallDraft(tx, walled, 'management')
    for (const draft of [open, walled]) await putOnAgenda(tx, own, id, draft, '')
    await lockSitting(tx, own, id)
    const [invitation, agenda, ...more] = await sentAbout(tx, id, ana.address)
    assert.deepEqual([invitation?.template, agenda?.template, more.length], ['sitting.invitation', 'sitting.agenda', 0])
    assert.equal(agenda?.invitation, null)
    assert.match(agenda?.body ?? '', /\nAutres actes\s: 2\n/)
    assert.ok(agenda?.body.includes(`\nhttps://greffe.example/fr/seances/${id}\n`))
    const all = await tx.selectFrom('mail.message').select(['subject', 'body', 'data', 'invitation']).execute()
    assert.doesNotMatch(JSON.stringify(all), /secret|politique/)
  }))

test('a participant has one address in a council; at another one they are invited anew, removed they hear nothing', () =>
  as(async tx => {
    const id = await aSitting(tx)
    const one = await addParticipant(tx, own, ana)
    await refuses('SIT-034', addParticipant(tx, own, { ...bea, address: 'ANA@exemple.invalid' }))
    const other = await addParticipant(tx, own, bea)
    await refuses('SIT-034', changeParticipant(tx, own, other, { ...bea, address: ana.address }))
    const { council: _, ...same } = ana
    await changeParticipant(tx, own, one, { ...same, lang: 'en' })
    assert.equal((await sentAbout(tx, id, ana.address)).length, 1)
    await changeParticipant(tx, own, one, { ...same, address: 'roy@exemple.invalid' })
    assert.equal((await sentAbout(tx, id, 'roy@exemple.invalid')).length, 1)
    await removeParticipant(tx, own, one)
    await refuses('KER-007', removeParticipant(tx, own, one))
    await cancelSitting(tx, own, id, 'Motif.')
    assert.equal((await sentAbout(tx, id, 'roy@exemple.invalid')).length, 2)
    assert.equal((await sentAbout(tx, id, bea.address)).length, 2)
  }))

test('whoever is removed is sent the cancellation of what they were invited to and is still to come; added again, a new invitation', () =>
  as(async tx => {
    const [past, cancelled, id, far] = [
      await aSitting(tx, day('2026-11-18')),
      await aSitting(tx, day('2026-12-02')),
      await aSitting(tx),
      await aSitting(tx, day('2027-03-10')),
    ]
    const one = await addParticipant(tx, own, ana)
    await addParticipant(tx, own, bea)
    await cancelSitting(tx, own, cancelled, 'Motif.')
    await removeParticipant(tx, at(registrar, day('2026-11-19')), one)
    const written = async (sitting: string, address: string) =>
      (await sentAbout(tx, sitting, address))
        .filter(({ about }) => about === `sitting ${sitting}`)
        .map(({ template }) => template)
    assert.deepEqual(await written(id, ana.address), ['sitting.invitation', 'sitting.removed'])
    assert.deepEqual(await written(past, ana.address), ['sitting.invitation'])
    assert.deepEqual(await written(cancelled, ana.address), ['sitting.invitation', 'sitting.cancelled'])
    assert.deepEqual(await written(far, ana.address), [])
    assert.deepEqual(await written(id, bea.address), ['sitting.invitation'])

    const [removal] = (await sentAbout(tx, id, ana.address)).filter(({ template }) => template === 'sitting.removed')
    assert.match(removal?.subject ?? '', /^Convocation annulée\s: Conseil des ministres, séance du 25\snovembre\s2026$/)
    for (const said of [/METHOD:CANCEL/, /STATUS:CANCELLED/, new RegExp(`UID:${id}\\r\\nSEQUENCE:0`)])
      assert.match(removal?.invitation ?? '', said)
    assert.equal((await sittingById(tx, id))?.step, 'planned')
    await addParticipant(tx, own, ana)
    assert.equal((await written(id, ana.address)).at(-1), 'sitting.invitation')
  }))

test('at another address, the old one is sent the cancellation of what is still to come, and the new one the invitation', () =>
  as(async tx => {
    const [past, cancelled, id, far] = [
      await aSitting(tx, day('2026-11-18')),
      await aSitting(tx, day('2026-12-02')),
      await aSitting(tx),
      await aSitting(tx, day('2027-03-10')),
    ]
    const one = await addParticipant(tx, own, ana)
    await cancelSitting(tx, own, cancelled, 'Motif.')
    const { council: _, ...same } = ana
    const elsewhere = { ...same, address: 'roy@exemple.invalid', lang: 'en' } as const
    await changeParticipant(tx, at(registrar, day('2026-11-19')), one, elsewhere)
    const written = async (sitting: string, address: string) =>
      (await sentAbout(tx, sitting, address)).filter(({ about }) => about === `sitting ${sitting}`)
    const letters = async (sitting: string, address: string) =>
      (await written(sitting, address)).map(({ template }) => template)
    assert.deepEqual(await letters(id, ana.address), ['sitting.invitation', 'sitting.readdressed'])
    assert.deepEqual(await letters(id, elsewhere.address), ['sitting.invitation'])
    for (const over of [past, cancelled, far]) assert.deepEqual(await letters(over, elsewhere.address), [])
    assert.deepEqual(await letters(past, ana.address), ['sitting.invitation'])

    const [, cancellation] = await written(id, ana.address)
    for (const said of [/METHOD:CANCEL/, /STATUS:CANCELLED/, new RegExp(`UID:${id}`), /mailto:ana@exemple\.invalid/i])
      assert.match(cancellation?.invitation ?? '', said)
    assert.doesNotMatch(
      `${cancellation?.body}${cancellation?.invitation}`,
      /roy@exemple/,
      'the new one is told to nobody',
    )
    const [invited] = await written(id, elsewhere.address)
    assert.match(invited?.subject ?? '', /^Invitation: Cabinet, sitting of November 25, 2026$/)
    for (const said of [/METHOD:REQUEST/, new RegExp(`UID:${id}`), /mailto:roy@exemple\.invalid/i])
      assert.match(invited?.invitation ?? '', said)
  }))
