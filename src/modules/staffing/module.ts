import { type Actor, mayEnter } from '../../kernel/access/index.ts'
import type { Command } from '../../kernel/cli/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import type { Subscription } from '../../kernel/events.ts'
import type { Job } from '../../kernel/jobs/index.ts'
import { module } from '../../kernel/module.ts'
import type { Day } from '../../kernel/time/index.ts'
import { pathTo, type Wait } from '../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../kernel/words/index.ts'
import { draftMoved, draftsChecked, insiders } from '../acts/index.ts'
import { workOnPosts } from '../registry/index.ts'
import {
  itemDecided,
  itemPlaced,
  itemTakenOff,
  sittingCancelled,
  sittingDayOf,
  sittingMoved,
  sittingsFrom,
} from '../sittings/index.ts'
import { deleteExpired } from './applications/application.actions.ts'
import { changedDocuments } from './applications/application.queries.ts'
import { moves as applicationMoves, stepNames as applicationStepNames } from './applications/application.steps.ts'
import { applyNav, applyRoutes, doors } from './applications/apply.routes.tsx'
import { letters } from './applications/letter.formats.ts'
import { applicationWaits, reviewNav, reviewRoutes } from './applications/review.routes.tsx'
import { paths as registerPaths, words as registerWords } from './aptitude/aptitude.formats.ts'
import { aptitudeRoutes } from './aptitude/aptitude.routes.tsx'
import { expireRegistered } from './aptitude/expiry.actions.ts'
import { attendanceNav, attendanceRoutes } from './attendance/attendance.routes.tsx'
import { attendanceChecks } from './attendance/finding.formats.ts'
import { byConstraint as byAttendanceConstraint } from './attendance/refusals.ts'
import { callNav, callRoutes } from './calls/call.routes.tsx'
import { moves as callMoves, stepNames as callStepNames } from './calls/call.steps.ts'
import { byConstraint as byCallConstraint } from './calls/refusals.ts'
import { checks } from './checks/check.formats.ts'
import { assessmentRoutes } from './committees/assessment.routes.tsx'
import { paths as committeePaths, words as committeeWords } from './committees/committee.formats.ts'
import { committeeRoutes } from './committees/committee.routes.tsx'
import { moves as committeeMoves, stepNames as committeeStepNames } from './committees/committee.steps.ts'
import { committeeLetters } from './committees/letter.formats.ts'
import { byConstraint } from './committees/refusals.ts'
import { sessionRoutes } from './committees/session.routes.ts'
import { committeeTieRoutes } from './committees/tie.routes.tsx'
import { headingOf } from './decrees/decree.formats.ts'
import { memoRoutes } from './decrees/memo.routes.tsx'
import { demoAttendance } from './demo/attendance.ts'
import { demoCalls } from './demo/calls.ts'
import { fillCommittees } from './demo/committees.ts'
import { demoDepartures } from './demo/departures.ts'
import { demoFiles } from './demo/files.ts'
import { demoOrders, demoPicks, demoRequests } from './demo/lately.ts'
import { demoPast } from './demo/past.ts'
import { demoRenewals } from './demo/renewals.ts'
import { moves as allowanceMoves, stepNames as allowanceStepNames } from './departures/allowance.steps.ts'
import { departureNav, departureRoutes, departureWaits } from './departures/departure.routes.tsx'
import { moves as departureMoves, stepNames as departureStepNames } from './departures/departure.steps.ts'
import { changedFiled } from './documents/filed.queries.ts'
import { documentRoutes } from './documents/filed.routes.tsx'
import { byConstraint as byDocumentConstraint } from './documents/refusals.ts'
import { judgeDrafted } from './files/adoption.actions.ts'
import { readers, workers } from './files/file.access.ts'
import { followDraft } from './files/file.actions.ts'
import { dueOf, lineItem, linesOf, movedFrom } from './files/file.formats.ts'
import { filesList } from './files/file.queries.ts'
import { fileRoutes } from './files/file.routes.tsx'
import { appointmentMoves, stepNames } from './files/file.steps.ts'
import { followRoutes } from './files/follow.routes.ts'
import { newcomerRoutes } from './files/newcomer.routes.ts'
import { partRoutes } from './files/part.routes.tsx'
import { searchSources } from './files/search.queries.ts'
import { aimAtAgenda, followSitting, loseSitting } from './files/target.actions.ts'
import { targetRoutes, targetWaits } from './files/target.routes.ts'
import { fileTieRoutes } from './files/tie.routes.ts'
import { workOn } from './files/work.actions.ts'
import { requestLetters } from './outside/letter.formats.ts'
import { outsideNav, outsideRoutes, outsideWaits } from './outside/outside.routes.tsx'
import { byConstraint as byOutsideConstraint } from './outside/refusals.ts'
import { ownerRoutes, ownerWaits } from './owners/owner.routes.ts'
import { presumeRenewals } from './renewals/presume.actions.ts'
import { renewalRoutes, renewalWaits } from './renewals/renewal.routes.ts'
import { moves as renewalMoves, stepNames as renewalStepNames } from './renewals/renewal.steps.ts'
import { byConstraint as byTieConstraint } from './ties/refusals.ts'
import { paths, words } from './words.ts'

