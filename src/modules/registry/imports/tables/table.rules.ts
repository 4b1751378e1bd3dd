import type { Two } from '../../../../kernel/words/index.ts'

/** What a column may say to the register. */
export const targets = {
  organisation: { fr: 'Organisme', en: 'Body' },
  organisation_id: { fr: 'Identifiant de l’organisme', en: 'Identifier of the body' },
  kind: { fr: 'Sorte d’organisme', en: 'Kind of body' },
  parent: { fr: 'Organisme dont il relève', en: 'Body above it' },
  post: { fr: 'Poste', en: 'Post' },
  post_id: { fr: 'Identifiant du poste', en: 'Identifier of the post' },
  person: { fr: 'Nom de la personne, entier', en: 'Name of the person, whole' },
  given_name: { fr: 'Prénom', en: 'Given name' },
  family_name: { fr: 'Nom de famille', en: 'Family name' },
  person_id: { fr: 'Identifiant de la personne', en: 'Identifier of the person' },
  gender: { fr: 'Genre ou civilité', en: 'Gender or courtesy title' },
  start: { fr: 'Début du mandat', en: 'Start of the term' },
  end: { fr: 'Fin du mandat', en: 'End of the term' },
} as const satisfies Record<string, Two>
export type Target = keyof typeof targets
export const targetNames = Object.keys(targets) as [Target]

/** How a date in figures is to be read where it could be either. */
export const dateOrders = {
  dmy: { fr: 'Jour, mois, année (20/11/2026)', en: 'Day, month, year (20/11/2026)' },
  mdy: { fr: 'Mois, jour, année (11/20/2026)', en: 'Month, day, year (11/20/2026)' },
} as const satisfies Record<string, Two>
export type DateOrder = keyof typeof dateOrders
export const isDateOrder = (text: string): text is DateOrder => Object.hasOwn(dateOrders, text)

/** The heading of the column that says each thing. */
export type Columns = { readonly [T in Target]?: string | undefined }

/** Headings as lists have them in both languages, without accents, the surest first. */
const headings: Record<Target, readonly RegExp[]> = {
  organisation_id: [
    /^(?:id|code|no|numero|identifiant|identifier)\b.*\b(?:organis|org|body|ministere|department|unit)/,
    /^(?:org|organisation|organization|body) (?:id|code)$/,
  ],
  person_id: [
    /^(?:id|code|no|numero|identifiant|identifier|matricule)\b.*\b(?:person|titulaire|membre|member|holder)/,
    /^person id$/,
    /^matricule$/,
  ],
  post_id: [
    /^(?:id|code|no|numero|identifiant|identifier|reference|ref)\b.*\b(?:poste|post|position|emploi)/,
    /^(?:post|poste|position) (?:id|code|ref\w*|unique.*)$/,
  ],
  kind: [/^(?:sorte|type|categorie|kind|category|classification)\b.*(?:organis|body|org)?/],
  parent: [
    /^(?:ministere|organisme) (?:de tutelle|responsable|parent)/,
    /^(?:parent|releve de|reports to)/,
    /^(?:portefeuille|portfolio)/,
  ],
  given_name: [/^prenoms?/, /^(?:given|first) ?names?/, /^forename/],
  family_name: [/^nom de famille/, /^(?:family|last) ?name/, /^surname/],
  person: [
    /^(?:nom et prenom|prenom et nom|nom complet|full name)/,
    /^(?:titulaire|membre|personne|incumbent|holder|member|person|occupant)\b/,
    /^name\b.*(?:incumbent|holder|member)/,
    /^(?:nom|name)$/,
  ],
  post: [/^(?:poste|post|position|fonction|function|emploi|charge|role)\b/, /^(?:titre|title|job title)\b/],
  organisation: [
    /^(?:organisme|organisation|organization|body|ministere|department|agency|agence|entite|conseil|board|tribunal)\b/,
    /^(?:nom (?:de l )?organisme|org name|agcy name)/,
  ],
  gender: [/^(?:genre|sexe|gender|sex|civilite|courtesy|salutation)\b/],
  start: [
    /^(?:debut|start|from|depuis|since|entree|effective)\b/,
    /^(?:date|jour)\b.*\b(?:debut|entree|nomination|effet)/,
    /^(?:date|day)\b.*\b(?:start|appoint|effective)/,
    /^(?:appointment|appointed|nomme)/,
  ],
  end: [
    /^(?:fin|end|until|jusqu|echeance|expir|terme)\b/,
    /^(?:date|jour)\b.*\b(?:fin|echeance|expiration|depart)/,
    /^(?:date|day)\b.*\b(?:end|expir|leav)/,
    /^expir/,
  ],
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The column that each thing most likely stands in: no column twice, the surest headings first. */
export const suggested = (labels: readonly string[]): Columns => {
  const found: { [T in Target]?: string } = {}
  const free = new Set(labels)
  for (const sure of [0, 1, 2, 3])
    for (const target of Object.keys(headings) as Target[]) {
      const pattern = headings[target][sure]
      const label =
        pattern && !found[target] ? labels.find(one => free.has(one) && pattern.test(plain(one))) : undefined
      if (label === undefined) continue
      found[target] = label
      free.delete(label)
    }
  // A name alone beside a given name is the family's.
  if (found.given_name && !found.family_name && found.person) {
    found.family_name = found.person
    delete found.person
  }
  return found
}

const blanks = /[\s\u00A0\u202F]+/g
/** A cell as text on one line, its no-break spaces as spaces. */
export const tidy = (cell: string): string => cell.replace(blanks, ' ').trim()

const longestLabel = 200

/** What each column is called: its heading; '(2)' where that comes again, its number where there is none. */
export const labelsOf = (cells: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return cells.map((cell, at) => {
    const name = tidy(cell).slice(0, longestLabel) || `(${at + 1})`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** What a mapping lacks to make anything of a row; null when it is enough. */
export const lacks = (columns: Columns, body: string | null): 'body' | 'row' | null => {
  if (!columns.organisation && !columns.organisation_id && !body) return 'body'
  const says = columns.organisation ?? columns.post ?? columns.person ?? columns.family_name
  return says ? null : 'row'
}
