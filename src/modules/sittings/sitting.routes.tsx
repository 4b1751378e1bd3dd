import { z } from 'zod'
import type { Tx } from '../../kernel/database/index.ts'
import { docxType } from '../../kernel/documents/index.ts'
import { dayField } from '../../kernel/time/index.ts'
import { arrange, listInput, orNull, pathTo, type Route, route } from '../../kernel/web/index.ts'
import type { Lang } from '../../kernel/words/index.ts'
import { insiders } from '../acts/index.ts'
import { sittingsCalendar } from './calendar.formats.ts'
import { recordHours } from './hours.actions.ts'
import { hoursWords } from './hours.formats.ts'
import { noticesOf } from './participants/notice.actions.ts'
import { invitedTo } from './participants/participant.queries.ts'
import { holders, proposers } from './sitting.access.ts'
import {
  adoptItems,
  cancelSitting,
  closeSitting,
  decide,
  judgeItems,
  lockSitting,
  moveItem,
  moveSitting,
  planSittings,
  putOnAgenda,
  sittingOr404,
  takeOff,
} from './sitting.actions.ts'
import { bookPdf, minutesDocx, minutesPdf, sittingItem, sittingShape, sittingsShape } from './sitting.formats.ts'
import { PlanPage, type SittingData, SittingPage, SittingsPage, sittingColumns } from './sitting.pages.tsx'
import { allSittings, draftsToPropose, itemsOf } from './sitting.queries.ts'
import { ahead, heldIn, yearsHeld } from './sitting.rules.ts'
import { kindsOf } from './sitting.steps.ts'
import { paths, words } from './words.ts'

const id = z.uuid()
const reason = z.string().trim().max(2000).default('')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const hours = { starts: hour, ends: hour, place: orNull(z.string().trim().max(200)) }
const goToSitting = (sitting: string, lang: Lang) => pathTo({ path: paths.sitting }, lang, { id: sitting })
/** Back to the part of the page where the next gesture is: the keyboard goes on from there. */
const goToPart = ({ id, part }: { id: string; part: string }, lang: Lang) => `${goToSitting(id, lang)}#${part}`

const list: Route = route({
  method: 'get',
  path: paths.sittings,
  access: insiders,
  name: words.sittings,
  input: z.object({ ...listInput, year: orNull(z.coerce.number().int().min(1867).max(9999)) }),
  output: sittingsShape,
  run: async ({ input, tx, lang }) => {
    const lines = await allSittings(tx)
    const shown = input.year === null ? ahead(lines) : heldIn(lines, input.year)
    return { list: arrange(sittingColumns, shown, input, lang), year: input.year, years: yearsHeld(lines) }
  },
  table: data => data.list,
  data: ({ list: { rows, total } }) => ({
    total,
    items: rows.map(({ sitting_id, council, day, starts, ends, place, cutoff, step, items, decided }) => ({
      sitting_id,
      council,
      day,
      starts,
      ends,
      place,
      cutoff,
      state: step,
      items,
      decided,
    })),
  }),
  page: ({ data }) => <SittingsPage {...data} />,
})

/** The sittings as whole days, for the calendar of whoever prepares them. */
const days: Route = route({
  method: 'get',
  path: paths.calendar,
  access: insiders,
  name: words.calendar,
  input: z.object({}),
  run: async ({ tx, lang, url, clock }) => sittingsCalendar(await allSittings(tx), { lang, url, now: clock.now() }),
  file: (body, lang) => ({
    name: lang === 'fr' ? 'seances.ics' : 'sittings.ics',
    type: 'text/calendar; charset=utf-8',
    body,
  }),
})

const begin: Route = route({
  method: 'get',
  path: paths.plan,
  access: holders,
  name: words.plan,
  input: z.object({}),
  run: async () => null,
  page: () => <PlanPage />,
})

const plan: Route = route({
  method: 'post',
  path: paths.sittings,
  access: holders,
  name: { fr: 'Planifier des séances (envoi)', en: 'Plan sittings (sending)' },
  input: z.object({
    council: z.enum(['executive', 'treasury']),
    first: dayField,
    last: orNull(dayField),
    cutoff_days: z.coerce.number().int().min(0).max(60),
    ...hours,
  }),
  run: async ({ input: { starts, ends, ...asked }, tx, actor, clock, url }) =>
    planSittings(tx, { actor, clock, url }, { ...asked, hours: { starts, ends } }),
  goTo: ([only = '', ...more], lang) =>
    more.length > 0 ? pathTo({ path: paths.sittings }, lang) : goToSitting(only, lang),
  form: begin,
})

const sittingRoute: Route = route({
  method: 'get',
  path: paths.sitting,
  access: insiders,
  name: { fr: 'Séance', en: 'Sitting' },
  input: z.object({ id }),
  output: sittingShape,
  run: async ({ input, tx, actor, clock }): Promise<SittingData> => {
    const sitting = await sittingOr404(tx, input.id)
    const isOpen = sitting.step === 'planned' || sitting.step === 'locked'
    const drafts = isOpen ? await draftsToPropose(tx, kindsOf[sitting.council]) : []
    const items = await itemsOf(tx, input.id)
    const judged = await judgeItems(tx, { actor, clock }, sitting, items)
    const invited = await invitedTo(tx, input.id)
    return { sitting, items, drafts, ...judged, invited, notices: await noticesOf(tx, input.id) }
  },
  data: ({ sitting, items, verdicts }, lang) => sittingItem(sitting, items, lang, verdicts),
  page: ({ data }) => <SittingPage {...data} />,
})

