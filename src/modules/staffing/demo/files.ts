import type { Role } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { demoDay } from '../../../kernel/module.ts'
import { addDays, type Day, fixedClock, termEnd } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { adoptDraft, draftOr404, moveDraft, recordEvent, reviewDraft } from '../../acts/index.ts'
import { horizon } from '../../registry/index.ts'
import { sittingsFrom } from '../../sittings/index.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import { type By, bundleFile, changeFile, fileOr404, moveFile, openFile, passWarning } from '../files/file.actions.ts'
import { missingFor, openWarnings, type Part, verdictsOf } from '../files/file.fields.ts'
import { bundlesOpen } from '../files/file.queries.ts'
import { type FileKind, type StepName, stagesOf } from '../files/file.steps.ts'
import { addNote, addTask, askCheck, declareConflict, mitigateConflict, recordCheck } from '../files/follow.actions.ts'
import { handFile } from '../owners/owner.actions.ts'
import { fileAndRelease, wallFile } from './papers.ts'

const by = (role: Role, on: Day): By => {
  const actor = trialPeople.find(person => person.role === role)
  if (!actor) throw new Error(`nobody is ${role} in the trial`)
  return { actor, clock: fixedClock(on) }
}

type Plan = {
  kind: FileKind
  post: string
  mandate: string | null
  months: number
  to: StepName
  began: number
  newcomer?: [string, string, 'f' | 'm']
}

const change = async (tx: Tx, own: By, id: string, part: Part, what: Parameters<typeof changeFile>[5]) => {
  const { version } = await fileOr404(tx, own.clock, id)
  await changeFile(tx, own, id, version, part, what)
}

const checks = async (tx: Tx, own: By, id: string, on: Day) => {
  for (const kind of ['judicial', 'disciplinary', 'interests'] as const) await askCheck(tx, own, id, { kind, on })
  for (const { check_id: check } of (await fileOr404(tx, own.clock, id)).checks)
    await recordCheck(tx, own, id, { check, on, result: 'favourable' })
}

/** What an adviser does at a step before leaving it. */
const work = async (tx: Tx, own: By, id: string, plan: Plan, step: StepName, on: Day): Promise<void> => {
  const from = addDays(demoDay, 60)
  if (step === 'candidates' && plan.newcomer) {
    const [given_name, family_name, gender] = plan.newcomer
    const newcomer = { given_name, family_name, gender, address: gender === 'f' ? 'Mme' : 'M.' }
    await change(tx, own, id, 'person', { person_id: crypto.randomUUID(), newcomer, source: 'list' })
  }
  if (step === 'approached') await change(tx, own, id, 'person', { consented_on: on })
  if (step === 'checks') await checks(tx, own, id, on)
  if (step === 'conditions') {
    await change(tx, own, id, 'term', { first_day: from, last_day: termEnd(from, { months: plan.months }) })
    const conditions = { fee: 'le décret qui fixe la rémunération des membres', pay: '182500', level: '6' }
    await change(tx, own, id, 'conditions', { conditions })
  }
  if (step === 'compliance') {
    const file = await fileOr404(tx, own.clock, id)
    const open = openWarnings(file, verdictsOf(file, own.clock.today()))
    for (const rule of new Set(open.map(one => one.rule))) await passWarning(tx, own, id, rule, 'Vu avec la direction.')
  }
  if (step === 'drafting') {
    const draft = await draftDecree(tx, own, id, null)
    await moveDraft(tx, own, draft, (await draftOr404(tx, draft)).version, 'submit')
  }
}

/** Opens a file in the past and takes it from step to step, some days in each, up to where the plan leaves it. */
const follow = async (tx: Tx, plan: Plan, target: Day): Promise<string> => {
  let day = addDays(demoDay, -plan.began)
  const { kind, post, mandate } = plan
  const id = await openFile(tx, by('adviser', day), { kind, post, mandate, target, confidential: false })
  const stages = stagesOf(await fileOr404(tx, fixedClock(day), id))
  const last = stages.findIndex(({ step }) => step === plan.to)
  for (const { step, owner } of stages.slice(0, last)) {
    const own = by('adviser', day)
    await work(tx, own, id, plan, step, day)
    const file = await fileOr404(tx, own.clock, id)
    // A post that the law surrounds with more than this demonstration answers stays where it is.
    if (missingFor(file, verdictsOf(file, day)).length > 0) break
    const pause = 3 + ((plan.began * 7 + step.length * 5) % Math.max(4, Math.floor(plan.began / (last + 1))))
    const later = addDays(day, pause)
    if (later <= demoDay) day = later
    else day = demoDay
    await moveFile(tx, by(owner === 'adviser' ? 'adviser' : 'director', day), id, file.version, 'advance', '')
  }
  return id
}

/** The draft of a file goes to its adoption, and the act to the Gazette where asked. */
const adopt = async (tx: Tx, id: string, publish: boolean): Promise<void> => {
  const today = (role: Role) => by(role, demoDay)
  const { draft_id } = await fileOr404(tx, fixedClock(demoDay), id)
  if (draft_id === null) return
  const { version } = await draftOr404(tx, draft_id)
  await reviewDraft(tx, today('legal_adviser'), draft_id, version)
  await moveDraft(tx, today('director'), draft_id, version, 'make_ready')
  const { act_id } = await adoptDraft(tx, today('registrar'), draft_id, version, { adopted_on: demoDay, number: null })
  const gazette = { day: demoDay, signatory: null, gazette_part: '2', gazette_page: '4102' }
  if (publish) await recordEvent(tx, today('registrar'), act_id, { ...gazette, what: 'published' })
}

