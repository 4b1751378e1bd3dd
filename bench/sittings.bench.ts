// A sitting of thirty items on a copy of the demonstration: its agenda, its book, and the adoption of all of them.
import { randomUUIDv7 } from 'node:crypto'
import type { Role } from '../src/kernel/access/index.ts'
import { siteOf } from '../src/kernel/cli/index.ts'
import type { Database, Tx } from '../src/kernel/database/index.ts'
import { proposedSentence } from '../src/kernel/facts/index.ts'
import { addDays, day, fixedClock } from '../src/kernel/time/index.ts'
import { trialPeople } from '../src/kernel/web/index.ts'
import { openSession } from '../src/kernel/web/sessions.queries.ts'
import { type Content, createDraft, moveDraft, reviewDraft } from '../src/modules/acts/index.ts'
import { horizon } from '../src/modules/registry/index.ts'
import { adoptItems, decide, lockSitting, planSittings, putOnAgenda } from '../src/modules/sittings/sitting.actions.ts'
import { bookPdf } from '../src/modules/sittings/sitting.formats.ts'
import { itemsOf, sittingById } from '../src/modules/sittings/sitting.queries.ts'
import { modules } from '../src/modules.ts'
import { demonstration } from './demonstration.bench.ts'
import { measure } from './harness.ts'

const today = day('2026-11-20')
const clock = fixedClock(today)
const actorOf = (role: Role) => {
  const actor = trialPeople.find(person => person.role === role)
  if (!actor) throw new Error(`nobody is ${role} in the trial`)
  return actor
}

class Undo extends Error {}
const undone = (database: Database, run: (tx: Tx) => Promise<unknown>) =>
  database
    .asActor(actorOf('registrar'), async tx => {
      await run(tx)
      throw new Undo()
    })
    .catch(error => {
      if (!(error instanceof Undo)) throw error
    })

const paragraph =
  'Le régime de retraite, les assurances, les vacances et les frais de voyage sont ceux des règles en vigueur, sous réserve de ce que prévoit la présente annexe ; la personne nommée en reçoit une copie avant son entrée en fonction et la conserve. '

/** A schedule of conditions of some four pages, as those of chief executives are. */
const conditions = {
  title: { fr: 'Conditions de travail', en: 'Conditions of employment' },
  body: {
    fr: Array.from({ length: 18 }, (_, n) => `${n + 1} Objet\n${paragraph.repeat(3)}`).join('\n'),
    en: 'Conditions',
  },
}

/** The same text in other words. */
const another = (content: Content, run: number): Content =>
  JSON.parse(JSON.stringify(content).replaceAll('Le régime', `Le régime ${run}`))

/** Thirty renewals of people in office past term, ready, on the agenda of a sitting of today. */
const prepare = async (database: Database): Promise<string> => {
  const [adviser, legal, director, registrar] = (['adviser', 'legal_adviser', 'director', 'registrar'] as const).map(
    role => ({ actor: actorOf(role), clock }),
  )
  if (!adviser || !legal || !director || !registrar) throw new Error('nobody')
  return database.asActor(registrar.actor, async tx => {
    const late = await horizon(tx, { on: today, known: null }, { state: 'past_term', regime: 'part_time' }, 0)
    const chosen = late.filter(({ state, next_from }) => state === 'past_term' && next_from === null).slice(10, 40)
    const [sitting = ''] = await planSittings(tx, registrar, {
      council: 'executive',
      first: today,
      last: null,
      cutoff_days: 0,
    })
    for (const { post_id: post, mandate_id: mandate } of chosen) {
      const input = { post, mandate, new_mandate: randomUUIDv7(), from: addDays(today, 5), to: addDays(today, 700) }
      const says = await proposedSentence(tx, 'mandate.renew', input, today, [])
      const content: Content = {
        title: { fr: 'le renouvellement d’un mandat', en: 'the renewal of a term' },
        recitals: Array.from({ length: 4 }, () => ({ fr: paragraph.trim(), en: 'The law provides', law: null })),
        recommender: null,
        articles: [{ text_fr: says.fr, text_en: says.en, effect: 'mandate.renew', input }],
        schedules: [conditions],
        signatories: [],
      }
      const draft = await createDraft(tx, adviser, 'decret', content)
      await moveDraft(tx, adviser, draft, 1, 'submit')
      await reviewDraft(tx, legal, draft, 1)
      await moveDraft(tx, director, draft, 1, 'make_ready')
      await putOnAgenda(tx, registrar, sitting, draft, '')
    }
    return sitting
  })
}

export const run = async (): Promise<void> => {
  const { database, settings, drop } = await demonstration()
  const registrar = actorOf('registrar')
  const by = { actor: registrar, clock }
  const sitting = await prepare(database)
  const site = siteOf(modules, settings, database)
  const token = await database.asActor(registrar, tx => openSession(tx, { id: registrar.id, role: registrar.role }))
  const headers = { cookie: `greffe=${token}`, accept: 'text/html' }
  const agenda = async () => {
    const response = await site.fetch(new Request(`http://localhost/fr/seances/${sitting}`, { headers }), '127.0.0.1')
    const html = await response.text()
    const verdicts = html.match(/<summary>\d+ verdicts? des règles/g)?.length ?? 0
    if (response.status !== 200 || verdicts !== 30) throw new Error(`${response.status}, ${verdicts} items judged`)
  }
  await measure('agenda of 30 items with all verdicts', { bar: 300 }, agenda)

  const read = await database.asActor(registrar, async tx => ({
    sitting: await sittingById(tx, sitting),
    items: await itemsOf(tx, sitting),
  }))
  const held = read.sitting
  if (!held) throw new Error('no sitting')
  const book = bookPdf(held, read.items, 'fr')
  const pages = Math.max(
    ...[
      ...Buffer.from(book)
        .toString('latin1')
        .matchAll(/\/Count (\d+)/g),
    ].map(([, n]) => Number(n)),
  )
  // No two books have a paragraph in common: nothing of one is kept for the next.
  await measure(`book of 30 items, ${pages} pages`, { bar: 5000, runs: 5, warm: 1 }, async run =>
    bookPdf(
      held,
      read.items.map(item => ({ ...item, draft: { ...item.draft, content: another(item.draft.content, run) } })),
      'fr',
    ),
  )

  await database.asActor(registrar, async tx => {
    await lockSitting(tx, by, sitting)
    for (const { item_id } of read.items) await decide(tx, by, sitting, item_id, { decision: 'adopted', note: '' })
  })
  await measure('adoption of 30 acts', { bar: 3000, runs: 5, warm: 1 }, () =>
    undone(database, tx => adoptItems(tx, by, sitting)),
  )
  await database.close()
  await drop()
}
