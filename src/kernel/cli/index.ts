export type { Command, CommandContext } from './command.ts'
export { runCommandLine } from './run.ts'
export { answerCommands } from './socket.ts'
