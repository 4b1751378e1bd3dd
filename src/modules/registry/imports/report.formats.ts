import { inLang, type Lang, showNumber, type Words } from '../../../kernel/words/index.ts'
import type { Counts, Report, Reported, ReportedRow } from './report.rules.ts'

const words = {
  file: {
    fr: (name: string) => `Fichier\u00a0: ${name}`,
    en: (name: string) => `File: ${name}`,
  },
  dryRun: {
    fr: 'Essai\u00a0: rien n’a été écrit.',
    en: 'Dry run: nothing was written.',
  },
  act: {
    fr: (number: string) => `Acte adopté\u00a0: Reprise\u00a0${number}`,
    en: (number: string) => `Act adopted: Import\u00a0${number}`,
  },
  nothingNew: {
    fr: 'Rien de nouveau\u00a0: aucun acte n’a été adopté.',
    en: 'Nothing new: no act was adopted.',
  },
  read: { fr: 'lues', en: 'read' },
  imported: { fr: 'reprises', en: 'imported' },
  same: { fr: 'identiques', en: 'same' },
  left_out: { fr: 'écartées', en: 'left out' },
  organisations: { fr: 'Organismes', en: 'Organizations' },
  persons: { fr: 'Personnes', en: 'Persons' },
  posts: { fr: 'Postes', en: 'Posts' },
  memberships: { fr: 'Mandats', en: 'Memberships' },
  handOvers: { fr: 'Passations le jour même', en: 'Same-day hand-overs' },
  extraSeats: { fr: 'Sièges ajoutés à des postes', en: 'Seats added to posts' },
  reported: { fr: 'Lignes écartées, par règle', en: 'Rows left out, by rule' },
  noted: { fr: 'À savoir', en: 'To be known' },
  missing: {
    fr: 'Au registre et plus dans cette édition\u00a0: rien n’y met fin sans vous',
    en: 'In the register and no longer in this edition: nothing ends without you',
  },
  line: { fr: 'ligne', en: 'line' },
  more: {
    fr: (n: string) => `… et ${n} autres`,
    en: (n: string) => `… and ${n} more`,
  },
} as const satisfies Words

/** Characters that would act on a terminal, or turn what follows it around, are written as escapes. */
const visible = (text: string) =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, c => `\\u{${c.codePointAt(0)?.toString(16)}}`)

const collections = ['organisations', 'persons', 'posts', 'memberships'] as const satisfies (keyof Counts)[]
const columns = ['read', 'imported', 'same', 'left_out'] as const

/** The report as plain text for the command line, in one language. */
export const reportText = (report: Report, lang: Lang): string => {
  const t = inLang(words, lang)
  const n = (value: number) => showNumber(value, lang)
  const table = [
    ['', ...columns.map(column => t(column))],
    ...collections.map(name => [t(name), ...columns.map(column => n(report[column][name]))]),
  ]
  const widths = table[0]?.map((_, at) => Math.max(...table.map(cells => cells[at]?.length ?? 0))) ?? []
  const aligned = table.map(cells =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  const row = ({ place, line, value, says }: ReportedRow) =>
    `    ${visible(place)}, ${t('line')} ${n(line)}${value && `  ${visible(value)}`}${says ? `  ${says[lang]}` : ''}`
  const group = ({ rule, says, count, rows }: Reported) => [
    `  ${rule} (${n(count)})  ${says[lang]}`,
    ...rows.map(row),
    ...(count > rows.length ? [`    ${t('more', n(count - rows.length))}`] : []),
  ]
  const groups = (title: 'reported' | 'noted' | 'missing') =>
    report[title].length === 0 ? [] : ['', t(title), ...report[title].flatMap(group)]
  const outcome = report.act ? [t('act', report.act.number)] : report.refused ? [report.refused[lang]] : []
  const lines = [
    t('file', visible(report.file.name)),
    ...(report.dry_run ? [t('dryRun')] : []),
    ...outcome,
    ...(outcome.length === 0 && !report.dry_run ? [t('nothingNew')] : []),
    '',
    ...aligned,
    '',
    `${t('handOvers')}  ${n(report.hand_overs)}`,
    `${t('extraSeats')}  ${n(report.extra_seats)}`,
    ...groups('reported'),
    ...groups('missing'),
    ...groups('noted'),
  ]
  return `${lines.join('\n')}\n`
}
