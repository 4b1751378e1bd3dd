import { z } from 'zod'
import { type Lang, plural, type Words } from '../../../kernel/words/index.ts'
import { listShape, namedShape } from '../mandates/roster.formats.ts'
import type { RosterRow } from '../mandates/roster.queries.ts'
import { type Family, families, type State, states } from '../registry.rules.ts'
import { personName, postTitle } from '../words.ts'
import { type Node, parents } from './chart.rules.ts'
import type { ChartBody } from './organisation.queries.ts'

export type ChartNode = Node<RosterRow, ChartBody>

const words = {
  posts: {
    fr: (n: number, vacant: number) =>
      `${n} ${plural('fr', n, 'poste', 'postes')}${vacant > 0 ? `, dont ${vacant} ${plural('fr', vacant, 'vacant', 'vacants')}` : ''}`,
    en: (n: number, vacant: number) =>
      `${n} ${plural('en', n, 'post', 'posts')}${vacant > 0 ? `, ${vacant} of them vacant` : ''}`,
  },
} as const satisfies Words

const nameOf = ({ name_fr, name_en }: ChartBody, lang: Lang) => (lang === 'fr' ? name_fr : name_en)
const isVacant = ({ state }: RosterRow) => state === 'vacant' || state === 'vacant_acting'
const count = (all: readonly RosterRow[], vacant: readonly RosterRow[], lang: Lang) =>
  words.posts[lang](new Set(all.map(({ post_id }) => post_id)).size, new Set(vacant.map(({ post_id }) => post_id)).size)

/** « Rose Gagné », « Vacant », « Ann Roy (Intérim) ». */
const holderOf = (row: RosterRow, lang: Lang): string => {
  if (row.person_id === null) return states[row.state][lang]
  return row.state === 'in_office' ? personName(row) : `${personName(row)} (${states[row.state][lang]})`
}

type Said = { readonly title: string; readonly note: string; readonly state: State | null }

/** What a line of the chart says, and how it stands. */
const saidBy = (node: ChartNode, lang: Lang): Said => {
  if (node.kind === 'family') return { title: families[node.family as Family][lang], note: '', state: null }
  if (node.kind !== 'post')
    return { title: nameOf(node.body, lang), note: words.posts[lang](node.body.posts, node.body.vacant), state: null }
  const [first] = node.seats
  const posts = new Set(node.seats.map(({ post_id }) => post_id))
  if (posts.size === 1)
    return {
      title: postTitle(first, first.gender, lang),
      note: node.seats.map(row => holderOf(row, lang)).join(lang === 'fr' ? '\u00a0; ' : '; '),
      state: first.state,
    }
  const vacant = node.seats.filter(isVacant)
  return {
    title: postTitle({ ...first, seat: null }, null, lang),
    note: count(node.seats, vacant, lang),
    state: vacant.length > 0 ? 'vacant_acting' : 'in_office',
  }
}

const boxes: Partial<Record<State, string>> = {
  in_office: 'box',
  past_term: 'box bar-past-term',
  acting: 'box bar-acting',
  supernumerary: 'box bar-acting',
  vacant_acting: 'box bar-acting',
  vacant: 'box bar-vacant',
}

const [indent, pitch, height, width, most] = [28, 50, 42, 704, 76]

/** In a box of a fixed width, a long title is cut; the table has it whole. */
const cut = (text: string, depth: number) => {
  const room = most - depth * 4
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`
}

/** The chart as boxes one under the other, each joined to the one that it stands under. */
export const Chart = ({ nodes, lang, name }: { nodes: readonly ChartNode[]; lang: Lang; name: string }) => {
  const above = parents(nodes)
  const x = (place: number) => (nodes[place]?.depth ?? 0) * indent + 1
  const y = (place: number) => place * pitch + 1
  return (
    <svg
      width={width}
      height={nodes.length * pitch}
      viewBox={`0 0 ${width} ${nodes.length * pitch}`}
      role="img"
      aria-label={name}
    >
      {above.map((parent, place) =>
        parent === null ? null : (
          <path
            class="joint"
            fill="none"
            d={`M${x(parent) + indent / 2} ${y(parent) + height}V${y(place) + height / 2}H${x(place)}`}
          />
        ),
      )}
      {nodes.map((node, place) => {
        const { title, note, state } = saidBy(node, lang)
        const [left, top] = [x(place), y(place)]
        if (node.kind === 'family')
          return (
            <text class="label-quiet" x={left + 6} y={top + height / 2 + 5}>
              {title}
            </text>
          )
        const box = state ? (boxes[state] ?? 'box') : node.kind === 'self' ? 'bar-held' : 'box'
        const on = node.kind === 'self' ? 'on-bar' : undefined
        return (
          <g>
            <rect class={box} x={left} y={top} width={width - left - 1} height={height} />
            <text class={on} x={left + 10} y={top + 17} font-weight="600">
              {cut(title, node.depth)}
            </text>
            <text class={on} x={left + 10} y={top + 34}>
              {cut(note, node.depth)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** A row of the table beneath the picture: each body and each seat, with what it stands under. */
export type ChartRow = {
  readonly level: number
  readonly kind: 'body' | 'post'
  readonly id: string
  readonly title: string
  readonly family: string | null
  readonly under: string | null
  readonly seat: RosterRow | null
  readonly note: string
}

/** The whole chart, seat by seat: what the picture draws together stands apart here. */
export const chartRows = (nodes: readonly ChartNode[], lang: Lang): ChartRow[] => {
  const above = parents(nodes)
  const bodyOver = (place: number): ChartBody | null => {
    const parent = above[place]
    if (parent === null || parent === undefined) return null
    const node = nodes[parent]
    return node && 'body' in node ? node.body : bodyOver(parent)
  }
  return nodes.flatMap((node, place): ChartRow[] => {
    const over = bodyOver(place)
    const under = over && nameOf(over, lang)
    if (node.kind === 'family') return []
    if (node.kind !== 'post') {
      const { title, note } = saidBy(node, lang)
      const id = node.body.organisation_id
      return [{ level: node.depth + 1, kind: 'body', id, title, family: null, under, seat: null, note }]
    }
    return node.seats.map(seat => ({
      level: node.depth,
      kind: 'post',
      id: seat.post_id,
      title: postTitle(seat, seat.gender, lang),
      family: families[seat.family as Family][lang],
      under,
      seat,
      note: holderOf(seat, lang),
    }))
  })
}

/** A row of the chart as programs read it. */
export const chartItem = ({ level, kind, id, title, under, seat }: ChartRow) => ({
  level,
  kind,
  id,
  name: title,
  family: seat?.family ?? null,
  under,
  person: seat?.person_id ? { id: seat.person_id, name: personName(seat) } : null,
  state: seat?.state ?? null,
})

export const chartShape = listShape(
  z.object({
    level: z.number().int(),
    kind: z.enum(['body', 'post']),
    ...namedShape.shape,
    family: z.string().nullable(),
    under: z.string().nullable(),
    person: namedShape.nullable(),
    state: z.string().nullable(),
  }),
)
