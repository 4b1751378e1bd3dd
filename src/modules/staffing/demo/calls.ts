import { randomUUIDv7 } from 'node:crypto'
import { type Actor, candidateActor, visitor } from '../../../kernel/access/index.ts'
import type { Database } from '../../../kernel/database/index.ts'
import { lookupOf } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { send } from '../../../kernel/mail/index.ts'
import { demoDay } from '../../../kernel/module.ts'
import {
  addDays,
  atInToronto,
  type Clock,
  type Day,
  day,
  dayInToronto,
  type Instant,
} from '../../../kernel/time/index.ts'
import { sha256, trialPeople } from '../../../kernel/web/index.ts'
import { makeLink, useLink } from '../applications/account.queries.ts'
import { groupKeys } from '../applications/application.fields.ts'
import {
  insertApplication,
  insertDocument,
  type Passage,
  saveApplication,
  saveGroups,
} from '../applications/application.queries.ts'
import { lastDayKept, nextNews } from '../applications/application.rules.ts'
import { ends, type Step } from '../applications/application.steps.ts'
import { letterOfStep, moreOf } from '../applications/letter.formats.ts'
import {
  approveCall,
  extendCall,
  moveCall,
  openCall,
  publishCall,
  recordCopy,
  writeCall,
} from '../calls/call.actions.ts'
import { type Call, callOf } from '../calls/call.queries.ts'
import { contentOf, type Plan, plans } from './plans.ts'

/** Draws that repeat themselves: a linear congruence is enough for invented people. */
export const chance = (seed: number) => {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  return { next, pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T }
}
type Chance = ReturnType<typeof chance>

const person = (role: string): Actor => {
  const found = trialPeople.find(one => one.role === role)
  if (!found) throw new Error(`nobody is ${role} in the trial`)
  return found
}

/** Eight in the morning of a day. */
const at8 = (today: Day): Clock => ({ today: () => today, now: () => atInToronto(today, '08:00') })

export const prepare = async (database: Database, plan: Plan, seen: Map<string, string>): Promise<Call> => {
  const [adviser, director] = [person('adviser'), person('director')]
  const { kind, opened } = plan
  const on = (actor: Actor, today: Day) => ({ actor, clock: at8(today), url: '' })
  return database.asActor(director, async tx => {
    const find = async (lookup: 'organisation' | 'post', text: string) => {
      const [found] = await lookupOf(lookup)(tx, { text, on: demoDay, limit: 1, drafted: [] })
      if (!found) throw new Error(`the demonstration has no ${lookup} « ${text} »`)
      return found
    }
    const [body, post] = [await find('organisation', plan.organisation), await find('post', plan.post)]
    const code = seen.get(body.id) ?? plan.code
    seen.set(body.id, code)
    const about = { kind, organisation: body.id, posts: [post.id], code, content: contentOf(plan, body.label) }
    const reference = await openCall(tx, on(adviser, opened), about)
    await writeCall(tx, on(adviser, opened), reference, 1, about)
    for (const name of ['validate_profile', 'write'] as const)
      await moveCall(tx, on(adviser, opened), reference, name, '')
    const call = async () => {
      const found = await callOf(tx, reference)
      if (!found) throw new Error(`no call ${reference}`)
      return found
    }
    if (plan.until === 'draft') return call()
    await approveCall(tx, on(adviser, opened), reference, { side: 'body', version: 2, signed: 'Nathalie Ouellet' })
    await approveCall(tx, on(director, opened), reference, { side: 'secretariat', version: 2, signed: '' })
    if (kind === 'notice')
      for (const recipient of ['minister', 'president'] as const)
        await recordCopy(tx, on(adviser, opened), reference, { recipient, name: 'Exemple', sent_on: opened })
    const closes = { on: plan.closes, time: '16:30' }
    await publishCall(tx, on(adviser, opened), reference, { opens: { on: opened, time: '09:00' }, closes })
    if (plan.extended) {
      const later = { closes: { on: plan.extended, time: '16:30' }, reason: 'Trop peu de candidatures.' }
      await extendCall(tx, on(director, addDays(plan.closes, -3)), reference, later)
    }
    return call()
  })
}

