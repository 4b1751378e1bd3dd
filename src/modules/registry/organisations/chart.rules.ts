/** A line of an organisation chart; its depth says under which line before it it stands. */
export type Node<Seat, Body> =
  | { readonly kind: 'above' | 'self' | 'body'; readonly depth: number; readonly body: Body }
  | { readonly kind: 'family'; readonly depth: number; readonly family: string }
  | { readonly kind: 'post'; readonly depth: number; readonly seats: readonly [Seat, ...Seat[]] }

type Placed = { readonly organisation_id: string; readonly parent_id: string | null }
type Seated = { readonly family: string; readonly title_en: string; readonly post_id: string }

/** With more seats of one family than this, those of one title are one line of the picture. */
const many = 12

const nonEmpty = <T>(all: readonly T[]): readonly (readonly [T, ...T[]])[] => {
  const [first, ...rest] = all
  return first === undefined ? [] : [[first, ...rest]]
}

/** The lines of each post, holders and acting holders together; those of one title together where they are many. */
const posts = <Seat extends Seated>(seats: readonly Seat[]) => {
  const byPost = Map.groupBy(seats, ({ post_id }) => post_id)
  const groups = byPost.size > many ? Map.groupBy(seats, ({ title_en }) => title_en) : byPost
  return [...groups.values()].flatMap(nonEmpty)
}

/**
 * The chart of a body: what it is part of, itself, its posts by family in their given order, then the bodies under it. Families are as a law
 * ranks them; no act says who reports to whom among posts, and the chart does not pretend to know.
 */
export const chartOf = <Seat extends Seated, Body extends Placed>(
  { above, self, below }: { above: Body | null; self: Body; below: readonly Body[] },
  seats: readonly Seat[],
): Node<Seat, Body>[] => {
  const top = above ? 1 : 0
  const families = [...Map.groupBy(seats, ({ family }) => family)]
  const nodes: Node<Seat, Body>[] = above ? [{ kind: 'above', depth: 0, body: above }] : []
  nodes.push({ kind: 'self', depth: top, body: self })
  for (const [family, own] of families) {
    nodes.push({ kind: 'family', depth: top + 1, family })
    for (const group of posts(own)) nodes.push({ kind: 'post', depth: top + 2, seats: group })
  }
  const met = new Set([self.organisation_id])
  const descend = (parent: string, depth: number) => {
    for (const body of below) {
      if (body.parent_id !== parent || met.has(body.organisation_id)) continue
      met.add(body.organisation_id)
      nodes.push({ kind: 'body', depth, body })
      descend(body.organisation_id, depth + 1)
    }
  }
  descend(self.organisation_id, top + 1)
  return nodes
}

/** The place of the line that each line stands under; null for the first. */
export const parents = (nodes: readonly { readonly depth: number }[]): (number | null)[] =>
  nodes.map(({ depth }, place) => {
    const above = nodes.slice(0, place).findLastIndex(node => node.depth < depth)
    return above === -1 ? null : above
  })
