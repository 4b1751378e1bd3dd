import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typeset } from './index.ts'

// ~ stands for the non-breaking space
const cases = [
  ['fr', "l'article 4 : « oui »", 'l’article~4~: «~oui~»', 'colon, guillemets, apostrophe'],
  ['fr', '«oui»', '«~oui»', 'a guillemet opens with its space'],
  ['fr', 'le 1er septembre 2026, le 30 août', 'le 1er~septembre 2026, le 30~août', 'a day keeps its month'],
  ['fr', 'Mme Roy, M. Ouellet et le Dr Li', 'Mme~Roy, M.~Ouellet et le Dr~Li', 'forms of address'],
  ['fr', '12 345 678,90 $ ou 5 %', '12~345~678,90~$ ou 5~%', 'amounts'],
  ['fr', 'le décret 812-2026, le C.T. 230001', 'le décret~812-2026, le C.T.~230001', 'numbers of acts'],
  ['fr', 'homme Roy, dormes Roy', 'homme Roy, dormes Roy', 'the end of a word is not a form of address'],
  ['fr', 'E\u0301lise', 'Élise', 'accents are composed'],
  [
    'en',
    "the Minister's section 4: Ms. Roy",
    'the Minister’s section~4: Ms.~Roy',
    'English has no space before the colon',
  ],
] as const
for (const [lang, written, printed, why] of cases)
  test(`typeset ${lang}: ${why}`, () => {
    assert.equal(typeset(written, lang).replaceAll('\u00a0', '~'), printed)
    assert.equal(typeset(typeset(written, lang), lang), typeset(written, lang), 'twice is once')
  })
