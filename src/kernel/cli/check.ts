import { type Check, checkItem, findingItem, insiders, mendsOf, ruleOf, runChecks, words } from '../findings/index.ts'
import { inLang } from '../words/index.ts'
import type { Command } from './command.ts'

/** What auditors find by hand, found by the checks that the modules declare. It ends well whatever it finds. */
export const checkCommand = (checks: readonly Check[]): Command => ({
  name: 'check',
  usage: '[--json]',
  says: {
    fr: 'Ce qu’une vérification relèverait dans le registre : quoi, depuis quand, selon quelle règle, et ce qui n’est pas jugé.',
    en: 'What an audit would point out in the register: what, since when, by which rule, and what is not judged.',
  },
  access: insiders,
  run: async ({ values, actor, database, settings, lang, out }) => {
    const { clock } = settings
    const today = clock.today()
    const { judged, mends } = await database.asActor(
      actor,
      async tx => {
        const judged = await runChecks(tx, checks, today)
        const lines = judged.flatMap(one => one.lines)
        return { judged, mends: await mendsOf(tx, { actor, clock }, lines) }
      },
      { readOnly: true },
    )
    const items = judged.flatMap(({ lines }) => lines.map(line => findingItem(line, mends.get(line.id), today, lang)))
    const summary = judged.map(one => checkItem(one, lang))
    if (values['json']) {
      out(JSON.stringify({ on: today, total: items.length, checks: summary, items }))
      return 0
    }
    for (const { check, lines } of judged)
      for (const { state, since, says } of lines)
        if (state !== 'accepted') out([check.name, since ?? '—', says[lang]].join('\t'))
    const t = inLang(words, lang)
    for (const [at, { title, open, accepted, unjudged }] of summary.entries()) {
      const rule = judged[at] && ruleOf(judged[at].check, lang)
      out(`${title} – ${rule} – ${t('summary', open, accepted, unjudged ?? 0)}`)
    }
    return 0
  },
})
