import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type Role, visitor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { canRead, paragraphsOf, textOf } from '../../../kernel/documents/testing.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { atInToronto, day } from '../../../kernel/time/index.ts'
import { Upload } from '../../../kernel/web/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { draftOr404, moveDraft } from '../../acts/index.ts'
import { planSittings, putOnAgenda } from '../../sittings/index.ts'
import { aPublishedCall, aSubmitted, handClock, pdf, someone } from '../applications/testing.ts'
import { addCandidate, formCommittee } from '../committees/committee.actions.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import { addFiled } from '../documents/filed.actions.ts'
import { filedIn } from '../documents/filed.queries.ts'
import { releaseSheet } from '../outside/outside.actions.ts'
import { saveFile } from './change.queries.ts'
import { changeFile, openFile } from './file.actions.ts'
import { fileById } from './file.queries.ts'
import { addNote, askCheck, declareConflict, recordCheck } from './follow.actions.ts'
import { aSeat } from './testing.ts'

for (const module of modules) declareModule(module)

const clock = handClock(atInToronto(day('2026-11-20'), '10:00'))
const today = clock.today()
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })

const teams = ['management', 'boards'] as const
const inTeam = (role: Role, team: string): Actor => ({
  id: `${role}-${team}`,
  name: `Personne ${role}`,
  role,
  scope: { team },
})
const [adviser, legal] = [inTeam('adviser', 'management'), inTeam('legal_adviser', 'management')]

const { reference } = await aPublishedCall(database, clock)
const own = await aSubmitted(database, clock, reference, 'owner@exemple.invalid')
const other = await aSubmitted(database, clock, reference, 'other@exemple.invalid')

/** A file of the team « management », drafted, submitted and on the agenda; every part of it holds a word of its own. */
const aFile = async (name: string, confidential: boolean, sitting: string) => {
  const by = { actor: adviser, clock }
  const post = await database.asActor(tester, tx => aSeat(tx, { body: `Office ${name}` }))
  return database.asActor(adviser, async tx => {
    const opened = { kind: 'appointment', post, mandate: null, target: null, confidential } as const
    const file = await openFile(tx, by, opened)
    const newcomer = { given_name: 'Zoé', family_name: `Person${name}`, address: 'Mme', gender: 'f' }
    await changeFile(tx, by, file, 1, 'person', { person_id: crypto.randomUUID(), newcomer })
    await changeFile(tx, by, file, 2, 'term', { first_day: day('2027-01-04'), last_day: day('2031-12-31') })
    await changeFile(tx, by, file, 3, 'memo', { memo: { public_fr: `Public${name}`, confidential_fr: `Memo${name}` } })
    await addNote(tx, by, file, `Note${name}`)
    await declareConflict(tx, by, file, { description: `Conflict${name}`, on: today })
    await askCheck(tx, by, file, { kind: 'judicial', on: today })
    const check = (await fileById(tx, file, today))?.checks[0]?.check_id ?? ''
    await recordCheck(tx, by, file, { check, on: today, result: 'to_examine' })
    const draft = await draftDecree(tx, by, file, null)
    await moveDraft(tx, by, draft, (await draftOr404(tx, draft)).version, 'submit')
    await putOnAgenda(tx, by, sitting, draft, '')
    const given = { title: `Document${name}`, kind: 'opinion', file: new Upload('avis.pdf', pdf()) } as const
    await addFiled(tx, by, file, given)
    const version = (await filedIn(tx, file))[0]?.versions[0]?.version_id ?? ''
    return { file, draft, post, version }
  })
}

