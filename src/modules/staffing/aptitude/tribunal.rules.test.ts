import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aptitudeBases, registerNamed } from './tribunal.rules.ts'

const apt = (act: string) => [
  { act: 'RLRQ, c. J-3', article: '38', role: 'nomination' },
  { act, article: '42', role: 'aptitude' },
]

test('NOM-09: the register is the one that the basis points to, by the chapter of its act', () => {
  assert.equal(registerNamed(apt('RLRQ, c. J-3')), 'taq')
  assert.equal(registerNamed(apt('T-15.01, r. 4')), 'tal')
  assert.equal(registerNamed(apt('T-15.1, r. 1')), 'tat')
  assert.equal(registerNamed(apt('RLRQ, c. R-6.01')), 'energie')
})

test('NOM-09: a basis of another role asks for no register; one that is not kept here is named by none', () => {
  assert.equal(registerNamed([{ act: 'RLRQ, c. J-3', role: 'nomination' }, { act: 'J-3' }]), null)
  assert.equal(registerNamed(apt('RLRQ, c. P-41.1')), null)
  assert.equal(aptitudeBases(apt('RLRQ, c. P-41.1')).length, 1)
})
