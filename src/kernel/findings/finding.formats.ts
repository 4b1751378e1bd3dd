import type { Day } from '../time/index.ts'
import { daysBetween } from '../time/index.ts'
import type { Lang, Two } from '../words/index.ts'
import type { Check, Mend } from './check.ts'
import type { Judged, Line } from './finding.actions.ts'
import { statusNames, words } from './words.ts'

/** « MAN-02, MTA, s. 12 (vérifiée) », or that it is a rule of our own. */
export const ruleOf = ({ rule }: Check, lang: Lang): string =>
  rule === null
    ? words.ours[lang]
    : `${[...new Set([rule.id, rule.law])].join(', ')} (${statusNames[rule.status][lang]})`

/** The days on which it has held, the first one and today included. */
export const daysSince = ({ since }: Line, today: Day): number | null => since && daysBetween(since, today) + 1

/** The finding as every program reads it. */
export const findingItem = (line: Line, mend: Mend | undefined, today: Day, lang: Lang) => ({
  finding: line.id,
  check: line.check.name,
  says: line.says[lang],
  since: line.since,
  days: daysSince(line, today),
  rule: line.check.rule?.id ?? null,
  law: line.check.rule?.law ?? null,
  status: line.check.rule?.status ?? null,
  body: line.body && { id: line.body.id, name: line.body.name[lang] },
  about: line.about,
  state: line.state,
  accepted: line.acceptance && {
    by: line.acceptance.accepted_by_name,
    until: line.acceptance.until,
    reason: line.acceptance.reason,
  },
  path: `/${lang}${line.path[lang]}`,
  mend: mend ? { title: mend.title[lang], path: `/${lang}${mend.path[lang]}` } : null,
})

/** What each check gave, as every program reads it. */
export const checkItem = ({ check, lines, unjudged }: Judged, lang: Lang) => {
  const accepted = lines.filter(({ state }) => state === 'accepted').length
  return {
    name: check.name,
    title: check.title[lang],
    why: check.why[lang],
    rule: check.rule?.id ?? null,
    law: check.rule?.law ?? null,
    status: check.rule?.status ?? null,
    open: lines.length - accepted,
    accepted,
    unjudged,
    limits: check.unjudged?.[lang] ?? null,
  }
}

/** The bodies that findings are about, once each. */
export const bodiesIn = (judged: readonly Judged[]): { id: string; name: Two }[] => [
  ...new Map(
    judged.flatMap(({ lines }) => lines.flatMap(({ body }) => (body ? [[body.id, body] as const] : []))),
  ).values(),
]
