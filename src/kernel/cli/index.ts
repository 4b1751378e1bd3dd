export type { Command, CommandContext } from './command.ts'
export { houseCommands, personIn, siteOf } from './house.ts'
export { runCommandLine } from './run.ts'
