import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ofName } from './name.rules.ts'

for (const [name, said] of [
  ['Paule', 'de Paule'],
  ['Aline', 'd’Aline'],
  ['Émile', 'd’Émile'],
  ['Hélène', 'd’Hélène'],
  ['Yasmine', 'de Yasmine'],
  ['Yves', 'd’Yves'],
] as const)
  test(`of a name: ${said}`, () => assert.equal(ofName(name), said))
