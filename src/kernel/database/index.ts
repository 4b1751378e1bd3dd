export { backupRefusals } from './backup.refusals.ts'
export { backup, restore } from './backup.ts'
export { planOnce } from './batch.ts'
export { inColumns } from './columns.ts'
export { inBatches, joinedByHash, joinedInBatches, oneAhead } from './cursor.ts'
export {
  ahead,
  type Database,
  keepPlans,
  later,
  openBuiltIn,
  openPostgres,
  planEachTime,
  type Tx,
  together,
} from './database.ts'
export { holderOf, type Lock, takeFolder } from './lock.ts'
export { analyse, migrate, migrations, schemaHash } from './migrate.ts'
export { queue } from './queue.ts'
export { asJson } from './rows.ts'
export type { DB, Json } from './schema.gen.ts'
