export { backupRefusals } from './backup.refusals.ts'
export { backup, restore } from './backup.ts'
export { inColumns } from './columns.ts'
export { inBatches } from './cursor.ts'
export {
  type Database,
  later,
  literal,
  openBuiltIn,
  openPostgres,
  planEachTime,
  planOnce,
  type Tx,
} from './database.ts'
export { holderOf, type Lock, takeFolder } from './lock.ts'
export { analyse, migrate, migrations, schemaHash } from './migrate.ts'
export { queue } from './queue.ts'
export type { DB, Json } from './schema.gen.ts'
