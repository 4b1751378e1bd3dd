import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role, Scope } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { checkDrafts, emptyContent } from '../../acts/index.ts'
import { fileOr404, openFile } from '../files/file.actions.ts'
import { verdictsOf } from '../files/file.fields.ts'
import { aPerson, aSeat, held } from '../files/testing.ts'
import { attendanceChecks } from './finding.formats.ts'

for (const module of modules) declareModule(module)

const today = day('2026-11-20')
const clock = fixedClock(today)
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role, scope: Scope = {}): Actor => ({ id: `${role}-9`, name: `Personne ${role}`, role, scope })

const rank = { act: 'RLRQ, c. A-7.003', article: '14', role: 'rang' }
const named = { act: 'RLRQ, c. A-7.003', article: '4', role: 'nomination' }

/** Two bodies, each with a part-time member; the first one's law asks for a rank. */
const made = await database.asActor(tester, async tx => {
  const member = { family: 'board_member', regime: 'part_time' }
  const seat = await aSeat(tx, { ...member, body: 'Agence première', legal_bases: [named, rank] })
  const other = await aSeat(tx, { ...member, body: 'Office second' })
  const mandate = await held(tx, seat, await aPerson(tx, 'Marchand'), '2026-01-05', '2029-01-04')
  const elsewhere = await held(tx, other, await aPerson(tx, 'Lavoie'), '2025-01-05', '2029-01-04')
  const rows = await tx.selectFrom('registry.post').select(['post_id', 'organisation_id']).execute()
  const bodyOf = (post: string) => rows.find(({ post_id }) => post_id === post)?.organisation_id ?? ''
  return { seat, other, mandate, elsewhere, body: bodyOf(seat), otherBody: bodyOf(other) }
})
const secretary = someone('body_secretary', { organisation: made.body })
const otherSecretary = someone('body_secretary', { organisation: made.otherBody })
const adviser = someone('adviser', { team: 'boards' })
const page = '/fr/suivi/assiduite'

const meet = (held_on: string, typed: { absent?: string[]; excused?: string[] } = {}) =>
  site.as(secretary).fill(page, { held_on, ...typed }, 'meeting')
const found = async (name: string, actor = adviser) => {
  const check = attendanceChecks.find(one => one.name === name)
  return database.asActor(actor, async tx => (await check?.find(tx, today))?.findings ?? [], { readOnly: true })
}
const read = async (actor: Actor) =>
  (await (await site.as(actor).request('/en/follow-up/attendance.json')).json()) as {
    items: {
      mandate_id: string
      meetings: number
      absences: number
      excused: number
      verdicts: { rule: string }[]
      in_a_row: boolean | null
      within_months: number | null
    }[]
  }

test('MAN-10: absences are counted, judged once the by-law is recorded, and propose a vacancy to the adviser', async () => {
  const absent = [made.mandate]
  assert.equal((await meet('2026-02-10', { absent })).to, page)
  assert.equal((await meet('2026-05-12', { excused: absent })).to, page)
  assert.equal((await meet('2026-06-09')).to, page)
  assert.equal((await meet('2026-09-08', { absent })).to, page)
  const [counted] = (await read(secretary)).items
  assert.deepEqual(counted && [counted.meetings, counted.absences, counted.excused, counted.verdicts], [4, 2, 1, []])
  assert.deepEqual(await found('staffing.absences'), [], 'no by-law, no judgement')

  const bylaw = { from_day: '2020-01-01', absences: '2', source: 'Règlement intérieur, art. 12' }
  assert.equal((await site.as(secretary).fill(page, { ...bylaw, absences: '0' }, 'bylaw')).status, 422)
  assert.equal((await site.as(secretary).fill(page, { ...bylaw, absences: '3' }, 'bylaw')).to, page)
  assert.deepEqual(await found('staffing.absences'), [])
  assert.equal((await site.as(secretary).fill(page, bylaw, 'bylaw')).to, page)
  const { html } = await site.as(secretary).page(page)
  assert.match(html, /2 absences, la dernière le 8\sseptembre\s2026.*Règlement intérieur, art\. 12/s)
  assert.doesNotMatch(html, /Ouvrir un dossier de départ/)

  const [finding] = await found('staffing.absences')
  assert.deepEqual([finding?.key, finding?.since], [made.mandate, '2026-09-08'])
  const { html: list } = await site.as(adviser).page(page)
  assert.match(list, new RegExp(`href="/fr/dossiers/nouveau\\?post=${made.seat}[^"]*mandate=${made.mandate}`))
})

