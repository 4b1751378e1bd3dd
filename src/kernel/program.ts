import type { Command } from './cli/index.ts'
import { declare } from './facts/index.ts'
import type { Module } from './module.ts'
import type { SearchSource } from './search/index.ts'

/** The whole, read from the list of modules. */
export type Program = {
  modules: readonly Module[]
  commands: readonly Command[]
  searchSources: readonly SearchSource[]
}

export const assemble = (modules: readonly Module[]): Program => {
  for (const module of modules) declare(module)
  return {
    modules,
    commands: modules.flatMap(({ commands = [] }) => commands),
    searchSources: modules.flatMap(({ search = [] }) => search),
  }
}
