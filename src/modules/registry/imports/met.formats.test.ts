import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metTexts } from './met.formats.ts'

test('a text is new once, among fifty thousand others, whatever its length', () => {
  const met = metTexts()
  const texts = Array.from({ length: 50_000 }, (_, n) => (n % 1000 === 0 ? `${n}`.repeat(1000) : `Zoé ${n}`))
  assert.equal(met.has(''), false)
  assert.ok(texts.every(text => !met.has(text) && met.add(text) && met.has(text)))
  assert.ok(texts.every(text => !met.add(text)))
  assert.equal(met.has('Zoé 50000'), false)
  assert.equal(met.add(''), true)
})
