import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { checkNow, tester, undone } from '../../../kernel/database/testing.ts'
import type { Step as InTransaction } from '../../../kernel/jobs/index.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { article, decide } from '../testing.ts'
import { idOf } from './article.formats.ts'
import { importOf, insertImport, takeUp } from './store.queries.ts'
import { document, held, member, take, withMembers } from './testing.ts'
import { importLines, importSummaries, summaryOf } from './view.queries.ts'
import { askForAct, beginImport, chooseRows, compareAgain, dropImport, importJob } from './work.actions.ts'

const by = { actor: tester, clock: fixedClock(day('2026-11-20')) }

const begin = (tx: Tx, content: unknown) =>
  beginImport(tx, by, { format: 'popolo', name: 'registre.json', bytes: Buffer.from(JSON.stringify(content)) })

const work = async (tx: Tx, step: InTransaction = run => run(tx)) => importJob.steps(step, by)

const opened = async (tx: Tx, content: unknown): Promise<string> => {
  const id = await begin(tx, content)
  await work(tx)
  return id
}
const stepOf = async (tx: Tx, id: string) => (await importOf(tx, id))?.step
const counted = async (tx: Tx, id: string) =>
  (await summaryOf(tx, id)).map(({ proposal, rule, count }) => `${proposal} ${rule ?? '-'} ${count}`)
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const all = { proposal: null, rule: null, text: '', limit: 100, offset: 0 }

test('a file is read and compared by the worker; the register learns of it by its act alone, and each row says what became of it', () =>
  undone(async tx => {
    const id = await begin(tx, document)
    assert.equal(await stepOf(tx, id), 'reading')
    await work(tx)
    assert.equal(await stepOf(tx, id), 'deciding')
    assert.deepEqual(await counted(tx, id), ['new - 9'])
    assert.deepEqual(await held(tx), [])
    await askForAct(tx, id)
    assert.deepEqual(await held(tx), [])
    await work(tx)
    assert.equal(await stepOf(tx, id), 'adopted')
    assert.equal((await held(tx)).length, 3)
    const { items, total } = await importLines(tx, id, { ...all, text: 'CHEF ann' })
    assert.deepEqual([total, items.map(({ line, read, taken }) => [line, read.id, taken])], [1, [[1, 'm1', true]]])
    const [summary] = await importSummaries(tx, id)
    assert.deepEqual([summary?.act_number, summary?.rows], ['1-2026', 9])
    await assert.rejects(dropImport(tx, id), refused('REG-031'))
    await checkNow(tx)
  }))

test('a row that is left stays out with what hangs on it; nothing else is lost', () =>
  undone(async tx => {
    const id = await opened(tx, document)
    const { items } = await importLines(tx, id, all)
    const bea = items.find(({ read }) => read.name === 'Bea B')
    await chooseRows(tx, by, { id, all: null, rows: [bea?.n ?? 0], take: false })
    await askForAct(tx, id)
    await work(tx)
    assert.deepEqual(await counted(tx, id), ['contradicts IMP-15 1', 'new IMP-25 1', 'new - 7'])
    assert.deepEqual(
      (await held(tx)).map(line => line[0]),
      ['A', 'C'],
    )
  }))

test('another end of a term that runs is a change to decide; that of a term that is over contradicts', () =>
  undone(async tx => {
    const until = (over: string, runs: string) =>
      withMembers(member('m1', 'ann', '2001', over), member('m2', 'bea', '2020-01-01', runs))
    await take(tx, until('2010', '2027-12-31'))
    for (const [runs, expected] of [
      ['2028-06-30', 'B, Chef - [2020-01-01,2028-07-01)'],
      ['2027-03-31', 'B, Chef - [2020-01-01,2027-04-01)'],
    ] as const) {
      const id = await opened(tx, until('2011', runs))
      assert.deepEqual(await counted(tx, id), ['changed IMP-57 1', 'contradicts IMP-20 1', 'same - 6'])
      await assert.rejects(askForAct(tx, id), refused('REG-032'))
      await chooseRows(tx, by, { id, all: 'changed', rows: [], take: true })
      await askForAct(tx, id)
      await work(tx)
      assert.deepEqual(await held(tx), ['A, Chef - [2001-01-01,2011-01-01)', expected])
    }
    const early = await opened(tx, until('2010', '2026-05-31'))
    assert.deepEqual(await counted(tx, early), ['ended IMP-24 1', 'same - 7'])
    await chooseRows(tx, by, { id: early, all: 'ended', rows: [], take: true })
    await askForAct(tx, early)
    await work(tx)
    assert.deepEqual((await held(tx)).at(-1), 'B, Chef - [2020-01-01,2026-06-01)')
    await checkNow(tx)
  }))

