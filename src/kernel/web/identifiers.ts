import { visitor } from '../access/index.ts'
import { kernelRefusals } from '../refusals.ts'
import { pathTo, withQuery } from './address.ts'
import type { Ask, Site } from './ask.ts'
import { answerProblem, problemOf } from './problem.tsx'

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** /id/<uuid> names a body, a post, a person, a term or an act for ever; it leads to the page, or to its data, in the language asked for. */
export const answerIdentifier = async (site: Site, ask: Ask, id: string): Promise<Response> => {
  try {
    if (!isUuid.test(id)) throw kernelRefusals.notFound()
    const found = await site.database.asActor(
      visitor,
      async tx => {
        for (const { whereIs } of site.parts) {
          const place = await whereIs?.(tx, id.toLowerCase())
          if (place) return place
        }
        return null
      },
      { readOnly: true },
    )
    if (!found) throw kernelRefusals.notFound()
    const path = pathTo(found, ask.lang, { id: found.id })
    const location = withQuery(ask.format === 'json' ? `${path}.json` : path, {}, ask.query)
    const headers = { location, vary: 'Accept, Accept-Language', 'cache-control': 'no-cache' }
    return new Response(null, { status: 303, headers })
  } catch (error) {
    return answerProblem(site, ask, await problemOf(site, ask, error))
  }
}
