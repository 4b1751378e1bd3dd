import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportText } from './report.formats.ts'
import { newReport } from './report.rules.ts'

const some = () => {
  const { report, leftOut, note } = newReport('registre.json', false)
  const at = { collection: 'memberships' as const, index: 12, line: 1345 }
  leftOut(at, [{ rule: 'IMP-17', field: 'start_date', value: '2001-02-30' }])
  leftOut({ ...at, index: 13 }, [{ rule: 'IMP-05', field: null, value: ['\u202e'] }])
  note(at, { rule: 'IMP-32', field: 'no\u001bte', value: '\u202egauche\u001b[2J' })
  report.read.memberships = 2890
  report.imported.memberships = 2888
  report.hand_overs = 313
  report.extra_seats = 855
  report.act = { act_id: 'a', number: '1-2026' }
  return report
}

test('the report reads in French', () => {
  const text = reportText(some(), 'fr')
  assert.ok(text.startsWith('Fichier\u00a0: registre.json\nActe adopté\u00a0: Reprise\u00a01-2026\n'))
  assert.match(text, /Mandats +2\u00a0890 +2\u00a0888 +0 +2\n/)
  assert.match(text, /Passations le jour même {2}313\n/)
  assert.match(
    text,
    / {2}IMP-17 \(1\) {2}La date est impossible[^\n]*\n {4}\/memberships\/12\/start_date, ligne 1\u00a0345 {2}"2001-02-30"\n/,
  )
})

test('the report reads in English, and no character of the file acts on the terminal', () => {
  const text = reportText(some(), 'en')
  assert.match(text, /Memberships +2,890 +2,888 +0 +2\n/)
  assert.match(text, /\/memberships\/13, line 1,345 {2}\[…\]/)
  assert.ok(text.includes('/memberships/12/no\\u{1b}te, line 1,345  "\\u{202e}gauche\\u001b[2J"'))
  for (const character of ['\u001b', '\u202e']) assert.ok(!text.includes(character))
})

test('a dry run, a refusal and nothing new each have their line', () => {
  const { report } = newReport('a', false)
  assert.match(reportText(report, 'en'), /Nothing new/)
  assert.match(reportText({ ...report, dry_run: true }, 'en'), /Dry run/)
  assert.match(reportText({ ...report, refused: { fr: 'Refusé.', en: 'Refused.' } }, 'fr'), /\nRefusé\.\n/)
  const hundred = Array.from({ length: 100 }, () => ({ place: '/x', line: 1, value: '' }))
  const long = {
    ...report,
    reported: [{ rule: 'IMP-10' as const, says: { fr: 'F.', en: 'E.' }, count: 250, rows: hundred }],
  }
  assert.match(reportText(long, 'fr'), /… et 150 autres\n/)
})
