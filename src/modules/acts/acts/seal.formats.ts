import { createHash } from 'node:crypto'
import { canonical } from '../../../kernel/journal/index.ts'

export const noSeal = Buffer.alloc(32)

export type SealedArticle = { article: number; text_fr: string; text_en: string; effect: string | null; input: unknown }

export type SealedHeader = {
  act_id: string
  seq: number
  kind: string
  number: string
  adopted_on: string
  instant: string
  elsewhere: boolean
  articles: number
  header: unknown
}

/** SHA-256 of an article as canonical JSON (RFC 8785). */
export const articleHash = ({ article, text_fr, text_en, effect, input }: SealedArticle): Buffer =>
  createHash('sha256').update(canonical({ article, text_fr, text_en, effect, input })).digest()

/** SHA-256 over the seal before, the header as canonical JSON, and the articles' hashes in order. Feed the hashes, then close. */
export const sealing = (before: Buffer) => {
  const hashes = createHash('sha256')
  return {
    add: (hash: Buffer) => void hashes.update(hash),
    close: ({ act_id, seq, kind, number, adopted_on, instant, elsewhere, articles, header }: SealedHeader): Buffer =>
      createHash('sha256')
        .update(before)
        .update(canonical({ act_id, seq, kind, number, adopted_on, instant, elsewhere, articles, header }))
        .update(hashes.digest())
        .digest(),
  }
}
