import { z } from 'zod'
import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { dollars } from '../../../kernel/money/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { addDays, type Day, dayField } from '../../../kernel/time/index.ts'
import {
  arrange,
  listInput,
  type Nav,
  orNull,
  pathTo,
  type Route,
  route,
  type Wait,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, type Two } from '../../../kernel/words/index.ts'
import { headingOf } from '../decrees/decree.formats.ts'
import { readers, workers } from '../files/file.access.ts'
import { fileById, filesList, type Whole } from '../files/file.queries.ts'
import { fileRoute, goToFile } from '../files/file.routes.tsx'
import { codes } from '../files/gesture.routes.ts'
import { paths as filePaths } from '../words.ts'
import { AfterPage, afterColumns } from './after.pages.tsx'
import { moveNames, type Step } from './allowance.steps.ts'
import { payKeepers, payReaders, settlers } from './departure.access.ts'
import {
  correctWork,
  moveAllowance,
  readOwed,
  recordAfter,
  recordOwed,
  recordPay,
  recordWork,
} from './departure.actions.ts'
import {
  type AfterLine,
  afterItem,
  afterLines,
  benefits,
  decisions,
  fullName,
  paths,
  perNames,
  registerShape,
  sectors,
  words,
  workKinds,
} from './departure.formats.ts'
import { allowancesAt } from './departure.queries.ts'
import { OwedPage } from './owed.pages.tsx'

const id = z.uuid()
const version = z.coerce.number().int()
const text = z.string().trim().min(1).max(500)
const yes = z
  .string()
  .default('')
  .transform(typed => typed === 'yes')
const amount = z
  .string()
  .min(1)
  .transform((typed, context) => {
    try {
      return dollars(typed)
    } catch {
      const { says } = kernelRefusals.notAnAmount(typed)
      context.issues.push({ code: 'custom', input: typed, params: { says } })
      return z.NEVER
    }
  })

const facts: Route = route({
  method: 'post',
  path: paths.facts,
  access: payKeepers,
  name: { fr: 'Inscrire ce que laisse un départ', en: 'Record what a departure leaves' },
  input: z.object({
    id,
    version,
    notice_on: orNull(dayField),
    copied: yes,
    vacation_halves: orNull(z.coerce.number().int().min(0).max(400)),
    public_servant: yes,
    return_decision: orNull(codes(decisions)),
    benefit: orNull(codes(benefits)),
  }),
  run: async ({ input: { id: file, version: seen, ...own }, tx, actor, clock }) => {
    await recordOwed(tx, { actor, clock }, file, seen, own)
    return file
  },
  goTo: goToFile,
  form: fileRoute,
})

const after: Route = route({
  method: 'post',
  path: paths.after,
  access: payKeepers,
  name: {
    fr: 'Inscrire la remise des règles d’après-mandat',
    en: 'Record that the rules after office were handed over',
  },
  input: z.object({
    id,
    handed_on: orNull(dayField),
    signed_on: orNull(dayField),
    return_decision: orNull(codes(decisions)),
  }),
  run: async ({ input: { id: file, ...own }, tx, actor, clock }) => {
    await recordAfter(tx, { actor, clock }, file, own)
    return file
  },
  goTo: goToFile,
  form: fileRoute,
})

const owed: Route = route({
  method: 'get',
  path: paths.owed,
  access: payReaders,
  name: words.owed,
  input: z.object({ id }),
  writes: true,
  run: ({ input, tx, actor, clock }) => readOwed(tx, { actor, clock }, input.id),
  page: ({ data }) => <OwedPage seen={data} />,
})
const goToOwed = (file: string, lang: Lang) => pathTo({ path: paths.owed }, lang, { id: file })

const pay: Route = route({
  method: 'post',
  path: paths.pay,
  access: payKeepers,
  name: words.recordPay,
  input: z.object({
    id,
    version,
    pay: amount,
    pay_per: codes(perNames),
    pay_source: text,
    months: orNull(z.coerce.number().int().min(1).max(36)),
    package: orNull(amount),
  }),
  run: async ({ input: { id: file, version: seen, ...own }, tx, actor, clock }) => {
    await recordPay(tx, { actor, clock }, file, seen, own)
    return file
  },
  goTo: goToOwed,
  form: owed,
})

const step: Route = route({
  method: 'post',
  path: paths.step,
  access: settlers,
  name: { fr: 'Faire avancer une allocation', en: 'Move an allowance' },
  input: z.object({
    id,
    version,
    name: z.enum(moveNames),
    amount: orNull(amount),
    day: orNull(dayField),
    reason: z.string().max(2000).default(''),
  }),
  run: async ({ input: { id: file, version: seen, name, ...asked }, tx, actor, clock }) => {
    await moveAllowance(tx, { actor, clock }, file, seen, name, asked)
    return file
  },
  goTo: goToOwed,
  form: owed,
})

