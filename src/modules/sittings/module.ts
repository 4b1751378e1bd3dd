import { type Actor, mayEnter } from '../../kernel/access/index.ts'
import type { Command } from '../../kernel/cli/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import type { Job } from '../../kernel/jobs/index.ts'
import { module } from '../../kernel/module.ts'
import { type Day, day } from '../../kernel/time/index.ts'
import { pathTo, type Wait } from '../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../kernel/words/index.ts'
import { draftMoved, insiders } from '../acts/index.ts'
import { prepareSittings } from './demo.ts'
import { inviteDue } from './participants/notice.actions.ts'
import { noticeLetters } from './participants/notice.formats.ts'
import { participantRoutes } from './participants/participant.routes.tsx'
import { byConstraint, refusals } from './refusals.ts'
import { releaseRoutes } from './releases/release.routes.tsx'
import { proposers } from './sitting.access.ts'
import { judgeItems } from './sitting.actions.ts'
import { minutesText, sittingItem } from './sitting.formats.ts'
import { allSittings, itemsOf, sittingsOn } from './sitting.queries.ts'
import { routes } from './sitting.routes.tsx'
import { councils, stepNames } from './sitting.steps.ts'
import { openTasks } from './tasks/task.actions.ts'
import { fullName } from './tasks/task.pages.tsx'
import { taskLines } from './tasks/task.queries.ts'
import { taskRoutes } from './tasks/task.routes.tsx'
import { isLate } from './tasks/task.rules.ts'
import { paths, releaseWords, taskWords, words } from './words.ts'

/** What remains to be done after appointments, for whoever owns it: the most pressing first. */
const tasksWaiting = async (tx: Tx, { role }: Actor, lang: Lang, today: Day): Promise<Wait> => {
  const t = inLang(taskWords, lang)
  const path = pathTo({ path: paths.tasks }, lang)
  const own = (await taskLines(tx, { done: false })).filter(({ owner }) => owner === role)
  const items = own.slice(0, 5).map(row => ({
    title: fullName(row, lang),
    path,
    ...(row.due && { note: t(isLate(row, today) ? 'lateSince' : 'dueOn', showDay(row.due, lang)) }),
  }))
  return { title: taskWords.waits, count: own.length, path, items }
}

/** What waits for whoever prepares sittings: those to come, the nearest first, then what follows them. */
const waits = async (tx: Tx, actor: Actor, lang: Lang, today: Day): Promise<readonly Wait[]> => {
  if (!mayEnter(proposers, actor)) return []
  const t = inLang(words, lang)
  const open = (await allSittings(tx)).filter(
    ({ step, day }) => (step === 'planned' && day >= today) || step === 'locked',
  )
  const items = open
    .toReversed()
    .slice(0, 5)
    .map(({ sitting_id: id, council, day, step, items }) => ({
      title: `${showDay(day, lang)}, ${councils[council][lang]}`,
      path: pathTo({ path: paths.sitting }, lang, { id }),
      note: `${stepNames[step][lang]}, ${t('itemsCount', items)}`,
    }))
  return [
    { title: words.upcoming, count: open.length, path: pathTo({ path: paths.sittings }, lang), items },
    await tasksWaiting(tx, actor, lang, today),
  ]
}

const sittingCommand: Command = {
  name: 'sitting',
  usage: 'DAY [--json]',
  says: {
    fr: 'L’ordre du jour et les décisions des séances d’un jour.',
    en: 'The agenda and the decisions of the sittings of a day.',
  },
  access: insiders,
  run: async ({ values, files: [asked = ''], actor, database, settings, lang, out }) => {
    const on = day(asked)
    const found = await database.asActor(
      actor,
      async tx => {
        const each = []
        for (const sitting of await sittingsOn(tx, on)) {
          const items = await itemsOf(tx, sitting.sitting_id)
          each.push({ sitting, items, ...(await judgeItems(tx, { actor, clock: settings.clock }, sitting, items)) })
        }
        return each
      },
      { readOnly: true },
    )
    if (found.length === 0) throw refusals.noSittingOn(on)
    if (values['json'])
      out(
        JSON.stringify({
          total: found.length,
          items: found.map(({ sitting, items, verdicts }) => sittingItem(sitting, items, lang, verdicts)),
        }),
      )
    else
      for (const { sitting, items } of found) {
        const { held, kinds } = minutesText(sitting, items, lang)
        out(`${held}\t${stepNames[sitting.step][lang]}`)
        for (const { name, items: own } of kinds) {
          out(name)
          for (const { n, subject, says } of own) out([n, subject, says].join('\t'))
        }
      }
    return 0
  },
}

/** What was planned further ahead is announced as it comes near. */
const invitations: Job = {
  name: 'sittings.invite',
  says: {
    fr: 'Convoque les participants aux séances dont le jour approche.',
    en: 'Invites the participants to the sittings whose day comes near.',
  },
  turns: { daily: '06:00' },
  run: inviteDue,
}

export const sittings = module({
  name: 'sittings',
  byConstraint,
  routes: [...routes, ...releaseRoutes, ...taskRoutes, ...participantRoutes],
  nav: [
    { house: 'offices', section: 'decisions', title: words.sittings, path: paths.sittings, access: insiders },
    { house: 'offices', section: 'decisions', title: taskWords.tasks, path: paths.tasks, access: insiders },
    { house: 'offices', section: 'decisions', title: releaseWords.releases, path: paths.releases, access: 'public' },
  ],
  waits,
  hears: [draftMoved.heardBy(openTasks)],
  demo: prepareSittings,
  letters: noticeLetters,
  jobs: [invitations],
  commands: [sittingCommand],
})
