import { type Check, placeOf } from '../../../kernel/findings/index.ts'
import { addDays } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { recorders } from '../acts/act.access.ts'
import { unpublished } from '../acts/act.queries.ts'
import { type Kind, shortName } from '../acts/act.rules.ts'
import { alertAfter, gazetteWait } from '../acts/gazette.rules.ts'
import { gazetteWords, paths } from '../words.ts'
import { type OddAct, oddActs } from './check.queries.ts'

type Titled = { kind: Kind; number: string; title: Two }

const named = ({ kind, number, title }: Titled, says: Two): Two => ({
  fr: `${shortName(kind, number, 'fr')}, ${title.fr}\u00a0: ${says.fr}`,
  en: `${shortName(kind, number, 'en')}, ${title.en}: ${says.en}`,
})

const oddSaid: Record<OddAct['oddity'], (act: OddAct) => Two> = {
  ahead: ({ adopted_on }) => ({
    fr: `adopté le ${showDay(adopted_on, 'fr')}, qui n’est pas encore venu.`,
    en: `adopted on ${showDay(adopted_on, 'en')}, which is still ahead.`,
  }),
  before_adoption: ({ adopted_on, day }) => ({
    fr: `signé ou publié le ${showDay(day, 'fr')}, avant son adoption, le ${showDay(adopted_on, 'fr')}.`,
    en: `signed or published on ${showDay(day, 'en')}, before its adoption, on ${showDay(adopted_on, 'en')}.`,
  }),
  event_ahead: ({ day }) => ({
    fr: `signé ou publié le ${showDay(day, 'fr')}, qui n’est pas encore venu.`,
    en: `signed or published on ${showDay(day, 'en')}, which is still ahead.`,
  }),
  published_before_signed: ({ day }) => ({
    fr: `publié le ${showDay(day, 'fr')}, avant d’être signé.`,
    en: `published on ${showDay(day, 'en')}, before it was signed.`,
  }),
}

/** What an auditor would point out in the acts. */
export const checks: readonly Check[] = [
  {
    name: 'acts.gazette',
    title: { fr: 'Actes non publiés après le délai', en: 'Acts not published after the delay' },
    why: {
      fr: 'Un acte paraît à la Gazette officielle\u00a0; passé le délai, il est signalé jusqu’à ce que sa page soit consignée.',
      en: 'An act appears in the Gazette officielle; past the delay, it is pointed out until its page is recorded.',
    },
    rule: { id: 'NOM-15', law: 'NOM-15', status: 'derived' },
    concerns: ['registrar', 'auditor'],
    unjudged: {
      fr: 'Les reprises, les décisions du Conseil du trésor, les résolutions de l’Assemblée et les autorisations, qui n’y paraissent pas.',
      en: 'Imports, Treasury Board decisions, resolutions of the Assembly and authorizations, which do not appear there.',
    },
    find: async (tx, today) => ({
      findings: (await unpublished(tx, null)).items
        .filter(({ adopted_on }) => gazetteWait(adopted_on, today).late)
        .map(act => ({
          key: act.act_id,
          says: named(act, {
            fr: `adopté le ${showDay(act.adopted_on, 'fr')}, aucune page de la Gazette.`,
            en: `adopted on ${showDay(act.adopted_on, 'en')}, no page of the Gazette.`,
          }),
          since: addDays(act.adopted_on, alertAfter(act.adopted_on) + 1),
          body: null,
          path: placeOf(paths.act, { id: act.act_id }),
          mend: { title: gazetteWords.record, path: placeOf(paths.gazette), access: recorders },
          about: { act: act.act_id },
          facts: [act.act_id],
        })),
    }),
  },
  {
    name: 'acts.dates',
    title: { fr: 'Dates d’actes impossibles', en: 'Impossible dates of acts' },
    why: {
      fr: 'Un acte est adopté, puis signé, puis publié, et rien de cela n’est à venir.',
      en: 'An act is adopted, then signed, then published, and none of it is ahead.',
    },
    rule: null,
    concerns: ['registrar', 'auditor'],
    find: async (tx, today) => ({
      findings: (await oddActs(tx, today)).map(act => ({
        key: `${act.act_id}-${act.oddity.replaceAll('_', '-')}`,
        says: named(act, oddSaid[act.oddity](act)),
        since: act.day > today ? null : act.day,
        body: null,
        path: placeOf(paths.act, { id: act.act_id }),
        about: { act: act.act_id },
        facts: [act.oddity, act.day],
      })),
    }),
  },
]
