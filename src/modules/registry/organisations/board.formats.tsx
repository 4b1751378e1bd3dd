import { inLang, type Lang, type Words } from '../../../kernel/words/index.ts'
import type { State } from '../registry.rules.ts'

const words = {
  quorum: { fr: 'quorum', en: 'quorum' },
  min_members: { fr: 'minimum', en: 'minimum' },
  max_members: { fr: 'maximum', en: 'maximum' },
} as const satisfies Words

type Limits = { min_members: number | null; max_members: number | null; quorum: number | null }

const classes: Partial<Record<State, string>> = { in_office: 'bar-held', past_term: 'bar-past-term' }
const order: readonly State[] = ['in_office', 'past_term']
const rank = (state: State) => (order.includes(state) ? order.indexOf(state) : order.length)

const [top, size, line] = [20, 24, 18]

/** The seats of a board side by side, the filled ones first, with marks at the quorum, the minimum and the maximum. */
export const Board = ({
  states,
  limits,
  lang,
  name,
}: {
  states: readonly State[]
  limits: Limits
  lang: Lang
  name: string
}) => {
  const t = inLang(words, lang)
  const places = Math.max(states.length, limits.max_members ?? 0, limits.min_members ?? 0, 1)
  const share = (n: number) => `${Math.round((n * 10_000) / places) / 100}%`
  const filled = [...states].sort((a, b) => rank(a) - rank(b))
  const marks = (['quorum', 'min_members', 'max_members'] as const).flatMap(key => {
    const n = limits[key]
    return n === null ? [] : [{ key, n }]
  })
  return (
    <svg width={places * 36} height={top + size + marks.length * line + 8} role="img" aria-label={name}>
      {filled.map((state, place) => (
        <rect
          class={classes[state] ?? 'bar-vacant'}
          x={share(place)}
          y={top}
          width={`${Math.round(8500 / places) / 100}%`}
          height={size}
        />
      ))}
      {marks.map(({ key, n }, place) => {
        const y = top + size + (place + 1) * line
        const right = n * 2 > places
        return (
          <g>
            <line class="limit" x1={share(n)} x2={share(n)} y1={top - 8} y2={y} stroke="currentColor" />
            <text x={share(n)} dx={right ? -6 : 6} y={y} text-anchor={right ? 'end' : 'start'}>
              {`${t(key)} ${n}`}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