const minutesName = { fr: 'proces-verbal', en: 'minutes' }

const withItems = async (tx: Tx, id: string) => ({ sitting: await sittingOr404(tx, id), items: await itemsOf(tx, id) })

const minutesDocxRoute: Route = route({
  method: 'get',
  path: paths.minutesDocx,
  access: insiders,
  name: words.minutesDocx,
  input: z.object({ id }),
  run: async ({ input, tx, lang }) => {
    const { sitting, items } = await withItems(tx, input.id)
    return { sitting, body: await minutesDocx(sitting, items, lang) }
  },
  file: ({ sitting, body }, lang) => ({
    name: `${minutesName[lang]}-${sitting.day}-${lang}.docx`,
    type: docxType,
    body,
  }),
})

const pdfRoute = (
  path: (typeof paths)['book' | 'minutes'],
  name: (typeof words)['book' | 'minutes'],
  file: { fr: string; en: string },
  make: typeof bookPdf,
): Route =>
  route({
    method: 'get',
    path,
    access: insiders,
    name,
    input: z.object({ id }),
    run: ({ input, tx }) => withItems(tx, input.id),
    file: ({ sitting, items }, lang) => ({
      name: `${file[lang]}-${sitting.day}-${lang}.pdf`,
      type: 'application/pdf',
      body: Uint8Array.from(make(sitting, items, lang)),
      inline: true,
    }),
  })

const add: Route = route({
  method: 'post',
  path: paths.items,
  access: proposers,
  name: words.add,
  input: z.object({ id, draft: z.uuid(), reason }),
  run: async ({ input, tx, actor, clock, url }) => {
    await putOnAgenda(tx, { actor, clock, url }, input.id, input.draft, input.reason)
    return input.id
  },
  goTo: goToSitting,
  form: sittingRoute,
})

const item: Route = route({
  method: 'post',
  path: paths.item,
  access: proposers,
  name: { fr: 'Déplacer un point, ou le retirer', en: 'Move an item, or take it off' },
  input: z.object({ id, item: z.uuid(), do: z.enum(['up', 'down', 'off']) }),
  run: async ({ input, tx, actor, clock }) => {
    const by = { actor, clock }
    if (input.do === 'off') await takeOff(tx, by, input.id, input.item)
    else await moveItem(tx, by, input.id, input.item, input.do === 'up' ? -1 : 1)
    const moved = (await itemsOf(tx, input.id)).find(({ item_id }) => item_id === input.item)
    return { id: input.id, part: moved ? `point-${moved.n}` : 'agenda' }
  },
  goTo: goToPart,
  form: sittingRoute,
})

const decision: Route = route({
  method: 'post',
  path: paths.decision,
  access: holders,
  name: words.decide,
  input: z.object({
    id,
    item: z.uuid(),
    decision: z.enum(['adopted', 'adopted_with_changes', 'deferred', 'refused', 'withdrawn']),
    reason,
  }),
  run: async ({ input, tx, actor, clock, url }) => {
    await decide(tx, { actor, clock, url }, input.id, input.item, { decision: input.decision, note: input.reason })
    const next = (await itemsOf(tx, input.id)).find(({ decision }) => decision === null)
    return { id: input.id, part: next ? `point-${next.n}` : 'holding' }
  },
  goTo: goToPart,
  form: sittingRoute,
})

const step: Route = route({
  method: 'post',
  path: paths.step,
  access: holders,
  name: { fr: 'Arrêter, adopter, clore ou annuler une séance', en: 'Lock, adopt, close or cancel a sitting' },
  input: z.object({ id, name: z.enum(['lock', 'adopt', 'close', 'cancel']), reason }),
  run: async ({ input, tx, actor, clock, url }) => {
    const by = { actor, clock, url }
    if (input.name === 'lock') await lockSitting(tx, by, input.id)
    else if (input.name === 'adopt') await adoptItems(tx, by, input.id)
    else if (input.name === 'close') await closeSitting(tx, by, input.id)
    else await cancelSitting(tx, by, input.id, input.reason)
    return input.id
  },
  goTo: goToSitting,
  form: sittingRoute,
})

const heldHours: Route = route({
  method: 'post',
  path: paths.heldHours,
  access: holders,
  name: hoursWords.record,
  input: z.object({ id, began: hour, ended: orNull(hour) }),
  run: async ({ input, tx, clock }) => {
    await recordHours(tx, { clock }, input.id, input)
    return input.id
  },
  goTo: goToSitting,
  form: sittingRoute,
})

const move: Route = route({
  method: 'post',
  path: paths.day,
  access: holders,
  name: words.move,
  input: z.object({ id, day: dayField, cutoff: dayField, ...hours, reason }),
  run: async ({ input, tx, actor, clock, url }) => {
    await moveSitting(tx, { actor, clock, url }, input.id, input)
    return input.id
  },
  goTo: goToSitting,
  form: sittingRoute,
})

export const routes: readonly Route[] = [
  list,
  days,
  begin,
  plan,
  sittingRoute,
  pdfRoute(paths.book, words.book, { fr: 'cahier', en: 'book' }, bookPdf),
  pdfRoute(paths.minutes, words.minutes, minutesName, minutesPdf),
  minutesDocxRoute,
  add,
  item,
  decision,
  step,
  move,
  heldHours,
]
