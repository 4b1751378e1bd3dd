import { createWriteStream, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Command } from '../../kernel/cli/index.ts'
import { module } from '../../kernel/module.ts'
import { inLang, showNumber } from '../../kernel/words/index.ts'
import { recorders } from './acts/act.access.ts'
import { correct, repeal } from './acts/act.effects.ts'
import { actsNamed } from './acts/act.queries.ts'
import { actRoutes } from './acts/act.routes.tsx'
import { gazetteRoutes } from './acts/gazette.routes.tsx'
import { searchSources } from './acts/search.queries.ts'
import { lookups, naming } from './acts/target.queries.ts'
import { checks } from './checks/check.formats.ts'
import { corrections } from './corrections/correction.routes.tsx'
import { datasets } from './corrections/datasets.formats.ts'
import { articleRoutes } from './drafts/article.routes.tsx'
import { insiders } from './drafts/draft.access.ts'
import { draftRoutes } from './drafts/draft.routes.tsx'
import { moves, stepNames } from './drafts/draft.steps.ts'
import { previewRoutes } from './drafts/preview.routes.tsx'
import { waits } from './drafts/wait.queries.ts'
import { byConstraint, refusals } from './refusals.ts'
import { type Ends, verifyRegister } from './verify/verify.actions.ts'
import { exportChain } from './verify/verify.formats.ts'
import { actWords, draftWords, gazetteWords, paths } from './words.ts'

const endsShape = z.object({
  acts: z.int(),
  seal: z.hex(),
  journal: z.object({ entries: z.int(), hash: z.hex() }),
})

const readEnds = (file: string): Ends => {
  try {
    return endsShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw refusals.notAReport(basename(file))
  }
}

const verifyCommand: Command = {
  name: 'verify',
  usage: '[EARLIER] [--json]',
  says: {
    fr: 'Recalcule chaque sceau, le journal, chaque ligne et chaque fait ; dit ce qui ne tient pas. Un rapport précédent (--json) révèle une fin coupée.',
    en: 'Recomputes every seal, the journal, every row and every fact; says what does not hold. An earlier report (--json) reveals a cut end.',
  },
  access: ['operator', 'auditor', 'registrar'],
  paths: 0,
  run: async ({ values, files: [file], actor, database, lang, out, say }) => {
    const t = inLang(words, lang)
    const earlier = file === undefined ? null : readEnds(file)
    const found = await database.asActor(
      actor,
      tx =>
        verifyRegister(tx, {
          earlier,
          progress: (done, total) => say(t('verifying', Math.floor((done * 100) / total)), true),
        }),
      { readOnly: true },
    )
    if (values['json']) out(JSON.stringify(found))
    else {
      const n = (count: number) => showNumber(count, lang)
      out(t('counts', n(found.acts), n(found.articles), n(found.journal.entries)))
      for (const { table, rows, past } of found.facts) out(t('facts', table, n(rows), n(past)))
      for (const { where, says } of found.problems) out(`${where}\t${says[lang]}`)
      out(found.ok ? t('holds') : t('broken', n(found.problems.length)))
    }
    return found.ok ? 0 : 1
  },
}

const chainCommand: Command = {
  name: 'chain',
  usage: 'FILE',
  says: {
    fr: 'Écrit la chaîne des actes dans un fichier, à vérifier hors de Greffe par script/verify-chain.mjs.',
    en: 'Writes the chain of acts to a file, to be verified outside Greffe by script/verify-chain.mjs.',
  },
  access: ['operator', 'auditor', 'registrar'],
  paths: 0,
  run: async ({ files: [file = ''], actor, database, lang, out }) => {
    await database.asActor(
      actor,
      tx => pipeline(Readable.from(exportChain(tx)), createWriteStream(file, { flags: 'wx', mode: 0o600 })),
      { readOnly: true },
    )
    out(inLang(words, lang)('written', file))
    return 0
  },
}

const words = {
  verifying: { fr: (share: number) => `Vérification : ${share} %`, en: (share: number) => `Verifying: ${share}%` },
  counts: {
    fr: (acts: string, articles: string, entries: string) =>
      `${acts} actes, ${articles} articles, ${entries} lignes de journal`,
    en: (acts: string, articles: string, entries: string) =>
      `${acts} acts, ${articles} articles, ${entries} journal entries`,
  },
  facts: {
    fr: (table: string, rows: string, past: string) => `${table} : ${rows} faits, ${past} croyances passées`,
    en: (table: string, rows: string, past: string) => `${table}: ${rows} facts, ${past} past beliefs`,
  },
  holds: { fr: 'Tout tient.', en: 'Everything holds.' },
  broken: { fr: (n: string) => `${n} points ne tiennent pas.`, en: (n: string) => `${n} points do not hold.` },
  written: { fr: (file: string) => `Chaîne écrite dans ${file}.`, en: (file: string) => `Chain written to ${file}.` },
}

export const acts = module({
  name: 'acts',
  effects: [correct, repeal],
  byConstraint,
  naming,
  lookups,
  routes: [...actRoutes, corrections, ...gazetteRoutes, ...draftRoutes, ...articleRoutes, ...previewRoutes],
  nav: [
    { house: 'offices', section: 'decisions', title: actWords.acts, path: paths.acts, access: 'public' },
    { house: 'offices', section: 'decisions', title: corrections.name, path: paths.corrections, access: 'public' },
    { house: 'offices', section: 'decisions', title: draftWords.drafts, path: paths.drafts, access: insiders },
    { house: 'offices', section: 'decisions', title: gazetteWords.short, path: paths.gazette, access: recorders },
  ],
  datasets,
  checks,
  whereIs: async (tx, id) => ((await actsNamed(tx, [id])).length > 0 ? { path: paths.act, id } : null),
  waits,
  search: searchSources,
  verify: async tx => (await verifyRegister(tx)).problems.length,
  commands: [verifyCommand, chainCommand],
  machines: [{ title: { fr: 'Projet d’acte', en: 'Draft act' }, law: 'SM-8', steps: stepNames, moves }],
})
