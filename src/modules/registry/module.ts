import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from '../../kernel/cli/index.ts'
import { analyse } from '../../kernel/database/index.ts'
import { module } from '../../kernel/module.ts'
import { day, endOfDayInToronto } from '../../kernel/time/index.ts'
import { inLang, plural } from '../../kernel/words/index.ts'
import { bodiesInCharge } from './checks/charge.queries.ts'
import { nameChecks } from './checks/name.formats.ts'
import { seatChecks } from './checks/seat.formats.ts'
import { termChecks } from './checks/term.formats.ts'
import { prepareDrafts } from './demo/drafts.ts'
import { keepSearches } from './demo/searches.ts'
import { demoScopes, loadDemo } from './demo.ts'
import { datasets } from './exports/datasets.formats.ts'
import { whereIs } from './exports/identifiers.queries.ts'
import { importFile } from './imports/import.actions.ts'
import { importMachine } from './imports/import.steps.ts'
import { isFormat } from './imports/reader.formats.ts'
import { tableRefusals } from './imports/refusals.ts'
import { reportText } from './imports/report.formats.ts'
import { optionsAsked } from './imports/tables/mapping.actions.ts'
import { isDateOrder } from './imports/tables/table.rules.ts'
import { importJob } from './imports/work.actions.ts'
import { completions, effects, subjects } from './index.ts'
import { lookups } from './lookups.queries.ts'
import { horizonItem } from './mandates/horizon.formats.ts'
import { horizon } from './mandates/horizon.queries.ts'
import { rosterItem } from './mandates/roster.formats.ts'
import { roster } from './mandates/roster.queries.ts'
import { portfoliosOn } from './organisations/organisation.queries.ts'
import { byConstraint, refusals } from './refusals.ts'
import { lineNames } from './registry.fields.ts'
import { namesOf } from './registry.queries.ts'
import { nav, routes, waits } from './registry.routes.ts'
import { states } from './registry.rules.ts'
import { searchSources } from './search.queries.ts'

