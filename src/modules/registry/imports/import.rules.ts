import { type Day, dayBefore, isDay } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { editionRules } from './editions/catalogue.rules.ts'
import { tableRules } from './tables/findings.rules.ts'

export const collections = ['organizations', 'persons', 'posts', 'memberships'] as const
export type Collection = (typeof collections)[number]

/**
 * What a rule does: stop the reading of the whole document, leave one row out, or only say what was done with it.
 * A number is never given to another rule.
 */
type Rule = { stops: 'document' | 'row' | 'nothing'; says: Two }

export const rules = {
  'IMP-01': {
    stops: 'document',
    says: {
      fr: 'Le document JSON est rompu à cet endroit ou s’arrête avant sa fin\u00a0: rien n’en est repris.',
      en: 'The JSON document is broken at this place or stops before its end: none of it is taken over.',
    },
  },
  'IMP-02': {
    stops: 'document',
    says: {
      fr: 'Le fichier n’est pas en UTF-8 (UTF-16, peut-être)\u00a0: enregistrez-le en UTF-8, puis recommencez.',
      en: 'The file is not in UTF-8 (UTF-16, perhaps): save it as UTF-8, then try again.',
    },
  },
  'IMP-03': {
    stops: 'document',
    says: {
      fr: 'Ce n’est pas un document Popolo\u00a0: un objet dont persons, organizations, posts et memberships sont des listes.',
      en: 'This is not a Popolo document: an object whose persons, organizations, posts and memberships are lists.',
    },
  },
  'IMP-04': {
    stops: 'document',
    says: {
      fr: 'Le document est imbriqué trop profondément, ou l’un de ses éléments dépasse 8 Mo\u00a0: rien n’en est repris.',
      en: 'The document is nested too deeply, or one of its elements exceeds 8 MB: none of it is taken over.',
    },
  },
  'IMP-05': {
    stops: 'row',
    says: {
      fr: 'La valeur n’est pas du type attendu (un objet pour une ligne, du texte pour un champ).',
      en: 'The value is not of the type expected (an object for a row, text for a field).',
    },
  },
  'IMP-06': {
    stops: 'row',
    says: {
      fr: 'Le texte contient des octets qui ne sont pas de l’UTF-8 (Windows-1252 ou Latin-1, peut-être)\u00a0: enregistrez le fichier d’origine en UTF-8, puis apportez-le de nouveau.',
      en: 'The text contains bytes that are not UTF-8 (Windows-1252 or Latin-1, perhaps): save the original file as UTF-8, then bring it again.',
    },
  },
  'IMP-07': {
    stops: 'row',
    says: {
      fr: 'Le texte contient un caractère nul ou une moitié de caractère, que le registre ne peut pas garder.',
      en: 'The text contains a null character or half a character, which the register cannot keep.',
    },
  },
  'IMP-08': {
    stops: 'row',
    says: {
      fr: 'Le texte est trop long\u00a0: 200 caractères au plus pour le nom d’une personne, 500 pour le reste.',
      en: 'The text is too long: 200 characters at most for the name of a person, 500 for the rest.',
    },
  },
  'IMP-09': {
    stops: 'row',
    says: {
      fr: 'Un champ figure deux fois dans la ligne\u00a0: on ne sait pas lequel croire.',
      en: 'A field stands twice in the row: which one to believe is not known.',
    },
  },
  'IMP-10': {
    stops: 'row',
    says: { fr: 'La ligne n’a pas d’identifiant.', en: 'The row has no identifier.' },
  },
  'IMP-11': {
    stops: 'row',
    says: {
      fr: 'Une ligne précédente porte déjà cet identifiant\u00a0: celle-ci est écartée.',
      en: 'An earlier row already bears this identifier: this one is left out.',
    },
  },
  'IMP-12': {
    stops: 'row',
    says: { fr: 'Le nom ou l’intitulé manque.', en: 'The name or label is missing.' },
  },
  'IMP-13': {
    stops: 'row',
    says: {
      fr: 'La ligne ne dit pas à quelle personne, à quel poste ou à quel organisme elle se rapporte.',
      en: 'The row does not say which person, post or organization it refers to.',
    },
  },
  'IMP-14': {
    stops: 'row',
    says: {
      fr: 'L’identifiant cité n’existe pas dans le fichier.',
      en: 'The identifier referred to does not exist in the file.',
    },
  },
  'IMP-15': {
    stops: 'row',
    says: {
      fr: 'La ligne se rapporte à une autre, qui est elle-même écartée.',
      en: 'The row refers to another one, which is itself left out.',
    },
  },
  'IMP-16': {
    stops: 'row',
    says: { fr: 'La date de début manque.', en: 'The start date is missing.' },
  },
  'IMP-17': {
    stops: 'row',
    says: {
      fr: 'La date est impossible ou n’est pas écrite AAAA, AAAA-MM ou AAAA-MM-JJ.',
      en: 'The date is impossible or is not written YYYY, YYYY-MM or YYYY-MM-DD.',
    },
  },
  'IMP-18': {
    stops: 'row',
    says: { fr: 'La date de fin précède la date de début.', en: 'The end date comes before the start date.' },
  },
  'IMP-19': {
    stops: 'row',
    says: {
      fr: 'L’organisme relève de lui-même, directement ou par d’autres.',
      en: 'The organization is above itself, directly or through others.',
    },
  },
  'IMP-20': {
    stops: 'row',
    says: {
      fr: 'La ligne est déjà au registre, reprise d’un fichier qui disait autre chose\u00a0: le registre reste tel quel.',
      en: 'The row is already in the register, taken over from a file that said otherwise: the register stays as it is.',
    },
  },
  'IMP-21': {
    stops: 'row',
    says: {
      fr: 'Un acte a retiré du registre ce que dit cette ligne.',
      en: 'An act has withdrawn from the register what this row says.',
    },
  },
  'IMP-22': {
    stops: 'row',
    says: {
      fr: 'Les dates dépassent la vie que le registre connaît au poste ou à l’organisme.',
      en: 'The dates go beyond the life that the register knows of the post or organization.',
    },
  },
  'IMP-23': {
    stops: 'row',
    says: {
      fr: 'L’acte de reprise a été refusé\u00a0: rien n’en est écrit.',
      en: 'The import act was refused: nothing of it is written.',
    },
  },
  'IMP-24': {
    stops: 'row',
    says: {
      fr: 'Le fichier donne une fin à un mandat que le registre tient pour en cours\u00a0: personne n’a dit d’y mettre fin.',
      en: 'The file gives an end to a term that the register holds as running: nobody has said to end it.',
    },
  },
  'IMP-25': {
    stops: 'row',
    says: { fr: 'La ligne a été laissée de côté par choix.', en: 'The row was left out by choice.' },
  },
  'IMP-26': {
    stops: 'row',
    says: {
      fr: 'Le nom ou le genre diffère de ce qui a été repris avant\u00a0: personne n’a dit de le changer.',
      en: 'The name or kind differs from what was taken over before: nobody has said to change it.',
    },
  },
  'IMP-31': {
    stops: 'nothing',
    says: {
      fr: 'Le fichier commence par une marque d’ordre des octets, qui est passée.',
      en: 'The file begins with a byte order mark, which is passed over.',
    },
  },
  'IMP-32': {
    stops: 'nothing',
    says: {
      fr: 'Cette partie du fichier n’est pas reprise\u00a0: le registre n’a pas de place pour elle.',
      en: 'This part of the file is not taken over: the register has no place for it.',
    },
  },
  'IMP-33': {
    stops: 'nothing',
    says: {
      fr: 'Le mandat ne nomme pas de poste\u00a0: un poste est créé pour sa fonction dans l’organisme.',
      en: 'The membership names no post: one is created for its role in the organization.',
    },
  },
  'IMP-34': {
    stops: 'nothing',
    says: {
      fr: 'Le mandat nomme un autre organisme que son poste\u00a0: celui du poste est retenu.',
      en: 'The membership names another organization than its post does: that of the post is kept.',
    },
  },
  'IMP-35': {
    stops: 'nothing',
    says: {
      fr: 'Des mandats ou des postes dépassent cette date\u00a0: la vie du poste ou de l’organisme est étendue.',
      en: 'Memberships or posts go beyond this date: the life of the post or organization is widened.',
    },
  },
  'IMP-36': {
    stops: 'nothing',
    says: {
      fr: 'Le fichier n’a que ses en-têtes\u00a0: il n’y a aucune ligne à reprendre.',
      en: 'The file has only its headings: there is no row to take over.',
    },
  },
  ...tableRules,
  ...editionRules,
} as const satisfies Record<string, Rule>
export type RuleId = keyof typeof rules
/** The rules that leave a row out. */
export const rowStops: readonly string[] = Object.entries(rules).flatMap(([rule, { stops }]) =>
  stops === 'row' ? [rule] : [],
)

