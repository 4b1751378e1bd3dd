import { scaleUtc } from 'd3-scale'
import { addYears, type Day, day, dayAfter } from '../../../kernel/time/index.ts'
import { inLang, type Lang, showDay, type Words } from '../../../kernel/words/index.ts'
import type { State } from '../registry.rules.ts'

const words = {
  held: { fr: 'mandat', en: 'term' },
  past_term: { fr: 'après l’échéance', en: 'past term' },
  acting: { fr: 'intérim', en: 'acting' },
  supernumerary: { fr: 'surnuméraire', en: 'supernumerary' },
  ahead: { fr: 'à venir', en: 'to come' },
  day: { fr: (on: string) => `au ${on}`, en: (on: string) => `as of ${on}` },
} as const satisfies Words

/** One mandate as a bar. `to` is the last day included, null while open. */
export type Bar = {
  readonly label: string
  readonly from: Day
  readonly to: Day | null
  readonly planned_end: Day | null
  readonly capacity: string
  readonly state: State
}

type Kind = 'held' | 'past_term' | 'acting' | 'supernumerary' | 'ahead'
export type Piece = { readonly kind: Kind; readonly from: Day; readonly until: Day }

/** The pieces of a bar, half-open: the term, and beyond it the time in office past term. An open bar goes on to its end or the day. */
export const piecesOf = ({ from, to, planned_end, capacity, state }: Bar, on: Day): Piece[] => {
  const open = planned_end !== null && planned_end > on ? planned_end : on
  const last = to ?? (open > from ? open : from)
  if (state === 'to_come') return [{ kind: 'ahead', from, until: dayAfter(to ?? planned_end ?? addYears(from, 1)) }]
  if (capacity === 'acting' || capacity === 'supernumerary') return [{ kind: capacity, from, until: dayAfter(last) }]
  if (planned_end === null || planned_end >= last || planned_end < from)
    return [{ kind: 'held', from, until: dayAfter(last) }]
  const end = dayAfter(planned_end)
  return [
    { kind: 'held', from, until: end },
    { kind: 'past_term', from: end, until: dayAfter(last) },
  ]
}

const classes: Record<Kind, string> = {
  held: 'bar-held',
  past_term: 'bar-past-term',
  acting: 'bar-acting',
  supernumerary: 'bar-supernumerary',
  ahead: 'bar-ahead',
}
const kinds = ['held', 'past_term', 'acting', 'supernumerary', 'ahead'] as const

const [lane, thickness, head, foot] = [42, 14, 24, 28]
const longest = 100
const short = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text)
const date = (d: Day) => new Date(`${d}T00:00:00Z`)
const percent = (share: number) => `${Math.round(share * 100) / 100}%`

/** Whole years that hold every piece and the day asked. */
const span = (pieces: readonly Piece[], on: Day): [Day, Day] => {
  const days = [...pieces.flatMap(({ from, until }) => [from, until]), on].sort()
  const [first = on, last = on] = [days[0], days.at(-1)]
  return [day(`${first.slice(0, 4)}-01-01`), addYears(day(`${last.slice(0, 4)}-01-01`), 1)]
}

/** Six years at most, so that they fit side by side on the narrowest screen. */
const yearsBetween = (start: Day, end: Day): number[] => {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  const step = [1, 2, 5, 10, 20].find(years => (last - first) / years <= 6) ?? 50
  return Array.from({ length: last - first + 1 }, (_, n) => first + n).filter(year => year % step === 0)
}

const Legend = ({ shown, top, lang }: { shown: readonly Kind[]; top: number; lang: Lang }) => (
  <g>
    {shown.map((kind, place) => {
      const [left, y] = [percent((place % 2) * 50), top + Math.floor(place / 2) * 20]
      return (
        <>
          <rect class={classes[kind]} x={left} y={y} width={24} height={thickness} />
          <text x={left} y={y + 12} dx={32}>
            {words[kind][lang]}
          </text>
        </>
      )
    })}
  </g>
)

/** Mandates one under the other along the years. Widths are shares of the picture, so that text keeps its size on any screen. */
export const Timeline = ({ bars, on, lang, name }: { bars: readonly Bar[]; on: Day; lang: Lang; name: string }) => {
  const t = inLang(words, lang)
  const lanes = bars.map(bar => ({ label: short(bar.label), pieces: piecesOf(bar, on) }))
  const all = lanes.flatMap(({ pieces }) => pieces)
  const [start, end] = span(all, on)
  const years = scaleUtc()
    .domain([date(start), date(end)])
    .range([0, 100])
  const at = (d: Day) => percent(years(date(d)))
  const width = ({ from, until }: Piece) => percent(Math.max(0.4, years(date(until)) - years(date(from))))
  const bottom = head + lanes.length * lane
  const shown = kinds.filter(kind => all.some(piece => piece.kind === kind))
  const legend = shown.length > 1 ? Math.ceil(shown.length / 2) * 20 : 0
  const late = years(date(on)) > 50
  return (
    <svg width="100%" height={bottom + foot + legend} role="img" aria-label={name}>
      {yearsBetween(start, end).map(year => {
        const share = years(Date.UTC(year, 0))
        return (
          <g class="tick">
            <line x1={percent(share)} x2={percent(share)} y1={head - 6} y2={bottom} />
            <text x={percent(share)} y={12} text-anchor={share < 3 ? 'start' : share > 97 ? 'end' : 'middle'}>
              {year}
            </text>
          </g>
        )
      })}
      {lanes.map(({ label, pieces }, place) => {
        const top = head + place * lane
        return (
          <g>
            <line class="axis" x1="0" x2="100%" y1={top + lane - 4} y2={top + lane - 4} />
            <text y={top + 14}>{label}</text>
            {pieces.map(piece => (
              <rect
                class={classes[piece.kind]}
                x={at(piece.from)}
                width={width(piece)}
                y={top + 19}
                height={thickness}
              />
            ))}
          </g>
        )
      })}
      <line class="today" x1={at(on)} x2={at(on)} y1={head - 6} y2={bottom + 4} />
      <text class="label-quiet" x={at(on)} y={bottom + 18} text-anchor={late ? 'end' : 'start'}>
        {t('day', showDay(on, lang))}
      </text>
      {legend > 0 && <Legend shown={shown} top={bottom + foot} lang={lang} />}
    </svg>
  )
}