const [sitting = ''] = await database.asActor(someone('registrar'), tx =>
  planSittings(
    tx,
    { actor: someone('registrar'), clock },
    { council: 'executive', first: day('2026-12-02'), last: null, cutoff_days: 5 },
  ),
)
const open = await aFile('Open', false, sitting)
const walled = await aFile('Walled', true, sitting)
const board = inTeam('adviser', 'boards')
const committee = await database.asActor(board, async tx => {
  const by = { actor: board, clock }
  const id = await formCommittee(tx, by, { kind: 'renewal', tribunal: 'tat', subject: 'Membre' })
  const candidate = await addCandidate(tx, by, id, {
    name: 'Firmin CommitteeCandidate',
    term_end: day('2027-05-31'),
  })
  return { id, candidate }
})

const bodies = await database.asActor(tester, tx =>
  tx.selectFrom('registry.post').select(['post_id', 'organisation_id']).execute(),
)
const bodyOf = (post: string) => bodies.find(({ post_id }) => post_id === post)?.organisation_id ?? ''

/** Everyone who may come: each role, in its team or in another, and those from outside. */
const people: Readonly<Record<string, Actor>> = {
  ...Object.fromEntries(
    (['adviser', 'legal_adviser', 'pay_officer'] as const).flatMap(role =>
      teams.map(team => [`${role} ${team}`, inTeam(role, team)]),
    ),
  ),
  ...Object.fromEntries(
    (['director', 'registrar', 'auditor', 'operator', 'holder'] as const).map(role => [role, someone(role)]),
  ),
  minister_office: someone('minister_office', { portfolio: 'ministre de l’Exemple' }),
  body_secretary: someone('body_secretary', { organisation: bodyOf(walled.post) }),
  'minister_office other': {
    ...someone('minister_office', { portfolio: 'ministre des Autres' }),
    id: 'other-minister',
  },
  'candidate own': own.candidate,
  'candidate other': other.candidate,
  visitor,
}
type Who = keyof typeof people

const both = (role: Role): Who[] => teams.map(team => `${role} ${team}`)
const over: readonly Who[] = ['director', 'registrar', 'auditor', 'operator']
const inside: readonly Who[] = [...both('adviser'), ...both('legal_adviser'), ...over]
const filesInside: readonly Who[] = [...inside, ...both('pay_officer')]
const theTeam: readonly Who[] = ['adviser management', 'legal_adviser management']
const readsWalled: readonly Who[] = [...theTeam, 'pay_officer management', ...over]

/** What each compartment says when it is read, and who reads it: section 10. Whoever else meets none of it, at any address. */
const compartments: readonly { what: string; says: RegExp; by: readonly Who[] }[] = [
  { what: 'an open file', says: /(Conflict|Note|Memo|Person|Document)Open/, by: filesInside },
  { what: 'a confidential file', says: /(Conflict|Note|Memo|Person|Document)Walled/, by: readsWalled },
  { what: 'the result of a check', says: /À examiner<\/td>/, by: ['director', 'operator'] },
  { what: 'an application', says: /owner@exemple|RECEIPT/, by: [...both('adviser'), 'director', 'candidate own'] },
  { what: 'whom a committee hears', says: /CommitteeCandidate/, by: ['adviser boards', 'director', 'operator'] },
]