const rosterCommand: Command = {
  name: 'roster',
  usage: '[--on DAY] [--known DAY] [--json]',
  says: {
    fr: 'Qui occupe quel poste un jour donné, tel que connu à un autre.',
    en: 'Who holds which post on a day, as known on another.',
  },
  access: 'public',
  options: { on: { type: 'string' }, known: { type: 'string' } },
  run: async ({ values, actor, database, settings, lang, out }) => {
    const on = typeof values['on'] === 'string' ? day(values['on']) : settings.clock.today()
    const known = typeof values['known'] === 'string' ? endOfDayInToronto(day(values['known'])) : null
    const page = { limit: null, offset: 0, lang }
    const { total, items } = await database.asActor(actor, tx => roster(tx, { on, known }, {}, page), {
      readOnly: true,
    })
    const lines = items.map(row => rosterItem(row, lang))
    if (values['json']) out(JSON.stringify({ total, items: lines }))
    else {
      for (const { organisation, post, person, from, planned_end, state, act, article } of lines)
        out(
          [
            organisation.name,
            post.name,
            person?.name ?? '—',
            states[state][lang],
            from ?? '',
            planned_end ?? '',
            `${act}, art. ${article}`,
          ].join('\t'),
        )
      out(inLang(words, lang)('total', total))
    }
    return 0
  },
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const horizonCommand: Command = {
  name: 'horizon',
  usage: '[--months N] [--minister NAME] [--on DAY] [--json]',
  says: {
    fr: 'Ce qui prend fin d’ici N mois (12), ce qui est échu, ce qui est vacant ; pour une ou un ministre au besoin.',
    en: 'What ends within N months (12), what is past term, what is vacant; for one minister if asked.',
  },
  access: 'public',
  options: { months: { type: 'string' }, minister: { type: 'string' }, on: { type: 'string' } },
  run: async ({ values, actor, database, settings, lang, out }) => {
    const asked = String(values['months'] ?? '12')
    if (!/^[1-9]\d?$/.test(asked) || Number(asked) > 60) throw refusals.noSuchMonths(asked)
    const on = typeof values['on'] === 'string' ? day(values['on']) : settings.clock.today()
    const when = { on, known: null }
    const rows = await database.asActor(
      actor,
      async tx => {
        if (values['minister'] === undefined) return horizon(tx, when, {}, Number(asked))
        const name = plain(String(values['minister']))
        const wanted = (await portfoliosOn(tx, when, lang)).filter(({ fr, en }) => plain(`${fr}\n${en}`).includes(name))
        if (wanted.length === 0) throw refusals.noSuchMinister(String(values['minister']))
        const each = []
        for (const { fr } of wanted) each.push(...(await horizon(tx, when, { portfolio: fr }, Number(asked))))
        return each
      },
      { readOnly: true },
    )
    const items = rows.map(row => horizonItem(row, on, lang))
    if (values['json']) out(JSON.stringify({ total: items.length, items }))
    else {
      for (const { portfolio, organisation, post, person, state, ends_on, vacant_since, days } of items)
        out(
          [
            portfolio ?? '—',
            organisation.name,
            post.name,
            person?.name ?? '—',
            states[state][lang],
            ends_on ?? vacant_since ?? '',
            days ?? '',
          ].join('\t'),
        )
      out(inLang(words, lang)('total', items.length))
    }
    return 0
  },
}

const importCommand: Command = {
  name: 'import',
  usage:
    '(popolo FILE | positions|organogram FILE --on DAY | table FILE [--mapping NAME] [--map WHAT=HEADING]… [--dates dmy|mdy] [--body NAME] [--on DAY]) [--dry-run] [--json]',
  says: {
    fr: 'Reprend un registre existant d’un fichier, par un acte de reprise, et rend compte de chaque ligne.',
    en: 'Takes an existing register over from a file, by one import act, and accounts for each row.',
  },
  access: ['operator'],
  options: {
    'dry-run': { type: 'boolean' },
    mapping: { type: 'string' },
    map: { type: 'string', multiple: true },
    dates: { type: 'string' },
    body: { type: 'string' },
    on: { type: 'string' },
  },
  paths: 1,
  run: async ({ values, files: [format, file], actor, database, settings, lang, out, say }) => {
    if (!format || !isFormat(format) || !file) throw refusals.unknownFormat(format ?? '')
    const size = await stat(file).then(
      found => (found.isDirectory() ? null : found.size),
      () => null,
    )
    if (size === null) throw refusals.noSuchFile(file)
    const t = inLang(words, lang)
    const share = (step: { step: 'read' | 'adopt'; done: number; total: number | null }) =>
      Math.floor((step.done * 100) / (step.total ?? size))
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
    const map = Array.isArray(values['map']) ? values['map'] : []
    const order = text('dates') || null
    if (order !== null && !isDateOrder(order)) throw tableRefusals.noSuchOrder(order)
    const given = {
      actor,
      on: text('on') ? day(text('on')) : null,
      open: () => createReadStream(file),
      now: settings.clock.now(),
      dryRun: values['dry-run'] === true,
    }
    const report = await database.asActor(actor, async tx =>
      importFile(tx, {
        ...given,
        format,
        options:
          format === 'table'
            ? await optionsAsked(tx, { ...given, mapping: text('mapping'), map, order, body: text('body') || null })
            : null,
        name: basename(file),
        today: settings.clock.today(),
        progress: step => say(t(step.step, share(step)), true),
      }),
    )
    if (report.act) await analyse(database)
    out(values['json'] ? JSON.stringify(report) : reportText(report, lang))
    return report.refused ? 1 : 0
  },
}

const words = {
  read: { fr: (share: number) => `Lecture : ${share} %`, en: (share: number) => `Reading: ${share}%` },
  adopt: { fr: (share: number) => `Adoption : ${share} %`, en: (share: number) => `Adoption: ${share}%` },
  total: {
    fr: (n: number) => `${n} ${plural('fr', n, 'ligne', 'lignes')}`,
    en: (n: number) => `${n} ${plural('en', n, 'line', 'lines')}`,
  },
}

export const registry = module({
  name: 'registry',
  routes,
  nav,
  waits,
  subjects,
  effects,
  completions,
  byConstraint,
  jobs: [importJob],
  machines: [importMachine],
  naming: namesOf,
  lookups,
  lines: lineNames,
  search: searchSources,
  datasets,
  checks: [...seatChecks, ...termChecks, ...nameChecks],
  charge: bodiesInCharge,
  whereIs,
  scopes: {
    holder: { person: demoScopes.person },
    body_secretary: { organisation: demoScopes.organisation },
    minister_office: { portfolio: demoScopes.portfolio },
  },
  demo: async (database, progress) => {
    await loadDemo(database, (done, all) => progress(done / all))
    await prepareDrafts(database)
    await keepSearches(database, routes)
  },
  commands: [rosterCommand, horizonCommand, importCommand],
})
