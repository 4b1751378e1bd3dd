import { randomUUIDv7 } from 'node:crypto'
import type { Actor, Role, Scope } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { lookupOf, proposedSentence } from '../../../kernel/facts/index.ts'
import { demoDay } from '../../../kernel/module.ts'
import { addDays, addYears, type Day, fixedClock } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { adopt } from '../../acts/index.ts'
import { horizon } from '../../registry/index.ts'
import { sittingsFrom } from '../../sittings/index.ts'
import { callsAt } from '../calls/call.queries.ts'
import { changeFile, fileOr404, moveFile, openFile } from '../files/file.actions.ts'
import { filesList } from '../files/file.queries.ts'
import { pickPerson, readPicks } from '../files/pick.actions.ts'
import { keyOf } from '../files/pick.formats.ts'
import { askFor, declineRequest, readCharge, setMailboxes, takeRequest } from '../outside/outside.actions.ts'
import { requestsSeen } from '../outside/outside.queries.ts'

const person = (role: Role, scope: Scope): Actor => {
  const found = trialPeople.find(one => one.role === role)
  if (!found) throw new Error(`nobody is ${role} in the trial`)
  return { ...found, scope }
}
const on = (actor: Actor, day: Day) => ({ actor, clock: fixedClock(day), url: '' })
const ago = (days: number): Day => addDays(demoDay, -days)

/** A file of appointment on a post, whose person is picked in the register or in the list, and is approached. */
const pickFor = async (tx: Tx, actor: Actor, post: string, days: number): Promise<void> => {
  const by = on(actor, ago(days))
  const target = (await sittingsFrom(tx, 'executive', demoDay)).at(-1)?.day ?? addDays(demoDay, 26)
  const id = await openFile(tx, by, { kind: 'appointment', post, mandate: null, target, confidential: false })
  for (const step of ['opened', 'framing'] as const) {
    const file = await fileOr404(tx, by.clock, id)
    if (file.step === step) await moveFile(tx, by, id, file.version, 'advance', '')
  }
  const now = on(actor, ago(2))
  const file = await fileOr404(tx, now.clock, id)
  const offered = (await readPicks(tx, now.clock, file)).find(({ application_id }) => application_id !== null)
  if (!offered) return
  const as = offered.same.length > 0 ? 'new' : null
  await pickPerson(tx, now, id, file.version, { pick: keyOf(offered), gender: 'f', as })
  const { version } = await fileOr404(tx, now.clock, id)
  await changeFile(tx, now, id, version, 'person', { consented_on: ago(1) })
}

/** One file whose person comes from a register of aptitude, one whose person comes from the list of a call. */
export const demoPicks = async (database: Database): Promise<void> => {
  const judges = person('adviser', { team: 'adjudication' })
  await database.asActor(judges, async tx => {
    const lines = await horizon(tx, { on: demoDay, known: null }, { family: 'adjudicator', regime: 'full_time' }, 9)
    const seat = lines.find(
      ({ organisation_fr, next_from, state }) =>
        organisation_fr === 'Tribunal administratif du logement' && next_from === null && state !== 'in_office',
    )
    if (seat) await pickFor(tx, judges, seat.post_id, 60)
  })
  const managers = person('adviser', { team: 'management' })
  await database.asActor(managers, async tx => {
    const calls = await callsAt(tx, fixedClock(demoDay).now(), true)
    const [post] = calls.find(({ step, kind }) => step === 'listed' && kind === 'call')?.posts ?? []
    if (post) await pickFor(tx, managers, post, 120)
  })
}

const orders = ['barreau', 'notaires', 'barreau', 'cpa', 'ingenieurs', 'barreau', 'medecins', 'crha'] as const

/** The professional orders of people whose files are open, as an import would enter them. */
export const demoOrders = async (database: Database): Promise<void> => {
  const director = person('director', {})
  await database.asActor(director, async tx => {
    const files = await filesList(tx, { open: true }, demoDay)
    const people = [...new Set(files.flatMap(file => (file.newcomer ? [] : (file.person_id ?? []))))].slice(0, 20)
    const articles = []
    for (const [at, one] of people.entries()) {
      const input = {
        ...{ membership: randomUUIDv7(), person: one, professional_order: orders[at % orders.length] ?? 'barreau' },
        ...{ number: String(181_204 + at * 1_337), from: addYears(demoDay, -6 - (at % 9)) },
      }
      const { fr: text_fr, en: text_en } = await proposedSentence(tx, 'person.join_order', input, demoDay, [])
      articles.push({ text_fr, text_en, effect: 'person.join_order', input })
    }
    const title = {
      fr: 'la reprise des appartenances aux ordres professionnels',
      en: 'the takeover of memberships in professional orders',
    }
    const header = { title, recitals: [], recommender: null, schedules: [], signatories: [] }
    const proposal = { kind: 'import', number: null, adopted_on: demoDay, header, articles } as const
    if (articles.length > 0) await adopt(tx, proposal, fixedClock(demoDay).now())
  })
}

const addresses = {
  management: 'gestion@secretariat.exemple.invalid',
  boards: 'conseils@secretariat.exemple.invalid',
  adjudication: 'juridictionnel@secretariat.exemple.invalid',
}

/** What the secretary of a body asked: one request accepted, one declined, the others waiting. */
export const demoRequests = async (database: Database): Promise<void> => {
  const director = person('director', {})
  const organisation = await database.asActor(director, async tx => {
    await setMailboxes(tx, addresses)
    const [body] = await lookupOf('organisation')(tx, { text: 'phares sentiers', on: demoDay, limit: 1, drafted: [] })
    return body?.id ?? ''
  })
  const secretary = person('body_secretary', { organisation })
  await database.asActor(secretary, async tx => {
    const { vacant, ending } = await readCharge(tx, on(secretary, ago(20)))
    const reply_to = 'nathalie.ouellet@sentiers.exemple.invalid'
    const wanted = [
      ...ending.map(line => ({ kind: 'renewal' as const, seat: `${line.post_id}:${line.mandate_id}` })),
      ...vacant.map(line => ({ kind: 'vacancy' as const, seat: line.post_id })),
    ].slice(0, 4)
    const notes = ['Le conseil a adopté une résolution en ce sens.', '', 'Le quorum est fragile depuis septembre.', '']
    for (const [at, one] of wanted.entries())
      await askFor(tx, on(secretary, ago(20 - at * 4)), { ...one, note: notes[at] ?? '', reply_to, lang: 'fr' })
  })
  const [first, second] = await database.asActor(director, tx => requestsSeen(tx, null))
  const adviser = (team: string) => on(person('adviser', { team }), ago(5))
  if (first) {
    const by = adviser(first.team)
    await database.asActor(by.actor, tx => takeRequest(tx, by, first.request_id))
  }
  if (second) {
    const by = adviser(second.team)
    await database.asActor(by.actor, tx =>
      declineRequest(tx, by, second.request_id, 'Le siège est à l’étude avec la révision de la loi.'),
    )
  }
}
