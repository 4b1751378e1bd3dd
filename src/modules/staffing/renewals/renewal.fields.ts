import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { showDay } from '../../../kernel/words/index.ts'
import { compositionVerdicts } from '../committees/composition.rules.ts'
import type { Whole } from '../files/file.queries.ts'
import type { Finding, Recorded, Renewal } from './renewal.queries.ts'
import { boardSays, judgeNegative, judgeNotice, lastNoticeDay } from './renewal.rules.ts'
import { type Done, type MoveName, mayMove, type Step, stepOf } from './renewal.steps.ts'
import { variantOf } from './way.rules.ts'

const nothing: Renewal = {
  ...{ intention: null, stated_by: null, stated_on: null, evaluated_on: null, profile_need: null },
  ...{ asked_on: null, answered_on: null, committee_id: null, candidate_id: null },
  ...{ intent_on: null, intent_reasons: null, heard_on: null, hearing: null, recommendation: null },
  ...{ recommended_on: null, notice: null, notified_on: null, presumed_on: null, committee: null, finding: null },
}

type Own = Pick<Whole, 'renewal'>
export const recordOf = ({ renewal }: Own): Renewal => renewal ?? nothing

/** Of a committee one knows that it gave reasons, not which. */
const reasonsOf = ({ reasoned }: Finding): string | null => (reasoned ? '…' : null)

type Recommended = Pick<
  Recorded,
  'intent_on' | 'intent_reasons' | 'heard_on' | 'hearing' | 'recommendation' | 'recommended_on'
>

/** What is recommended of an adjudicator, and what came before: said by the committee where one is linked, recorded on the file otherwise. */
export const recommendedOn = (file: Own): Recommended => {
  const renewal = recordOf(file)
  if (renewal.committee_id === null) return renewal
  const { finding } = renewal
  if (finding === null) return nothing
  return {
    ...finding,
    intent_reasons: reasonsOf(finding),
    recommendation: finding.outcome,
    recommended_on: finding.reported_on,
  }
}

/** The last day of the term that the file renews. */
export const endOf = ({ held, mandate_id }: Pick<Whole, 'held' | 'mandate_id'>): Day | null =>
  held.find(row => row.mandate_id === mandate_id)?.planned_end ?? null

export const doneOn = (file: Pick<Whole, 'renewal' | 'consultations' | 'act'>): Done => {
  const board = boardSays(file.consultations)
  const { intent_on, heard_on, recommended_on } = recommendedOn(file)
  return {
    ...recordOf(file),
    ...{ intent_on, heard_on, recommended_on },
    board_on: board.recommended_on ?? board.notified_on,
    renewed_on: file.act?.adopted_on ?? null,
  }
}

type Standing = Pick<Whole, 'renewal' | 'consultations' | 'act' | 'seat'>

/** Where the renewal stands. SM-10. */
export const renewalStep = (file: Standing): Step => stepOf(variantOf(file.seat), doneOn(file))

/** Whether a role may record this on the renewal as it stands; nobody's role where it follows by itself. */
export const mayRecord = (file: Standing, name: MoveName, role: string | null): boolean =>
  mayMove(name, variantOf(file.seat), renewalStep(file), role)

const nameOf = ({ person }: Pick<Whole, 'person'>): string =>
  person ? `${person.given_name} ${person.family_name}`.trim() : '—'

/** MAN-07 on a recommendation against the renewal. */
export const negativeOf = (file: Pick<Whole, 'renewal' | 'person'>): Verdict[] =>
  judgeNegative({ ...recommendedOn(file), name: nameOf(file) })

/** SM-10: whoever was told no is not renewed without a word. */
const contradicted = (notified_on: Day): Verdict =>
  verdict({
    rule: 'SM-10',
    outcome: 'warn',
    law: 'SM-10',
    status: 'derived',
    says: {
      fr: `Un avis de non-renouvellement a été donné le ${showDay(notified_on, 'fr')}\u00a0: retirez le dossier, ou dites pourquoi le mandat est renouvelé.`,
      en: `A notice of non-renewal was given on ${showDay(notified_on, 'en')}: withdraw the file, or say why the term is renewed.`,
    },
  })

/** What the law says of a renewal that no act has settled yet: MAN-06, MAN-07, MAN-08, and a notice that it contradicts. */
export const renewalVerdicts = (file: Whole, on: Day, today: Day): Verdict[] => {
  if (file.kind !== 'renewal' || file.act !== null) return []
  const { notice, notified_on, committee } = recordOf(file)
  const refused_on = notice === 'not_renewed' ? notified_on : null
  if (variantOf(file.seat) !== 'adjudicator') return refused_on === null ? [] : [contradicted(refused_on)]
  const end = endOf(file)
  const late = end !== null && refused_on !== null && refused_on > lastNoticeDay(end)
  const isSaid = notice === 'renewed' || end === null
  return [
    ...(isSaid ? [] : judgeNotice({ end, notified_on: refused_on }, today)),
    ...(refused_on !== null && !late ? [contradicted(refused_on)] : []),
    ...(recommendedOn(file).recommendation === 'unfavourable' ? negativeOf(file) : []),
    ...(committee !== null && committee.step !== 'cancelled' ? compositionVerdicts(committee, on) : []),
  ]
}