test('what is refused: a day ahead, the same day twice, someone of another body, one absence in both lists', async () => {
  const refused = async (held_on: string, typed: { absent?: string[]; excused?: string[] } = {}) =>
    (await meet(held_on, typed)).html
  assert.match(await refused('2026-12-01'), /pas encore venu/)
  assert.match(await refused('2026-06-09'), /déjà consignée/)
  assert.match(await refused('2026-10-01', { absent: [made.elsewhere] }), /n’occupait pas ce siège/)
  assert.match(await refused('2026-01-04', { excused: [made.mandate] }), /n’occupait pas ce siège/)
  assert.match(await refused('2026-10-01', { absent: [made.mandate], excused: [made.mandate] }), /à la fois/)
})

test('a body keeps its own attendance and no other; the secretariat reads, and writes none', async () => {
  assert.doesNotMatch((await site.as(otherSecretary).page(page)).html, /Marchand|art\. 12/)
  const meetings = await database.asActor(secretary, tx =>
    tx.selectFrom('staffing.board_meeting').select('meeting_id').execute(),
  )
  assert.equal(meetings.length, 4)
  const meeting = meetings[0]?.meeting_id ?? ''
  const path = `${page}/reunions/retrait`
  assert.equal((await site.as(otherSecretary).send(path, { meeting })).status, 404)
  assert.equal((await site.as(adviser).send(path, { meeting })).status, 403)
  for (const table of ['staffing.board_meeting', 'staffing.attendance_bylaw', 'staffing.post_change'] as const) {
    const seen = await database.asActor(otherSecretary, tx => tx.selectFrom(table).select('organisation_id').execute())
    assert.deepEqual(seen, [], table)
  }
  const minister = someone('minister_office', { portfolio: 'ministre de l’Exemple' })
  assert.equal((await site.as(minister).request(page)).status, 403)
  await assert.rejects(
    database.asActor(otherSecretary, tx =>
      tx
        .insertInto('staffing.attendance_bylaw')
        .values({
          ...{ bylaw_id: crypto.randomUUID(), organisation_id: made.body, from_day: today, absences: 1, source: 'x' },
          ...{ recorded_by_name: 'x', recorded_at: clock.now() },
        })
        .execute(),
    ),
    /row-level security/,
  )
})

test('MAN-11: a change of post before a year in the seat is told to the adviser; a seat without a rank takes none', async () => {
  const typed = { changed_on: '2026-10-05', new_post: 'Sous-ministre adjointe', rank: 'yes' }
  const change = { ...typed, mandate: made.mandate }
  assert.equal((await site.as(secretary).fill(page, change, 'change')).to, page)
  assert.match((await site.as(secretary).fill(page, change, 'change')).html, /déjà consigné pour cette personne/)
  assert.doesNotMatch((await site.as(otherSecretary).page(page)).html, /id="change"/)
  const sent = await site.as(otherSecretary).send(`${page}/changements`, { ...typed, mandate: made.elsewhere })
  assert.match(sent.html, /ne demande aucun rang/)
  const [finding] = await found('staffing.changed_post')
  assert.deepEqual([finding?.key, finding?.since], [made.mandate, '2026-10-05'])
  assert.match(finding?.says.fr ?? '', /avant d’avoir siégé un an \(le 5\sjanvier\s2027\)/)
})

