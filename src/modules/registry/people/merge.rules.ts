import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { type Day, lastDay, overlap, type Period } from '../../../kernel/time/index.ts'
import { showDay } from '../../../kernel/words/index.ts'

/** A full-time term of a titular. */
export type FullTime = { readonly mandate_id: string; readonly valid: Period }

const later = (a: Day | null, b: Day | null) => (a === null ? b : b === null || a > b ? a : b)
const earlier = (a: Day | null, b: Day | null) => (a === null ? b : b === null || a < b ? a : b)

/** The days that two terms share, the last included: « du 1 mars 2020 au 30 juin 2021 ». */
const shared = (a: Period, b: Period, lang: 'fr' | 'en') => {
  const [from, to] = [later(a.from, b.from), earlier(lastDay(a), lastDay(b))]
  const start = from === null ? '' : lang === 'fr' ? `depuis le ${showDay(from, lang)}` : `from ${showDay(from, lang)}`
  const end = to === null ? '' : lang === 'fr' ? ` jusqu’au ${showDay(to, lang)}` : ` to ${showDay(to, lang)}`
  return `${start}${end}`
}

/** NOM-11: one person does not hold two full-time posts at once: entries whose terms overlap may be of two people. */
export const judgeMerge = (one: readonly FullTime[], other: readonly FullTime[]): Verdict[] => {
  const twice = one.flatMap(held =>
    other.filter(with_ => overlap(held.valid, with_.valid)).map(with_ => ({ held, with_ })),
  )
  return twice.map(({ held, with_ }) =>
    verdict({
      rule: 'NOM-11',
      outcome: 'warn',
      law: 'NOM-11',
      status: 'derived',
      says: {
        fr: `La personne aurait deux mandats de titulaire à temps plein à la fois, ${shared(held.valid, with_.valid, 'fr')} : ce sont peut-être deux personnes.`,
        en: `The person would hold two full-time terms as titular at once, ${shared(held.valid, with_.valid, 'en')}: they may be two people.`,
      },
    }),
  )
}

export type Identifier = { readonly scheme: string; readonly value: string }

/** The identifiers of both entries, each once, those of the first before. */
export const bothIdentifiers = (one: readonly Identifier[], other: readonly Identifier[]): Identifier[] => [
  ...one,
  ...other.filter(({ scheme, value }) => !one.some(own => own.scheme === scheme && own.value === value)),
]

/** The shortest period that holds both. */
export const spanning = (a: Period, b: Period): Period => ({
  from: a.from === null || b.from === null ? null : earlier(a.from, b.from),
  until: a.until === null || b.until === null ? null : later(a.until, b.until),
})
