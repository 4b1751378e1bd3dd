export { planSittings, putOnAgenda } from './sitting.actions.ts'
export { sittingDayOf, sittingsFrom } from './sitting.queries.ts'
export { itemDecided, itemPlaced, itemTakenOff } from './sitting.steps.ts'
