import type { DataContext, Dataset } from '../../../kernel/web/index.ts'
import { pathTo } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { addresses } from '../registry.pages.tsx'
import { postTitle } from '../words.ts'
import { countHolders, type Holder, holders } from './holders.queries.ts'
import { vcard } from './vcard.formats.ts'

/** The card of someone in office, leading to their page on the site. */
export const cardOf = (offices: readonly [Holder, ...Holder[]], url: string, lang: Lang): string => {
  const [{ person_id, given_name, family_name, address, gender, instant }] = offices
  return vcard(
    {
      ...{ person_id, given_name, family_name, address },
      offices: offices.map(row => ({
        title: postTitle(row, gender, lang),
        organisation: lang === 'fr' ? row.organisation_fr : row.organisation_en,
      })),
      page: `${url}${pathTo({ path: addresses.person.path }, lang, { id: person_id })}`,
      revised:
        offices
          .map(row => row.instant)
          .toSorted()
          .at(-1) ?? instant,
    },
    lang,
  )
}

async function* cards({ tx, url, lang, when }: DataContext): AsyncGenerator<string> {
  for await (const offices of holders(tx, when)) yield cardOf(offices, url, lang)
}

const column = (key: string, fr: string, en: string) => ({ key, title: { fr, en } })

/** Whoever is in office, as cards for an address book. */
export const holdersDataset: Dataset = {
  name: 'holders',
  title: { fr: 'Titulaires', en: 'Office holders' },
  description: {
    fr: 'Une carte pour chaque personne en fonction le jour demandé, avec ses postes. Aucune coordonnée personnelle n’y est.',
    en: 'A card for each person in office on the day asked, with their posts. No personal contact is in it.',
  },
  columns: [
    column('fn', 'Nom', 'Name'),
    column('title', 'Titre', 'Title'),
    column('org', 'Organisme', 'Body'),
    column('uid', 'Identifiant permanent', 'Permanent identifier'),
    column('rev', 'Connue du registre le', 'Known to the register on'),
  ],
  count: (tx, today) => countHolders(tx, { on: today, known: null }),
  forms: [
    {
      suffix: 'vcf',
      type: 'text/vcard; charset=utf-8',
      title: { fr: 'vCard 4.0', en: 'vCard 4.0' },
      conformsTo: 'https://www.rfc-editor.org/rfc/rfc6350',
      byLanguage: true,
      takes: ['on', 'known'],
      write: cards,
    },
  ],
}
