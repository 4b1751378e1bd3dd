import { day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { OrganisationKind } from '../registry.rules.ts'
import { councils, otherBodies } from './councils.ts'
import { type Body, type DesignKey, designs, type SeatGroup } from './designs.ts'
import { enterprises } from './enterprises.ts'
import { assemblyOffices, centralAgencies, ministries } from './ministries.ts'
import { tribunals } from './tribunals.ts'

/** How many posts there are at the end. */
const total = { full_time: 900, part_time: 1500 }
/** Seats listed below that stories abolish before the end. */
const ended = { full_time: 2, part_time: 9 }

const place = (text: string): Two => {
  const [fr = '', en = fr] = text.split('/')
  return { fr: `à ${fr}`, en: `in ${en}` }
}

/** « judge 5 », « delegate Rome, Toronto »; a star is what is missing to the total. */
const seatGroup = (text: string): SeatGroup => {
  const [, key = '', rest = ''] = /^(\w+) (.+)$/.exec(text.trim()) ?? []
  if (!(key in designs)) throw new Error(`no such seat: ${text}`)
  if (rest === '*') return [key as DesignKey, -1]
  return [key as DesignKey, /^\d+$/.test(rest) ? Number(rest) : rest.split(', ').map(place)]
}

const board: readonly SeatGroup[] = [
  ['president_ceo', 1],
  ['board_chair', 1],
]

const ministerOf = (name: Two): Two => ({
  fr: name.fr.replace('Ministère', 'ministre'),
  en: name.en.replace('Ministry', 'Minister'),
})

const read = (kind: OrganisationKind, table: string): Body[] =>
  table
    .trim()
    .split('\n')
    .map(line => {
      const [key = '', fr = '', en = '', acronym = '', chapter = '', under = '', year = '', seats = '', from = ''] =
        line.split('|').map(cell => cell.trim())
      const groups = seats === '' ? [] : seats.split(';').map(seatGroup)
      return {
        key,
        kind,
        name: { fr, en },
        acronym: acronym || null,
        under: under || null,
        ...(kind === 'ministry' && { portfolio: ministerOf({ fr, en }) }),
        chapter: chapter || null,
        year: year ? Number(year) : null,
        ...(from && { from: day(from) }),
        seats: kind === 'state_enterprise' ? [...board, ...groups] : groups,
      }
    })

const listed: readonly Body[] = [
  ...read('central', centralAgencies),
  ...read('ministry', ministries),
  ...read('assembly_office', assemblyOffices),
  ...read('tribunal', tribunals),
  ...read('state_enterprise', enterprises),
  ...read('other_body', otherBodies),
  ...read('advisory_body', councils),
]

const regimeOf = (key: DesignKey) => (designs[key].partTime ? 'part_time' : 'full_time')
const size = ([, seats]: SeatGroup) => (typeof seats === 'number' ? Math.max(seats, 0) : seats.length)

const missing = (key: DesignKey): number => {
  const regime = regimeOf(key)
  const groups = listed.flatMap(({ seats }) => seats).filter(([other]) => regimeOf(other) === regime)
  return total[regime] + ended[regime] - groups.reduce((sum, group) => sum + size(group), 0)
}

export const bodies: readonly Body[] = listed.map(body => ({
  ...body,
  seats: body.seats.map(([key, seats]) => [key, seats === -1 ? missing(key) : seats] as const),
}))

/** Ministers who head no ministry of the list. */
export const portfolios: Readonly<Record<string, Two>> = {
  premier: { fr: 'premier ministre', en: 'Premier' },
  tresor: { fr: 'président du Conseil du trésor', en: 'Chair of the Conseil du trésor' },
}
