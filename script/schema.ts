// Writes what is made from the source: src/kernel/database/schema.gen.ts from the migrations, docs/machines.md from the state machines.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openBuiltIn } from '../src/kernel/database/index.ts'
import { schemaTypes } from '../src/kernel/database/schema.ts'
import { machinesText } from '../src/kernel/machines.ts'
import { root } from '../src/kernel/root.ts'
import { modules } from '../src/modules.ts'

const database = await openBuiltIn(null)
await migrate(database)
writeFileSync(join(root, 'src/kernel/database/schema.gen.ts'), await schemaTypes(database))
await database.close()
writeFileSync(join(root, 'docs/machines.md'), machinesText(modules.flatMap(module => module.machines ?? [])))
