import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyContent, formVerdicts } from './draft.fields.ts'

const law = { text: 'Loi sur l’exécutif', article: '4', version_date: null }
const recital = { fr: 'le gouvernement nomme', en: 'the Government appoints', law }
const recommender = { fr: 'du premier ministre', en: 'the Premier' }

test('a décret is expected to name who recommends it and to cite the law', () => {
  const rules = (content: object, kind = 'decret') =>
    formVerdicts({ kind, content: { ...emptyContent, ...content } }).map(({ rule, outcome }) => `${rule} ${outcome}`)
  assert.deepEqual(rules({}), ['NOM-01 warn', 'NOM-01 warn'])
  assert.deepEqual(rules({ recommender, recitals: [{ ...recital, law: null }] }), ['NOM-01 warn'])
  assert.deepEqual(rules({ recommender: { fr: 'du premier ministre', en: ' ' }, recitals: [recital] }), ['NOM-01 warn'])
  assert.deepEqual(rules({ recommender, recitals: [recital] }), [])
  assert.deepEqual(rules({}, 'repeal'), [])
})