/** Addresses of one compartment alone: who comes in, and what is said to them. */
const doors: readonly { path: string; says: RegExp; by: readonly Who[] }[] = [
  { path: `/fr/dossiers/${open.file}`, says: /ConflictOpen/, by: filesInside },
  { path: `/fr/dossiers/${walled.file}`, says: /ConflictWalled/, by: readsWalled },
  { path: `/en/files/${walled.file}.json`, says: /PersonWalled/, by: readsWalled },
  { path: `/fr/dossiers/${open.file}/documents/${open.version}`, says: /%PDF-/, by: filesInside },
  { path: `/fr/dossiers/${walled.file}/documents/${walled.version}`, says: /%PDF-/, by: readsWalled },
  { path: `/fr/dossiers/${walled.file}/memoire.docx?part=whole`, says: /MemoWalled/, by: readsWalled },
  { path: `/en/files/${walled.file}/memo.pdf`, says: canRead ? /Memorandum/ : /%PDF-/, by: readsWalled },
  { path: `/fr/dossiers/${walled.file}/conditions.docx`, says: /PersonWalled/, by: readsWalled },
  { path: '/fr/suivi', says: /Postes en charge/, by: ['minister_office', 'minister_office other', 'body_secretary'] },
  { path: `/fr/actes/projets/${open.draft}`, says: /PersonOpen/, by: inside },
  { path: `/fr/actes/projets/${walled.draft}`, says: /PersonWalled/, by: [...theTeam, ...over] },
  { path: `/en/acts/drafts/${walled.draft}.json`, says: /PersonWalled/, by: [...theTeam, ...over] },
  { path: `/fr/actes/projets/${walled.draft}/document.docx`, says: /PersonWalled/, by: [...theTeam, ...over] },
  {
    path: `/fr/actes/projets/${walled.draft}/document.pdf`,
    says: canRead ? /PersonWalled/ : /%PDF-/,
    by: [...theTeam, ...over],
  },
  { path: `/fr/actes/projets/${walled.draft}/apercu`, says: /PersonWalled/, by: [...theTeam, ...over] },
  {
    path: `/fr/appels/${reference}/candidatures/${own.id}`,
    says: /owner@exemple/,
    by: [...both('adviser'), 'director'],
  },
  { path: `/fr/candidatures/${own.id}`, says: /RECEIPT/, by: ['candidate own'] },
  {
    path: `/fr/comites/${committee.id}/candidatures/${committee.candidate}`,
    says: /CommitteeCandidate/,
    by: ['adviser boards', 'director'],
  },
]

const receipt = await database.asOwner(async tx => {
  const found = await tx
    .selectFrom('staffing.application')
    .select('receipt')
    .where('application_id', '=', own.id)
    .executeTakeFirstOrThrow()
  return found.receipt
})
const saying = ({ says }: { says: RegExp }) => new RegExp(says.source.replace('RECEIPT', receipt))

const ask = async (who: Who, path: string): Promise<{ status: number; text: string }> => {
  const actor = people[who] ?? visitor
  const response = await site.as(actor === visitor ? null : actor).request(path)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('pdf')) return { status: response.status, text: `%PDF-\n${textOf(bytes) ?? ''}` }
  if (type.includes('officedocument')) return { status: response.status, text: paragraphsOf(bytes).join('\n') }
  return { status: response.status, text: Buffer.from(bytes).toString('utf8') }
}

for (const door of doors)
  test(`${door.path.replaceAll(/[0-9a-f-]{36}/g, '…')}: those of the table come in, for others it does not exist`, async () => {
    for (const who of Object.keys(people)) {
      const { status, text } = await ask(who, door.path)
      const comesIn = door.by.includes(who)
      assert.equal(status === 200, comesIn, `${who}: ${status}`)
      if (comesIn) assert.match(text, saying(door), who)
      else assert.ok([403, 404].includes(status), `${who}: ${status}`)
    }
  })

/** Every address that is read, in French, about the confidential file, its draft, its sitting, the application, the committee. */
const addresses = async (): Promise<string[]> => {
  const { paths } = (await (await site.as(null).request('/api/openapi.json')).json()) as {
    paths: Record<string, { get?: object }>
  }
  const about: readonly [string, Record<string, string>][] = [
    ['/fr/actes/projets/', { id: walled.draft, n: '1' }],
    ['/fr/seances/', { id: sitting }],
    ['/fr/dossiers/', { id: walled.file, version: walled.version }],
    ['/fr/candidatures/', { id: own.id, part: 'identity' }],
    ['/fr/appels/', { reference, id: own.id }],
    ['/fr/comites/', { id: committee.id, candidate: committee.candidate }],
    ['/fr/registre/postes/', { id: walled.post }],
    ['/fr/registres-aptitude/', { register: 'tat' }],
  ]
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const values = about.find(([prefix]) => template.startsWith(prefix))?.[1]
      return values?.[name] ?? crypto.randomUUID()
    })
  const read = Object.entries(paths).filter(([path, { get }]) => get && /^\/fr(\/|$)/.test(path))
  return [
    ...read.flatMap(([path]) => (/\.(pdf|docx)$/.test(path) ? [fill(path)] : [fill(path), `${fill(path)}.json`])),
    '/fr/recherche?q=Walled',
    `/fr/dossiers/${open.file}`,
  ].filter(path => path !== '/fr.json')
}

