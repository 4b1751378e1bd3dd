import { type Day, isDay, termEnd } from '../../../../kernel/time/index.ts'
import type { Finding } from '../import.rules.ts'
import { metTexts } from '../met.formats.ts'
import { authorityOf, circlesIn, fromUsDate, nameKey, partsOf, tenureMonths } from './edition.rules.ts'
import { type Edition, gathering, linesOf, note, type Reading, together } from './lines.formats.ts'

const columns = [
  'id',
  'title',
  'agcy_name',
  'org_name',
  'pborg_seq',
  'pborg_managed_by',
  'name_of_incumbent',
  'type_of_appt',
]
const used = [...columns, 'expires', 'tenure', 'pay_plan', 'pay', 'location']

type Unit = { line: number; name: string; agency: string; above: string; others: Set<string> }

/** What the word of the list for who holds a post means; a person's name is everything else. */
const occupancyOf = (incumbent: string): 'vacant' | 'unnamed' | 'named' => {
  if (/^vacant$/i.test(incumbent)) return 'vacant'
  return incumbent === '' || /^career incumbent$/i.test(incumbent) ? 'unnamed' : 'named'
}

/** The expiry as a day that the register can keep; anything that is no day is left for the rules to find. */
const expiryOf = (expires: string, tenure: string, on: Day): { end_date: string; findings: Finding[] } => {
  const end = fromUsDate(expires)
  if (!isDay(end)) return { end_date: end, findings: [] }
  const months = tenureMonths(tenure)
  const kept = end >= on && (months === null || end <= termEnd(on, { months }))
  return kept ? { end_date: end, findings: [] } : { end_date: '', findings: [note('IMP-66', 'expires', expires)] }
}

/**
 * Reads a list of positions: one line is one post, in a unit of an agency, with whoever holds it on the day of the edition. Units are known
 * by `pborg_seq`, the one above by `pborg_managed_by`, which may stand further down: they come after all lines.
 */
export async function* readPositions(bytes: AsyncIterable<Uint8Array>, { on }: Edition): AsyncGenerator<Reading> {
  const day = on as Day
  const { add, remark, taken, waiting } = gathering()
  const units = new Map<string, Unit>()
  const agencies = new Map<string, number>()
  const [persons, references, names] = [metTexts(), metTexts(), metTexts()]

  const place = (line: number, at: (column: string) => string): string => {
    const [agency, seq, name, above] = [at('agcy_name'), at('pborg_seq'), at('org_name'), at('pborg_managed_by')]
    if (agency && !agencies.has(agency)) agencies.set(agency, line)
    if (seq === '') return agency
    const known = units.get(seq)
    if (!known) units.set(seq, { line, name, agency, above, others: new Set() })
    else if (known.name !== name) known.others.add(name)
    return seq
  }
  const enter = (line: number, unit: string, name: string) => {
    const key = nameKey(name)
    const id = `${unit} ${key}`
    if (!persons.add(id)) return
    const elsewhere = !names.add(key)
    add('persons', line, { id, name, ...partsOf(name) }, elsewhere ? [note('IMP-65', 'name', name)] : [])
  }

  const lines = linesOf(
    bytes,
    columns,
    all => {
      for (const name of all) if (!used.includes(name)) remark('IMP-32', '', 1, name)
    },
    remark,
  )
  for await (const { line, at, ragged, cells } of lines) {
    if (ragged) add('posts', line, {}, [note('IMP-59', null, String(cells))])
    else {
      const [id, incumbent, tenure] = [at('id'), at('name_of_incumbent'), at('tenure')]
      const [unit, appointment] = [place(line, at), at('type_of_appt')]
      const occupancy = occupancyOf(incumbent)
      const findings = [
        ...(authorityOf(appointment) ? [] : [note('IMP-67', 'appointment_type', appointment)]),
        ...(occupancy === 'vacant' ? [note('IMP-64', 'occupancy', incumbent)] : []),
        ...(occupancy === 'unnamed' ? [note('IMP-63', 'occupancy', incumbent)] : []),
      ]
      const pay = [at('pay_plan'), at('pay')].filter(Boolean).join(' ')
      const post = { id, label: at('title'), organization_id: unit, appointment_type: appointment, tenure }
      add('posts', line, { ...post, pay, location: at('location'), occupancy }, findings)
      if (occupancy === 'named') {
        const again = id !== '' && references.has(id)
        if (id && !again) enter(line, unit, incumbent)
        const person_id = `${unit} ${nameKey(incumbent)}`
        const { end_date, findings: found } = expiryOf(at('expires'), tenure, day)
        const held = {
          id: `${id || line} ${nameKey(incumbent)} ${day}`,
          person_id,
          post_id: id,
          start_date: day,
          end_date,
        }
        add('memberships', line, held, again ? [note('IMP-11', 'post_id', id)] : found)
      }
      references.add(id)
    }
    if (waiting() >= together) yield taken()
  }
  for (const [name, line] of agencies) add('organizations', line, { id: name, name })
  const above = (seq: string): string | null => {
    const found = units.get(seq)?.above
    return found !== undefined && units.has(found) ? found : null
  }
  const circular = circlesIn(units.keys(), above)
  for (const [id, unit] of units) {
    const parent = circular.has(id) ? null : above(id)
    const findings = [
      ...(parent === null ? [note(circular.has(id) ? 'IMP-61' : 'IMP-60', 'parent_id', unit.above)] : []),
      ...(unit.others.size > 0 ? [note('IMP-62', 'name', [...unit.others].join('; '))] : []),
    ]
    add('organizations', unit.line, { id, name: unit.name, parent_id: parent ?? unit.agency }, findings)
  }
  yield taken()
}