test('the departure file shows both verdicts, and ends the findings for whoever reads it', async () => {
  const opened = {
    kind: 'departure',
    post: made.seat,
    mandate: made.mandate,
    target: null,
    confidential: false,
  } as const
  const file = await database.asActor(adviser, tx => openFile(tx, { actor: adviser, clock }, opened))
  const { html } = await site.as(adviser).page(`/fr/dossiers/${file}`)
  assert.match(html, /id="verdicts".*MAN-10.*MAN-11/s)
  assert.doesNotMatch(html, /Passer l’avertissement MAN-1/, 'the grounds of a departure hold nothing up')
  assert.deepEqual(await found('staffing.absences'), [])
  assert.deepEqual(await found('staffing.changed_post'), [])
  assert.doesNotMatch((await site.as(adviser).page(page)).html, /Ouvrir un dossier de départ/)
})

test('an act that ends the mandate says why; one that makes it last says what stands against it', async () => {
  const of = (effect: string) =>
    database.asActor(adviser, async tx => {
      const draft_id = crypto.randomUUID()
      const articles = [{ text_fr: '', text_en: '', effect, input: { mandate: made.mandate } }]
      const said = await checkDrafts(tx, { actor: adviser, clock }, [
        { draft_id, content: { ...emptyContent, articles } },
      ])
      return (said.get(draft_id) ?? [])
        .map(({ rule, outcome }) => `${rule} ${outcome}`)
        .filter(one => /^MAN-1[01] /.test(one))
    })
  assert.deepEqual(await of('mandate.end'), ['MAN-10 inform', 'MAN-11 inform'])
  assert.deepEqual(await of('mandate.renew'), ['MAN-10 warn', 'MAN-11 block'])
  assert.deepEqual(await of('mandate.extend'), ['MAN-10 warn', 'MAN-11 block'])
  assert.deepEqual(await of('mandate.begin'), [])
})

test('a renewal file of a term that cannot be finished is blocked', async () => {
  const asked = { kind: 'renewal', post: made.seat, mandate: made.mandate, target: null, confidential: false } as const
  const said = await database.asActor(adviser, async tx => {
    const file = await fileOr404(tx, clock, await openFile(tx, { actor: adviser, clock }, asked))
    return verdictsOf(file, today).filter(({ rule }) => rule === 'MAN-10' || rule === 'MAN-11')
  })
  assert.deepEqual(
    said.map(({ rule, outcome }) => `${rule} ${outcome}`),
    ['MAN-10 warn', 'MAN-11 block'],
  )
})

test('a by-law that wants absences in a row judges these alone', async () => {
  const row = { absences: '2', source: 'Règlement intérieur, art. 14', counted: 'in_a_row', months: '12' }
  assert.equal((await site.as(secretary).fill(page, { ...row, from_day: '2020-01-02' }, 'bylaw')).to, page)
  const { html } = await site.as(secretary).page(page)
  assert.match(html, /seulement celles de suite/)
  assert.doesNotMatch(html, /2 absences, la dernière/)
  const [counted] = (await read(secretary)).items
  assert.deepEqual(counted && [counted.in_a_row, counted.within_months, counted.verdicts.map(({ rule }) => rule)], [
    true,
    12,
    ['MAN-11'],
  ])
})

test('what was recorded wrongly is removed, and the journal remembers', async () => {
  const { change_id: change } = await database.asActor(secretary, tx =>
    tx.selectFrom('staffing.post_change').select('change_id').executeTakeFirstOrThrow(),
  )
  assert.equal((await site.as(secretary).fill(page, { change }, 'remove-change')).to, page)
  const { meeting_id: meeting } = await database.asActor(secretary, tx =>
    tx.selectFrom('staffing.board_meeting').select('meeting_id').orderBy('held_on', 'desc').executeTakeFirstOrThrow(),
  )
  assert.equal((await site.as(secretary).fill(page, { meeting }, 'remove-meeting')).to, page)
  assert.deepEqual((await read(secretary)).items[0]?.verdicts, [])
  const said = await database.asOwner(tx =>
    tx.selectFrom('journal.entry').select('what').where('what', 'like', 'attendance.%').execute(),
  )
  assert.deepEqual(
    [...new Set(said.map(({ what }) => what))].sort(),
    ['bylaw_recorded', 'meeting_recorded', 'meeting_removed', 'post_change_removed', 'post_changed'].map(
      what => `attendance.${what}`,
    ),
  )
})
