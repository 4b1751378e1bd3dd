import { randomUUIDv7 } from 'node:crypto'
import type { Database } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { demoDay } from '../../../kernel/module.ts'
import { addDays, addYears, atInToronto, type Day } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { nextNumber } from '../files/change.queries.ts'
import { procedureOn, type StepName, stagesOf } from '../files/file.steps.ts'
import { teamFor } from '../outside/outside.access.ts'
import { variantOf } from '../renewals/way.rules.ts'
import { chance } from './calls.ts'
import { type Decided, decidedBetween, insertPast, type Past } from './past.queries.ts'

type Draws = ReturnType<typeof chance>
type Ended = { to: 'withdrawn' | 'refused' | 'declined'; at: StepName; reason: string }

/** How files end without an act, the step that each reached, and why. */
const ends: readonly Ended[] = [
  { to: 'withdrawn', at: 'framing', reason: 'Le poste est revu avec la réorganisation de l’organisme.' },
  { to: 'declined', at: 'approached', reason: 'La personne pressentie a accepté un autre poste.' },
  { to: 'withdrawn', at: 'candidates', reason: 'Aucune candidature retenue; un nouvel appel est lancé.' },
  { to: 'refused', at: 'recommended', reason: 'Le Conseil n’a pas retenu la recommandation.' },
  { to: 'declined', at: 'conditions', reason: 'Désistement pour des raisons familiales.' },
  { to: 'withdrawn', at: 'checks', reason: 'La ministre propose une autre personne.' },
  { to: 'refused', at: 'recommended', reason: 'Le Conseil demande que l’intérim se poursuive.' },
  { to: 'withdrawn', at: 'compliance', reason: 'L’éligibilité n’a pu être établie.' },
]

const people = trialPeople.filter(({ role }) => role === 'adviser' || role === 'director')
const [owner = people[0], head = people[1]] = people

type Walk = { file_id: string; kind: string; procedure: string; decided: Day; days: number; draws: Draws }

/** When a file of the past entered each step up to its decision: as the procedure would have it, a little late or early, faster or slower as a whole. */
const walked = ({ file_id, kind, procedure, decided, days, draws }: Walk): Past['stays'] => {
  const stages = stagesOf({ kind, procedure })
  const first = stages[0]?.days ?? -1
  let last = addDays(decided, -days - 1)
  return stages.map(({ step, days: due, owner: by }) => {
    const planned = addDays(decided, Math.round((due / -first) * days + (draws.next() - 0.5) * 12))
    const on = step === 'decided' ? decided : planned > last ? planned : addDays(last, 1)
    last = on
    const hour = String(9 + Math.floor(draws.next() * 7)).padStart(2, '0')
    const by_name = (by === 'adviser' ? owner : head)?.name ?? ''
    return {
      ...{ passage_id: randomUUIDv7(), file_id, step, by_name, reason: null },
      entered_at: atInToronto(on, `${hour}:15`),
    }
  })
}

/** The steps before one, that one included. */
const upTo = (stays: Past['stays'], step: StepName) => stays.slice(0, stays.findIndex(stay => stay.step === step) + 1)

/** Where a file stands that was decided some days ago: in office, then published, then closed. */
const afterwards = ({ adopted_on, published }: Decided): StepName => {
  if (adopted_on >= addDays(demoDay, -16)) return 'in_office'
  return published && adopted_on < addDays(demoDay, -40) ? 'closed' : 'published'
}

