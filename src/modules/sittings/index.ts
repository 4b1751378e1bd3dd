export { sittingDays } from './sitting.queries.ts'