const later = withMembers(
  member('m2', 'bea', '2002-01-01', '2003'),
  member('m1', 'ann', '2001', '2002-01-01'),
  member('m3', 'cat', '2003-06', '2020-05-31'),
  member('m4', 'ann', '2020-05-31'),
)
const renamed = {
  ...later,
  persons: document.persons.map(person => (person.id === 'cat' ? { ...person, name: 'Cath Cé' } : person)),
  posts: [{ ...document.posts[0], label: 'Cheffe ou chef' }],
}

test('nothing is ended or changed before somebody says so; then the act ends, changes, and frees the seat', () =>
  undone(async tx => {
    await take(tx, document)
    const id = await opened(tx, renamed)
    assert.deepEqual(await counted(tx, id), ['changed IMP-26 2', 'ended IMP-24 1', 'new - 1', 'same - 6'])
    await assert.rejects(askForAct(tx, id), refused('REG-032'))
    await chooseRows(tx, by, { id, all: 'changed', rows: [], take: true })
    await chooseRows(tx, by, { id, all: 'ended', rows: [], take: true })
    await askForAct(tx, id)
    await work(tx)
    assert.equal(await stepOf(tx, id), 'adopted')
    const lines = await held(tx)
    assert.ok(lines.includes('Cé, Cheffe ou chef 2 [2003-06-01,2020-05-31)'))
    assert.ok(lines.includes('A, Cheffe ou chef 1 [2020-05-31,)'))
    const names = await tx
      .selectFrom('registry.person')
      .select(['given_name', 'valid'])
      .where('person_id', '=', idOf('persons', 'cat'))
      .orderBy('valid')
      .execute()
    assert.deepEqual(names, [
      { given_name: 'Cat', valid: '(,2026-11-20)' },
      { given_name: 'Cath', valid: '[2026-11-20,)' },
    ])
    const again = await take(tx, renamed)
    assert.deepEqual(
      [again.same, again.reported, again.act],
      [{ persons: 3, organisations: 2, posts: 1, memberships: 4 }, [], null],
    )
    await checkNow(tx)
  }))

test('choices are of a whole kind or of one row, which prevails; a new choice of the kind replaces them', () =>
  undone(async tx => {
    await take(tx, document)
    const id = await opened(tx, renamed)
    const changed = (await importLines(tx, id, { ...all, proposal: 'changed' })).items
    await chooseRows(tx, by, { id, all: 'changed', rows: [], take: false })
    await chooseRows(tx, by, { id, all: null, rows: [changed[0]?.n ?? 0], take: true })
    const takes = async () => (await importLines(tx, id, { ...all, proposal: 'changed' })).items.map(row => row.take)
    assert.deepEqual(await takes(), [true, false])
    await chooseRows(tx, by, { id, all: 'changed', rows: [], take: false })
    assert.deepEqual(await takes(), [false, false])
    const same = (await importLines(tx, id, { ...all, proposal: 'same' })).items
    await assert.rejects(chooseRows(tx, by, { id, all: null, rows: [same[0]?.n ?? 0], take: true }), refused('REG-034'))
    await assert.rejects(chooseRows(tx, by, { id, all: null, rows: [], take: true }), refused('REG-034'))
  }))

test('a register that changed since the comparison writes nothing, says so, and is compared again with the choices kept', () =>
  undone(async tx => {
    const id = await opened(tx, document)
    await take(tx, { organizations: document.organizations })
    await askForAct(tx, id)
    await work(tx)
    assert.equal(await stepOf(tx, id), 'deciding')
    assert.match((await importSummaries(tx, id))[0]?.refusal?.says.en ?? '', /has changed since/)
    assert.deepEqual(await counted(tx, id), ['new - 7', 'same - 2'])
    assert.deepEqual(await held(tx), [])
    await askForAct(tx, id)
    await work(tx)
    assert.equal((await held(tx)).length, 3)
  }))

