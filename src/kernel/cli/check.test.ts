import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../database/testing.ts'
import type { Check } from '../findings/index.ts'
import { readSettings } from '../settings.ts'
import { day } from '../time/index.ts'
import { checkCommand } from './check.ts'

const database = await testDatabase()
const settings = readSettings({ GREFFE_TODAY: '2026-11-20' })

const checks: readonly Check[] = [
  {
    name: 'test.law',
    title: { fr: 'Selon la loi', en: 'By the law' },
    why: { fr: 'La loi le veut.', en: 'The law wants it.' },
    rule: { id: 'TST-01', law: 'TST-01', status: 'verified' },
    concerns: ['adviser'],
    find: async () => ({
      findings: [
        {
          key: 'a',
          says: { fr: 'Un constat.', en: 'A finding.' },
          since: day('2026-11-20'),
          body: null,
          path: { fr: '/la', en: '/there' },
          about: {},
          facts: [],
        },
      ],
      unjudged: 2,
    }),
  },
]

const run = async (values: Record<string, boolean>, lang: 'fr' | 'en') => {
  const lines: string[] = []
  const context = { files: [], actor: tester, database, settings, lang, say: () => undefined }
  const status = await checkCommand(checks).run({ ...context, values, out: line => void lines.push(line) })
  return { status, lines }
}

test('check says each finding on a line, then what each check gave; it ends well whatever it finds', async () => {
  assert.deepEqual(await run({}, 'fr'), {
    status: 0,
    lines: [
      'test.law\t2026-11-20\tUn constat.',
      'Selon la loi – TST-01 (vérifiée) – 1 constat à régler, 0 accepté, 2 cas non jugés',
    ],
  })
})

test('check --json gives the same to programs, with the first day and the days since', async () => {
  const { lines } = await run({ json: true }, 'en')
  const { on, total, checks: each, items } = JSON.parse(lines.join(''))
  assert.deepEqual([on, total, each[0].open, each[0].unjudged], ['2026-11-20', 1, 1, 2])
  assert.deepEqual(
    [items[0].finding, items[0].says, items[0].days, items[0].rule, items[0].path],
    ['test.law/a', 'A finding.', 1, 'TST-01', '/en/there'],
  )
})
