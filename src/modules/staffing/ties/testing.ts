import type { Database } from '../../../kernel/database/index.ts'
import { tester } from '../../../kernel/database/testing.ts'
import { addDays, type Clock } from '../../../kernel/time/index.ts'
import { moveApplication } from '../applications/application.actions.ts'
import { applicationById } from '../applications/application.queries.ts'
import type { MoveName, Step } from '../applications/application.steps.ts'
import { aPublishedCall, someone, url } from '../applications/testing.ts'
import { aSeat } from '../files/testing.ts'

export const adviser = someone('adviser', { team: 'adjudication' })
export const director = someone('director')
export const registrar = someone('registrar')

/** A seat of a tribunal that has a register, or of another body, with a call for it, published and open. */
export const aCallFor = async (
  database: Database,
  clock: Clock,
  { body = 'Tribunal administratif du logement', code = '416' } = {},
): Promise<{ reference: string; organisation: string; post: string }> => {
  const isTribunal = body.startsWith('Tribunal')
  const seat = await database.asActor(tester, async tx => {
    const post = await aSeat(tx, {
      body,
      family: isTribunal ? 'adjudicator' : 'chief_executive',
      ...(isTribunal && {
        legal_bases: [
          { act: 'RLRQ, c. T-15.01', article: '7.1', role: 'nomination' },
          { act: 'T-15.01, r. 4', article: '21', role: 'aptitude' },
        ],
      }),
    })
    const { organisation_id } = await tx
      .selectFrom('registry.post')
      .select('organisation_id')
      .where('post_id', '=', post)
      .executeTakeFirstOrThrow()
    return { post, organisation: organisation_id }
  })
  const kind = isTribunal ? 'notice' : 'call'
  return aPublishedCall(database, clock, { kind, code, seat, closes: addDays(clock.today(), 30) })
}

export const decideOn = (database: Database, clock: Clock, reference: string, id: string, move: MoveName) =>
  database.asActor(adviser, tx =>
    moveApplication(tx, { actor: adviser, clock, url }, reference, id, {
      move,
      reason: 'Voir le dossier.',
      news: null,
    }),
  )

export const stepOf = async (database: Database, id: string): Promise<Step | undefined> =>
  database.asActor(director, async tx => (await applicationById(tx, id))?.step)

/** What an application was sent, in order: the letters, and their text together. */
export const sentTo = (database: Database, id: string): Promise<{ letters: string[]; text: string }> =>
  database.asActor(director, async tx => {
    const rows = await tx
      .selectFrom('mail.message')
      .select(['template', 'body'])
      .where('about', '=', `application ${id}`)
      .orderBy('message_id')
      .execute()
    return { letters: rows.map(({ template }) => template), text: rows.map(({ body }) => body).join('\n') }
  })
