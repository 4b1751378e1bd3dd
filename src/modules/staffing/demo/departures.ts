import type { Role } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { demoDay } from '../../../kernel/module.ts'
import { dollars } from '../../../kernel/money/index.ts'
import { addDays, addMonths, type Day, dayAfter, dayBefore, fixedClock } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { horizon, mandatesOn } from '../../registry/index.ts'
import { sittingsFrom, taskLines } from '../../sittings/index.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import type { MoveName } from '../departures/allowance.steps.ts'
import {
  moveAllowance,
  readOwed,
  recordAfter,
  recordOwed,
  recordPay,
  recordWork,
} from '../departures/departure.actions.ts'
import type { LaterWork } from '../departures/departure.queries.ts'
import type { Owed } from '../departures/departure.rules.ts'
import { type By, changeFile, fileOr404, moveFile, openFile, passWarning } from '../files/file.actions.ts'
import { missingFor, openWarnings, verdictsOf } from '../files/file.fields.ts'
import { type StepName, stagesOf } from '../files/file.steps.ts'
import { finishTask } from '../files/follow.actions.ts'

const by = (role: Role, on: Day): By => {
  const actor = trialPeople.find(person => person.role === role)
  if (!actor) throw new Error(`nobody is ${role} in the trial`)
  return { actor, clock: fixedClock(on < demoDay ? on : demoDay) }
}

type Leaving = { post: string; mandate: string; last: Day; reason: string }
type Plan = {
  benefit: 'transition' | 'assisted'
  yearly: string
  months: number | null
  package: string | null
  halves: number
  /** Months after the first day out of office, and what was taken then. */
  work: (Pick<LaterWork, 'sector' | 'kind' | 'employer'> & { monthly: string; after: number }) | null
  moves: readonly MoveName[]
  signed: boolean
}

/** Who has left, those of the longest ago first. */
const plans: readonly Plan[] = [
  {
    benefit: 'transition',
    yearly: '144000',
    months: 8,
    package: null,
    halves: 25,
    work: { sector: 'public', kind: 'employment', employer: 'Université exemple', monthly: '9000', after: 3 },
    moves: ['grant', 'pay', 'decide', 'recover'],
    signed: true,
  },
  {
    benefit: 'transition',
    yearly: '168000',
    months: 8,
    package: null,
    halves: 12,
    work: { sector: 'public', kind: 'contract', employer: 'Ministère exemple', monthly: '9500', after: 3 },
    moves: ['grant', 'pay', 'decide'],
    signed: true,
  },
  {
    benefit: 'assisted',
    yearly: '182500',
    months: null,
    package: '80000',
    halves: 0,
    work: { sector: 'private', kind: 'employment', employer: 'Cabinet exemple', monthly: '14000', after: 1 },
    moves: ['grant', 'pay'],
    signed: true,
  },
  {
    benefit: 'transition',
    yearly: '156000',
    months: 10,
    package: null,
    halves: 31,
    work: { sector: 'public', kind: 'employment', employer: 'Ville exemple', monthly: '11000', after: 1 },
    moves: ['grant', 'pay'],
    signed: false,
  },
  {
    benefit: 'transition',
    yearly: '150000',
    months: 6,
    package: null,
    halves: 8,
    work: null,
    moves: ['grant', 'pay'],
    signed: true,
  },
  {
    benefit: 'transition',
    yearly: '171500',
    months: 8,
    package: null,
    halves: 40,
    work: null,
    moves: ['grant'],
    signed: false,
  },
  {
    benefit: 'transition',
    yearly: '139200',
    months: null,
    package: null,
    halves: 17,
    work: null,
    moves: [],
    signed: false,
  },
]

const facts = (
  benefit: Plan['benefit'],
  halves: number,
  notice_on: Day | null,
): Omit<Owed, 'handed_on' | 'signed_on'> => ({
  benefit,
  notice_on,
  copied: notice_on !== null,
  vacation_halves: halves,
  public_servant: false,
  return_decision: null,
})

/** Opens the file of a departure, and takes it from step to step as far as a step, or as it goes. */
const follow = async (tx: Tx, leaving: Leaving, plan: Plan, to: StepName, target: Day, from: Day): Promise<string> => {
  const { post, mandate, last, reason } = leaving
  let day = from
  const id = await openFile(tx, by('adviser', day), { kind: 'departure', post, mandate, target, confidential: false })
  const file = () => fileOr404(tx, by('adviser', day).clock, id)
  await changeFile(tx, by('adviser', day), id, 1, 'term', { last_day: last, end_reason: reason })
  for (let at = 0; at < stagesOf(await file()).length; at++) {
    const { step, version } = await file()
    if (step === to) break
    const own = by('adviser', day)
    if (step === 'conditions') {
      const notice = reason === 'resignation' && addMonths(last, -3) <= day ? addMonths(last, -3) : null
      await recordOwed(tx, own, id, version, facts(plan.benefit, plan.halves, notice))
      await recordPay(tx, by('pay_officer', day), id, 0, {
        pay: dollars(plan.yearly),
        pay_per: 'year',
        pay_source: 'Annexe du décret de nomination',
        months: plan.months,
        package: plan.package === null ? null : dollars(plan.package),
      })
    }
    if (step === 'compliance') {
      const now = await file()
      for (const rule of new Set(openWarnings(now, verdictsOf(now, day)).map(one => one.rule)))
        await passWarning(tx, own, id, rule, 'Vu avec la direction.')
    }
    if (step === 'in_office')
      for (const task of await taskLines(tx, { file: id, act: (await file()).act?.act_id ?? null }))
        if (task.done_on === null) await finishTask(tx, own, id, task.task_id)
    if (step === 'drafting') await draftDecree(tx, own, id, null)
    const now = await file()
    if (missingFor(now, verdictsOf(now, day)).length > 0) break
    day = addDays(day, 6)
    await moveFile(tx, by('director', day), id, now.version, 'advance', '')
  }
  return id
}

