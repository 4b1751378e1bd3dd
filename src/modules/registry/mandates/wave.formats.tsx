import { scaleLinear } from 'd3-scale'
import { type Lang, showNumber } from '../../../kernel/words/index.ts'
import { regimes } from '../registry.rules.ts'
import type { Month } from './horizon.formats.ts'

const [top, height, foot] = [56, 180, 44]
const initials = { fr: 'jfmamjjasond', en: 'jfmamjjasond' } as const
const percent = (share: number) => `${Math.round(share * 100) / 100}%`

/** Bars per month: full time in solid, part time in outline above it; the number at the top of each. */
export const Wave = ({ months, lang, name }: { months: readonly Month[]; lang: Lang; name: string }) => {
  const most = Math.max(1, ...months.map(({ total }) => total))
  const y = scaleLinear().domain([0, most]).nice(4).range([0, height])
  const step = 100 / months.length
  const ground = top + height
  return (
    <svg width="100%" height={ground + foot} role="img" aria-label={name}>
      <rect class="bar-held" x="0" y="2" width="24" height="14" />
      <text x="32" y="14">
        {regimes.full_time[lang]}
      </text>
      <rect class="bar-acting" x="50%" y="2" width="24" height="14" />
      <text x="50%" dx="32" y="14">
        {regimes.part_time[lang]}
      </text>
      {y.ticks(4).map(tick => (
        <line class="grid" x1="0" x2="100%" y1={ground - y(tick)} y2={ground - y(tick)} />
      ))}
      {months.map(({ first, full_time, part_time, total }, place) => {
        const [left, middle] = [place * step + step * 0.12, percent((place + 0.5) * step)]
        const month = Number(first.slice(5, 7))
        return (
          <g>
            {full_time > 0 && (
              <rect
                class="bar-held"
                x={percent(left)}
                width={percent(step * 0.76)}
                y={ground - y(full_time)}
                height={y(full_time)}
              />
            )}
            {part_time > 0 && (
              <rect
                class="bar-acting"
                x={percent(left)}
                width={percent(step * 0.76)}
                y={ground - y(total)}
                height={y(part_time)}
              />
            )}
            {total > 0 && (
              <text x={middle} y={ground - y(total) - 5} text-anchor="middle">
                {showNumber(total, lang)}
              </text>
            )}
            <text class="label-quiet" x={middle} y={ground + 16} text-anchor="middle">
              {initials[lang][month - 1]}
            </text>
            {(place === 0 || month === 1) && (
              <text x={percent(place * step)} y={ground + 36} text-anchor="start">
                {place === 0 && month > 10 ? '' : first.slice(0, 4)}
              </text>
            )}
          </g>
        )
      })}
      <line class="axis" x1="0" x2="100%" y1={ground} y2={ground} />
    </svg>
  )
}