/** A year of files that have ended: décrets of the register with the file that would have led to each, and others that came to nothing. */
export const demoPast = async (database: Database): Promise<void> => {
  const director = trialPeople.find(({ role }) => role === 'director')
  if (!director || !owner) throw new Error('nobody directs in the trial')
  const draws = chance(2025)
  await database.asActor(director, async tx => {
    const decided = (await decidedBetween(tx, addYears(demoDay, -1), addDays(demoDay, -8))).filter(
      // Renewals of the other ways have opinions and hearings to show, which the open files do.
      one => one.renews === null || variantOf(one) === 'discretion',
    )
    const every = Math.max(1, Math.floor(decided.length / 44))
    const chosen = decided.filter((_, at) => at % every === 0)
    const beside = decided.filter((_, at) => at % every === 1).slice(0, ends.length)
    const past: Past = { files: [], drafts: [], stays: [], checks: [] }
    const begun = [
      ...chosen.map(one => ({ one, end: null })),
      ...beside.map((one, at) => ({ one, end: ends[at] ?? null })),
    ]
    for (const { one, end } of begun) {
      const kind = end === null && one.renews !== null ? 'renewal' : 'appointment'
      // The term has the id of the file that led to it.
      const file_id = end === null ? one.mandate_id : randomUUIDv7()
      const day = end === null ? one.adopted_on : addDays(one.adopted_on, -70)
      const procedure = procedureOn(day)
      const days = Math.round((kind === 'renewal' ? 120 : 160) * (0.55 + draws.next() * 0.9))
      const all = walked({ file_id, kind, procedure, decided: day, days, draws })
      const step = end?.to ?? afterwards(one)
      const stays = end ? upTo(all, end.at) : all.filter(({ entered_at }) => entered_at < atInToronto(demoDay, '08:00'))
      const reached = end ? stays : step === 'closed' ? stays : upTo(stays, step)
      const [opened] = reached
      if (!opened) continue
      const enteredOn = (name: StepName) =>
        reached.find(stay => stay.step === name)?.entered_at.slice(0, 10) as Day | undefined
      const last = addDays((reached.at(-1)?.entered_at.slice(0, 10) ?? day) as Day, 9)
      past.stays.push(...reached)
      if (step !== reached.at(-1)?.step)
        past.stays.push({
          ...{ passage_id: randomUUIDv7(), file_id, step, by_name: head?.name ?? '', reason: end?.reason ?? null },
          entered_at: atInToronto(last < demoDay ? last : addDays(demoDay, -1), '16:30'),
        })
      const draft_id = end === null ? randomUUIDv7() : null
      const drafting = reached.find(stay => stay.step === 'drafting')
      if (draft_id !== null)
        past.drafts.push({
          ...{ draft_id, kind: one.kind, act_id: one.act_id, updated_at: one.instant },
          ...{
            content: { ...one.header, articles: one.articles },
            created_at: drafting?.entered_at ?? opened.entered_at,
          },
        })
      const checked = enteredOn('checks')
      for (const check of checked ? ['judicial', 'disciplinary', 'interests'] : [])
        past.checks.push({
          ...{ check_id: randomUUIDv7(), file_id, kind: check, asked_by_name: owner.name },
          ...{ asked_on: checked as Day, answered_on: addDays(checked as Day, 1 + Math.floor(draws.next() * 3)) },
        })
      const opened_on = opened.entered_at.slice(0, 10) as Day
      past.files.push({
        ...{
          file_id,
          year: Number(opened_on.slice(0, 4)),
          number: 0,
          kind,
          procedure,
          step,
          reason: end?.reason ?? null,
        },
        ...{ team: teamFor(one.family), owner_id: owner.id, owner_name: owner.name, post_id: one.post_id },
        ...{ person_id: end ? null : one.person_id, mandate_id: kind === 'renewal' ? one.renews : null, target: day },
        ...{ source: end ? null : 'choice', consented_on: (end === null && enteredOn('approached')) || null, draft_id },
        ...{ first_day: end ? null : one.first_day, last_day: end ? null : one.planned_end },
        ...{ opened_on, opened_at: opened.entered_at },
      })
    }
    past.files.sort((a, b) => (a.opened_at < b.opened_at ? -1 : 1))
    const numbers = new Map<number, number>()
    for (const file of past.files) {
      const next = numbers.get(file.year) ?? (await nextNumber(tx, file.year))
      file.number = next
      numbers.set(file.year, next + 1)
    }
    await insertPast(tx, past, owner)
    await journal(tx, { what: 'files.taken_over', details: { files: past.files.length } })
  })
}