const work: Route = route({
  method: 'post',
  path: paths.work,
  access: payKeepers,
  name: words.addWork,
  input: z.object({
    id,
    employer: text,
    sector: codes(sectors),
    kind: codes(workKinds),
    monthly: amount,
    first_day: dayField,
    last_day: orNull(dayField),
    known_from: text,
  }),
  run: async ({ input: { id: file, first_day: from, last_day: to, ...own }, tx, actor, clock }) => {
    await recordWork(tx, { actor, clock }, file, { ...own, from, to })
    return file
  },
  goTo: goToOwed,
  form: owed,
})

const workEnd: Route = route({
  method: 'post',
  path: paths.workEnd,
  access: payKeepers,
  name: words.correctWork,
  input: z.object({ id, work: z.uuid(), last_day: orNull(dayField), mistaken: yes }),
  run: async ({ input: { id: file, ...own }, tx, actor, clock }) => {
    await correctWork(tx, { actor, clock }, file, own)
    return file
  },
  goTo: goToOwed,
  form: owed,
})

const chosen: Record<string, (line: AfterLine) => boolean> = {
  '': ({ state }) => state === 'in_force' || state === 'to_come',
  ended: ({ state }) => state === 'ended' || state === 'none',
  all: () => true,
}

const register: Route = route({
  method: 'get',
  path: paths.register,
  access: readers,
  name: words.afterOffice,
  input: z.object({ ...listInput, which: z.enum(['', 'ended', 'all']).default('') }),
  output: registerShape,
  run: async ({ input, tx, clock, lang }) => {
    const lines = await departed(tx, clock.today())
    return {
      list: arrange(afterColumns, lines.filter(chosen[input.which] ?? (() => true)), input, lang),
      which: input.which,
    }
  },
  table: ({ list }) => list,
  data: ({ list: { rows, total } }, lang) => ({ total, items: rows.map(row => afterItem(row, lang)) }),
  page: ({ data }) => <AfterPage {...data} />,
})

const departed = async (tx: Tx, today: Day): Promise<AfterLine[]> =>
  afterLines(await filesList(tx, { open: false, kind: 'departure' }, today), today)

/** The allowances at a step, for whoever has to do something about them. */
const atStep = async (
  tx: Tx,
  { step: at, title, lang, today }: { step: Step; title: Two; lang: Lang; today: Day },
): Promise<Wait> => {
  const ids = await allowancesAt(tx, at)
  const files: Whole[] = []
  for (const one of ids.slice(0, 5)) {
    const file = await fileById(tx, one, today)
    if (file) files.push(file)
  }
  const items = files.map(file => ({ title: headingOf(file, lang), path: goToOwed(file.file_id, lang) }))
  const path = items[0]?.path ?? pathTo({ path: filePaths.files }, lang, { which: 'all', kind: 'departure' })
  return { title, count: ids.length, path, items }
}

/** What waits after office: restrictions that end soon, recoveries to decide or to record. */
export const departureWaits = async (tx: Tx, actor: Actor, lang: Lang, today: Day): Promise<readonly Wait[]> => {
  const waits: Wait[] = []
  if (mayEnter(workers, actor)) {
    const soon = (await departed(tx, today)).filter(
      ({ state, until }) => state === 'in_force' && until !== null && until <= addDays(today, 60),
    )
    const items = soon.slice(0, 5).map(({ file, until }) => ({
      title: fullName(file),
      path: goToFile(file.file_id, lang),
      note: inLang(words, lang)('untilWords', showDay(until ?? today, lang)),
    }))
    waits.push({ title: words.endingSoon, count: soon.length, path: pathTo({ path: paths.register }, lang), items })
  }
  if (actor.role === 'director') waits.push(await atStep(tx, { step: 'suspended', title: words.toDecide, lang, today }))
  if (actor.role === 'pay_officer') {
    waits.push(await atStep(tx, { step: 'granted', title: words.toPay, lang, today }))
    waits.push(await atStep(tx, { step: 'recovery', title: words.toRecord, lang, today }))
  }
  return waits
}

export const departureNav: Nav = {
  house: 'offices',
  section: 'files',
  title: words.afterOffice,
  path: paths.register,
  access: readers,
}

export const departureRoutes: readonly Route[] = [register, facts, after, owed, pay, step, work, workEnd]
