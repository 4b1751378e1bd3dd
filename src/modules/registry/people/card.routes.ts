import { z } from 'zod'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { type Route, route } from '../../../kernel/web/index.ts'
import { cardOf } from '../exports/holders.formats.ts'
import { holders } from '../exports/holders.queries.ts'
import { addresses } from '../registry.pages.tsx'
import { entryMoved } from './merge.routes.tsx'

/** The card of someone in office, for an address book. */
export const cardRoute: Route = route({
  method: 'get',
  path: addresses.card.path,
  access: 'public',
  name: { fr: 'Carte d’une ou d’un titulaire', en: 'Card of an office holder' },
  facts: true,
  input: z.object({ id: z.uuid() }),
  moved: entryMoved,
  run: async ({ input, tx, when, url, lang }) => {
    for await (const offices of holders(tx, when, input.id)) return cardOf(offices, url, lang)
    throw kernelRefusals.notFound()
  },
  file: (body, lang) => ({
    name: lang === 'fr' ? 'titulaire.vcf' : 'holder.vcf',
    type: 'text/vcard; charset=utf-8',
    body,
  }),
})
