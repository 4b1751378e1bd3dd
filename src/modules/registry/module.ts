import type { Command } from '../../kernel/cli/index.ts'
import { module } from '../../kernel/module.ts'
import { day, endOfDayInToronto } from '../../kernel/time/index.ts'
import { inLang, plural } from '../../kernel/words/index.ts'
import { effects, subjects } from './index.ts'
import { lookups } from './lookups.queries.ts'
import { rosterItem } from './mandates/roster.formats.ts'
import { roster } from './mandates/roster.queries.ts'
import { byConstraint } from './refusals.ts'
import { lineNames } from './registry.fields.ts'
import { namesOf } from './registry.queries.ts'
import { states } from './registry.rules.ts'
import { searchSources } from './search.queries.ts'

const rosterCommand: Command = {
  name: 'roster',
  usage: '[--on DAY] [--known DAY] [--json]',
  says: { fr: 'Qui occupe quel poste un jour donné, tel que connu à un autre.', en: 'Who holds which post on a day, as known on another.' },
  access: 'public',
  options: { on: { type: 'string' }, known: { type: 'string' } },
  run: async ({ values, actor, database, settings, lang, out }) => {
    const on = typeof values['on'] === 'string' ? day(values['on']) : settings.clock.today()
    const known = typeof values['known'] === 'string' ? endOfDayInToronto(day(values['known'])) : null
    const page = { limit: null, offset: 0, lang }
    const { total, items } = await database.asActor(actor, tx => roster(tx, { on, known }, {}, page), { readOnly: true })
    const lines = items.map(row => rosterItem(row, lang))
    if (values['json']) out(JSON.stringify({ total, items: lines }))
    else {
      for (const { organisation, post, person, from, planned_end, state, act, article } of lines)
        out([organisation.name, post.name, person?.name ?? '—', states[state][lang], from ?? '', planned_end ?? '', `${act}, art. ${article}`].join('\t'))
      out(inLang(words, lang)('total', total))
    }
    return 0
  },
}

const words = {
  total: {
    fr: (n: number) => `${n} ${plural('fr', n, 'ligne', 'lignes')}`,
    en: (n: number) => `${n} ${plural('en', n, 'line', 'lines')}`,
  },
}

export const registry = module({
  name: 'registry',
  subjects,
  effects,
  byConstraint,
  naming: namesOf,
  lookups,
  lines: lineNames,
  search: searchSources,
  commands: [rosterCommand],
})
