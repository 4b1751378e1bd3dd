// What auditors find by hand, on the demonstration: the whole of `script/greffe check`, and the page.

import { checkCommand } from '../src/kernel/cli/check.ts'
import { operator } from '../src/kernel/cli/execute.ts'
import { modules } from '../src/modules.ts'
import { demonstration } from './demonstration.bench.ts'
import { measure } from './harness.ts'

export const run = async (): Promise<void> => {
  const { database, settings, drop } = await demonstration()
  const check = checkCommand(modules.flatMap(({ checks = [] }) => checks))
  let findings = 0
  const context = { files: [], actor: operator, database, settings, lang: 'fr', say: () => undefined } as const
  const once = () =>
    check.run({ ...context, values: { json: true }, out: line => (findings = JSON.parse(line).items.length) })
  await measure('check, every finding with its mend', { bar: 2000, runs: 7, warm: 1 }, once)
  console.log(`${findings} findings`)
  await database.close()
  await drop()
}
