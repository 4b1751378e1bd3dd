import type { Cents } from '../money/index.ts'
import { type Day, dayInToronto, type Instant, lastDay, type Period, timeZone } from '../time/index.ts'
import type { Lang } from './two.ts'

const nbsp = '\u00a0'
const minus = '−'
const locales = { fr: 'fr-CA', en: 'en-CA' } as const

const inBoth = <T>(make: (locale: string) => T): Record<Lang, T> => ({ fr: make(locales.fr), en: make(locales.en) })

const months = inBoth(locale => {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2000, month)))
})

/** '1er septembre 2026', with a non-breaking space before the month; 'September 1, 2026'. In tables, a Day is shown as it is. */
export const showDay = (d: Day, lang: Lang): string => {
  const [year, month, date] = d.split('-').map(Number) as [number, number, number]
  const name = months[lang][month - 1]
  return lang === 'fr' ? `${date === 1 ? '1er' : date}${nbsp}${name} ${year}` : `${name} ${date}, ${year}`
}

/** Last day included: 'du 1er septembre 2021 au 31 août 2026', 'from September 1, 2021 to August 31, 2026'; true of past and future alike. */
export const showPeriod = (p: Period, lang: Lang): string => {
  const first = p.from && showDay(p.from, lang)
  const last = lastDay(p)
  const end = last && showDay(last, lang)
  const fr = lang === 'fr'
  if (first && first === end) return fr ? `le ${first}` : `on ${first}`
  if (first && end) return fr ? `du ${first} au ${end}` : `from ${first} to ${end}`
  if (first) return fr ? `à compter du ${first}` : `from ${first}`
  if (end) return fr ? `jusqu’au ${end}` : `until ${end}`
  return fr ? 'en tout temps' : 'at all times'
}

/** '12 345,67 $' with non-breaking spaces, '$12,345.67'. Exact at any size. */
export const showMoney = (amount: Cents, lang: Lang): string => {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? nbsp : ',')
  const part = digits.slice(-2)
  return (amount < 0n ? minus : '') + (lang === 'fr' ? `${whole},${part}${nbsp}$` : `$${whole}.${part}`)
}

const numbers = inBoth(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }))

/** '1 234,5' with a non-breaking space, '1,234.5'; all the decimals there are. */
export const showNumber = (n: number | bigint, lang: Lang): string => numbers[lang].format(n).replace('-', minus)

/** 'en-CA' writes no serial comma. */
const lists = { fr: new Intl.ListFormat('fr-CA'), en: new Intl.ListFormat('en-US') }

/** 'a, b et c', 'a, b, and c'. */
export const showList = (items: readonly string[], lang: Lang): string => lists[lang].format(items)

const hours = new Intl.DateTimeFormat('en-CA', { hour: 'numeric', minute: '2-digit', timeZone })
const hours24 = new Intl.DateTimeFormat('en-CA', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone })

/** The time that clocks in Toronto show at an instant: '20 h 32', '8:32 p.m.'. */
export const showTime = (instant: Instant, lang: Lang): string => {
  const at = Date.parse(instant)
  if (lang === 'en') return hours.format(at)
  const [hour, minute] = hours24.format(at).split(':')
  return `${Number(hour)}${nbsp}h${minute === '00' ? '' : nbsp + minute}`
}

/** '20 novembre 2026, 20 h 32 (heure de l’Est)', 'November 20, 2026, 8:32 p.m. (Eastern Time)'. */
export const showInstant = (instant: Instant, lang: Lang): string => {
  const at = `${showDay(dayInToronto(instant), lang)}, ${showTime(instant, lang)}`
  return lang === 'en' ? `${at} (Eastern Time)` : `${at} (heure de l’Est)`
}

/** A name as a heading begins: « Sous-ministre ». */
export const asHeading = (text: string): string => text.charAt(0).toLocaleUpperCase(locales.fr) + text.slice(1)
