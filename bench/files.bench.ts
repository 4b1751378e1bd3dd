// Files: 650 open ones on the demonstration, on PGlite.

import { sql } from 'kysely'
import type { Actor } from '../src/kernel/access/index.ts'
import { siteOf } from '../src/kernel/cli/index.ts'
import { day } from '../src/kernel/time/index.ts'
import { trialPeople } from '../src/kernel/web/index.ts'
import { openSession } from '../src/kernel/web/sessions.queries.ts'
import { openFile } from '../src/modules/staffing/files/file.actions.ts'
import { linesOf } from '../src/modules/staffing/files/file.formats.ts'
import { filesList } from '../src/modules/staffing/files/file.queries.ts'
import { modules } from '../src/modules.ts'
import { demonstration } from './demonstration.bench.ts'
import { measure } from './harness.ts'

export const run = async (): Promise<void> => {
  const { database, settings, drop } = await demonstration()
  const adviser = trialPeople.find(({ role }) => role === 'adviser') as Actor & { role: 'adviser' }
  const { clock } = settings
  await database.asActor(adviser, async tx => {
    const { rows } = await sql<{ post: string }>`
      select post_id as post from registry.post p where valid @> '2026-11-20'::date
        and not exists (select from staffing.file f where f.post_id = p.post_id) order by post_id limit 606`.execute(tx)
    for (const { post } of rows)
      await openFile(
        tx,
        { actor: adviser, clock },
        { kind: 'appointment', post, mandate: null, target: null, confidential: false },
      )
  })
  const today = day('2026-11-20')
  const open = () => database.asActor(adviser, tx => filesList(tx, { open: true }, today), { readOnly: true })
  const ids = (await open()).map(({ file_id }) => file_id)
  await measure(`every verdict of ${ids.length} open files`, { bar: 5000, runs: 5, warm: 1 }, async () =>
    linesOf(await open(), today),
  )
  const token = await database.asActor(adviser, tx => openSession(tx, { id: adviser.id, role: adviser.role }))
  const site = siteOf(modules, settings, database)
  const get = async (path: string) => {
    const headers = { cookie: `greffe=${token}`, accept: 'text/html' }
    const response = await site.fetch(new Request(`http://localhost${path}`, { headers }), '127.0.0.1')
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    return response.text()
  }
  await measure('page of a file', { bar: 60, runs: 51 }, n => get(`/fr/dossiers/${ids[(n * 13) % ids.length]}`))
  await measure('horizon of one minister, 12 months, with next actions', { bar: 80, runs: 31 }, () =>
    get(`/fr/registre/horizon?months=12&portfolio=${encodeURIComponent('ministre de la Justice')}`),
  )
  await database.close()
  await drop()
}
