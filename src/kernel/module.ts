import type { Role, Scope } from './access/index.ts'
import type { Command } from './cli/command.ts'
import type { Database, Tx } from './database/index.ts'
import type { Subscription } from './events.ts'
import { type Declaration, declare } from './facts/index.ts'
import type { Charge, Check } from './findings/index.ts'
import type { Job } from './jobs/index.ts'
import type { Machine } from './machines.ts'
import { declareLetters, type Letter } from './mail/index.ts'
import type { SearchSource } from './search/index.ts'
import { day } from './time/index.ts'
import type { Part } from './web/index.ts'
import type { Words } from './words/index.ts'

/** The day that the demonstration leads to. */
export const demoDay = day('2026-11-20')

/** What a module brings. The list in `src/modules.ts` is all that the kernel reads of it. */
export type Module = Part &
  Declaration & {
    readonly words?: Words
    readonly search?: readonly SearchSource[]
    readonly commands?: readonly Command[]
    /** What the invented people of the trial have in their charge, by role. */
    readonly scopes?: Readonly<Partial<Record<Role, Scope>>>
    /** The messages that it sends. */
    readonly letters?: Readonly<Record<string, Letter>>
    /** Work that nobody waits for, done by the server in its own name. */
    readonly jobs?: readonly Job[]
    /** What it looks for in its facts, that an auditor would point out. */
    readonly checks?: readonly Check[]
    /** The bodies in somebody's charge, for the one module that has bodies. */
    readonly charge?: Charge
    /** Its state machines, as the documentation draws them. */
    readonly machines?: readonly Machine[]
    /** What it hears of the modules above it. */
    readonly hears?: readonly Subscription[]
    /** Recomputes what this module can prove; gives how many points do not hold. */
    readonly verify?: (tx: Tx) => Promise<number>
    /** Fills an empty register with this module's demonstration, through its own actions; says how far it is, from 0 to 1. */
    readonly demo?: (database: Database, progress: (share: number) => void) => Promise<void>
  }

export const module = (brings: Module): Module => brings

/** Makes known what a module declares. Called once for each, in the order of the list. */
export const declareModule = (brought: Module): void => {
  declare(brought)
  declareLetters(brought.letters ?? {})
  for (const { listen } of brought.hears ?? []) listen()
}
