import type { Instant } from '../time/index.ts'
import { xml } from '../xml.ts'

type Feed = {
  readonly title: string
  readonly self: string
  readonly page: string
  readonly lang: string
  readonly before: Instant
}
/** `id` is permanent; `updated` is when the entry became known. */
type Entry = {
  readonly id: string
  readonly title: string
  readonly updated: Instant
  readonly page: string
  readonly summary: string
}

/** RFC 4287. The entries come newest first: the feed is as recent as the first of them, or else as `before`. */
export async function* atom(feed: Feed, entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  const head = (updated: Instant) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.lang}"><id>${xml(feed.self)}</id><title>${xml(feed.title)}</title><updated>${updated}</updated><author><name>Greffe</name></author><link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/><link rel="alternate" type="text/html" href="${xml(feed.page)}"/>\n`
  let isFirst = true
  for await (const { id, title, updated, page, summary } of entries) {
    if (isFirst) yield head(updated)
    isFirst = false
    yield `<entry><id>${xml(id)}</id><title>${xml(title)}</title><updated>${updated}</updated><link rel="alternate" type="text/html" href="${xml(page)}"/><summary>${xml(summary)}</summary></entry>\n`
  }
  if (isFirst) yield head(feed.before)
  yield '</feed>\n'
}