const open: readonly StepName[] = [
  'opened',
  'framing',
  'approached',
  'checks',
  'conditions',
  'compliance',
  'consultations',
  'drafting',
  'recommended',
]
const names: readonly [string, string, 'f' | 'm'][] = [
  ['Aurélie', 'Castonguay', 'f'],
  ['Mathis', 'Laurendeau', 'm'],
  ['Noémie', 'Quesnel', 'f'],
  ['Élie', 'Vaugeois', 'm'],
  ['Sarah-Maude', 'Benhamou', 'f'],
  ['Thomas', 'Kanapé', 'm'],
]

/** Files at every step that is reached before a decision, some decided, one suspended, one withdrawn, and a bundle. Invented persons. */
export const demoFiles = async (database: Database): Promise<void> => {
  const adviser = by('adviser', demoDay)
  const all = await database.asActor(adviser.actor, tx => horizon(tx, { on: demoDay, known: null }, {}, 9))
  const free = all.filter(({ next_from }) => next_from === null)
  const renewals = free
    .filter(({ state, term }) => (state === 'past_term' || state === 'in_office') && (term ?? 1) < 3)
    .slice(10, 46)
  const vacant = free.filter(({ state }) => state === 'vacant').slice(0, 8)
  const ids: string[] = []
  await database.asActor(adviser.actor, async tx => {
    const days = (await sittingsFrom(tx, 'executive', demoDay)).map(({ day }) => day)
    const target = (at: number) => days[at % days.length] ?? addDays(demoDay, 12)
    for (const [at, row] of renewals.entries()) {
      const plan = {
        kind: 'renewal',
        post: row.post_id,
        mandate: row.mandate_id,
        months: 24,
        began: 40 + ((at * 11) % 300),
      } as const
      ids.push(await follow(tx, { ...plan, to: open[at % open.length] ?? 'opened' }, target(at)))
    }
    for (const [at, row] of vacant.entries()) {
      const newcomer = names[at % names.length]
      const plan = { kind: 'appointment', post: row.post_id, mandate: null, months: 24, began: 60 + at * 20 } as const
      const to = (['candidates', ...open.slice(2)] as const)[at] ?? 'candidates'
      ids.push(await follow(tx, { ...plan, to, ...(newcomer && { newcomer }) }, target(at)))
    }
  })
  await database.asActor(adviser.actor, async tx => {
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids
    await addNote(tx, adviser, second, 'Le cabinet a été joint; réponse attendue la semaine prochaine.')
    await addTask(tx, adviser, second, {
      what: 'Relancer le cabinet',
      owner: 'Maude Bellavance',
      due: addDays(demoDay, 6),
    })
    await addTask(tx, adviser, third, {
      what: 'Obtenir la résolution du conseil',
      owner: 'Nathalie Ouellet',
      due: addDays(demoDay, -2),
    })
    await declareConflict(tx, adviser, fourth, {
      description: 'Siège au conseil d’un organisme subventionné',
      on: addDays(demoDay, -9),
    })
    const [conflict] = (await fileOr404(tx, adviser.clock, fourth)).conflicts
    const measure = {
      mitigation: 'Quitte ce conseil avant l’entrée en fonction',
      owner: 'Maude Bellavance',
      due: addDays(demoDay, 30),
    }
    if (conflict) await mitigateConflict(tx, adviser, fourth, { conflict: conflict.conflict_id, ...measure })
    await bundleFile(tx, adviser, first, { bundle: null, name: 'Renouvellements de décembre', dependsOn: null })
    const [bundle] = await bundlesOpen(tx)
    for (const id of [second, third])
      await bundleFile(tx, adviser, id, { bundle: bundle?.bundle_id ?? null, name: '', dependsOn: first })
    const { version } = await fileOr404(tx, adviser.clock, fifth)
    await moveFile(tx, adviser, fifth, version, 'suspend', 'En attente de la réorganisation du ministère.')
    const drafted = ids.filter((_, at) => at % open.length >= open.length - 2 && at < renewals.length)
    await fileAndRelease(tx, adviser, second, drafted)
  })
  const director = by('director', demoDay)
  await database.asActor(director.actor, async tx => {
    const hand = async (id: string, to: string, reason: string) => {
      const { version } = await fileOr404(tx, director.clock, id)
      await handFile(tx, director, id, { version, to, reason })
    }
    const [, , , , , , kept = '', back = ''] = ids
    for (const id of [kept, back]) await hand(id, director.actor.id, 'Congé de la personne responsable.')
    await hand(back, adviser.actor.id, 'Retour de congé.')
  })
  const walled = ids[renewals.length + 1]
  if (walled) await database.asActor(director.actor, tx => wallFile(tx, director, walled))
  // Ready ones are adopted today: two take office, one of them is already in the Gazette.
  const ready = ids.filter((_, at) => at % open.length === open.length - 1 && at < renewals.length).slice(0, 3)
  for (const [at, id] of ready.entries())
    await database.asActor(by('registrar', demoDay).actor, tx => adopt(tx, id, at === 0))
}
