const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the ones meant
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Text as XML holds it, in an element or between quotes. XML has no room for most control characters: `instead` says what stands for one. */
export const xml = (text: string, instead: (found: string) => string = () => ''): string =>
  text
    .toWellFormed()
    .replace(unwritable, instead)
    .replace(/[&<>"]/g, found => escapes[found] ?? found)
