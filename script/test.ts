/** Every check and every test, or the stages that are named: `script/test unit browser`. */
import { demonstration, runStages, stages } from './stages.ts'

const named = process.argv.slice(2)
const unknown = named.filter(name => !(name in stages))
if (unknown.length > 0) {
  console.error(`No stage is called ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`)
  process.exitCode = 2
} else {
  if (named.length === 0) void demonstration()
  const all = Object.entries(stages)
  await runStages(all.filter(([name]) => named.length === 0 || named.includes(name)).map(([, stage]) => stage))
}
