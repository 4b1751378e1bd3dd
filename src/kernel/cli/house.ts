import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '../access/index.ts'
import { analyse, backup, backupRefusals, type Database, migrations, restore, type Tx } from '../database/index.ts'
import { factCounts } from '../facts/index.ts'
import { type Charge, findingsPart } from '../findings/index.ts'
import { startWork } from '../jobs/index.ts'
import { journal } from '../journal/index.ts'
import { deliverBy, mailPart, sendingJob } from '../mail/index.ts'
import type { Module } from '../module.ts'
import { root } from '../root.ts'
import { searchRoute } from '../search/index.ts'
import { newsJob, searchesPart, sweepJob } from '../searches/index.ts'
import type { Settings } from '../settings.ts'
import { createApp, type Part, readAssets, serve, stopOnSignal, trialPeople } from '../web/index.ts'
import { inLang, type Lang } from '../words/index.ts'
import { checkCommand } from './check.ts'
import type { Command, CommandContext } from './command.ts'
import { type Demonstration, fillFolder } from './fill.ts'
import { answerCommands } from './socket.ts'
import { cliRefusals, houseWords, words } from './words.ts'

const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** A person of the trial, by id or by name; real identities come later. */
export const personIn =
  (modules: readonly Module[], settings: Settings) =>
  (named: string): Actor | undefined => {
    if (settings.env !== 'trial') return undefined
    const found = trialPeople.find(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase())
    return (
      found && { ...found, scope: Object.assign({}, found.scope, ...modules.map(({ scopes }) => scopes?.[found.role])) }
    )
  }

const log = (line: Readonly<Record<string, unknown>>): void => console.error(JSON.stringify(line))

const chargeOf = (modules: readonly Module[]): Charge =>
  modules.find(({ charge }) => charge)?.charge ?? (async () => new Set())

const checksOf = (modules: readonly Module[]) => modules.flatMap(({ checks = [] }) => checks)

/** The parts whose lists may be kept as searches: those of the modules, and what searches them all. */
const partsWithLists = (modules: readonly Module[]): readonly Part[] => [
  ...modules,
  { name: 'search', routes: [searchRoute(modules.flatMap(({ search = [] }) => search))] },
]

/** The address space of all the modules, over an open database. */
export const siteOf = (modules: readonly Module[], settings: Settings, database: Database) => {
  const person = personIn(modules, settings)
  return createApp({
    parts: [
      ...partsWithLists(modules),
      findingsPart(checksOf(modules), chargeOf(modules)),
      mailPart,
      searchesPart(partsWithLists(modules)),
    ],
    database,
    clock: settings.clock,
    trial: settings.env === 'trial',
    version,
    url: settings.url,
    proxies: settings.proxies,
    licence: settings.licence,
    assets: readAssets(join(root, 'dist')),
    identify: id => person(id) ?? null,
    log,
  })
}

const percent =
  (say: CommandContext['say'], lang: Lang) =>
  (share: number): void =>
    say(inLang(houseWords, lang)('filling', Math.floor(share * 100)), true)

