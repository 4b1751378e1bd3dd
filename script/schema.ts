// Writes src/kernel/database/schema.gen.ts from the migrations.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openBuiltIn } from '../src/kernel/database/index.ts'
import { schemaTypes } from '../src/kernel/database/schema.ts'
import { root } from '../src/kernel/root.ts'

const database = await openBuiltIn(null)
await migrate(database)
writeFileSync(join(root, 'src/kernel/database/schema.gen.ts'), await schemaTypes(database))
await database.close()
