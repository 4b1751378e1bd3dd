import { mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Standing, Work } from '../../registry/index.ts'
import { type Next, nextOnPosts } from '../renewals/next.actions.ts'
import { paths, referenceOf, words } from '../words.ts'
import { readers, workers } from './file.access.ts'
import type { By } from './file.actions.ts'
import { openFilesOn } from './file.queries.ts'
import { type FileKind, stepNames } from './file.steps.ts'

const kindFor = ({ mandate_id, state }: Standing): FileKind =>
  mandate_id !== null && ['in_office', 'past_term'].includes(state) ? 'renewal' : 'appointment'

const joined = (title: Two, next: Two | undefined): Two =>
  next ? { fr: `${title.fr}, ${next.fr}`, en: `${title.en}, ${next.en}` } : title

/** Of an adjudicator, when the notice is due is said before there is a file. */
const opening = (standing: Standing, next: Next | undefined): Work => {
  const { post_id, mandate_id } = standing
  const kind = kindFor(standing)
  const query = new URLSearchParams({ post: post_id, kind, ...(kind === 'renewal' && { mandate: mandate_id ?? '' }) })
  return {
    title: joined(words.open, next?.way === 'adjudicator' ? next.says : undefined),
    path: { fr: `${paths.newFile.fr}?${query}`, en: `${paths.newFile.en}?${query}` },
  }
}

/** The open file on each post, with its step and the next thing to do of its renewal; or, for those who open files, where to open one. */
export const workOn = async (
  tx: Tx,
  { actor, clock }: By,
  standings: readonly Standing[],
): Promise<ReadonlyMap<string, Work>> => {
  if (!mayEnter(readers, actor)) return new Map()
  const open = new Map(
    (await openFilesOn(tx, [...new Set(standings.map(({ post_id }) => post_id))])).map(file => [file.post_id, file]),
  )
  const next = await nextOnPosts(tx, clock.today(), standings)
  const work = standings.flatMap((standing): [string, Work][] => {
    const file = open.get(standing.post_id)
    if (file) {
      const step = stepNames[file.step as keyof typeof stepNames]
      const at = (path: string) => path.replace(':id', file.file_id)
      const title = {
        fr: `${referenceOf(file)}, ${step.fr.toLowerCase()}`,
        en: `${referenceOf(file)}, ${step.en.toLowerCase()}`,
      }
      const about = file.mandate_id === null ? undefined : next.get(file.mandate_id)
      return [
        [
          standing.post_id,
          {
            title: joined(title, file.kind === 'renewal' ? about?.says : undefined),
            path: { fr: at(paths.file.fr), en: at(paths.file.en) },
          },
        ],
      ]
    }
    return mayEnter(workers, actor) ? [[standing.post_id, opening(standing, next.get(standing.mandate_id ?? ''))]] : []
  })
  return new Map(work)
}
