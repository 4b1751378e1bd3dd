import { z } from 'zod'
import { dayField } from '../time/index.ts'
import { arrange, listInput, orNull, type Part, pathTo, type Route, route } from '../web/index.ts'
import type { Charge, Check } from './check.ts'
import { acceptors, isConcerned, isInCharge, readers } from './finding.access.ts'
import { acceptFinding, lineOr404, mendsOf, openCounts, reopenFinding, runFor } from './finding.actions.ts'
import { checkItem, findingItem } from './finding.formats.ts'
import { type FindingData, FindingPage, type FindingsData, FindingsPage, findingColumns } from './finding.pages.tsx'
import { choices, paths, type Which, type Whose, whose, words } from './words.ts'

const itemShape = z.object({
  finding: z.string(),
  check: z.string(),
  says: z.string(),
  since: z.iso.date().nullable(),
  days: z.int().nullable(),
  rule: z.string().nullable(),
  law: z.string().nullable(),
  status: z.string().nullable(),
  body: z.object({ id: z.string(), name: z.string() }).nullable(),
  about: z.record(z.string(), z.string()),
  state: z.enum(['open', 'changed', 'expired', 'accepted']),
  accepted: z.object({ by: z.string(), until: z.iso.date(), reason: z.string() }).nullable(),
  path: z.string(),
  mend: z.object({ title: z.string(), path: z.string() }).nullable(),
})

const checkShape = z.object({
  name: z.string(),
  title: z.string(),
  why: z.string(),
  rule: z.string().nullable(),
  law: z.string().nullable(),
  status: z.string().nullable(),
  open: z.int(),
  accepted: z.int(),
  unjudged: z.int().nullable(),
  limits: z.string().nullable(),
})

const named = { check: z.string().regex(/^[\w.]{1,80}$/), key: z.string().regex(/^[\w-]{1,120}$/) }
const whichNames = Object.keys(choices) as [Which]
const whoseNames = Object.keys(whose) as [Whose]

/** The pages of what the modules look for; `charge` says of which bodies those from outside learn. */
export const findingsPart = (checks: readonly Check[], charge: Charge): Part => {
  const known = { checks, charge }
  const list: Route = route({
    method: 'get',
    path: paths.findings,
    access: readers,
    name: words.findings,
    input: z.object({
      ...listInput,
      which: z.enum(whichNames).default('open'),
      whose: z.enum(whoseNames).default('all'),
      check: orNull(named.check),
      body: orNull(z.string().max(80)),
    }),
    output: z.object({
      total: z.int(),
      items: z.array(itemShape),
      checks: z.array(checkShape),
      next: z.string().nullable(),
    }),
    run: async ({ input, tx, actor, clock, lang }): Promise<FindingsData> => {
      const { which, check, body } = input
      const today = clock.today()
      const judged = await runFor(tx, { ...known, actor, today })
      const wanted = judged
        .flatMap(({ lines }) => lines)
        .filter(line => input.whose === 'all' || isConcerned(actor, line.check))
        .filter(line => which === 'all' || (line.state === 'accepted') === (which === 'accepted'))
        .filter(line => (check === null || line.check.name === check) && (body === null || line.body?.id === body))
      const inside = !isInCharge(actor)
      const shown = arrange(findingColumns(today, new Map(), inside), wanted, input, lang)
      const mends = await mendsOf(tx, { actor, clock }, shown.rows)
      const list = { ...shown, columns: findingColumns(today, mends, inside) }
      return { list, judged, mends, today, check, body, which, whose: input.whose, inside }
    },
    table: ({ list }) => list,
    data: ({ list, judged, mends, today }, lang) => ({
      total: list.total,
      items: list.rows.map(line => findingItem(line, mends.get(line.id), today, lang)),
      checks: judged.map(one => checkItem(one, lang)),
    }),
    page: ({ data }) => <FindingsPage {...data} />,
  })

  const one: Route = route({
    method: 'get',
    path: paths.finding,
    access: readers,
    name: words.finding,
    input: z.object(named),
    output: itemShape,
    run: async ({ input, tx, actor, clock }): Promise<FindingData> => {
      const today = clock.today()
      const line = await lineOr404(tx, { ...known, actor, today }, input)
      return { line, mend: (await mendsOf(tx, { actor, clock }, [line])).get(line.id), today }
    },
    data: ({ line, mend, today }, lang) => findingItem(line, mend, today, lang),
    page: ({ data }) => <FindingPage {...data} />,
  })

  const accept: Route = route({
    method: 'post',
    path: paths.accept,
    access: acceptors,
    name: words.acceptTitle,
    input: z.object({
      ...named,
      seen: z.string().max(64),
      reason: z.string().trim().min(1).max(1000),
      until: dayField,
    }),
    run: async ({ input, tx, actor, clock }) => {
      await acceptFinding(tx, { actor, clock }, known, input)
      return input
    },
    goTo: ({ check, key }, lang) => pathTo({ path: paths.finding }, lang, { check, key }),
    form: one,
  })

  const reopen: Route = route({
    method: 'post',
    path: paths.reopen,
    access: acceptors,
    name: words.reopen,
    input: z.object(named),
    run: async ({ input, tx }) => {
      await reopenFinding(tx, input)
      return input
    },
    goTo: ({ check, key }, lang) => pathTo({ path: paths.finding }, lang, { check, key }),
    form: one,
  })

  return {
    name: 'findings',
    routes: [list, one, accept, reopen],
    nav: [{ house: 'common', section: 'oversight', title: words.findings, path: paths.findings, access: readers }],
    waits: async (tx, actor, lang, today) => {
      const counts = (await openCounts(tx, { ...known, actor, today })).filter(({ open }) => open > 0)
      const count = counts.reduce((sum, { open }) => sum + open, 0)
      const items = counts.map(({ check: { name: check, title }, open }) => ({
        title: title[lang],
        path: pathTo({ path: paths.findings }, lang, { check }),
        note: String(open),
      }))
      // The list that it leads to is what was counted: those in charge from outside see nothing else anyway.
      const path = pathTo({ path: paths.findings }, lang, isInCharge(actor) ? {} : { whose: 'mine' satisfies Whose })
      return count === 0 ? [] : [{ title: words.waiting, count, path, items }]
    },
  }
}
