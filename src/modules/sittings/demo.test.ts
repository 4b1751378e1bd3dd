import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import type { Tx } from '../../kernel/database/index.ts'
import { chainNow, undone } from '../../kernel/database/testing.ts'
import { atInToronto, type Day, day, dayInToronto } from '../../kernel/time/index.ts'
import { adopt, draftOr404, recordEvent, verifyRegister } from '../acts/index.ts'
import { aPerson, aPost, article, decide, id } from '../registry/testing.ts'
import { type As, by } from './demo/hands.ts'
import { recordYear } from './demo/past.ts'
import { releases } from './releases/release.queries.ts'
import { minutesText } from './sitting.formats.ts'
import { allSittings, itemsOf } from './sitting.queries.ts'
import { registrar } from './testing.ts'

/** Wednesdays before November 18, after one that appoints someone, long enough ago: the fourth adopts with changes, the third defers to the second, the first has no act and no sitting. */
const adopted: readonly (readonly [Day, readonly string[]])[] = [
  [day('2026-10-21'), ['un']],
  [day('2026-10-28'), ['deux', 'trois']],
  [day('2026-11-04'), ['quatre']],
]

/** An appointment adopted and signed on October 14; gives who is appointed. */
const appointed = async (tx: Tx) => {
  const [on, { post, articles }, rose] = [day('2026-10-14'), aPost(), aPerson()]
  const begin = { mandate: id(), post, person: rose.person, from: '2026-10-15', to: '2031-10-14' }
  const whole = [...articles, ...rose.articles, article('mandate.begin', begin)]
  const { act_id } = await decide(tx, whole, { on, now: atInToronto(on, '10:00') })
  const signed = { what: 'signed', day: on, signatory: 'Greffe', gazette_part: null, gazette_page: null } as const
  await recordEvent(tx, by('registrar', on), act_id, signed)
  return rose.person
}

test('a year of sittings is recorded from the acts adopted each week: closed, with their drafts, announced, and as the journal heard', () =>
  undone(async tx => {
    const rose = await appointed(tx)
    for (const [on, titles] of adopted)
      for (const [at, fr] of titles.entries()) {
        const header = { title: { fr, en: fr }, recitals: [], recommender: null, schedules: [], signatories: [] }
        const articles = [{ text_fr: 'que cela soit', text_en: 'that it be', effect: null, input: null }]
        const proposal = {
          act_id: randomUUIDv7(),
          kind: 'decret',
          number: null,
          adopted_on: on,
          header,
          articles,
        } as const
        await adopt(tx, proposal, atInToronto(on, `10:0${at}`))
      }
    const as: As = (role, on, run) => run(tx, by(role, on))
    await recordYear(as, day('2026-11-18'), 'Salle A')

    const lines = await allSittings(tx)
    assert.deepEqual(
      lines.map(({ day: on, step, place, items, decided }) => [on, step, place, items, decided]),
      [
        ['2026-11-04', 'closed', 'Salle A', 1, 1],
        ['2026-10-28', 'closed', 'Salle A', 3, 3],
        ['2026-10-21', 'closed', 'Salle A', 1, 1],
        ['2026-10-14', 'closed', 'Salle A', 1, 1],
      ],
    )
    const [next, one, first, oldest] = lines
    assert.ok(next && one && first && oldest)
    assert.deepEqual(
      (await releases(tx)).map(({ sitting_id, released_at, content }) => [
        ...[sitting_id, dayInToronto(released_at), content.map(({ person_id }) => person_id)],
      ]),
      [[oldest.sitting_id, '2026-10-15', [rose]]],
    )
    const items = await itemsOf(tx, one.sitting_id)
    assert.deepEqual(
      [...(await itemsOf(tx, first.sitting_id)), ...items].map(({ n, decision, act_number, carried_to }) => [
        ...[n, decision, act_number, carried_to],
      ]),
      [
        [1, 'adopted_with_changes', '2-2026', null],
        [1, 'adopted', '3-2026', null],
        [2, 'adopted', '4-2026', null],
        [3, 'deferred', null, next.sitting_id],
      ],
    )
    const draft = await draftOr404(tx, items[0]?.draft_id ?? '')
    assert.equal(draft.content.articles[0]?.text_fr, 'que cela soit')
    assert.equal(draft.step, 'adopted')
    assert.equal(minutesText(one, items, 'fr').mark, null)
    await chainNow(tx)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
  }, registrar))
