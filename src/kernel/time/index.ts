export {
  atInToronto,
  type Clock,
  dayInToronto,
  endOfDayInToronto,
  fixedClock,
  type Instant,
  isBefore,
  systemClock,
  timeInToronto,
  timeZone,
} from './clock.ts'
export { addDays, addMonths, addYears, type Day, day, dayAfter, dayBefore, daysBetween, isDay } from './day.ts'
export { dayField } from './field.ts'
export {
  clamp,
  fiscalYear,
  holdsOn,
  lastDay,
  overlap,
  type Period,
  period,
  periodFromRange,
  rangeFromPeriod,
  termEnd,
  through,
} from './period.ts'