test('at no address does anyone meet what the table keeps from them', async () => {
  const all = await addresses()
  let met = 0
  for (const who of Object.keys(people))
    for (const path of all) {
      const { text } = await ask(who, path)
      for (const compartment of compartments) {
        const isSaid = saying(compartment).test(text)
        if (isSaid) met += 1
        assert.ok(!isSaid || compartment.by.includes(who), `${who} meets ${compartment.what} at ${path}`)
      }
    }
  assert.ok(all.length > 60 && met > 100, `${all.length} addresses, ${met} meetings`)
})

test('a released sheet names its person outside, in the portfolio and the body alone; that of a confidential file never does', async () => {
  const seen = async (who: Who) => (await ask(who, '/en/follow-up.json')).text
  for (const who of ['minister_office', 'body_secretary', 'minister_office other'])
    assert.doesNotMatch(await seen(who), /Person(Open|Walled)/, `${who}, before the release`)
  for (const { file } of [open, walled])
    await database.asActor(adviser, tx => releaseSheet(tx, { actor: adviser, clock }, file))
  const table: readonly [Who, boolean][] = [
    ['minister_office', true],
    ['minister_office other', false],
    ['body_secretary', false],
  ]
  for (const [who, named] of table) {
    assert.equal(/PersonOpen/.test(await seen(who)), named, who)
    assert.doesNotMatch(await seen(who), /PersonWalled|Conflict|Note|À examiner/, who)
  }
})

test('an agenda tells whoever may not read a draft its number and its kind, and takes no gesture on it', async () => {
  const path = `/fr/seances/${sitting}`
  const stranger = inTeam('adviser', 'boards')
  const { html } = await site.as(stranger).page(path)
  assert.match(html, /PersonOpen/)
  assert.match(html, /data-n="2">Décret<\/h4>.{0,40}réservé à l’équipe/s)
  const { items } = (await (await site.as(stranger).request(`${path}.json`)).json()) as {
    items: { place: number; item_id: string; draft_id: string | null; kind: string; subject: string }[]
  }
  const hidden = items.find(({ draft_id }) => draft_id === null)
  assert.deepEqual([items.length, hidden?.kind, hidden?.subject], [2, 'decret', 'Décret'])
  const off = await site.as(stranger).send(`${path}/points/${hidden?.item_id}`, { do: 'off' })
  assert.equal(off.status, 404)
  const book = await ask('adviser boards', `${path}/cahier.pdf`)
  assert.equal(book.status, 200)
  const minutes = await ask('legal_adviser boards', `${path}/proces-verbal.docx`)
  assert.match(minutes.text, /Heading3: 2\. Décret\n.*réservé à l’équipe/)
})

