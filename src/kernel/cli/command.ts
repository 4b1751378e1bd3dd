import type { ParseArgsOptionsConfig } from 'node:util'
import type { Access, Actor } from '../access/index.ts'
import type { Database } from '../database/index.ts'
import type { Settings } from '../settings.ts'
import type { Lang, Two } from '../words/index.ts'

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export type CommandContext = {
  readonly values: Values
  readonly files: readonly string[]
  readonly actor: Actor
  readonly database: Database
  readonly settings: Settings
  readonly lang: Lang
  /** A line of the result, on standard output. */
  readonly out: (line: string) => void
  /** A line about what is going on, on standard error; with `again` it replaces the one before. */
  readonly say: (line: string, again?: boolean) => void
}

/** One word of the command line: who may type it, what it takes, what it does. Its result is the exit status. */
export type Command = {
  readonly name: string
  /** What follows the name, as the help writes it. */
  readonly usage: string
  readonly says: Two
  readonly access: Access
  readonly options?: ParseArgsOptionsConfig
  /** From which place on its arguments are paths; they are those of the folder where it is typed. */
  readonly paths?: number
  /** It needs the folder for itself: refused beside a running server. */
  readonly alone?: true
  /** What it does before the database is opened. */
  readonly before?: (
    settings: Settings,
    argv: readonly string[],
    say: CommandContext['say'],
    lang: Lang,
  ) => Promise<void>
  run(context: CommandContext): Promise<number>
}
