import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journalPage } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day } from '../../../kernel/time/index.ts'
import { type Typed, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { openFile } from '../files/file.actions.ts'
import { aPerson, aSeat, at, decree, held } from '../files/testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database })
const someone = (role: Role): Actor => ({ id: `${role}-9`, name: `Personne ${role}`, role, scope: {} })
const [adviser, director, payOfficer] = [someone('adviser'), someone('director'), someone('pay_officer')]
const get = (actor: Actor | null, path: string) => site.as(actor).page(path)
const fill = (actor: Actor, path: string, typed: Typed, form: string) => site.as(actor).fill(path, typed, form)

const id = await database.asActor(tester, async tx => {
  const post = await aSeat(tx, { holds_over: false, body: 'Tribunal administratif du travail' })
  const mandate = await held(tx, post, await aPerson(tx), '2024-01-01', '2028-12-31')
  const target = day('2027-01-13')
  const file = await openFile(tx, at('adviser'), { kind: 'departure', post, mandate, target, confidential: false })
  await decree(tx, [{ effect: 'mandate.end', input: { post, mandate, on: '2026-05-31', reason: 'termination' } }])
  return file
})
const file = `/fr/dossiers/${id}`
const owed = `${file}/ce-qui-est-du`

test('scenario 20 from the pages: what is owed, a public contract in month 4, a plan accepted, then recovered', async () => {
  assert.match((await get(adviser, file)).html, /Le motif du départ manque/)
  await fill(adviser, file, { last_day: '2026-05-31', end_reason: 'termination' }, 'term')
  const wrong = await fill(adviser, file, { vacation_halves: 'x' }, 'departure')
  assert.equal(wrong.status, 422)
  assert.equal((await fill(payOfficer, file, { vacation_halves: '25', benefit: 'transition' }, 'departure')).to, file)

  const typed = { pay: '144 000,00', pay_source: 'D. 1-2024', months: '8' }
  const noAmount = await fill(payOfficer, owed, { ...typed, pay: 'douze' }, 'pay')
  assert.equal(noAmount.status, 422)
  assert.match(noAmount.html, /value="douze"/)
  assert.equal((await fill(payOfficer, owed, typed, 'pay')).to, owed)
  const { html } = await get(payOfficer, owed)
  for (const shown of ['DEP-08', 'Jours ouvrables d’une année', 'Vacances à payer au départ', '96\\s000,00\\s\\$'])
    assert.match(html, new RegExp(shown))

  await fill(director, owed, {}, 'step-grant')
  await fill(payOfficer, owed, {}, 'step-pay')
  const job = { employer: 'Cabinet', sector: 'private', kind: 'employment', monthly: '9000', known_from: 'Lettre' }
  await fill(adviser, owed, { ...job, first_day: '2026-09-01' }, 'work')
  assert.match((await get(adviser, owed)).html, /Rien n’est à rembourser/)
  const contract = { ...job, employer: 'Ministère', sector: 'public', kind: 'contract' }
  await fill(adviser, owed, { ...contract, first_day: '2026-09-01' }, 'work')
  const english = (await get(director, `/en/files/${id}/owed`)).html
  assert.match(english, /\$45,000\.00 is still to be stopped or repaid/)
  assert.match(english, /T-15\.1, r\. 2, a\. 27 \(mod\. 2020\)/)
  assert.match((await get(director, '/fr')).html, /Recouvrements à décider/)
  await fill(director, owed, {}, 'step-decide')
  assert.match((await get(payOfficer, '/fr')).html, /Recouvrements à inscrire/)
  await fill(payOfficer, owed, { day: '2026-11-18' }, 'step-recover')
  assert.match(
    (await get(adviser, owed)).html,
    /Recouvré.*45\s000,00\s\$, Personne pay_officer, le 18\snovembre\s2026/s,
  )
})

test('amounts are for few, and the journal remembers who read them', async () => {
  for (const [role, status] of [
    ['adviser', 200],
    ['director', 200],
    ['pay_officer', 200],
    ['auditor', 200],
    ['legal_adviser', 403],
    ['registrar', 403],
    ['minister_office', 403],
    ['body_secretary', 403],
    ['holder', 403],
  ] as const)
    assert.equal((await get(someone(role), owed)).status, status, role)
  assert.doesNotMatch((await get(someone('auditor'), owed)).html, /<form id="(pay|work|step-)/)
  assert.doesNotMatch((await get(someone('registrar'), file)).html, /Voir les montants/)
  const seen = await database.asActor(someone('registrar'), tx =>
    tx.selectFrom('staffing.allowance').select('file_id').execute(),
  )
  assert.deepEqual(seen, [])
  const { items } = await database.asActor(tester, tx =>
    journalPage(tx, { who: '', what: 'departure.amounts_read', before: undefined, limit: 50 }),
  )
  assert.ok(items.some(({ role }) => role === 'auditor'))
})

test('whoever left stands in the register of after office until the year is over; the rules are signed from the file', async () => {
  const early = await fill(adviser, file, { handed_on: '2026-05-29', signed_on: '2026-05-01' }, 'after')
  assert.match(early.html, /se signent le jour où elles sont remises/)
  assert.equal((await fill(adviser, file, { handed_on: '2026-05-29', signed_on: '2026-06-01' }, 'after')).to, file)
  const json = (await (await site.as(adviser).request('/fr/apres-mandat.json')).json()) as { items: object[] }
  assert.deepEqual(
    json.items.map(item => {
      const { left_on, restricted_until, signed_on } = item as Record<string, unknown>
      return [left_on, restricted_until, signed_on]
    }),
    [['2026-05-31', '2027-05-31', '2026-06-01']],
  )
  assert.match((await get(adviser, '/en/after-office')).html, /Rose Gagné/)
  assert.match((await get(adviser, '/fr/apres-mandat?which=ended')).html, /Personne ne répond à ce choix/)
  assert.match(await (await site.as(adviser).request('/fr/apres-mandat.csv')).text(), /Rose Gagné/)
  assert.equal((await get(someone('minister_office'), '/fr/apres-mandat')).status, 403)
})