test('a row that the register would refuse says so before anybody decides, and the others can be taken without it', () =>
  undone(async tx => {
    await take(tx, document)
    await decide(tx, [article('post.change', { post: idOf('posts', 'chef'), from: '2010-01-01', term_kind: 'fixed' })])
    const id = await opened(tx, withMembers(member('n1', 'ann', '2004', '2005'), member('n2', 'bea', '2015')))
    assert.deepEqual(await counted(tx, id), ['contradicts IMP-23 1', 'new - 1', 'same - 6'])
    const [row] = (await importLines(tx, id, { ...all, proposal: 'contradicts' })).items
    assert.match(row?.says?.en ?? '', /fixed term/)
    await askForAct(tx, id)
    await work(tx)
    assert.equal(await stepOf(tx, id), 'adopted')
    assert.ok((await held(tx)).includes('A, Chef 1 [2004-01-01,2006-01-01)'))
    const mandates = await tx.selectFrom('registry.mandate').select('mandate_id').execute()
    assert.equal(mandates.length, 4)
  }))

test('a broken document says where, keeps no row, and can be dropped whole', () =>
  undone(async tx => {
    const bytes = Buffer.from(JSON.stringify(document).slice(0, -60))
    const id = await beginImport(tx, by, { format: 'popolo', name: 'rompu.json', bytes })
    await work(tx)
    const [summary] = await importSummaries(tx, id)
    assert.deepEqual([summary?.step, summary?.rows, summary?.refusal?.remark?.rule], ['unreadable', 0, 'IMP-01'])
    await dropImport(tx, id)
    assert.equal(await importOf(tx, id), null)
    for (const table of ['import_chunk', 'import_row', 'import_work', 'import_choice'] as const)
      assert.deepEqual(await tx.selectFrom(`registry.${table}`).selectAll().where('import_id', '=', id).execute(), [])
  }))

test('an act that was asked for and never came can be given up with its import; one that was adopted cannot', () =>
  undone(async tx => {
    const id = await opened(tx, document)
    await askForAct(tx, id)
    await dropImport(tx, id)
    assert.equal(await importOf(tx, id), null)
    await work(tx)
    assert.deepEqual(await held(tx), [])
  }))

test('an import stopped at any step is taken up again from what was kept', () =>
  undone(async tx => {
    const id = await begin(tx, {
      persons: Array.from({ length: 2500 }, (_, i) => ({ id: `p${i}`, name: `Ann ${i}` })),
    })
    for (const most of [2, 4, 5, 6, 7]) {
      let steps = 0
      const stopped: InTransaction = run => {
        steps += 1
        if (steps > most) throw new Error('stopped')
        return run(tx)
      }
      await assert.rejects(work(tx, stopped), /stopped/)
      await tx.updateTable('registry.import_work').set({ worker: null }).execute()
      assert.equal((await importSummaries(tx, id))[0]?.act_number, null)
    }
    await work(tx)
    assert.deepEqual(await counted(tx, id), ['new - 2500'])
    await compareAgain(tx, id)
    await work(tx)
    assert.deepEqual(await counted(tx, id), ['new - 2500'])
  }))

test('one worker at a time: another waits until the first has not been heard of for two minutes', () =>
  undone(async tx => {
    const id = await begin(tx, document)
    const [first, second] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
    assert.deepEqual([await takeUp(tx, id, first), await takeUp(tx, id, second)], [true, false])
    await work(tx)
    assert.equal(await stepOf(tx, id), 'reading')
  }))

test('an import without a word in the journal is refused', () =>
  undone(async tx => {
    const row = {
      format: 'popolo',
      file_name: 'x',
      on_day: null,
      step: 'reading' as const,
      opened_by: 'x',
      opened_at: by.clock.now(),
    }
    await insertImport(tx, { ...row, import_id: '00000000-0000-4000-8000-000000000003' })
    await assert.rejects(checkNow(tx), { constraint: 'no_change_without_a_word' })
  }))
