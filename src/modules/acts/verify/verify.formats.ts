import type { Tx } from '../../../kernel/database/index.ts'
import { actsInOrder, articlesInOrder } from './verify.queries.ts'

/**
 * The whole chain as JSON Lines, one act per line, `{ act, articles, seal_before, seal }` with the seals in hexadecimal: all
 * that a program which knows nothing of Greffe needs to compute the seals again (`script/verify-chain.mjs`). Comes in
 * pieces of lines, so that a long act is never whole in memory.
 */
export async function* exportChain(tx: Tx): AsyncGenerator<string> {
  const articles = articlesInOrder(tx)
  let next = await articles.next()
  for await (const { seal_before, seal, ...act } of actsInOrder(tx)) {
    const seals = { seal_before: seal_before.toString('hex'), seal: seal.toString('hex') }
    yield `${JSON.stringify({ act, ...seals }).slice(0, -1)},"articles":[`
    for (let comma = ''; !next.done && next.value.seq === act.seq; next = await articles.next(), comma = ',') {
      const { article, text_fr, text_en, effect, input } = next.value
      yield comma + JSON.stringify({ article, text_fr, text_en, effect, input })
    }
    yield ']}\n'
  }
}
