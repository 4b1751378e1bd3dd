import { type Cents, cents, share } from '../../../kernel/money/index.ts'
import { type Dated, type Explained, explain, inForce, type Line } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { asRead, type Tribunal } from '../aptitude/tribunal.rules.ts'

type Fee = { chair: Cents; member: Cents }

const fee: Fee = { chair: cents(25_000n), member: cents(20_000n) }
const assumed = (law: string): readonly Dated<Fee>[] => [{ from: asRead, law, status: 'unverified', value: fee }]

/** REM-13: the fee of a half-day. The amounts of the TAT stand for those that were not read. */
const fees: Record<Tribunal, readonly Dated<Fee>[]> = {
  tat: [{ from: asRead, law: 'T-15.1, r. 1', status: 'verified', value: fee }],
  tal: assumed('T-15.01, r. 4'),
  taq: assumed('J-3'),
  tmf: assumed('D. 1728-2022'),
  energie: assumed('R-6.01, r. 3.1'),
}

/** Over how many half-days of a year half the pension is spread: the regulation does not say. */
const spread = [
  { from: asRead, law: 'T-15.1, r. 1', status: 'unverified', value: 520n },
] as const satisfies readonly Dated<bigint>[]

/** Who is paid: nobody of the tribunal, no public employee (REM-13). */
export const feeStatuses = {
  paid: { fr: 'Honoraires', en: 'Fees' },
  tribunal_member: { fr: 'Membre du tribunal, sans honoraires', en: 'Member of the tribunal, no fees' },
  public_employee: { fr: 'Employé public, sans honoraires', en: 'Public employee, no fees' },
} as const satisfies Record<string, Two>
export type FeeStatus = keyof typeof feeStatuses

type Asked = {
  /** Null where the committee is of no tribunal: no regulation gives fees. */
  readonly tribunal: Tribunal | null
  readonly chairs: boolean
  readonly status: FeeStatus
  readonly half_days: number
  /** A year's pension from the public sector; null for whoever draws none. */
  readonly pension: Cents | null
}

/** Half a cent rounds up; nothing here is negative. */
const forHalfDays = (yearly: Cents, half_days: bigint, of: bigint): Cents =>
  cents((yearly * half_days * 2n + of) / (of * 2n))

/** REM-13: what a committee member is owed on a day, line by line; the last one is due. Never below zero. */
export const committeeFee = ({ tribunal, chairs, status, half_days, pension }: Asked, on: Day): Explained<Cents> => {
  if (tribunal === null)
    return explain([
      { name: 'half_days', value: half_days },
      { name: 'due', value: cents(0n) },
    ])
  const { value, law, status: read } = inForce(fees[tribunal], on)
  const each = status !== 'paid' ? cents(0n) : chairs ? value.chair : value.member
  const gross = cents(each * BigInt(half_days))
  const lines: Line[] = [
    { name: 'half_days', value: half_days },
    { name: read === 'unverified' ? 'each_assumed' : 'each', value: each, law },
    { name: 'gross', value: gross },
  ]
  if (pension === null || gross === 0n) return explain([...lines, { name: 'due', value: gross }])
  const { value: of, law: spreadLaw } = inForce<bigint>(spread, on)
  const half = share(pension, 5_000n)
  const less = forHalfDays(half, BigInt(half_days), of)
  return explain([
    ...lines,
    { name: 'half_pension', value: half, law },
    { name: 'spread_assumed', value: Number(of), law: spreadLaw },
    { name: 'less', value: less },
    { name: 'due', value: cents(less > gross ? 0n : gross - less) },
  ])
}
