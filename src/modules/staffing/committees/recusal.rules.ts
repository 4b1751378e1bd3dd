import { type Dated, inForce, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { addYears, type Day } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { ofName } from '../aptitude/name.rules.ts'
import { asRead } from '../aptitude/tribunal.rules.ts'

const law = 'T-15.01, r. 4'

/** For how many years a tie of work is looked back at. */
const lookBack = [{ from: asRead, law, status: 'verified', value: 10 }] as const satisfies readonly Dated<number>[]

/** What a member is, or was, to a candidate. */
export const ties = {
  none: { fr: 'Aucun lien', en: 'No tie' },
  spouse: { fr: 'Conjointe ou conjoint', en: 'Spouse' },
  former_spouse: { fr: 'Ex-conjointe ou ex-conjoint', en: 'Former spouse' },
  relative: { fr: 'Parenté, jusqu’au degré de cousin germain', en: 'Relative, up to first cousin' },
  partner: { fr: 'Associée ou associé', en: 'Partner' },
  employer: { fr: 'A été son employeur', en: 'Was the employer' },
  employee: { fr: 'A été à son emploi', en: 'Was the employee' },
  supervisor: { fr: 'A été son supérieur immédiat', en: 'Was the direct supervisor' },
  colleague: { fr: 'Collègue de travail', en: 'Colleague at work' },
  other: { fr: 'Autre lien', en: 'Other tie' },
} as const satisfies Record<string, Two>
export type Tie = keyof typeof ties

/** Ties that last for ever, whatever their end. */
const always: readonly Tie[] = ['spouse', 'former_spouse', 'relative']
const ofWork: readonly Tie[] = ['partner', 'employer', 'employee', 'supervisor']

/** An employer or partner that an application names. */
export type Employer = { readonly name: string; readonly from: Day | null; readonly to: Day | null }

/** ADJ-02: the employers and partners of the years looked back at, the latest first: what a member is asked about. */
export const recentEmployers = <E extends Employer>(employers: readonly E[], on: Day): E[] => {
  const since = addYears(on, -inForce<number>(lookBack, on).value)
  return employers
    .filter(({ name, to }) => name !== '' && (to === null || to >= since))
    .toSorted((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? 1 : -1))
}

/** The last day of a tie about an employer that the application names: the day said, otherwise that of the application. */
export const tieEnd = (
  { tie, employer, until }: { tie: Tie; employer: string | null; until: Day | null },
  employers: readonly Employer[],
): Day | null => {
  const named = employers.find(({ name }) => name === employer)
  return until ?? (named && (ofWork.includes(tie) || tie === 'colleague') ? named.to : null)
}

type Answer = {
  readonly member: string
  readonly candidate: string
  readonly tie: Tie
  /** The last day of the tie; null while it lasts. */
  readonly until: Day | null
  /** Both were in the public service, where only the direct supervisor steps aside. */
  readonly public_service: boolean
}

/** ADJ-02: a block is a recusal, a warning is to be weighed and decided with a reason. Nothing where the member may sit. */
export const recusalVerdict = ({ member, candidate, tie, until, public_service }: Answer, on: Day): Verdict[] => {
  const found = (outcome: 'block' | 'warn', says: Two) => [
    verdict({
      rule: 'ADJ-02',
      outcome,
      law,
      status: 'verified',
      says,
      lines: until === null ? [] : [{ name: 'until', value: until }],
    }),
  ]
  const steps = {
    fr: `Récusation proposée ${ofName(member)} à l’égard ${ofName(candidate)}`,
    en: `Recusal of ${member} proposed as to ${candidate}`,
  }
  const named = (lang: 'fr' | 'en') => ties[tie][lang].toLowerCase()
  if (always.includes(tie))
    return found('block', { fr: `${steps.fr}\u00a0: ${named('fr')}.`, en: `${steps.en}: ${named('en')}.` })
  const weigh = {
    fr: `Impartialité ${ofName(member)} à l’égard ${ofName(candidate)} à apprécier\u00a0: ${named('fr')}.`,
    en: `Impartiality of ${member} as to ${candidate} to be weighed: ${named('en')}.`,
  }
  if (tie === 'other') return found('warn', weigh)
  const exempt = public_service && tie !== 'supervisor'
  if (!ofWork.includes(tie) || exempt) return []
  const { value: years } = inForce<number>(lookBack, on)
  const since = addYears(on, -years)
  if (until !== null && until < since) return tie === 'supervisor' ? found('warn', weigh) : []
  return found('block', {
    fr: `${steps.fr}\u00a0: ${named('fr')}, depuis moins de ${years} ans (${until === null ? 'lien en cours' : `jusqu’au ${showDay(until, 'fr')}`}).`,
    en: `${steps.en}: ${named('en')}, within ${years} years (${until === null ? 'it lasts' : `until ${showDay(until, 'en')}`}).`,
  })
}
