import type { Tx } from '../database/index.ts'
import type { Day } from '../time/index.ts'
import { type Lang, langs, type Two } from '../words/index.ts'
import type { Address } from './address.ts'
import type { When } from './view.ts'

/** What a form is written from: public facts, read as a visitor reads them. */
export type DataContext = {
  readonly tx: Tx
  readonly lang: Lang
  readonly when: When
  readonly today: Day
  /** The address of the site, without a last slash. */
  readonly url: string
  /** The address of this very file. */
  readonly self: string
}

/** One file of a dataset. */
export type DataForm = {
  /** What follows the name of the dataset in the address: 'popolo.json'. */
  readonly suffix: string
  readonly type: string
  readonly title: Two
  /** The published description that it follows. */
  readonly conformsTo?: string
  /** One file for each language, which its address names: 'appointments.fr.atom'. */
  readonly byLanguage?: true
  /** Which of the two clocks may be asked. */
  readonly takes?: readonly ('on' | 'known')[]
  /** The page whose reader may want to follow this file; its head names it. */
  readonly beside?: Two
  write(context: DataContext): AsyncIterable<string | Buffer>
}

/** What the public is owed, declared by the module that knows it. The catalogue, its page and its addresses are read from here. */
export type Dataset = {
  readonly name: string
  readonly title: Two
  readonly description: Two
  readonly columns: readonly { readonly key: string; readonly title: Two }[]
  /** How many things it holds today. */
  count(tx: Tx, today: Day): Promise<number>
  readonly forms?: readonly DataForm[]
  /** The list of the same things, which has forms of its own; one of facts takes both clocks. */
  readonly list?: Address
}

type Declared = { readonly parts: readonly { readonly datasets?: readonly Dataset[] }[] }
type File = { readonly dataset: Dataset; readonly form: DataForm; readonly lang: Lang | null; readonly name: string }

export const datasetsOf = ({ parts }: Declared): readonly Dataset[] => parts.flatMap(({ datasets = [] }) => datasets)

/** The files of a dataset, in the order in which they are declared. */
export const filesOf = (dataset: Dataset): File[] =>
  (dataset.forms ?? []).flatMap(form =>
    (form.byLanguage ? langs : [null]).map(lang => ({
      dataset,
      form,
      lang,
      name: [dataset.name, ...(lang ? [lang] : []), form.suffix].join('.'),
    })),
  )

/** The files that stand beside a page, in its language. */
export const feedsBeside = (site: Declared, { path }: Address, lang: Lang) =>
  datasetsOf(site)
    .flatMap(filesOf)
    .filter(file => file.form.beside?.fr === path.fr && (file.lang ?? lang) === lang)
    .map(({ dataset, form, name }) => ({
      title: `${dataset.title[lang]} (${form.title[lang]})`,
      type: form.type.split(';')[0] ?? form.type,
      path: `/data/${name}`,
    }))