/** What followed a departure: the rules signed, the allowance, the work that was taken. */
const afterwards = async (tx: Tx, id: string, plan: Plan, last: Day): Promise<void> => {
  const out = dayAfter(last)
  // A post that the law surrounds with more than this demonstration answers has no amounts.
  if ((await readOwed(tx, by('adviser', out), id)).allowance === null) return
  const handed = { handed_on: last, signed_on: plan.signed ? out : null, return_decision: null }
  await recordAfter(tx, by('adviser', out), id, handed)
  let day = out
  const move = async (name: MoveName) => {
    const own = by(['pay', 'recover', 'settle'].includes(name) ? 'pay_officer' : 'director', day)
    const { allowance, amounts } = await readOwed(tx, own, id)
    await moveAllowance(tx, own, id, allowance?.version ?? 0, name, {
      amount: amounts?.proposed ?? null,
      day: null,
      reason: '',
    })
  }
  for (const name of plan.moves.filter(one => one === 'grant' || one === 'pay')) {
    day = addDays(day, 2)
    await move(name)
  }
  if (plan.work) {
    const { after, monthly, ...work } = plan.work
    const from = addMonths(out, after)
    day = from > day ? addDays(from, 5) : day
    const known_from = 'Déclaration de la personne'
    await recordWork(tx, by('adviser', day), id, { ...work, monthly: dollars(monthly), from, to: null, known_from })
  }
  for (const name of plan.moves.filter(one => one === 'decide' || one === 'recover')) {
    day = addDays(day, 9)
    await move(name)
  }
}

/** Departures at every step of an allowance, a recovery under way, restrictions open; and three that are being prepared. */
export const demoDepartures = async (database: Database): Promise<void> => {
  const { actor } = by('adviser', demoDay)
  await database.asActor(actor, async tx => {
    const when = { on: demoDay, known: null }
    const rows = (await horizon(tx, when, {}, 9)).filter(({ regime }) => regime === 'full_time')
    const gone: (Leaving & { family: string })[] = []
    const since = rows
      .filter(({ vacant_since: day }) => day !== null && day > addDays(demoDay, -360) && day < addDays(demoDay, -12))
      .toSorted((a, b) => (String(a.vacant_since) < String(b.vacant_since) ? -1 : 1))
    for (const { post_id: post, family, vacant_since } of since) {
      const last = dayBefore(vacant_since ?? demoDay)
      const held = (await mandatesOn(tx, when, post)).findLast(one => one.valid.until === vacant_since)
      const goesOn = ['renewed', 'replaced', 'reassignment', 'death'].includes(held?.end_reason ?? '')
      if (held && held.capacity === 'titular' && !goesOn)
        gone.push({ family, post, mandate: held.mandate_id, last, reason: held.end_reason ?? 'term_expired' })
    }
    const bound = gone.filter(({ family }) => family !== 'adjudicator')
    const others = gone.filter(({ family }) => family === 'adjudicator')
    const chosen = [...bound, ...others].slice(0, plans.length).toSorted((a, b) => (a.last < b.last ? -1 : 1))
    for (const [at, leaving] of chosen.entries()) {
      const plan = plans[at]
      if (!plan) break
      const { last } = leaving
      const id = await follow(tx, leaving, plan, 'closed', addDays(last, -7), addDays(last, -60))
      await afterwards(tx, id, plan, last)
    }
    const target = (await sittingsFrom(tx, 'executive', demoDay)).at(-1)?.day ?? addDays(demoDay, 26)
    const held = rows.filter(({ state, next_from }) => state === 'in_office' && next_from === null).slice(-3)
    for (const [at, { post_id: post, mandate_id }] of held.entries()) {
      const to = (['framing', 'conditions', 'drafting'] as const)[at] ?? 'framing'
      const reason = (['retirement', 'resignation', 'termination'] as const)[at] ?? 'retirement'
      const leaving = { post, mandate: mandate_id ?? '', last: addDays(demoDay, 70 + at * 21), reason }
      const plan = plans[4]
      if (mandate_id !== null && plan) await follow(tx, leaving, plan, to, target, addDays(demoDay, -30 - at * 8))
    }
  })
}
