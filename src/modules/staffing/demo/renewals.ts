import type { Role } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { workerOf } from '../../../kernel/jobs/index.ts'
import { demoDay } from '../../../kernel/module.ts'
import { addDays, addMonths, type Day, day, fixedClock } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { horizon } from '../../registry/index.ts'
import { type Tribunal, tribunalOf } from '../aptitude/tribunal.rules.ts'
import { allCommittees } from '../committees/committee.queries.ts'
import { type By, fileOr404, openFile } from '../files/file.actions.ts'
import { filesList, openFilesOn } from '../files/file.queries.ts'
import { consult, recordConsultation } from '../files/follow.actions.ts'
import { presumeRenewals } from '../renewals/presume.actions.ts'
import {
  giveNotice,
  linkCommittee,
  recommend,
  recordEvaluation,
  recordHearing,
  recordInformation,
  recordIntent,
  stateIntention,
} from '../renewals/renewal.actions.ts'
import { presumedFiles, renewalsOn } from '../renewals/renewal.queries.ts'
import { boardBases } from '../renewals/renewal.rules.ts'
import { variantOf } from '../renewals/way.rules.ts'
import { carryOut } from './committees.ts'

const by = (role: Role, on: Day, team = 'management'): By => {
  const actor = trialPeople.find(person => person.role === role)
  if (!actor) throw new Error(`nobody is ${role} in the trial`)
  return { actor: { ...actor, scope: { team } }, clock: fixedClock(on) }
}
const adviser = by('adviser', demoDay)
const ago = (days: number): Day => addDays(demoDay, -days)

type Line = { post_id: string; mandate_id: string; name: string; tribunal: Tribunal | null; ends_on: Day }

/** The terms of a family that end within some months, on which no file is open. */
const ending = async (tx: Tx, family: string, from: Day, months: number): Promise<Line[]> => {
  const rows = await horizon(tx, { on: demoDay, known: null }, { family, regime: 'full_time' }, months)
  const open = new Set((await openFilesOn(tx, [...rows.map(({ post_id }) => post_id)])).map(({ post_id }) => post_id))
  return rows.flatMap(({ post_id, mandate_id, given_name, family_name, organisation_fr, ends_on, ...row }) =>
    row.state === 'in_office' && row.next_from === null && mandate_id && ends_on && ends_on > from && !open.has(post_id)
      ? [{ post_id, mandate_id, name: `${given_name} ${family_name}`, tribunal: tribunalOf(organisation_fr), ends_on }]
      : [],
  )
}

const openOn = (tx: Tx, { post_id, mandate_id }: Line, days: number, team: string): Promise<string> =>
  openFile(tx, by('adviser', ago(days), team), {
    ...{ kind: 'renewal', post: post_id, mandate: mandate_id, target: null, confidential: false },
  })

/** A committee of renewal that has reported on a member, linked to the file. */
const examined = async (tx: Tx, id: string, { name, tribunal, ends_on }: Line): Promise<void> => {
  await carryOut(tx, {
    ...{ kind: 'renewal', tribunal: tribunal ?? 'tat', subject: `Renouvellement, ${name}`, until: 'reported' },
    ...{ formed: day('2026-08-17'), sat: day('2026-09-22') },
    seats: [
      ['Ghislaine Perron', 'legal_community', 'paid'],
      ['Normand Achard', 'retired_adjudicator', 'paid'],
      ['Ines Marchetti', 'university', 'paid', 'Barreau du Québec'],
    ],
    people: [{ name, scores: [4, 5, 4], votes: [true, true, true], end: ends_on }],
  })
  const formed = (await allCommittees(tx)).find(({ subject }) => subject.endsWith(name))
  if (formed) await linkCommittee(tx, adviser, id, { committee: formed.committee_id })
}

