import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vcard } from './vcard.formats.ts'

const card = {
  person_id: '01990000-0000-7000-8000-000000000001',
  given_name: 'Rose',
  family_name: 'Gagné; dite, \\ « Roy »',
  address: 'Mme',
  offices: [
    { title: 'présidente', organisation: 'Régie des marais, des étangs et des rivières' },
    { title: 'membre', organisation: `${'é'.repeat(80)}\nfin` },
  ],
  page: 'https://greffe.example/fr/registre/personnes/1',
  revised: '2026-11-20T15:00:00.123456Z',
}

const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('a card has what RFC 6350 requires, escapes what separates, and keeps each title beside its body', () => {
  const lines = unfolded(vcard(card, 'fr'))
  assert.deepEqual(lines, [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'PRODID:-//Greffe//Greffe//EN',
    'KIND:individual',
    'UID:urn:uuid:01990000-0000-7000-8000-000000000001',
    'FN:Rose Gagné\\; dite\\, \\\\ « Roy »',
    'N:Gagné\\; dite\\, \\\\ « Roy »;Rose;;Mme;',
    'office1.TITLE;LANGUAGE=fr:présidente',
    'office1.ORG;LANGUAGE=fr:Régie des marais\\, des étangs et des rivières',
    'office2.TITLE;LANGUAGE=fr:membre',
    `office2.ORG;LANGUAGE=fr:${'é'.repeat(80)}\\nfin`,
    'SOURCE:https://greffe.example/fr/registre/personnes/1',
    'URL:https://greffe.example/fr/registre/personnes/1',
    'REV:20261120T150000Z',
    'END:VCARD',
    '',
  ])
})

test('no line is longer than 75 octets, and no letter is cut', () => {
  for (const line of vcard(card, 'fr').split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line)
    assert.equal(Buffer.from(line).toString(), line)
    assert.doesNotMatch(line, /[\r\n]/)
  }
})
