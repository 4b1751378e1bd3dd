import assert from 'node:assert/strict'
import ICAL from 'ical.js'
import jsonld from 'jsonld'
import sax, { type QualifiedTag } from 'sax'

const componentsIn = (text: string): ICAL.Component[] => {
  const [first, ...others] = [ICAL.parse(text)].flatMap(read => (typeof read[0] === 'string' ? [read] : read))
  return [first, ...others].map(read => new ICAL.Component(read as object[]))
}

/** The calendar in a text, as a reader of RFC 5545 of other hands understands it; it refuses what is none. */
export const calendarIn = (text: string): ICAL.Component => {
  const [calendar, ...others] = componentsIn(text)
  assert.ok(calendar?.name === 'vcalendar' && others.length === 0, text)
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0')
  return calendar
}

/** The events of a calendar, in their order. */
export const eventsIn = (text: string): ICAL.Event[] =>
  calendarIn(text)
    .getAllSubcomponents('vevent')
    .map(event => new ICAL.Event(event))

/** The cards in a text, as a reader of RFC 6350 of other hands understands them. */
export const cardsIn = (text: string): ICAL.Component[] => {
  const cards = componentsIn(text)
  for (const card of cards) {
    assert.equal(card.name, 'vcard')
    assert.equal(card.getFirstPropertyValue('version'), '4.0')
  }
  return cards
}

type Value = { readonly value: string; readonly language?: string; readonly datatype?: { readonly value: string } }
type Statement = { readonly subject: Value; readonly predicate: Value; readonly object: Value }

/** What a JSON-LD document says, as the algorithms of the W3C understand it: by itself, and with nothing in it that means nothing. */
export const statementsIn = async (document: object): Promise<Statement[]> => {
  const documentLoader = async (url: string) => assert.fail(`it cannot be read without ${url}`)
  const statements = (await jsonld.toRDF(document, { safe: true, documentLoader } as object)) as Statement[]
  for (const { predicate } of statements)
    assert.match(predicate.value, /^(https?:\/\/|urn:)/, 'each term is of a vocabulary that the document names')
  return statements
}

/** What a feed or an entry of it says, by the names of RFC 4287; of its links, the addresses by what they are. */
export type Said = Record<string, string>

/** An Atom feed and its entries. Whatever is not well-formed, or lacks what each must have, is refused. */
export const feedIn = (xml: string): { feed: Said; entries: Said[] } => {
  const parser = sax.parser(true, { xmlns: true })
  const feed: Said = {}
  const entries: Said[] = []
  const open: string[] = []
  parser.onerror = error => assert.fail(error)
  parser.onopentag = tag => {
    const { local, uri, attributes } = tag as QualifiedTag
    assert.equal(uri, 'http://www.w3.org/2005/Atom', local)
    if (local === 'entry') entries.push({})
    const thing = entries.at(-1) ?? feed
    if (local === 'feed') feed['lang'] = attributes['xml:lang']?.value ?? ''
    if (local === 'link') thing[attributes['rel']?.value ?? 'alternate'] = attributes['href']?.value ?? ''
    open.push(local)
  }
  parser.ontext = text => {
    const [name = '', within] = open.toReversed()
    if (within === 'feed' || within === 'entry') (within === 'feed' ? feed : (entries.at(-1) ?? feed))[name] = text
  }
  parser.onclosetag = () => open.pop()
  parser.write(xml).close()
  for (const thing of [feed, ...entries]) {
    for (const name of ['id', 'title', 'updated'])
      assert.ok(thing[name], `${name} is missing in ${JSON.stringify(thing)}`)
    assert.match(thing['updated'] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    assert.ok(URL.canParse(thing['alternate'] ?? ''), JSON.stringify(thing))
  }
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length, 'each entry has an id of its own')
  return { feed, entries }
}
