import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { tester, undone } from '../../../kernel/database/testing.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { recordEvent } from '../acts/act.actions.ts'
import type { Kind } from '../acts/act.rules.ts'
import { adopt } from '../acts/chain.actions.ts'
import { checks } from './check.formats.ts'

const header = {
  title: { fr: 'la politique de sécurité', en: 'the security policy' },
  recitals: [],
  recommender: null,
  schedules: [],
  signatories: [],
}
const articles = [{ text_fr: 'Le texte.', text_en: 'The text.', effect: null, input: null }]

const anAct = async (tx: Tx, adopted_on: string, kind: Kind = 'decret') =>
  (await adopt(tx, { kind, number: null, adopted_on: day(adopted_on), header, articles }, '2026-11-20T15:00:00Z'))
    .act_id

const found = async (tx: Tx, name: string, on = '2026-11-20') => {
  const check = checks.find(one => one.name === name)
  assert(check)
  return (await check.find(tx, day(on))).findings
}

test('an act without a page of the Gazette is pointed out from the day after the delay, until its page is recorded', () =>
  undone(async tx => {
    const act = await anAct(tx, '2026-10-01')
    await anAct(tx, '2026-10-01', 'ct')
    assert.deepEqual(await found(tx, 'acts.gazette', '2026-10-31'), [])
    const [late, ...others] = await found(tx, 'acts.gazette', '2026-11-01')
    assert.deepEqual([late?.about, late?.since, others.length], [{ act }, '2026-11-01', 0])
    assert.match(
      late?.says.fr ?? '',
      /la politique de sécurité\s: adopté le 1er\soctobre\s2026, aucune page de la Gazette\.$/,
    )
    assert.deepEqual(late?.mend?.access, ['registrar'])
    const by = { actor: tester, clock: fixedClock(day('2026-11-20')) }
    const page = {
      what: 'published',
      day: day('2026-10-20'),
      signatory: null,
      gazette_part: '2',
      gazette_page: '12',
    } as const
    await recordEvent(tx, by, act, page)
    assert.deepEqual(await found(tx, 'acts.gazette'), [])
  }))

test('days of acts that cannot be: an adoption ahead, a page before the act, before its signature', () =>
  undone(async tx => {
    const happened = async (act: string, what: string, on: string) => {
      await sql`insert into acts.event (event_id, act_id, what, day, recorded_by) values (${randomUUID()}, ${act}, ${what}, ${on}, 'tester')`.execute(
        tx,
      )
      await journal(tx, { what: 'act.event' })
    }
    const [early, sound] = [await anAct(tx, '2026-10-01'), await anAct(tx, '2026-10-01')]
    assert.deepEqual(
      (await found(tx, 'acts.dates', '2026-09-30')).map(({ key, since }) => [key, since]),
      [
        [`${early}-ahead`, null],
        [`${sound}-ahead`, null],
      ],
    )
    await happened(sound, 'signed', '2026-10-01')
    await happened(sound, 'published', '2026-10-15')
    await happened(early, 'signed', '2026-10-05')
    await happened(early, 'published', '2026-09-30')
    assert.deepEqual(
      (await found(tx, 'acts.dates')).map(({ key, since }) => [key, since]),
      [
        [`${early}-before-adoption`, '2026-09-30'],
        [`${early}-published-before-signed`, '2026-09-30'],
      ],
    )
    await happened(sound, 'signed', '2026-11-21')
    assert.ok((await found(tx, 'acts.dates')).some(({ key }) => key === `${sound}-event-ahead`))
  }))
