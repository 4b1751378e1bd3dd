import { houseCommands, personIn, runCommandLine } from './kernel/cli/index.ts'
import { declareModule } from './kernel/module.ts'
import { readSettings } from './kernel/settings.ts'
import { modules } from './modules.ts'

for (const module of modules) declareModule(module)

process.exitCode = await runCommandLine(
  {
    commands: [...modules.flatMap(({ commands = [] }) => commands), ...houseCommands(modules)],
    settings: () => readSettings(process.env),
    personIn: (settings, named) => personIn(modules, settings)(named),
  },
  process.argv.slice(2),
)