test('whoever may not read a file or its draft changes nothing of it, at any address that is written', async () => {
  const written = modules.flatMap(({ routes = [] }) => routes.filter(({ method }) => method === 'post'))
  const about: readonly [string, Record<string, string>][] = [
    ['/actes/projets/:id', { id: walled.draft, n: '1' }],
    ['/dossiers/:id', { id: walled.file }],
    ['/comites/:id', { id: committee.id, candidate: committee.candidate }],
    ['/candidatures/:id', { id: own.id }],
    ['/appels/:reference/candidatures/:id', { reference, id: own.id }],
  ]
  const said = () =>
    database.asOwner(tx =>
      tx.selectFrom('journal.entry').select('entry_id').where('what', 'not in', ['access.refused']).execute(),
    )
  let tried = 0
  const before = (await said()).length
  for (const [prefix, values] of about)
    for (const route of written.filter(({ path }) => path.fr.startsWith(prefix)))
      for (const [who, actor] of Object.entries(people)) {
        const mayRead = [...readsWalled, 'adviser boards', 'candidate own'].includes(who)
        if (actor === visitor || (mayRead && !(who === 'adviser boards' && /dossiers|projets/.test(prefix)))) continue
        if (/appels/.test(prefix) && who === 'adviser boards') continue
        const path = `/fr${route.path.fr.replace(/:(\w+)/g, (_, name: string) => values[name] ?? crypto.randomUUID())}`
        const { status, html } = await site
          .as(actor)
          .send(path, { version: '1', text: 'x', name: 'submit', reason: 'x' })
        assert.ok([403, 404, 422].includes(status), `${who} ${path}: ${status}`)
        assert.doesNotMatch(html, /Walled|owner@|CommitteeCandidate/, `${who} ${path}`)
        tried += 1
      }
  assert.equal((await said()).length, before, 'nothing was done')
  assert.ok(tried > 300, `${tried} tries`)
})

test('the journal shows each sensitive read: who, of what, and when; a refused one too', async () => {
  const reads = async (what: string, subject: string) =>
    (
      await database.asOwner(tx =>
        tx
          .selectFrom('journal.entry')
          .select('actor')
          .where('what', '=', what)
          .where('subject', '=', subject)
          .execute(),
      )
    ).map(({ actor }) => actor)
  const sensitive: readonly [string, string, readonly Who[]][] = [
    ['file.read', walled.file, readsWalled],
    ['file.document_read', walled.file, readsWalled],
    ['file.memo_read', walled.file, readsWalled],
    ['draft.read', walled.draft, [...theTeam, ...over]],
    ['application.read', own.id, [...both('adviser'), 'director']],
    ['committee.read', committee.id, ['adviser boards', 'director', 'operator']],
  ]
  for (const [what, subject, by] of sensitive) {
    const found = await reads(what, subject)
    for (const [who, actor] of Object.entries(people))
      assert.equal(found.includes(actor.id), by.includes(who), `${what} ${who}`)
  }
  const results = new Set(await reads('file.read', open.file))
  assert.deepEqual([...results].toSorted(), ['director-1', 'operator-1'], 'who reads the results')
  assert.ok((await reads('access.refused', `/fr/dossiers/${walled.file}`)).includes('holder-1'))
})

test('the wall falls with the confidentiality of the file, and stands again with it; the return of a draft moves its file', async () => {
  const by = { actor: adviser, clock }
  const stranger = inTeam('legal_adviser', 'boards')
  const seen = async () => (await site.as(stranger).page(`/fr/actes/projets/${walled.draft}`)).status
  const setTo = (confidential: boolean) =>
    database.asActor(adviser, async tx => {
      const version = (await fileById(tx, walled.file, today))?.version ?? 0
      await changeFile(tx, by, walled.file, version, 'frame', { confidential })
    })
  await setTo(false)
  assert.equal(await seen(), 200)
  await setTo(true)
  assert.equal(await seen(), 404)
  await database.asActor(adviser, async tx => {
    await saveFile(tx, walled.file, { step: 'recommended' })
    await journal(tx, { what: 'file.moved', subject: walled.file })
  })
  const path = `/fr/actes/projets/${walled.draft}`
  const back = { name: 'return', reason: 'Le titre est à revoir.' }
  assert.equal((await site.as(stranger).send(`${path}/etape`, { version: '1', ...back })).status, 404)
  assert.equal((await site.as(legal).send(`${path}/etape`, { version: '1', ...back })).status, 303)
  assert.match(
    (await site.as(adviser).page(`/fr/dossiers/${walled.file}`)).html,
    /Projet de décret, Personne legal_adviser.*Le titre est à revoir/s,
  )
})
