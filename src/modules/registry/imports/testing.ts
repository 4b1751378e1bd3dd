import assert from 'node:assert/strict'
import type { Tx } from '../../../kernel/database/index.ts'
import { tester } from '../../../kernel/database/testing.ts'
import { day } from '../../../kernel/time/index.ts'
import '../testing.ts'
import { type Import, importFile } from './import.actions.ts'
import type { Report } from './report.rules.ts'

const now = '2026-11-20T15:00:00.000000Z'

export const take = (tx: Tx, content: unknown, options: Partial<Import> = {}): Promise<Report> => {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content))
  async function* open() {
    yield bytes
  }
  return importFile(tx, {
    open,
    format: 'popolo',
    actor: tester,
    name: 'registre.json',
    today: day('2026-11-20'),
    now,
    ...options,
  })
}

export const sum = ({ persons, organisations, posts, memberships }: Report['read']) =>
  persons + organisations + posts + memberships

/** What holds of every report: each row read is somewhere, once. */
export const addsUp = (report: Report) => {
  for (const name of ['persons', 'organisations', 'posts', 'memberships'] as const)
    assert.equal(report.read[name], report.imported[name] + report.same[name] + report.left_out[name], name)
  if (sum(report.read) > 0)
    assert.equal(
      report.reported.reduce((total, { count }) => total + count, 0),
      sum(report.left_out),
    )
}

/** Rules with their places, as 'IMP-14 /memberships/0/post_id'. */
export const said = (list: Report['reported']) =>
  list.flatMap(({ rule, rows }) => rows.map(({ place }) => `${rule} ${place}`))

export const held = async (tx: Tx) =>
  (
    await tx
      .selectFrom('registry.mandate as m')
      .innerJoin('registry.post as p', 'p.post_id', 'm.post_id')
      .innerJoin('registry.person as s', 's.person_id', 'm.person_id')
      .select(['s.family_name', 'p.title_fr_f', 'p.seat', 'm.valid'])
      .orderBy('m.valid')
      .orderBy('s.family_name')
      .execute()
  ).map(({ family_name, title_fr_f, seat, valid }) => `${family_name}, ${title_fr_f} ${seat ?? '-'} ${valid}`)

export const counts = async (tx: Tx) => {
  const of = async (
    table:
      | 'registry.organisation'
      | 'registry.person'
      | 'registry.post'
      | 'registry.mandate'
      | 'acts.act'
      | 'acts.article'
      | 'acts.series'
      | 'journal.entry',
  ) =>
    (
      await tx
        .selectFrom(table)
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  return [
    await of('registry.organisation'),
    await of('registry.person'),
    await of('registry.post'),
    await of('registry.mandate'),
    await of('acts.act'),
    await of('acts.article'),
    await of('acts.series'),
    await of('journal.entry'),
  ]
}

export const member = (id: string, person_id: string, start_date?: unknown, end_date?: unknown, more: object = {}) => ({
  id,
  person_id,
  post_id: 'chef',
  start_date,
  end_date,
  ...more,
})

export const document = {
  memberships: [
    member('m2', 'bea', '2002-01-01', '2003'),
    member('m1', 'ann', '2001', '2002-01-01'),
    member('m3', 'cat', '2003-06', null),
  ],
  posts: [{ id: 'chef', label: 'Chef', organization_id: 'tribunal' }],
  persons: [
    { id: 'ann', name: 'Ann A', gender: 'female' },
    { id: 'bea', name: 'Bea B' },
    { id: 'cat', name: 'Cat C' },
  ],
  organizations: [
    { id: 'tribunal', name: 'Tribunal', classification: 'Tribunal administratif', parent_id: 'house' },
    { id: 'house', name: 'House' },
  ],
}
export const withMembers = (...memberships: unknown[]) => ({ ...document, memberships })
