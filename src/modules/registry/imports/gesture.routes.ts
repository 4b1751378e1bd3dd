import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Address, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import { importers } from './import.access.ts'
import { importPaths } from './overview.pages.tsx'

/** The page of the import that a form was about. */
export const toOne = (id: string, lang: Lang): string => pathTo(importPaths.import, lang, { id })

/** A button on the page of an import, `form`: what it does to that import, and back to its page. */
export const gesture = (
  { path }: Address,
  name: Two,
  does: (tx: Tx, id: string) => Promise<void>,
  form: Route,
): Route =>
  route({
    method: 'post',
    path,
    access: importers,
    name,
    input: z.object({ id: z.uuid() }),
    run: async ({ input: { id }, tx }) => {
      await does(tx, id)
      return id
    },
    goTo: toOne,
    form,
  })
