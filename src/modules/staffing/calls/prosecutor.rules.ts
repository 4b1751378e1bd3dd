import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { addYears, type Day } from '../../../kernel/time/index.ts'
import { showDay } from '../../../kernel/words/index.ts'

/** Whether a post is that of the director of criminal and penal prosecutions: the law that founds it says so. */
export const isProsecutor = (bases: readonly { readonly act: string }[]): boolean =>
  bases.some(({ act }) => /\bD-9\.1\.1\b/.test(act))

type Asked = {
  /** Last day of the term in office; null where the post is vacant, or its end is not known. */
  readonly ends_on: Day | null
  /** First day of the call, or the day on which it is looked at. */
  readonly opens: Day
}

/** NOM-18: the call for the prosecutor opens at the earliest one year before the term expires, or once the post is vacant. */
export const judgeProsecutor = ({ ends_on, opens }: Asked): Verdict[] => {
  if (ends_on === null) return []
  const earliest = addYears(ends_on, -1)
  if (opens >= earliest) return []
  return [
    verdict({
      rule: 'NOM-18',
      outcome: 'warn',
      law: 'D-9.1.1, art.\u00a02',
      status: 'verified',
      says: {
        fr: `L’appel s’ouvre au plus tôt le ${showDay(earliest, 'fr')}, un an avant que le mandat prenne fin, ou à la vacance du poste.`,
        en: `The call opens on ${showDay(earliest, 'en')} at the earliest, one year before the term ends, or once the post is vacant.`,
      },
    }),
  ]
}
