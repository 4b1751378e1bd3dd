import type { Actor } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import type { By } from '../jobs/index.ts'
import { canonical, journal, lastHash } from '../journal/index.ts'
import { kernelRefusals } from '../refusals.ts'
import type { Day } from '../time/index.ts'
import { sha256 } from '../web/index.ts'
import type { Charge, Check, Finding, Mend } from './check.ts'
import { isConcerned, isInCharge } from './finding.access.ts'
import { type Acceptance, acceptances, heldAcceptance, putAcceptance, removeAcceptance } from './finding.queries.ts'
import { lastAccepted, type State, stateOf } from './finding.rules.ts'
import { refusals } from './refusals.ts'

/** A finding with its check, whether it is accepted, and the digest of what it rests on. */
export type Line = Finding & {
  readonly check: Check
  readonly id: string
  readonly digest: string
  readonly state: State
  readonly acceptance: Acceptance | null
}

/** What each check found, and how many things it did not judge in the whole register; null for whoever sees a part of it. */
export type Judged = { readonly check: Check; readonly lines: readonly Line[]; readonly unjudged: number | null }

const digestOf = ({ facts }: Finding): string => sha256(canonical(facts)).toString('hex')

/** Runs checks, one after the other. */
export const runChecks = async (tx: Tx, checks: readonly Check[], today: Day): Promise<Judged[]> => {
  const accepted = new Map((await acceptances(tx)).map(one => [one.finding, one]))
  const judged: Judged[] = []
  for (const check of checks) {
    const { findings, unjudged = 0 } = await check.find(tx, today)
    const lines = findings.map((finding): Line => {
      const id = `${check.name}/${finding.key}`
      const digest = digestOf(finding)
      const acceptance = accepted.get(id) ?? null
      return { ...finding, check, id, digest, acceptance, state: stateOf(digest, acceptance, today) }
    })
    judged.push({ check, lines, unjudged })
  }
  return judged
}

/** Runs checks for whoever asks: those who have bodies in charge learn what the public register says of them, and nothing of the others. */
export const runFor = async (
  tx: Tx,
  { actor, checks, charge, today }: { actor: Actor; checks: readonly Check[]; charge: Charge; today: Day },
): Promise<readonly Judged[]> => {
  if (!isInCharge(actor)) return runChecks(tx, checks, today)
  const bodies = await charge(tx, actor, today)
  const open = checks.filter(({ isPublic }) => isPublic)
  const judged = bodies.size === 0 ? open.map(check => ({ check, lines: [] })) : await runChecks(tx, open, today)
  return judged.map(({ check, lines }) => ({
    check,
    lines: lines.filter(({ body }) => body !== null && bodies.has(body.id)),
    unjudged: null,
  }))
}

/** Where each line is mended, by the id of the line. */
export const mendsOf = async (tx: Tx, by: By, lines: readonly Line[]): Promise<ReadonlyMap<string, Mend>> => {
  const mends = new Map<string, Mend>()
  for (const [check, own] of Map.groupBy(lines, line => line.check)) {
    const asked = await check.mends?.(tx, by, own)
    for (const { id, key, mend: declared } of own) {
      const mend = asked?.get(key) ?? declared
      if (mend) mends.set(id, mend)
    }
  }
  return mends
}

/** The finding as it is today, for whoever asks; refused once nothing is found any more. */
export const lineOr404 = async (
  tx: Tx,
  { checks, ...asking }: { actor: Actor; checks: readonly Check[]; charge: Charge; today: Day },
  { check: name, key }: { check: string; key: string },
): Promise<Line> => {
  const found = checks.filter(one => one.name === name)
  if (found.length === 0) throw kernelRefusals.notFound()
  const judged = await runFor(tx, { ...asking, checks: found })
  const line = judged.flatMap(({ lines }) => lines).find(one => one.key === key)
  // Whether another body has such a finding is not told either.
  if (!line) throw isInCharge(asking.actor) ? kernelRefusals.notFound() : refusals.mended()
  return line
}

type Asked = { check: string; key: string; seen: string; reason: string; until: Day }

/** Leaves a finding as it is until a day, for a reason; it comes back then, or when its facts change. */
export const acceptFinding = async (
  tx: Tx,
  { actor, clock }: By,
  known: { checks: readonly Check[]; charge: Charge },
  asked: Asked,
) => {
  const { seen, reason, until } = asked
  const today = clock.today()
  await heldAcceptance(tx, `${asked.check}/${asked.key}`)
  const { id, digest: facts } = await lineOr404(tx, { ...known, actor, today }, asked)
  if (facts !== seen) throw refusals.changed()
  if (until <= today) throw refusals.notAhead(until)
  if (until > lastAccepted(today)) throw refusals.tooFar(lastAccepted(today))
  await putAcceptance(tx, { finding: id, facts, reason, until, accepted_by_name: actor.name, accepted_at: clock.now() })
  await journal(tx, { what: 'finding.accepted', subject: id, details: { until, reason } })
}

/** Takes an acceptance back: the finding is open again. */
export const reopenFinding = async (tx: Tx, { check, key }: { check: string; key: string }): Promise<void> => {
  const id = `${check}/${key}`
  if (!(await heldAcceptance(tx, id))) throw refusals.notAccepted()
  await removeAcceptance(tx, id)
  await journal(tx, { what: 'finding.reopened', subject: id })
}

type Count = { readonly check: Check; readonly open: number }

const counted = new Map<string, { last: string; counts: readonly Count[] }>()

/** How many findings are open of each check that concerns someone, counted anew once the journal has another word. */
export const openCounts = async (
  tx: Tx,
  { actor, checks, charge, today }: { actor: Actor; checks: readonly Check[]; charge: Charge; today: Day },
): Promise<readonly Count[]> => {
  const { role, scope } = actor
  const concerned = checks.filter(check => isConcerned(actor, check))
  if (concerned.length === 0) return []
  const whose = [role, scope.team, scope.organisation, scope.portfolio, today].join('\n')
  const last = await lastHash(tx)
  const known = counted.get(whose)
  if (known?.last === last) return known.counts
  const counts = (await runFor(tx, { actor, checks: concerned, charge, today })).map(({ check, lines }) => ({
    check,
    open: lines.filter(({ state }) => state !== 'accepted').length,
  }))
  if (counted.size > 100) counted.clear()
  counted.set(whose, { last, counts })
  return counts
}
