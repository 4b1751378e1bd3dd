import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Actor, mayEnter } from '../access/index.ts'
import type { Database } from '../database/index.ts'
import { asRefusal } from '../facts/index.ts'
import { journal } from '../journal/index.ts'
import { kernelRefusals, Refusal, refusalIn } from '../refusals.ts'
import type { Settings } from '../settings.ts'
import { type Lang, langs } from '../words/index.ts'
import type { Command, CommandContext, Values } from './command.ts'
import { cliRefusals, words } from './words.ts'

export type Asked = { argv: readonly string[]; cwd: string; lang: Lang }
export type Output = Pick<CommandContext, 'out' | 'say'>
export type House = {
  commands: readonly Command[]
  settings: Settings
  database: Database
  /** The person that --as names, by id or by name; undefined when there is none. */
  person: (named: string) => Actor | undefined
}

/** Without --as, the operator acts: may import, back up, restore and verify, not adopt drafts. */
export const operator: Actor = { id: 'operator', name: 'Operator', role: 'operator', scope: {} }

/** French unless the environment asks for English. */
export const langOf = (env: Readonly<Record<string, string | undefined>>): Lang => {
  const asked = (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').slice(0, 2)
  return langs.find(lang => lang === asked) ?? 'fr'
}

export const commandNamed = (commands: readonly Command[], name: string | undefined): Command => {
  const found = commands.find(command => command.name === name)
  if (!found) throw cliRefusals.noSuchCommand(name ?? '')
  return found
}

/** The help: one line for each command. */
export const helpText = (commands: readonly Command[], lang: Lang): string => {
  const lines = commands.map(({ name, usage, says }) => `  ${`${name} ${usage}`.trimEnd()}\n      ${says[lang]}`)
  return [words.usage[lang], '', ...lines, '', words.common[lang]].join('\n')
}

const read = (command: Command, { argv, cwd }: Asked): { values: Values; files: string[] } => {
  const from = command.paths ?? Number.POSITIVE_INFINITY
  const common = { json: { type: 'boolean' }, as: { type: 'string' }, lang: { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...argv.slice(1)],
      options: { ...common, ...command.options },
      allowPositionals: true,
    })
    return {
      values: values as Values,
      files: positionals.map((text, at) => (at < from ? text : resolve(cwd, text))),
    }
  } catch (error) {
    throw cliRefusals.badUsage(command.name, command.usage, (error as Error).message)
  }
}

/** What was asked of a command, and by whom; refuses an unknown option and an unknown person. */
export const readAsked = (command: Command, asked: Asked, person: House['person']) => {
  const { values, files } = read(command, asked)
  const named = values['as']
  const actor = named === undefined ? operator : person(String(named))
  if (!actor) throw cliRefusals.noSuchPerson(String(named))
  return { values, files, actor, lang: langs.find(one => one === values['lang']) ?? asked.lang }
}

/** Runs one command on an open database; gives the exit status: 0 done, 1 refused, 2 badly asked, 3 no right, 70 our fault. */
export const execute = async (house: House, asked: Asked, { out, say }: Output): Promise<number> => {
  let lang = asked.lang
  try {
    const command = commandNamed(house.commands, asked.argv[0])
    const { values, files, actor, lang: asks } = readAsked(command, asked, house.person)
    lang = asks
    if (!mayEnter(command.access, actor)) {
      await house.database.asActor(actor, tx =>
        journal(tx, { what: 'access.refused', details: { command: command.name } }),
      )
      throw kernelRefusals.forbidden()
    }
    return await command.run({ ...house, values, files, actor, lang, out, say })
  } catch (error) {
    return failed(error, lang, say)
  }
}

/** Says what went wrong, a refusal in its words, a fault by its reference; gives the exit status. */
export const failed = (thrown: unknown, lang: Lang, say: Output['say']): number => {
  const error = asRefusal(thrown)
  if (error instanceof Refusal) {
    say(`${error.code} ${refusalIn(lang)(error)}`)
    return error.status === 403 ? 3 : /^(CLI|SET)/.test(error.code) ? 2 : 1
  }
  const reference = crypto.randomUUID().slice(0, 8)
  console.error(
    JSON.stringify({ level: 'error', reference, error: error instanceof Error ? error.stack : String(error) }),
  )
  say(words.fault[lang](reference))
  return 70
}