/** The open files of whoever works on them, those that are due first. */
const waits = async (tx: Tx, actor: Actor, lang: Lang, today: Day): Promise<readonly Wait[]> => {
  if (!mayEnter(workers, actor)) return []
  const own = actor.role === 'adviser' ? { owner: actor.id } : {}
  const files = (await filesList(tx, { open: true, ...own }, today))
    .filter(({ suspended }) => !suspended)
    .map(file => ({ file, due: dueOf(file) }))
    .toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))
  const t = inLang(words, lang)
  const sittings = await sittingsFrom(tx, 'executive', today)
  const items = files.slice(0, 5).map(({ file, due }) => {
    const before = movedFrom(sittings, file.target)
    const moved = before && t('targetMoved', showDay(before, lang))
    return {
      title: headingOf(file, lang),
      path: pathTo({ path: paths.file }, lang, { id: file.file_id }),
      note: [stepNames[file.step][lang], due && t('dueWords', showDay(due, lang)), moved].filter(Boolean).join(', '),
    }
  })
  const path = pathTo({ path: paths.files }, lang, actor.role === 'adviser' ? { which: 'mine' } : {})
  return [{ title: words.openFiles, count: files.length, path, items }]
}

const filesCommand: Command = {
  name: 'files',
  usage: '[--open] [--json]',
  says: {
    fr: 'Les dossiers, avec leur étape, leur responsable, leur échéance et ce que disent les règles.',
    en: 'The files, with their step, their owner, when they are due and what the rules say.',
  },
  access: readers,
  options: { open: { type: 'boolean' } },
  run: async ({ values, actor, database, settings, lang, out }) => {
    const today = settings.clock.today()
    const found = await database.asActor(actor, tx => filesList(tx, { open: values['open'] === true }, today), {
      readOnly: true,
    })
    const items = linesOf(found, today).map(line => lineItem(line, today, lang))
    if (values['json']) out(JSON.stringify({ total: items.length, items }))
    else {
      for (const { reference, subject, step, owner, due, days_in_step, verdicts } of items)
        out(
          [
            reference,
            stepNames[step][lang],
            owner,
            due ?? '—',
            days_in_step ?? '—',
            verdicts.map(({ rule, outcome }) => `${rule} ${outcome}`).join(' ') || '—',
            subject,
          ].join('\t'),
        )
      out(inLang(words, lang)('total', items.length))
    }
    return 0
  },
}

/** PRV-03: what must no longer be kept goes at night. */
const retention: Job = {
  name: 'applications.delete_expired',
  says: {
    fr: 'Supprime les candidatures dont la conservation est terminée, avec leurs messages.',
    en: 'Deletes the applications whose retention has ended, with their messages.',
  },
  turns: { daily: '03:00' },
  run: async (tx, { clock }) => void (await deleteExpired(tx, clock)),
}

/** MAN-06: what nobody was told in time is presumed. */
const presumption: Job = {
  name: 'renewals.presume',
  says: {
    fr: 'Présume renouvelés les mandats de juges administratifs dont le dernier jour d’avis est passé.',
    en: 'Presumes renewed the terms of adjudicators whose last day of notice is past.',
  },
  turns: { daily: '03:10' },
  run: async (tx, by) => void (await presumeRenewals(tx, by)),
}

/** ADJ-03: an entry expires by itself; whoever it names hears of it. */
const expiry: Job = {
  name: 'aptitude.expire',
  says: {
    fr: 'Ferme les candidatures dont l’inscription au registre d’aptitude est expirée, et l’annonce.',
    en: 'Ends the applications whose entry in the register of aptitude has expired, and says so.',
  },
  turns: { daily: '03:20' },
  run: async (tx, by) => void (await expireRegistered(tx, by)),
}

