// The whole: verification, a real import, a document, a second start, and pages over PostgreSQL 18.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { operator } from '../src/kernel/cli/execute.ts'
import { analyse, migrate, openBuiltIn, openPostgres } from '../src/kernel/database/index.ts'
import { root } from '../src/kernel/root.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { day } from '../src/kernel/time/index.ts'
import { type ActDocument, actPdf } from '../src/modules/acts/acts/act.formats.ts'
import { verifyRegister } from '../src/modules/acts/index.ts'
import { importFile } from '../src/modules/registry/imports/import.actions.ts'
import { modules } from '../src/modules.ts'
import { demonstration } from './demonstration.bench.ts'
import { measure } from './harness.ts'

const decret = (run: number): ActDocument => ({
  kind: 'decret',
  number: `${run + 1}-2026`,
  adopted_on: day('2026-11-20'),
  title: { fr: 'la nomination de madame Rose Gagné', en: 'the appointment of Rose Gagné' },
  recitals: Array.from({ length: 5 }, (_, i) => ({
    fr: `en vertu de l’article ${i + 1} de la Loi, le gouvernement nomme les membres du conseil`,
    en: `under section ${i + 1} of the Act, the Government appoints the members of the board`,
    law: null,
  })),
  recommender: { fr: 'de la ministre', en: 'the Minister' },
  articles: [
    { fr: 'madame Rose Gagné soit nommée membre du conseil', en: 'Rose Gagné be appointed a member of the board' },
  ],
  schedules: [],
  signatories: [],
  state: { draft: false, signed_on: null, gazette: null, seal: null },
})

const firstAnswer = async (data: string): Promise<void> => {
  const port = '3977'
  const env = { ...process.env, GREFFE_DATA: data, PORT: port }
  const server = spawn(process.execPath, [join(root, 'dist/greffe.mjs'), 'serve'], { env, stdio: 'ignore' })
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/health`).then(
      response => response.ok,
      () => false,
    )
    if (answered) break
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  server.kill('SIGTERM')
  await once(server, 'exit')
}

export const run = async (postgresUrl: string): Promise<void> => {
  await measure('décret to PDF', { bar: 50 }, async run => actPdf(decret(run), 'fr'))

  const { database, settings, drop } = await demonstration()
  await measure('verify the whole demonstration', { bar: 5000, runs: 3, warm: 1 }, () =>
    database.asActor(operator, tx => verifyRegister(tx), { readOnly: true }),
  )
  await database.close()
  await measure('second start, to the first answer and back down', { bar: 2000, runs: 5, warm: 1 }, () =>
    firstAnswer(settings.data),
  )
  await drop()

  const file = join(root, '../shared/data/uk-ministers-1997-2010.popolo.json')
  if (!existsSync(file)) console.log('import of a real register: not measured (its file is not here)')
  else
    await measure(
      'import of a real register of 2,890 terms, in a new folder in memory',
      { bar: 10_000, runs: 3, warm: 0 },
      async () => {
        const fresh = await openBuiltIn(null)
        await migrate(fresh)
        const { clock } = readSettings({})
        await fresh.asActor(operator, tx =>
          importFile(tx, {
            format: 'popolo',
            actor: operator,
            open: () => createReadStream(file),
            name: basename(file),
            today: clock.today(),
            now: clock.now(),
          }),
        )
        await fresh.close()
      },
    )

  const postgres = await openPostgres(postgresUrl)
  await migrate(postgres)
  for (const { demo } of modules) await demo?.(postgres, () => undefined)
  await analyse(postgres)
  const argv = ['--import', './script/jsx.ts', join(import.meta.dirname, 'cards.ts'), postgresUrl]
  const [status] = await once(spawn(process.execPath, argv, { stdio: 'inherit' }), 'exit')
  if (status !== 0) throw new Error('the pages over PostgreSQL were not measured')
  await postgres.close()
}
