import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardsIn } from '../../../kernel/testing.ts'
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

test('a card has what RFC 6350 requires, nothing that separates parts what is typed, and each title is beside its body', () => {
  const [read, ...others] = cardsIn(vcard(card, 'fr'))
  assert.ok(read && others.length === 0)
  assert.deepEqual(
    read
      .getAllProperties()
      .map(property => [
        property.name,
        property.getFirstParameter('group') ?? null,
        property.getFirstParameter('language') ?? null,
        String(property.getFirstValue()),
      ]),
    [
      ['version', null, null, '4.0'],
      ['prodid', null, null, '-//Greffe//Greffe//EN'],
      ['kind', null, null, 'individual'],
      ['uid', null, null, `urn:uuid:${card.person_id}`],
      ['fn', null, null, 'Rose Gagné; dite, \\ « Roy »'],
      ['n', null, null, 'Gagné; dite, \\ « Roy »,Rose,,Mme,'],
      ['title', 'office1', 'fr', 'présidente'],
      ['org', 'office1', 'fr', 'Régie des marais, des étangs et des rivières'],
      ['title', 'office2', 'fr', 'membre'],
      ['org', 'office2', 'fr', `${'é'.repeat(80)}\nfin`],
      ['source', null, null, card.page],
      ['url', null, null, card.page],
      ['rev', null, null, '2026-11-20T15:00:00Z'],
    ],
  )
  const parts = ['Gagné; dite, \\ « Roy »', 'Rose', '', 'Mme', '']
  assert.deepEqual(read.getFirstPropertyValue('n'), parts)
})

test('no line is longer than 75 octets, and no letter is cut', () => {
  for (const line of vcard(card, 'fr').split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line)
    assert.equal(Buffer.from(line).toString(), line)
    assert.doesNotMatch(line, /[\r\n]/)
  }
})
