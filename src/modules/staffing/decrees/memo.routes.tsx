import { z } from 'zod'
import { docxType } from '../../../kernel/documents/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { type Attachment, type Context, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import { readers } from '../files/file.access.ts'
import { openedFile } from '../files/file.actions.ts'
import { paths, referenceOf } from '../words.ts'
import { openedMemo } from './decree.actions.ts'
import { conditionsDocx, conditionsPdf, memoDocx, memoParts, memoPdf } from './memo.formats.ts'

type Made = { readonly name: string; readonly body: Uint8Array; readonly suffix: 'pdf' | 'docx' }

const fileOf = ({ name, body, suffix }: Made, lang: Lang): Attachment => ({
  name: `${name}-${lang}.${suffix}`,
  type: suffix === 'pdf' ? 'application/pdf' : docxType,
  body: Uint8Array.from(body),
  ...(suffix === 'pdf' && { inline: true }),
})

const memoName = { fr: 'memoire', en: 'memo' } as const
const partName = { public: { fr: 'public', en: 'public' }, whole: { fr: 'confidentiel', en: 'confidential' } } as const

/** The memo: its public part, or the whole, which whoever reads the file may have; the journal remembers who did. */
const memo = (path: Two, name: Two, suffix: Made['suffix'], make: typeof memoPdf | typeof memoDocx): Route =>
  route({
    method: 'get',
    path,
    access: readers,
    name,
    input: z.object({ id: z.uuid(), part: z.enum(memoParts).default('public') }),
    writes: true,
    run: async ({ input: { id, part }, tx, clock, lang }): Promise<Made> => {
      const file = await openedMemo(tx, clock, id, part)
      const named = `${memoName[lang]}-${partName[part][lang]}-${referenceOf(file)}`
      return { name: named, body: await make(file, part, lang), suffix }
    },
    file: fileOf,
  })

const conditions = (
  path: Two,
  name: Two,
  suffix: Made['suffix'],
  make: typeof conditionsPdf | typeof conditionsDocx,
): Route =>
  route({
    method: 'get',
    path,
    access: readers,
    name,
    input: z.object({ id: z.uuid() }),
    writes: true,
    run: async ({ input, tx, clock, lang }: Context<{ id: string }>): Promise<Made> => {
      const file = await openedFile(tx, clock, input.id)
      const body = await make(file, clock.today(), lang)
      if (body === null) throw kernelRefusals.notFound()
      return { name: `conditions-${referenceOf(file)}`, body, suffix }
    },
    file: fileOf,
  })

export const memoRoutes: readonly Route[] = [
  memo(paths.memoPdf, { fr: 'Mémoire (PDF)', en: 'Memo (PDF)' }, 'pdf', memoPdf),
  memo(paths.memoDocx, { fr: 'Mémoire (DOCX)', en: 'Memo (DOCX)' }, 'docx', memoDocx),
  conditions(paths.conditionsPdf, { fr: 'Conditions (PDF)', en: 'Conditions (PDF)' }, 'pdf', conditionsPdf),
  conditions(paths.conditionsDocx, { fr: 'Conditions (DOCX)', en: 'Conditions (DOCX)' }, 'docx', conditionsDocx),
]
