#!/usr/bin/env node
// Checks a chain of acts exported by Greffe, sharing no code with it.
//   node verify-chain.mjs [FILE] [SEAL]     FILE: JSON Lines (standard input without it); SEAL: one that the chain must hold, noted earlier
// The seal of an act is SHA-256 of: the seal before; its header as canonical JSON; SHA-256 of its articles' hashes in order.
// The hash of an article is SHA-256 of { article, text_fr, text_en, effect, input } as canonical JSON (RFC 8785).
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** Lines end at a line feed alone: node:readline would also cut at U+2028, which JSON leaves as it is. */
async function* linesOf(input) {
  const parts = []
  for await (const chunk of input.setEncoding('utf8'))
    for (const [i, part] of chunk.split('\n').entries()) {
      if (i > 0) yield parts.splice(0).join('')
      parts.push(part)
    }
  if (parts.join('') !== '') yield parts.join('')
}

/** RFC 8785: members sorted by UTF-16 code units, no spaces; strings and numbers as ECMAScript writes them. */
const canonical = value => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`
}

/** What is wrong with a line, in both languages, or null. */
const faultOf = ({ act, articles, seal_before, seal }, place, before) => {
  const hashes = articles.map(({ article, text_fr, text_en, effect, input }) =>
    sha256(canonical({ article, text_fr, text_en, effect, input })),
  )
  const computed = sha256(Buffer.from(seal_before, 'hex'), canonical(act), sha256(...hashes)).toString('hex')
  if (act.seq !== place) return ['un acte manque ou est de trop', 'an act is missing or is one too many']
  if (seal_before !== before)
    return ['l’acte ne s’enchaîne pas au précédent', 'the act is not chained to the one before']
  if (articles.length !== act.articles || articles.some(({ article }, i) => article !== i + 1))
    return ['un article manque ou est de trop', 'an article is missing or is one too many']
  if (computed !== seal) return ['le sceau ne correspond pas', 'the seal does not match']
  return null
}

const [file, expected] = process.argv.slice(2)
const say = (code, fr, en) => {
  console.log(`${fr} / ${en}`)
  process.exit(code)
}

let [acts, articles, before, met] = [0, 0, '0'.repeat(64), expected === undefined]
try {
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file)
  for await (const line of linesOf(input)) {
    const read = JSON.parse(line)
    acts += 1
    const fault = faultOf(read, acts, before)
    if (fault)
      say(1, `La chaîne est rompue à l’acte ${acts} : ${fault[0]}.`, `The chain is broken at act ${acts}: ${fault[1]}.`)
    articles += read.articles.length
    before = read.seal
    met ||= read.seal === expected
  }
} catch (error) {
  say(
    1,
    `La ligne ${acts + 1} ne se lit pas (${error.message}).`,
    `Line ${acts + 1} cannot be read (${error.message}).`,
  )
}
if (acts === 0) say(1, 'Le fichier ne contient aucun acte.', 'The file holds no act.')
if (!met) say(1, 'La chaîne ne contient pas le sceau attendu.', 'The chain does not hold the expected seal.')
say(
  0,
  `La chaîne tient : ${acts} actes, ${articles} articles, dernier sceau ${before}.`,
  `The chain holds: ${acts} acts, ${articles} articles, last seal ${before}.`,
)