const longestShown = 80
export const short = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text)

/** RFC 6901 writes ~ and / otherwise. */
export const pointer = (...parts: (string | number)[]): string =>
  parts.map(part => `/${short(String(part)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A rule that speaks of a field of a row (null: of the row), with the value found. */
export type Finding = {
  rule: RuleId
  field: string | null
  value: unknown
  /** The value in short, where the value itself was not kept. */
  shown?: string
}

/** The fields that the register has a place for. */
const fields = {
  organizations: [
    'id',
    'name',
    'classification',
    'parent_id',
    'founding_date',
    'dissolution_date',
    'scheme',
    'identifier',
  ],
  persons: ['id', 'name', 'given_name', 'family_name', 'gender', 'scheme', 'identifier'],
  posts: ['id', 'label', 'role', 'organization_id', 'start_date', 'end_date'],
  memberships: ['id', 'person_id', 'post_id', 'organization_id', 'role', 'start_date', 'end_date'],
} as const satisfies Record<Collection, readonly string[]>
/** What lists say of a post beside; Popolo has no such fields. */
const listFields = ['appointment_type', 'tenure', 'pay', 'location', 'unit', 'reports_to', 'occupancy'] as const
export type Field = (typeof fields)[Collection][number] | (typeof listFields)[number]
/** A row as read: text, never empty. It stays in the article. */
export type Read = { readonly [F in Field]?: string }

const startFields = {
  organizations: 'founding_date',
  persons: null,
  posts: 'start_date',
  memberships: 'start_date',
} as const
const endFields = {
  organizations: 'dissolution_date',
  persons: null,
  posts: 'end_date',
  memberships: 'end_date',
} as const
export const startField = (collection: Collection) => startFields[collection]
export const endField = (collection: Collection) => endFields[collection]

const longest = (collection: Collection, field: Field): number =>
  collection === 'persons' && field.endsWith('name') ? 200 : 500

const judgeText = (collection: Collection, field: Field, value: unknown): RuleId | null => {
  if (typeof value !== 'string') return 'IMP-05'
  if (value.length > longest(collection, field)) return 'IMP-08'
  if (value.includes('\uFFFD')) return 'IMP-06'
  return value.includes('\0') || !value.isWellFormed() ? 'IMP-07' : null
}

const nameOf = ({ name, family_name, label, role }: Read) => name ?? family_name ?? label ?? role
const needsName = (collection: Collection) => collection !== 'memberships'

/** What a row says and what is wrong with it on its own, the gravest first; `from` and `last` are its first and last day. */
export type Judged = { read: Read; from: Day | null; last: Day | null; findings: Finding[] }

export const judgeRow = (
  collection: Collection,
  value: unknown,
  repeats: boolean,
  { list = false, found = [], since = null }: { list?: boolean; found?: readonly Finding[]; since?: Day | null } = {},
): Judged => {
  const findings: Finding[] = [...found]
  const nothing = { read: {}, from: null, last: null, findings }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    findings.push({ rule: 'IMP-05', field: null, value })
    return nothing
  }
  if (repeats) findings.push({ rule: 'IMP-09', field: null, value })
  const own: readonly Field[] = list && collection === 'posts' ? [...fields.posts, ...listFields] : fields[collection]
  const read: { [F in Field]?: string } = {}
  for (const [key, content] of Object.entries(value)) {
    const field = own.find(name => name === key)
    if (content == null || (typeof content === 'string' && content.trim() === '')) continue
    const rule = field ? judgeText(collection, field, content) : 'IMP-32'
    if (rule) findings.push({ rule, field: key, value: content })
    else if (field) read[field] = content as string
  }
  const wrong = new Set(findings.map(({ field }) => field))
  const missing = (rule: RuleId, field: Field) =>
    wrong.has(field) || findings.push({ rule, field, value: (value as Record<string, unknown>)[field] ?? null })
  if (!read.id) missing('IMP-10', 'id')
  if (needsName(collection) && !nameOf(read)) missing('IMP-12', collection === 'posts' ? 'label' : 'name')
  if (collection === 'posts' && !read.organization_id) missing('IMP-13', 'organization_id')
  if (collection === 'memberships') {
    if (!read.person_id) missing('IMP-13', 'person_id')
    if (!read.post_id && !wrong.has('post_id') && !read.organization_id) missing('IMP-13', 'post_id')
    if (!read.start_date && !since) missing('IMP-16', 'start_date')
  }
  const { from, last } = judgeDates(collection, read, since, findings)
  return { read, from, last, findings: gravestFirst(findings) }
}

const gravestFirst = (findings: Finding[]) =>
  findings.sort((a, b) => Number(rules[a.rule].stops === 'nothing') - Number(rules[b.rule].stops === 'nothing'))

const judgeDates = (
  collection: Collection,
  read: Read,
  since: Day | null,
  findings: Finding[],
): { from: Day | null; last: Day | null } => {
  const [start, end] = [startField(collection), endField(collection)]
  const [startRead, endRead] = [start && read[start], end && read[end]]
  const from = startRead ? firstDay(startRead) : since
  const last = endRead ? lastDayOf(endRead) : null
  if (startRead && !from) findings.push({ rule: 'IMP-17', field: start, value: startRead })
  if (endRead && !last) findings.push({ rule: 'IMP-17', field: end, value: endRead })
  if (from && last && last < from) findings.push({ rule: 'IMP-18', field: end, value: endRead })
  return { from, last }
}

/** YYYY, YYYY-MM or YYYY-MM-DD; Popolo allows a time after the day, and the day is what counts. */
const written =
  /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<date>\d{2})(?:T\d{2}(?::\d{2}){0,2}(?:Z|[+-]\d{2}(?::\d{2})?))?)?)?$/

/** After this day there is none to close a period with. */
const lastOfAll = '9999-12-31'
const possible = (text: string): Day | null => (isDay(text) && text < lastOfAll ? text : null)

/** The first possible day of a date as read, partial or whole; null when there is no such day. */
export const firstDay = (text: string): Day | null => {
  const parts = written.exec(text.trim())?.groups
  return parts ? possible(`${parts['year']}-${parts['month'] ?? '01'}-${parts['date'] ?? '01'}`) : null
}

/** The last possible day of a date as read, partial or whole; null when there is no such day. */
export const lastDayOf = (text: string): Day | null => {
  const parts = written.exec(text.trim())?.groups
  if (!parts) return null
  const { year, month, date } = parts
  if (date) return possible(`${year}-${month}-${date}`)
  if (!month) return possible(`${year}-12-31`)
  const next = month === '12' ? `${year}-12-31` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`
  const first = possible(next)
  if (!first || !firstDay(`${year}-${month}`)) return null
  return month === '12' ? first : dayBefore(first)
}

/** The given name and the family name of a person; where the file has one name only, its last word is the family name. */
export const splitName = ({ name = '', given_name, family_name }: Read): { given: string; family: string } => {
  const whole = name.trim()
  if (family_name) {
    const before = whole.endsWith(` ${family_name}`) ? whole.slice(0, -family_name.length - 1) : ''
    return { given: given_name ?? before, family: family_name }
  }
  const last = whole.lastIndexOf(' ')
  return { given: whole.slice(0, Math.max(last, 0)).trim(), family: whole.slice(last + 1) }
}
