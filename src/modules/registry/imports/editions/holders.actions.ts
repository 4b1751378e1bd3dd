import type { Tx } from '../../../../kernel/database/index.ts'
import type { Finding } from '../import.rules.ts'
import { type Known, type Row, rowsOf } from '../plan.rules.ts'
import { addTo, type Reporting } from '../report.rules.ts'
import type { Running } from './edition.queries.ts'
import { type Edition, holdersOf } from './missing.actions.ts'

/**
 * Whether those whom the register has in the post leave one of its places to somebody new: as many as the file names there. Null while people
 * have still to say.
 */
const makeWay = (others: readonly Running[], known: ReadonlyMap<string, Row>, places: number): boolean | null => {
  const takes = others.map(({ mandate_id }) => known.get(mandate_id)?.take ?? (known.has(mandate_id) ? null : false))
  const stay = takes.filter(take => take === false).length
  const unsaid = takes.filter(take => take === null).length
  if (stay >= places) return false
  return stay + unsaid >= places ? null : true
}

/**
 * Tells the people of an edition whom the register already has in their posts from those who are new there. Somebody new enters only once
 * whoever held the post makes way.
 */
export const settleHolders = async (tx: Tx, known: Known, edition: Edition, reporting: Reporting): Promise<void> => {
  const rows = rowsOf(known, 'memberships').filter(({ state }) => state === 'new')
  const posts = new Set(rows.flatMap(({ owner }) => (owner && owner.state !== 'new' ? [owner] : [])))
  const running = await holdersOf(tx, [...posts], edition.on_day)
  const named = Map.groupBy(
    rowsOf(known, 'memberships').filter(({ missing }) => !missing),
    ({ owner }) => owner,
  )
  const missing = new Map(rowsOf(known, 'memberships').flatMap(row => (row.missing ? [[row.id, row] as const] : [])))
  for (const row of rows) {
    const held = running.get(row.owner?.id ?? '') ?? []
    const own = held.find(
      ({ person_id, from }) => person_id === row.person?.id && from !== null && from <= edition.on_day,
    )
    const aside = () => known.memberships.set(row.read.id ?? '', null)
    const leave = (finding: Finding) => {
      aside()
      reporting.leftOut(row, [finding])
    }
    if (own) {
      // A list that gives no expiry, or one that is past, takes nothing back.
      row.state = row.last === null || own.planned_end === row.last ? 'same' : 'changed'
      if (row.state === 'same') addTo(reporting.report.same, 'memberships')
      else if (row.take) Object.assign(row, { id: own.mandate_id, ends: row.last })
      else leave({ rule: 'IMP-57', field: 'end_date', value: row.last })
      continue
    }
    if (held.length === 0) continue
    const way = makeWay(held, missing, named.get(row.owner)?.length ?? 1)
    if (way) continue
    if (way === null && edition.undecided) aside()
    else leave({ rule: 'IMP-56', field: 'post_id', value: row.read.post_id })
  }
}
