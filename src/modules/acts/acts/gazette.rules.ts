import { type Dated, inForce } from '../../../kernel/rules/index.ts'
import { type Day, day, daysBetween } from '../../../kernel/time/index.ts'

/** NOM-15, `gazette_alert_days`. 14 and 21 days were observed from 1999 to 2007. */
const gazetteAlertDays: readonly Dated<number>[] = [
  { from: day('1867-07-01'), law: 'NOM-15', status: 'derived', value: 30 },
]

/** How many days an act of that day may wait for the Gazette officielle before it is pointed out. */
export const alertAfter = (adopted: Day): number => inForce(gazetteAlertDays, adopted).value

/** Days since its adoption, and whether an act is to be pointed out. */
export const gazetteWait = (adopted: Day, today: Day): { days: number; late: boolean } => {
  const days = daysBetween(adopted, today)
  return { days, late: days > alertAfter(adopted) }
}