/** The commands that belong to no module. */
export const houseCommands = (modules: readonly Module[]): readonly Command[] => {
  const load: Demonstration = async (database, progress) => {
    for (const { demo } of modules) await demo?.(database, progress)
    await analyse(database)
  }
  const commands = (): readonly Command[] => [...modules.flatMap(({ commands = [] }) => commands), ...house]

  const serveCommand: Command = {
    name: 'serve',
    usage: '[--fill]',
    says: { fr: 'Sert les pages, jusqu’à ce qu’on l’arrête.', en: 'Serves the pages until it is stopped.' },
    access: ['operator'],
    options: { fill: { type: 'boolean' } },
    alone: true,
    before: async (settings, argv, say, lang) => {
      const own = settings.env === 'trial' && settings.databaseUrl === null && !settings.dataIsNamed
      if (own && argv.includes('--fill') && (await fillFolder(settings, load, percent(say, lang))))
        say(inLang(houseWords, lang)('filled'))
    },
    run: async ({ settings, database, say, lang }) => {
      const t = inLang(houseWords, lang)
      if (database.engine === 'pglite') say(words.trial[lang])
      const serving = await serve(siteOf(modules, settings, database), settings)
      const beside = { commands: commands(), settings, database, person: personIn(modules, settings) }
      const socket = database.engine === 'pglite' ? await answerCommands(settings.data, beside) : null
      const person = personIn(modules, settings)
      const news = newsJob(partsWithLists(modules), id => person(id) ?? null)
      const jobs = [sendingJob(deliverBy(settings)), news, sweepJob, ...modules.flatMap(({ jobs = [] }) => jobs)]
      const working = await startWork({ database, clock: settings.clock, jobs, log, url: settings.url })
      say(t('serving', serving.url))
      return new Promise<number>(() => {
        stopOnSignal(serving, async () => {
          await working.stop()
          socket?.close()
          await database.close()
        })
      })
    },
  }

  let filledNow = false
  const demoCommand: Command = {
    name: 'demo',
    usage: '',
    says: {
      fr: 'Remplit un registre vide avec la démonstration.',
      en: 'Fills an empty register with the demonstration.',
    },
    access: ['operator'],
    before: async (settings, _, say, lang) => {
      if (settings.env === 'trial' && settings.databaseUrl === null)
        filledNow = await fillFolder(settings, load, percent(say, lang))
    },
    run: async ({ settings, database, actor, say, out, lang, values }) => {
      if (settings.env !== 'trial') throw cliRefusals.trialOnly()
      const count = async () => {
        const tables = await database.asActor(actor, factCounts, { readOnly: true })
        return tables.reduce((sum, { rows }) => sum + rows, 0)
      }
      const fresh = filledNow || (await count()) === 0
      if (!fresh) throw cliRefusals.notEmpty()
      if (!filledNow) await load(database, percent(say, lang))
      const facts = await count()
      out(values['json'] ? JSON.stringify({ facts }) : inLang(houseWords, lang)('facts', facts))
      return 0
    },
  }

  const migrateCommand: Command = {
    name: 'migrate',
    usage: '[--json]',
    says: {
      fr: 'Met la base de données à jour et dit où elle en est.',
      en: 'Brings the database up to date and says where it stands.',
    },
    access: ['operator'],
    run: async ({ out, lang, values }) => {
      const names = migrations().map(({ name }) => name)
      out(
        values['json']
          ? JSON.stringify({ applied: names })
          : inLang(houseWords, lang)('migrated', names.length, names.at(-1) ?? ''),
      )
      return 0
    },
  }
  const backupCommand: Command = {
    name: 'backup',
    usage: 'DIR [--json]',
    says: {
      fr: 'Sauvegarde tout dans un dossier neuf, pendant que le registre travaille.',
      en: 'Backs everything up to a new folder while the register works.',
    },
    access: ['operator'],
    paths: 0,
    run: async ({ files: [folder], settings, database, actor, say, out, lang, values }) => {
      if (!folder) throw cliRefusals.needsFolder()
      const t = inLang(houseWords, lang)
      const manifest = await backup(database, folder, settings.clock.now(), share =>
        say(t('backing', Math.floor(share * 100)), true),
      )
      await database.asActor(actor, tx =>
        journal(tx, { what: 'register.backed_up', details: { tables: manifest.tables.length } }),
      )
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      out(values['json'] ? JSON.stringify(manifest) : t('backedUp', rows, manifest.tables.length))
      return 0
    },
  }

  const restoreCommand: Command = {
    name: 'restore',
    usage: 'DIR [--json]',
    says: {
      fr: 'Restaure une sauvegarde dans un registre vide, et la vérifie.',
      en: 'Restores a backup into an empty register, and verifies it.',
    },
    access: ['operator'],
    paths: 0,
    alone: true,
    run: async ({ files: [folder], database, actor, say, out, lang, values }) => {
      if (!folder) throw cliRefusals.needsFolder()
      const t = inLang(houseWords, lang)
      const check = async (tx: Tx) => {
        let problems = 0
        for (const { verify } of modules) problems += (await verify?.(tx)) ?? 0
        if (problems > 0) throw backupRefusals.notWhole(problems)
      }
      const manifest = await restore(database, folder, check, share =>
        say(t('restoring', Math.floor(share * 100)), true),
      )
      await analyse(database)
      await database.asActor(actor, tx =>
        journal(tx, { what: 'register.restored', details: { made_at: manifest.made_at } }),
      )
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      out(values['json'] ? JSON.stringify(manifest) : t('restored', rows, manifest.made_at))
      return 0
    },
  }

  const check = checkCommand(checksOf(modules))
  const house = [serveCommand, migrateCommand, demoCommand, backupCommand, restoreCommand, check]
  return house
}
