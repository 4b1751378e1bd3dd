import { type Actor, mayEnter } from '../access/index.ts'
import { type Database, holderOf, migrate, openBuiltIn, openPostgres, takeFolder } from '../database/index.ts'
import type { Settings } from '../settings.ts'
import type { Command } from './command.ts'
import { commandNamed, execute, failed, helpText, langOf, type Output, readAsked } from './execute.ts'
import { databaseFolder } from './fill.ts'
import { handOver } from './socket.ts'
import { cliRefusals } from './words.ts'

export type Line = {
  commands: readonly Command[]
  settings: () => Settings
  personIn: (settings: Settings, named: string) => Actor | undefined
}

/** Opens the database that the settings name, migrated, the folder held when it is the built-in one. */
const openDatabase = async (settings: Settings): Promise<Database> => {
  if (settings.databaseUrl !== null) {
    const database = await openPostgres(settings.databaseUrl)
    await migrate(database)
    return database
  }
  const lock = takeFolder(settings.data)
  if (!lock) throw cliRefusals.serverRuns(holderOf(settings.data) ?? 0)
  try {
    const database = await openBuiltIn(databaseFolder(settings))
    await migrate(database)
    return { ...database, close: () => database.close().finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}

let said = ''
const terminal: Output = {
  out: line => void process.stdout.write(`${line}\n`),
  say: (line, again = false) => {
    if (line === said) return
    said = line
    process.stderr.write(again && process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
  },
}

/** The whole command line: gives the exit status. A server that holds the folder runs the command in our place. */
export const runCommandLine = async (line: Line, argv: readonly string[]): Promise<number> => {
  const lang = langOf(process.env)
  try {
    const [name] = argv
    if (name === undefined || name === 'help' || name === '--help') {
      terminal.out(helpText(line.commands, lang))
      return 0
    }
    const command = commandNamed(line.commands, name)
    const settings = line.settings()
    const asked = { argv, cwd: process.cwd(), lang }
    const holder = settings.databaseUrl === null ? holderOf(settings.data) : null
    if (holder !== null) {
      if (command.alone) throw cliRefusals.serverRuns(holder)
      const status = await handOver(settings.data, asked, terminal)
      if (status === null) throw cliRefusals.noAnswer(holder)
      return status
    }
    const person = (named: string) => line.personIn(settings, named)
    const { actor } = readAsked(command, asked, person)
    if (mayEnter(command.access, actor)) await command.before?.(settings, argv, terminal.say, lang)
    const database = await openDatabase(settings)
    try {
      return await execute({ commands: line.commands, settings, database, person }, asked, terminal)
    } finally {
      await database.close()
    }
  } catch (error) {
    return failed(error, lang, terminal.say)
  }
}
