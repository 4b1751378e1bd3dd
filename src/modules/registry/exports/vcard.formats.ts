import type { Lang } from '../../../kernel/words/index.ts'

type Office = { readonly title: string; readonly organisation: string }

/** What a card says of someone in office. */
export type Card = {
  readonly person_id: string
  readonly given_name: string
  readonly family_name: string
  readonly address: string | null
  readonly offices: readonly Office[]
  readonly page: string
  readonly revised: string
}

/** RFC 6350, 3.4: what separates values is escaped; a line feed is written as such. */
const text = (value: string) => value.replace(/[\\,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')

/** A part of a value of several: what separates the parts is escaped too, and elsewhere is not, for some readers would show how. */
const part = (value: string) => text(value).replaceAll(';', '\\;')

/** RFC 6350, 3.2: no line is longer than 75 octets; one that goes on begins with a space, and no letter is cut in two. */
const folded = (line: string): string => {
  const lines: string[] = []
  let now = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > 75) {
      lines.push(now)
      now = ' '
      octets = 1
    }
    now += letter
    octets += size
  }
  return [...lines, now].join('\r\n')
}

/** One person as a vCard 4.0: each office is a group of its own, its title beside its body. */
export const vcard = (card: Card, lang: Lang): string => {
  const { given_name: given, family_name: family, address } = card
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'PRODID:-//Greffe//Greffe//EN',
    'KIND:individual',
    `UID:urn:uuid:${card.person_id}`,
    `FN:${text(`${given} ${family}`.trim())}`,
    `N:${part(family)};${part(given)};;${part(address ?? '')};`,
    ...card.offices.flatMap(({ title, organisation }, place) => [
      `office${place + 1}.TITLE;LANGUAGE=${lang}:${text(title)}`,
      `office${place + 1}.ORG;LANGUAGE=${lang}:${part(organisation)}`,
    ]),
    `SOURCE:${card.page}`,
    `URL:${card.page}`,
    `REV:${card.revised.replace(/\.\d+/, '').replace(/[-:]/g, '')}`,
    'END:VCARD',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
