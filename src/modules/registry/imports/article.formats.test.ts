import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, uuidOf } from './article.formats.ts'

test('a name-based id is that of RFC 9562', () =>
  assert.equal(
    uuidOf(Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex'), 'www.example.com'),
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  ))

test('an id depends on the collection and on the identifier in the file, whatever its letters', () => {
  assert.equal(idOf('persons', 'é/𝒵'), idOf('persons', 'é/𝒵'))
  assert.notEqual(idOf('persons', '1'), idOf('posts', '1'))
})
