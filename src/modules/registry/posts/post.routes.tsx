import { z } from 'zod'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { arrange, listInput, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { lifeOn, versionOn } from '../history.rules.ts'
import { allWork, workOnPosts } from '../mandates/horizon.formats.ts'
import { holderColumns } from '../mandates/mandate.pages.tsx'
import { stateOf, stateOfPost } from '../mandates/mandate.rules.ts'
import { addresses, words } from '../registry.pages.tsx'
import { postItem, postShape } from './post.formats.ts'
import { type PostData, PostPage } from './post.pages.tsx'
import { postLife } from './post.queries.ts'

export const postRoute: Route = route({
  method: 'get',
  path: addresses.post.path,
  access: 'public',
  name: words.post,
  facts: true,
  input: z.object({ ...listInput, id: z.uuid() }),
  output: postShape,
  followedAs: ({ id }, lang) => pathTo({ path: addresses.mandates.path }, lang, { post: id }),
  run: async ({ input, tx, when, lang, actor, clock }): Promise<PostData> => {
    const { versions, mandates } = await postLife(tx, when, input.id)
    const now = versionOn(versions, when.on)
    if (!now) throw kernelRefusals.notFound()
    const list = arrange(holderColumns(when.on), mandates, input, lang)
    const life = lifeOn(versions, when.on)
    const state = life === 'living' ? stateOfPost(mandates, when.on) : life
    const titular = mandates.find(line => ['in_office', 'past_term'].includes(stateOf(line, when.on)))
    const standing = {
      post_id: input.id,
      mandate_id: titular?.mandate_id ?? null,
      state: titular ? stateOf(titular, when.on) : state,
    }
    const work = allWork(await workOnPosts.tell(tx, { actor, clock }, [standing])).get(input.id) ?? null
    return { versions, now, mandates, list, state, work, on: when.on }
  },
  table: ({ list }) => list,
  data: (data, lang) => postItem(data, lang),
  page: ({ data }) => <PostPage data={data} />,
})
