export { type Database, openBuiltIn, openPostgres, type Tx } from './database.ts'
export { holderOf, type Lock, takeFolder } from './lock.ts'
export { migrate, migrations, schemaHash } from './migrate.ts'
export type { DB, Json } from './schema.gen.ts'
