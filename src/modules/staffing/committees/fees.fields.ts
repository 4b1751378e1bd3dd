import type { Cents } from '../../../kernel/money/index.ts'
import type { Explained } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Member, Whole } from './committee.queries.ts'
import { committeeFee } from './fees.rules.ts'

/** The half-days at which a member was. */
const halfDaysOf = ({ sittings }: Pick<Whole, 'sittings'>, { member_id }: Member): number =>
  sittings.filter(({ present }) => present.includes(member_id)).length

/** REM-13, from what the committee recorded. */
export const feeOf = (whole: Whole, member: Member, on: Day): Explained<Cents> =>
  committeeFee(
    {
      tribunal: whole.committee.tribunal,
      chairs: member.chairs,
      status: member.fee_status,
      half_days: halfDaysOf(whole, member),
      pension: whole.pensions.get(member.member_id) ?? null,
    },
    on,
  )