const givens =
  'Amélie Antoine Béatrice Bruno Camille Charles Danielle Denis Élise Félix Geneviève Hassan Ioana Jacinthe Karim Léa Louis Mei Nadia Olivier Patricia Raphaël Sonia Thomas Yasmine'.split(
    ' ',
  )
const families =
  'Arsenault Benali Bouchard Chen Côté Desjardins Fortin Gagné Haddad Hébert Lacroix Lavoie Marchand Mercier Nguyen Ouellet Pelletier Popescu Roy Savard Tremblay Vézina'.split(
    ' ',
  )
const cities = ['Québec', 'Montréal', 'Gatineau', 'Saguenay', 'Rimouski', 'Sherbrooke']

/** The way to a step, one passage at a time. */
const ways: Partial<Record<Step, readonly Step[]>> = {
  draft: [],
  acknowledged: [],
  withdrawn: ['withdrawn'],
  admissible: ['admissible'],
  inadmissible: ['inadmissible'],
  preselected: ['admissible', 'preselected'],
  not_preselected: ['admissible', 'not_preselected'],
  written: ['admissible', 'preselected', 'written'],
  interview: ['admissible', 'preselected', 'written', 'interview'],
  not_apt: ['admissible', 'preselected', 'interview', 'not_apt'],
  apt: ['admissible', 'preselected', 'interview', 'apt'],
  registered: ['admissible', 'preselected', 'interview', 'apt', 'registered'],
}
const reasons: Partial<Record<Step, string>> = {
  inadmissible: 'L’expérience exigée n’est pas démontrée.',
  not_preselected: 'D’autres candidatures correspondent davantage au profil.',
  not_apt: 'Le comité n’a pas conclu à l’aptitude.',
}

const resume = new Uint8Array(
  Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
  ),
)

const at = (on: Day, { next }: Chance): Instant =>
  atInToronto(
    on,
    `${String(8 + Math.floor(next() * 12)).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}`,
  )

/** What happened to an application, and when: submitted while its call was open, then one passage after another up to the day of the demonstration. */
const historyOf = (plan: Plan, step: Step, draws: Chance): Passage[] => {
  const eve = plan.decided ?? addDays(demoDay, -1)
  const last = plan.until === 'published' ? addDays(demoDay, -1) : plan.closes
  const span = Temporal.PlainDate.from(plan.opened).until(last).days
  const begun = addDays(plan.opened, Math.floor(draws.next() * Math.max(1, span - 2)))
  const first: Passage = { step: 'draft', at: at(begun, draws), reason: null }
  if (step === 'draft') return [first]
  const sent = at(addDays(begun, 1), draws)
  const passages: Passage[] = [
    first,
    { step: 'submitted', at: sent, reason: null },
    { step: 'acknowledged', at: sent, reason: null },
  ]
  const way = ways[step] ?? []
  const from = plan.until === 'published' ? addDays(begun, 1) : plan.closes
  const left = Math.max(1, Temporal.PlainDate.from(from).until(eve).days)
  for (const [place, to] of way.entries()) {
    const on = addDays(from, Math.max(1, Math.floor((left * (place + 0.4 + draws.next() * 0.5)) / way.length)))
    const isLate = on > eve
    passages.push({ step: to, at: at(isLate ? eve : on, draws), reason: reasons[to] ?? null })
  }
  return passages
}

const contentFor = ({ given: given_name, family: family_name, employers }: Account, draws: Chance) => ({
  identity: { given_name, family_name, phone: '418 555-0100', city: draws.pick(cities), orders: '' },
  career: {
    years: 8 + Math.floor(draws.next() * 22),
    summary: 'Expérience de gestion et de décision dans des organisations publiques (exemple).',
    employers: [
      ...(employers ?? [{ name: 'Organisation exemple', role: 'Direction', from: day('2015-09-01'), to: null }]),
    ],
  },
  motivation: { motivation: 'Mettre cette expérience au service de l’intérêt public (exemple).' },
  consent: { checks: true, truthful: true },
})

type Named = NonNullable<Plan['named']>[number]
type Account = { id: string; address: string } & Named

