import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role, Scope } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { unsaidRows } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { saveFile } from '../files/change.queries.ts'
import { fileOr404, moveFile } from '../files/file.actions.ts'
import type { MoveName } from '../files/file.steps.ts'
import { aPerson, aSeat, held } from '../files/testing.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role, scope: Scope = {}): Actor => ({ id: role, name: `Personne ${role}`, role, scope })

const made = await database.asActor(tester, async tx => {
  const [ending, vacant] = [
    await aSeat(tx, { body: 'Office premier' }),
    await aSeat(tx, { body: 'Office second', family: 'board_member' }),
  ]
  const mandate = await held(tx, ending, await aPerson(tx), '2022-04-01', '2027-03-31')
  const rows = await tx.selectFrom('registry.post').select(['post_id', 'organisation_id']).execute()
  const bodyOf = (post: string) => rows.find(({ post_id }) => post_id === post)?.organisation_id ?? ''
  return { ending, vacant, seat: `${ending}:${mandate}`, bodies: [bodyOf(ending), bodyOf(vacant)] as const }
})
const adviser = someone('adviser', { team: 'management' })
const boards = someone('adviser', { team: 'boards' })
const director = someone('director')
const first = someone('body_secretary', { organisation: made.bodies[0] })
const second = someone('body_secretary', { organisation: made.bodies[1] })

const messages = (address: string) =>
  database.asOwner(async tx => {
    const found = await tx
      .selectFrom('mail.message')
      .select(['template', 'subject', 'body', 'lang'])
      .where('address', '=', address)
      .orderBy('message_id')
      .execute()
    return found
  })
const letters = async (address: string) => (await messages(address)).map(({ template }) => template)

const move = (file: string, name: MoveName, actor = adviser) =>
  database.asActor(actor, async tx => {
    const { version } = await fileOr404(tx, clock, file)
    await moveFile(tx, { actor, clock }, file, version, name, 'RaisonSecrete')
  })

test('only the director says where the teams are told', async () => {
  const path = '/fr/dossiers/demandes'
  assert.doesNotMatch((await site.as(adviser).page(path)).html, /Où les équipes sont avisées/)
  assert.equal((await site.as(adviser).send(`${path}/adresses`, {})).status, 403)
  const wrong = await site.as(director).fill(path, { management: 'pas une adresse' }, 'mailboxes')
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /pas une adresse/)
  await site
    .as(director)
    .fill(path, { management: 'gestion@exemple.invalid', boards: 'x@exemple.invalid' }, 'mailboxes')
  await site.as(director).fill(path, { boards: '' }, 'mailboxes')
  const { html } = await site.as(director).page(path)
  assert.match(html, /value="gestion@exemple\.invalid"/)
  assert.doesNotMatch(html, /x@exemple\.invalid/)
})

test('a request is acknowledged to whoever asks, and announced to the team; each step of its file is told, in plain words', async () => {
  const [to, team] = ['premier@exemple.invalid', 'gestion@exemple.invalid']
  const bad = await site.as(first).fill('/fr/suivi', { kind: 'renewal', seat: made.seat, reply_to: 'ici' }, 'ask')
  assert.equal(bad.status, 422)
  assert.match(bad.html, /value="ici"/)
  await site
    .as(first)
    .fill('/fr/suivi', { kind: 'renewal', seat: made.seat, note: 'Le conseil y tient.', reply_to: to }, 'ask')
  assert.deepEqual([await letters(to), await letters(team)], [['request.receipt'], ['request.notice']])
  const [notice] = await messages(team)
  assert.match(
    notice?.body ?? '',
    /Personne body_secretary attend une réponse\.\n\nLe conseil y tient\.[\s\S]*\/fr\/dossiers\/demandes/,
  )
  assert.match((await site.as(first).page('/fr/suivi')).html, /value="premier@exemple\.invalid"/)

  const { html } = await site.as(adviser).page('/fr/dossiers/demandes')
  const take = /id="(take-[0-9a-f-]+)"/.exec(html)?.[1] ?? ''
  const file = (await site.as(adviser).fill('/fr/dossiers/demandes', {}, take)).to.split('/').at(-1) ?? ''
  await move(file, 'suspend')
  await move(file, 'resume')
  await database.asActor(adviser, async tx => {
    await saveFile(tx, file, { target: day('2027-01-13') })
    const { version } = await fileOr404(tx, clock, file)
    await moveFile(tx, { actor: adviser, clock }, file, version, 'advance', '')
  })
  assert.deepEqual(
    (await letters(to)).slice(1),
    ['request.opened', 'request.suspended', 'request.resumed'],
    'from opened to framing the plain word is the same',
  )
  await database.asActor(adviser, tx => saveFile(tx, file, { step: 'drafting' }).then(() => moveFileBack(tx, file)))
  assert.match((await messages(to)).at(-1)?.body ?? '', /rendu ici\u00a0: À l’étude/)
  const shown = await site.as(adviser).page(`/fr/dossiers/${file}`)
  assert.match(shown.html, /Demande reçue[\s\S]*Organisme/)

  await move(file, 'withdraw')
  assert.deepEqual((await letters(to)).at(-1), 'request.ended')
  assert.doesNotMatch((await messages(to)).map(({ body }) => body).join(), /RaisonSecrete/)
  assert.deepEqual(await database.asActor(director, unsaidRows), [])
})

const moveFileBack = async (tx: Parameters<typeof moveFile>[0], file: string) => {
  const { version } = await fileOr404(tx, clock, file)
  await moveFile(tx, { actor: director, clock }, file, version, 'return', 'RaisonSecrete')
}

test('in English where the secretary asked in English; a decline says why; a team without an address is told on its home page alone', async () => {
  const to = 'second@exemple.invalid'
  await site.as(second).fill('/en/follow-up', { kind: 'vacancy', seat: made.vacant, reply_to: to }, 'ask')
  const list = await site.as(boards).page('/fr/dossiers/demandes')
  const decline = /id="(decline-[0-9a-f-]+)" method/.exec(list.html)?.[1] ?? ''
  await site.as(boards).fill('/fr/dossiers/demandes', { reason: 'Le siège sera aboli.' }, decline)
  const sent = await messages(to)
  assert.deepEqual(
    sent.map(({ template, lang }) => [template, lang]),
    [
      ['request.receipt', 'en'],
      ['request.declined', 'en'],
    ],
  )
  assert.match(sent[1]?.body ?? '', /Your request is declined\. Reason: Le siège sera aboli\./)
  assert.equal((await letters('x@exemple.invalid')).length, 0)
})

test('of a confidential file nothing is told before its act is adopted', async () => {
  const to = 'second@exemple.invalid'
  await site.as(second).fill('/fr/suivi', { kind: 'vacancy', seat: made.vacant, reply_to: to }, 'ask')
  const list = await site.as(boards).page('/fr/dossiers/demandes')
  const take = /id="(take-[0-9a-f-]+)"/.exec(list.html)?.[1] ?? ''
  const file = (await site.as(boards).fill('/fr/dossiers/demandes', {}, take)).to.split('/').at(-1) ?? ''
  await database.asActor(boards, async tx => {
    await saveFile(tx, file, { confidential: true, step: 'checks' })
    await moveFileBack(tx, file)
  })
  assert.equal((await letters(to)).at(-1), 'request.opened')
})