/** Judges of tribunals, from the request for information to the recommendation. */
const adjudicators = async (tx: Tx): Promise<void> => {
  const lines = (await ending(tx, 'adjudicator', addMonths(demoDay, 4), 18)).filter(({ tribunal }) => tribunal !== null)
  for (const [at, line] of lines.slice(0, 5).entries()) {
    const id = await openOn(tx, line, 120, 'adjudication')
    if (at === 0) continue
    await recordInformation(tx, adviser, id, { asked_on: ago(110), answered_on: at === 1 ? null : ago(92) })
    if (at === 2) await recommend(tx, adviser, id, { recommendation: 'favourable', recommended_on: ago(20) })
    if (at === 3) {
      await recordIntent(tx, adviser, id, { intent_on: ago(40), intent_reasons: 'Délais de délibéré répétés.' })
      await recordHearing(tx, adviser, id, { heard_on: ago(21), hearing: 'observations' })
      await recommend(tx, adviser, id, { recommendation: 'unfavourable', recommended_on: ago(12) })
    }
    if (at === 4) await examined(tx, id, line)
  }
}

/** Heads of state-owned enterprises: one evaluated, one on whom the board was favourable, told of it. */
const heads = async (tx: Tx): Promise<void> => {
  const lines = await ending(tx, 'chief_executive', demoDay, 36)
  const posts = lines.map(({ post_id }) => post_id)
  const boards = new Set(
    (await renewalsOn(tx, posts, demoDay, addMonths(demoDay, 36)))
      .filter(row => variantOf(row) === 'board')
      .map(({ post_id }) => post_id),
  )
  for (const [at, line] of lines
    .filter(({ post_id }) => boards.has(post_id))
    .slice(0, 2)
    .entries()) {
    const id = await openOn(tx, line, 90, 'management')
    const evaluated = { evaluated_on: ago(60), profile_need: 'Transformation numérique et gestion des risques.' }
    await recordEvaluation(tx, adviser, id, evaluated)
    if (at === 0) continue
    await consult(tx, adviser, id, {
      ...{ consulted: 'Conseil d’administration', law: boardBases.recommendation, on: ago(45) },
    })
    const [asked] = (await fileOr404(tx, adviser.clock, id)).consultations
    const opinion = { consultation: asked?.consultation_id ?? '', on: ago(30), outcome: 'Résolution du conseil' }
    await recordConsultation(tx, adviser, id, { ...opinion, favourable: true })
    await giveNotice(tx, adviser, id, { notice: 'renewed', notified_on: ago(8) })
  }
}

/** Among the files already open: an intention, then a notice, then a non-renewal. */
const atDiscretion = async (tx: Tx): Promise<void> => {
  const files = (await filesList(tx, { open: true, kind: 'renewal' }, demoDay)).filter(
    ({ step, suspended, seat }) =>
      ['opened', 'framing', 'approached', 'checks'].includes(step) && !suspended && variantOf(seat) === 'discretion',
  )
  for (const [at, { file_id: id }] of files.slice(0, 4).entries()) {
    const intention = at === 3 ? 'not_renew' : 'renew'
    await stateIntention(tx, adviser, id, {
      ...{ intention, stated_by: at === 2 ? 'premier' : 'minister', stated_on: ago(25) },
    })
    if (at === 1) await giveNotice(tx, adviser, id, { notice: 'renewed', notified_on: ago(9) })
    if (at === 3) await giveNotice(tx, adviser, id, { notice: 'not_renewed', notified_on: ago(5) })
  }
}

/** What the night finds presumed; one holder is told no all the same, too late. */
const presumed = async (database: Database): Promise<void> => {
  const night = { actor: workerOf('renewals.presume'), clock: fixedClock(demoDay) }
  await database.asActor(night.actor, tx => presumeRenewals(tx, night))
  await database.asActor(adviser.actor, async tx => {
    const [, second] = await presumedFiles(tx, demoDay)
    if (second) await giveNotice(tx, adviser, second.file_id, { notice: 'not_renewed', notified_on: ago(3) })
  })
}

/** Renewals of each variant at different stages, and those that are presumed. */
export const demoRenewals = async (database: Database): Promise<void> => {
  await database.asActor(adviser.actor, async tx => {
    await adjudicators(tx)
    await heads(tx)
    await atDiscretion(tx)
  })
  await presumed(database)
}