/** Accounts, as their links make them. */
export const accounts = (
  database: Database,
  count: number,
  draws: Chance,
  prefix = 'candidature',
): Promise<Account[]> =>
  database.asActor(visitor, async tx => {
    const made: Account[] = []
    const now = atInToronto(addDays(demoDay, -90), '09:00')
    const until = atInToronto(addDays(demoDay, -90), '09:30')
    for (let n = 0; n < count; n++) {
      const [given, family] = [draws.pick(givens), draws.pick(families)]
      const address = `${prefix}-${n + 1}@exemple.invalid`
      const hash = sha256(address)
      await makeLink(tx, { hash, address, lang: 'fr', reference: null, now, until, most: 5 })
      const followed = await useLink(tx, hash, randomUUIDv7(), now)
      made.push({ id: followed?.candidate_id ?? '', address, given, family })
    }
    await journal(tx, { what: 'candidate.signed_in', subject: 'demonstration' })
    return made
  })

export const apply = (
  database: Database,
  plan: Plan,
  call: Call,
  step: Step,
  account: Account,
  draws: Chance,
  n: number,
  lot = 'DEM2',
) => {
  const actor = candidateActor(account.id)
  return database.asActor(actor, async tx => {
    const application_id = randomUUIDv7()
    const history = historyOf(plan, step, draws)
    const last = history.at(-1) as Passage
    const lang = draws.next() < 0.85 ? 'fr' : 'en'
    const receipt = `${lot}-${String(n).padStart(4, '0')}`
    await insertApplication(tx, {
      application_id,
      call_id: call.call_id,
      candidate_id: account.id,
      receipt,
      lang,
      history,
    })
    const isOver = ends.includes(step)
    const on = dayInToronto(last.at)
    const news = isOver || step === 'draft' ? null : nextNews(step, on, plan.extended ?? plan.closes)
    if (n % 3 === 0) {
      const document = {
        document_id: randomUUIDv7(),
        application_id,
        kind: 'resume',
        name: 'cv.pdf',
        type: 'pdf',
      } as const
      await insertDocument(tx, { ...document, size: resume.length, sha256: sha256(resume), added_at: last.at }, resume)
    }
    if (draws.next() < 0.6)
      await saveGroups(
        tx,
        application_id,
        groupKeys.filter(group => draws.next() < (group === 'women' ? 0.5 : 0.12)),
      )
    await saveApplication(tx, application_id, {
      step,
      content: contentFor(account, draws),
      submitted_at: history.find(passage => passage.step === 'submitted')?.at ?? null,
      next_news: news,
      last_news_at: step === 'draft' ? null : last.at,
      retain_until: isOver ? lastDayKept(on, true) : null,
    })
    if (step !== 'draft') {
      const link = '/fr/candidatures'
      const data = {
        receipt,
        reference: call.reference,
        call: call.content.texts.title[lang],
        link,
        more: moreOf(last.reason, news, lang),
      }
      await send(
        tx,
        { to: account.address, lang, letter: letterOfStep(step), data, about: `application ${application_id}` },
        last.at,
      )
    }
    await journal(tx, {
      what: 'application.submitted',
      subject: application_id,
      details: { reference: call.reference },
    })
  })
}

/** Calls at four steps, and 300 applications of invented people. */
export const demoCalls = async (database: Database): Promise<void> => {
  const draws = chance(2026)
  const codes = new Map<string, string>()
  const all = plans.reduce((sum, { standing }) => sum + Object.values(standing).reduce((a, b) => a + b, 0), 0)
  const people = await accounts(database, all, draws)
  let n = 0
  for (const plan of plans) {
    const call = await prepare(database, plan, codes)
    const named = [...(plan.named ?? [])]
    for (const [step, count] of Object.entries(plan.standing) as [Step, number][])
      for (let place = 0; place < count; place++) {
        const account = { ...(people[n] as Account), ...named.shift() }
        n += 1
        await apply(database, plan, call, step, account, draws, n)
      }
    const by = { actor: person('adviser'), clock: at8(addDays(demoDay, -1)), url: '' }
    const later =
      plan.until === 'listed' ? (['analyse', 'list'] as const) : plan.until === 'analysis' ? (['analyse'] as const) : []
    await database.asActor(by.actor, async tx => {
      for (const name of later) await moveCall(tx, by, call.reference, name, '')
    })
  }
}
