import type { Lang, Two } from '../words/index.ts'
import { trialLetter } from './words.ts'

/** A message that a module may send; `{name}` is filled from its data. */
export type Letter = {
  readonly title: Two
  readonly subject: Two
  readonly body: Two
  /** What fills it when it is tried: without it, each name stands for itself. */
  readonly sample?: Readonly<Record<string, Two>>
}

const letters = new Map<string, Letter>([['mail.trial', trialLetter]])

/** Called once for each module, when the list of modules is read. */
export const declareLetters = (brought: Readonly<Record<string, Letter>>): void => {
  for (const [name, letter] of Object.entries(brought)) letters.set(name, letter)
}

/** All that may be sent, by name. */
export const allLetters = (): readonly { name: string; letter: Letter }[] =>
  [...letters].map(([name, letter]) => ({ name, letter }))

export const letterNamed = (name: string): Letter | undefined => letters.get(name)

/** What a letter says: as its module words it, or as the director does. */
export type Wording = Pick<Letter, 'subject' | 'body'>

const needed = (name: string): Letter => {
  const found = letters.get(name)
  if (!found) throw new Error(`no module declares the letter ${name}`)
  return found
}

/** What fills a letter: text that is already in the language of the letter. */
export type LetterData = Readonly<Record<string, string>>

const asked = /\{(\w+)\}/g

/** The names that a text asks for, in their order. */
export const namesIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(asked), ([, name = '']) => name)),
]

/** The names that the module gives whenever it sends this letter: those of its own wording. */
export const namesGiven = ({ subject, body }: Wording): string[] =>
  namesIn([subject.fr, subject.en, body.fr, body.en].join('\n'))

const fill = (text: string, data: LetterData): string =>
  text.replace(asked, (_, name: string) => {
    const value = data[name]
    if (value === undefined) throw new Error(`the letter asks for {${name}}, which nothing gives`)
    return value
  })

export type Text = { readonly subject: string; readonly body: string }

const filled = ({ subject, body }: Wording, data: LetterData, lang: Lang): Text => ({
  subject: fill(subject[lang], data).replace(/\s*[\r\n]+\s*/g, ' '),
  body: fill(body[lang], data),
})

/** The subject and the body of a letter, filled. Throws where a name is asked that the data does not give. */
export const written = (name: string, wording: Wording | null, data: LetterData, lang: Lang): Text =>
  filled(wording ?? needed(name), data, lang)

/** A wording as it would read, filled with the sample of its letter. */
export const tried = (letter: Letter, wording: Wording, lang: Lang): Text => {
  const names = namesGiven(letter).map(name => [name, letter.sample?.[name]?.[lang] ?? `[${name}]`])
  return filled(wording, Object.fromEntries(names), lang)
}