/** The agenda, the decision and the adoption move the file whose draft they are about. */
const hears: readonly Subscription[] = [
  workOnPosts.heardBy(workOn),
  draftsChecked.heardBy((tx, by, { drafts }) => judgeDrafted(tx, by, drafts)),
  itemPlaced.heardBy(async (tx, by, { draft_id, day }) => {
    await followDraft(tx, by, draft_id, { to: 'scheduled', reason: null })
    await aimAtAgenda(tx, draft_id, day)
  }),
  itemTakenOff.heardBy((tx, by, { draft_id }) => followDraft(tx, by, draft_id, { to: 'recommended', reason: null })),
  sittingMoved.heardBy((tx, _, moved) => followSitting(tx, moved)),
  sittingCancelled.heardBy((tx, _, cancelled) => loseSitting(tx, cancelled)),
  itemDecided.heardBy(async (tx, by, { draft_id, decision, note: reason }) => {
    if (decision === 'refused') await followDraft(tx, by, draft_id, { to: 'refused', reason })
    const isCarried = decision === 'deferred' && (await sittingDayOf(tx, draft_id)) !== null
    if (decision === 'deferred' && !isCarried) await followDraft(tx, by, draft_id, { to: 'recommended', reason })
  }),
  draftMoved.heardBy(async (tx, by, { draft_id, to, reason }) => {
    if (to === 'adopted') await followDraft(tx, by, draft_id, { to: 'decided', reason: null })
    if (to === 'draft') await followDraft(tx, by, draft_id, { to: 'drafting', reason })
  }),
]

export const staffing = module({
  name: 'staffing',
  byConstraint: {
    ...byConstraint,
    ...byCallConstraint,
    ...byTieConstraint,
    ...byDocumentConstraint,
    ...byOutsideConstraint,
    ...byAttendanceConstraint,
  },
  routes: [
    ...outsideRoutes,
    ...attendanceRoutes,
    ...fileRoutes,
    ...partRoutes,
    ...newcomerRoutes,
    ...followRoutes,
    ...targetRoutes,
    ...ownerRoutes,
    ...documentRoutes,
    ...memoRoutes,
    ...renewalRoutes,
    ...departureRoutes,
    ...fileTieRoutes,
    ...committeeRoutes,
    ...committeeTieRoutes,
    ...sessionRoutes,
    ...assessmentRoutes,
    ...aptitudeRoutes,
    ...callRoutes,
    ...applyRoutes,
    ...reviewRoutes,
  ],
  nav: [
    outsideNav,
    { house: 'offices', section: 'files', title: words.files, path: paths.files, access: readers },
    departureNav,
    attendanceNav,
    callNav,
    applyNav,
    reviewNav,
    {
      house: 'offices',
      section: 'selection',
      title: committeeWords.committees,
      path: committeePaths.committees,
      access: insiders,
    },
    {
      house: 'offices',
      section: 'selection',
      title: registerWords.registers,
      path: registerPaths.registers,
      access: insiders,
    },
  ],
  doors,
  search: searchSources,
  letters: { ...letters, ...committeeLetters, ...requestLetters },
  verify: async tx => (await changedDocuments(tx)) + (await changedFiled(tx)),
  jobs: [retention, presumption, expiry],
  machines: [
    {
      title: { fr: 'Dossier de nomination', en: 'Appointment file' },
      law: 'SM-7',
      steps: stepNames,
      moves: appointmentMoves(),
    },
    {
      title: { fr: 'Appel de candidatures', en: 'Call for candidates' },
      law: 'SM-3',
      steps: callStepNames,
      moves: callMoves,
    },
    {
      title: { fr: 'Candidature', en: 'Application' },
      law: 'SM-4',
      steps: applicationStepNames,
      moves: applicationMoves,
    },
    { title: { fr: 'Comité', en: 'Committee' }, law: 'SM-5', steps: committeeStepNames, moves: committeeMoves },
    { title: { fr: 'Renouvellement', en: 'Renewal' }, law: 'SM-10', steps: renewalStepNames, moves: renewalMoves },
    { title: { fr: 'Départ', en: 'Departure' }, law: 'SM-14', steps: departureStepNames, moves: departureMoves },
    {
      title: { fr: 'Allocation de transition', en: 'Transition allowance' },
      law: 'SM-15',
      steps: allowanceStepNames,
      moves: allowanceMoves,
    },
  ],
  waits: async (tx, actor, lang, today) => [
    ...(await waits(tx, actor, lang, today)),
    ...(await targetWaits(tx, actor, lang)),
    ...(await ownerWaits(tx, actor, lang)),
    ...(await outsideWaits(tx, actor, lang)),
    ...(await renewalWaits(tx, actor, lang, today)),
    ...(await applicationWaits(tx, actor, lang, today)),
    ...(await departureWaits(tx, actor, lang, today)),
  ],
  checks: [...checks, ...attendanceChecks],
  commands: [filesCommand],
  hears,
  scopes: { adviser: { team: 'management' }, legal_adviser: { team: 'management' }, director: { checks: 'yes' } },
  demo: async database => {
    await demoPast(database)
    await demoFiles(database)
    await demoCalls(database)
    await fillCommittees(database)
    await demoRenewals(database)
    await demoDepartures(database)
    await demoPicks(database)
    await demoRequests(database)
    await demoOrders(database)
    await demoAttendance(database)
  },
})
