import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Access, type Actor, mayEnter, roleNames, roles, visitor } from './index.ts'

const actor = (role: Actor['role']): Actor => ({ id: role, name: role, role, scope: {} })

const cases = [
  ['public', 'visitor', true, 'public is for everybody'],
  ['public', 'auditor', true, 'those who signed in included'],
  [['adviser'], 'adviser', true, 'the role named'],
  [['adviser', 'director'], 'director', true, 'the second role named'],
  [['adviser', 'director'], 'registrar', false, 'a role not named'],
  [['adviser'], 'legal_adviser', false, 'names are whole'],
  [roleNames as Access, 'visitor', false, 'even every role leaves the visitor out'],
] as const satisfies readonly (readonly [Access, Actor['role'], boolean, string])[]
for (const [access, role, may, why] of cases)
  test(`mayEnter: ${why}`, () => assert.equal(mayEnter(access, actor(role)), may))

test('a visitor has no scope', () => assert.deepEqual([visitor.role, visitor.scope], ['visitor', {}]))

test('every role has a name of its own in both languages', () => {
  for (const lang of ['fr', 'en'] as const)
    assert.equal(new Set(roleNames.map(role => roles[role][lang])).size, roleNames.length)
})

/** Never called: the compiler alone reads it. */
const doesNotCompile = () => {
  // @ts-expect-error: an empty list
  const empty: Access = []
  // @ts-expect-error: an unknown role
  const unknown: Access = ['clerk']
  // @ts-expect-error: a visitor is not a role that can be named
  const named: Access = ['visitor']
  // @ts-expect-error: there is no "none"
  const none: Access = 'none'
  return [empty, unknown, named, none]
}
test('an empty list or an unknown role does not compile', () => assert.equal(typeof doesNotCompile, 'function'))
