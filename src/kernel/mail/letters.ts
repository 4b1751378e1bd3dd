import type { Lang, Two } from '../words/index.ts'

/** A message that a module may send; `{name}` is filled from its data. */
export type Letter = { readonly title: Two; readonly subject: Two; readonly body: Two }

const letters = new Map<string, Letter>()

/** Called once for each module, when the list of modules is read. */
export const declareLetters = (brought: Readonly<Record<string, Letter>>): void => {
  for (const [name, letter] of Object.entries(brought)) letters.set(name, letter)
}

const letterOf = (name: string): Letter => {
  const found = letters.get(name)
  if (!found) throw new Error(`no module declares the letter ${name}`)
  return found
}

/** What fills a letter: text that is already in the language of the letter. */
export type LetterData = Readonly<Record<string, string>>

const fill = (text: string, data: LetterData): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name]
    if (value === undefined) throw new Error(`the letter asks for {${name}}, which nothing gives`)
    return value
  })

/** The subject and the body of a letter, filled. Throws where a name is asked that the data does not give. */
export const written = (name: string, data: LetterData, lang: Lang): { subject: string; body: string } => {
  const { subject, body } = letterOf(name)
  return { subject: fill(subject[lang], data), body: fill(body[lang], data) }
}
