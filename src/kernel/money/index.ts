import { kernelRefusals } from '../refusals.ts'

/** Whole cents. */
export type Cents = bigint & { readonly __cents: true }

export const cents = (n: bigint): Cents => n as Cents

const french = /^(-?)(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d{1,2}))?$/
const english = /^(-?)(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/

/** Reads '12 345,67 $', '$12,345.67' or '12345.6'; refuses (KER-003) anything that could mean two amounts. */
export const dollars = (text: string): Cents => {
  const bare = text.replace(/\s+/g, ' ').replace('−', '-').replace('$', '').trim()
  const [, sign, whole, part = ''] = french.exec(bare) ?? english.exec(bare) ?? []
  if (whole === undefined) throw kernelRefusals.notAnAmount(text)
  const amount = BigInt(whole.replace(/[ ,]/g, '') + part.padEnd(2, '0'))
  return cents(sign ? -amount : amount)
}

/** A share of an amount that is not negative. `basisPoints` are hundredths of a percent: 500n is 5 %. Half a cent rounds up. */
export const share = (amount: Cents, basisPoints: bigint): Cents => {
  if (amount < 0n || basisPoints < 0n)
    throw new RangeError(`no share of ${amount} at ${basisPoints}: use shareOfRecovery`)
  return cents((amount * basisPoints + 5_000n) / 10_000n)
}

/** A share of a recovery or of its reversal, of any sign. Half a cent rounds away from zero, so that the two cancel out. */
export const shareOfRecovery = (amount: Cents, basisPoints: bigint): Cents => {
  const product = amount * basisPoints
  return cents((product + (product < 0n ? -5_000n : 5_000n)) / 10_000n)
}

/** Whole dollars, for an amount that is not negative. Half a dollar rounds up. */
export const roundToDollar = (amount: Cents): Cents => {
  if (amount < 0n) throw new RangeError(`no rounding to the dollar is defined for ${amount}`)
  return cents(((amount + 50n) / 100n) * 100n)
}

export const sum = (amounts: Iterable<Cents>): Cents => {
  let total = 0n
  for (const amount of amounts) total += amount
  return cents(total)
}
