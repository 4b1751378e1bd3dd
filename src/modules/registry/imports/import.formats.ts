import { z } from 'zod'
import { type Lang, showNumber, type Two } from '../../../kernel/words/index.ts'
import { type Collection, collections, type RuleId, rules } from './import.rules.ts'
import { type Step, stepNames } from './import.steps.ts'
import { type Proposal, proposals } from './proposal.rules.ts'
import type { ImportLine, ImportSummary } from './view.queries.ts'

/** What each kind of row is called where people decide of it. */
export const collectionNames: Record<Collection, Two> = {
  organizations: { fr: 'Organisme', en: 'Organization' },
  persons: { fr: 'Personne', en: 'Person' },
  posts: { fr: 'Poste', en: 'Post' },
  memberships: { fr: 'Mandat', en: 'Membership' },
}

/** Marks that turn the direction of writing, and what has no look, are shown as what they are. */
const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, c => `\\u{${c.codePointAt(0)?.toString(16)}}`)

/** A row in a few words, as the file has it; what it refers to, by name where the file says it. */
export const rowText = ({ read, ref, named }: Pick<ImportLine, 'read' | 'ref' | 'named'>): string => {
  const { name, family_name, given_name, label, role, start_date, end_date } = read
  const { person = read.person_id, post = read.post_id, organization = post ? null : read.organization_id } = named
  const whole = name ?? [given_name, family_name].filter(Boolean).join(' ')
  const days = start_date || end_date ? `${start_date ?? '…'} – ${end_date ?? '…'}` : ''
  const parts = [whole || label || role, person, post, organization, days, ref && `(${ref})`]
  return visible(parts.filter(Boolean).join(', '))
}

/** Why this is proposed of the row; '' where nothing needs to be said. */
export const reasonText = ({ rule, shown, says }: ImportLine, lang: Lang): string =>
  rule === null
    ? ''
    : [rule, rules[rule as RuleId].says[lang], says?.[lang], shown && visible(shown)].filter(Boolean).join(' ')

/** How much of a file is read, in hundredths. */
export const shareOf = ({ done, total }: { done: number; total: number }): number =>
  total === 0 ? 0 : Math.min(100, Math.floor((done * 100) / total))

/** « 1,2 Mo ». */
export const sizeText = (size: number, lang: Lang): string => {
  const [amount, unit] = size < 1_000_000 ? [Math.ceil(size / 1000), 'k'] : [Math.round(size / 100_000) / 10, 'M']
  return `${showNumber(amount, lang)}\u00a0${unit}${lang === 'fr' ? 'o' : 'B'}`
}

const names = <T extends Record<string, unknown>>(catalogue: T) => Object.keys(catalogue) as [keyof T & string]

const importShape = z.object({
  import_id: z.uuid(),
  format: z.string(),
  file: z.string(),
  on: z.string().nullable(),
  bytes: z.int(),
  sha256: z.string().nullable(),
  step: z.enum(names(stepNames) as [Step]),
  opened_by: z.string(),
  opened_at: z.string(),
  rows: z.int(),
  percent: z.int(),
  refusal: z.string().nullable(),
  act: z.string().nullable(),
})

export const importItem = (row: ImportSummary, lang: Lang): z.output<typeof importShape> => ({
  import_id: row.import_id,
  format: row.format,
  file: row.file_name,
  on: row.on_day,
  bytes: row.size,
  sha256: row.sha256,
  step: row.step,
  opened_by: row.opened_by,
  opened_at: row.opened_at,
  rows: row.rows,
  percent: row.step === 'reading' ? shareOf(row) : 100,
  refusal: row.refusal?.says[lang] ?? null,
  act: row.act_number,
})

const lineShape = z.object({
  line: z.int(),
  kind: z.enum(collections),
  row: z.string(),
  proposal: z.enum(names(proposals) as [Proposal]),
  rule: z.string().nullable(),
  reason: z.string(),
  take: z.boolean().nullable(),
  taken: z.boolean(),
})

export const lineItem = (line: ImportLine, lang: Lang): z.output<typeof lineShape> => ({
  line: line.line,
  kind: line.collection as Collection,
  row: rowText(line),
  proposal: line.proposal,
  rule: line.rule,
  reason: reasonText(line, lang),
  take: line.take,
  taken: line.taken,
})

export const importsShape = z.object({ total: z.int(), items: z.array(importShape), next: z.string().nullable() })
export const oneImportShape = importShape.extend({
  total: z.int(),
  items: z.array(lineShape),
  next: z.string().nullable(),
})
