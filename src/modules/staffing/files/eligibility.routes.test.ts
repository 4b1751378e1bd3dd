import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { changeFile, fileOr404, openFile } from './file.actions.ts'
import { verdictsOf } from './file.fields.ts'
import { aPerson, aSeat, decree } from './testing.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const adviser: Actor = { id: 'adviser-8', name: 'Maude', role: 'adviser', scope: { team: 'management' } }

test('where the law asks for a profile, the file shows the orders of the person; confirming stays with the adviser. NOM-05', async () => {
  const { id, rules } = await database.asActor(adviser, async tx => {
    const law = { act: 'RLRQ, c. X-1', article: '4' }
    const bases = [
      { ...law, role: 'nomination' },
      { ...law, article: '6', role: 'profil' },
    ]
    const [post, person] = [await aSeat(tx, { legal_bases: bases }), await aPerson(tx)]
    const membership = { membership: randomUUIDv7(), person, professional_order: 'barreau', number: '31234' }
    await decree(tx, [{ effect: 'person.join_order', input: { ...membership, from: '2010-05-04' } }])
    const left = { membership: randomUUIDv7(), person, professional_order: 'cpa', from: '2001-05-04' }
    await decree(tx, [
      { effect: 'person.join_order', input: left },
      { effect: 'person.leave_order', input: { person, professional_order: 'cpa', on: '2015-12-31' } },
    ])
    const asked = { mandate: null, target: null, confidential: false }
    const id = await openFile(tx, { actor: adviser, clock }, { post, kind: 'appointment', ...asked })
    const { version } = await fileOr404(tx, clock, id)
    await changeFile(tx, { actor: adviser, clock }, id, version, 'person', { person_id: person })
    return { id, rules: verdictsOf(await fileOr404(tx, clock, id), clock.today()).map(({ rule }) => rule) }
  })
  const { html } = await site.as(adviser).page(`/fr/dossiers/${id}`)
  assert.match(html, /Ordres professionnels au registre<\/dt><dd>Barreau \(avocates et avocats\), no\u00a031234 ?</)
  assert.doesNotMatch(html, /comptables professionnels agréés/)
  assert.ok(rules.includes('NOM-05'))
})
