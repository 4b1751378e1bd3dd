import { randomUUIDv7 } from 'node:crypto'
import type { Database, Tx } from '../../kernel/database/index.ts'
import { proposedSentence } from '../../kernel/facts/index.ts'
import { demoDay } from '../../kernel/module.ts'
import { addDays, addYears, day, dayBefore } from '../../kernel/time/index.ts'
import type { Two } from '../../kernel/words/index.ts'
import { type Content, createDraft, moveDraft, recordEvent, reviewDraft } from '../acts/index.ts'
import { horizon, personName, postTitle, roster } from '../registry/index.ts'
import { type As, by } from './demo/hands.ts'
import { recordYear } from './demo/past.ts'
import { recordHours } from './hours.actions.ts'
import { addParticipant } from './participants/participant.actions.ts'
import { prepared, recordTellings, releaseSitting, tellingKey } from './releases/release.actions.ts'
import { adoptItems, closeSitting, decide, lockSitting, planSittings, putOnAgenda } from './sitting.actions.ts'
import { draftsToPropose, itemsOf } from './sitting.queries.ts'
import { kindsOf } from './sitting.steps.ts'

/** The Wednesday before the day that the demonstration leads to: the last sitting that was held. */
const lastHeld = addDays(demoDay, -2)

const places = {
  executive: 'Salle du Conseil exécutif, Québec (exemple)',
  treasury: 'Salle du Conseil du trésor, Québec (exemple)',
} as const

const clerk = {
  name: 'Mai-Linh Champagne',
  title: { fr: 'La greffière du Conseil exécutif (exemple)', en: 'Clerk of the Executive Council (example)' },
}

type Article = { effect: string; input: object }

const drafted = async (tx: Tx, title: Two, recommender: Two | null, articles: readonly Article[]): Promise<Content> => {
  const written: Content['articles'] = []
  for (const { effect, input } of articles) {
    const sentence = await proposedSentence(tx, effect, input, lastHeld, written)
    written.push({ text_fr: sentence.fr, text_en: sentence.en, effect, input })
  }
  return { title, recitals: [], recommender, articles: written, schedules: [], signatories: [clerk] }
}

const policy = async (tx: Tx): Promise<Content> => ({
  ...(await drafted(
    tx,
    { fr: 'le calendrier des séances de 2027', en: 'the calendar of sittings for 2027' },
    { fr: 'le premier ministre', en: 'the Premier' },
    [],
  )),
  articles: [
    {
      text_fr: 'le calendrier annexé soit approuvé',
      text_en: 'the calendar in the schedule be approved',
      effect: null,
      input: null,
    },
  ],
})

/** Three heads of bodies: two follow someone past term, one comes from a vice-presidency to a vacant post. */
const appointments = async (tx: Tx): Promise<Content[]> => {
  const first = addDays(lastHeld, 1)
  const term = { from: first, to: dayBefore(addYears(first, 5)) }
  const heads = await horizon(tx, { on: lastHeld, known: null }, { family: 'chief_executive' }, 0)
  const free = heads.filter(({ next_from, portfolio_fr }) => next_from === null && portfolio_fr !== null)
  const seats = [
    ...free.filter(({ state }) => state === 'past_term').slice(-2),
    ...free.filter(({ state }) => state === 'vacant').slice(0, 1),
  ]
  const names = [
    { given_name: 'Solène', family_name: 'Archambault-Vollant', gender: 'f', address: 'Mme' },
    { given_name: 'Armand', family_name: 'Deslauriers-Kelly', gender: 'm', address: 'M.' },
  ]
  const asked = { family: 'vice_president', state: 'in_office' } as const
  const { items } = await roster(tx, { on: lastHeld, known: null }, asked, { limit: 1, offset: 0, lang: 'fr' })
  const drafts: Content[] = []
  for (const [at, seat] of seats.entries()) {
    const person = randomUUIDv7()
    const [name, promoted] = [names[at], items[0]]
    const recommender = { fr: `le ${seat.portfolio_fr}`, en: `the ${seat.portfolio_en ?? seat.portfolio_fr}` }
    const title = (who: string, gender: string | null): Two => ({
      fr: `la nomination de ${who} comme ${postTitle(seat, gender, 'fr')}, ${seat.organisation_fr}`,
      en: `the appointment of ${who} as ${postTitle(seat, gender, 'en')}, ${seat.organisation_en}`,
    })
    if (name)
      drafts.push(
        await drafted(tx, title(personName(name), name.gender), recommender, [
          { effect: 'person.create', input: { person, from: null, ...name } },
          { effect: 'mandate.begin', input: { mandate: randomUUIDv7(), post: seat.post_id, person, ...term } },
        ]),
      )
    else if (promoted) {
      const move = {
        person: promoted.person_id,
        from_post: promoted.post_id,
        mandate: promoted.mandate_id,
        to_post: seat.post_id,
        new_mandate: randomUUIDv7(),
        ...term,
      }
      drafts.push(
        await drafted(tx, title(personName(promoted), promoted.gender), recommender, [
          { effect: 'mandate.move', input: move },
        ]),
      )
    }
  }
  return drafts
}

/** Plans the sittings to come of both councils until the summer, but for the holidays. What is in review or ready is on the agenda of the first. */
const plan = (as: As) =>
  as('registrar', demoDay, async (tx, registrar) => {
    const weeks = [
      ['executive', addDays(demoDay, 5), day('2026-12-16')],
      ['treasury', addDays(demoDay, 4), day('2026-12-15')],
      ['executive', day('2027-01-13'), day('2027-06-02')],
      ['treasury', day('2027-01-12'), day('2027-05-25')],
    ] as const
    const planned: string[] = []
    for (const [council, first, last] of weeks)
      planned.push(
        ...(await planSittings(tx, registrar, { council, first, last, cutoff_days: 5, place: places[council] })),
      )
    for (const { draft_id } of await draftsToPropose(tx, kindsOf.executive))
      await putOnAgenda(tx, registrar, planned[0] ?? '', draft_id, '')
  })

/** The last sitting, from its planning to its communiqué, each step on its day: a draft is deferred to the next one, the others are adopted. */
const holdLast = async (as: As): Promise<void> => {
  const before = (days: number) => addDays(lastHeld, -days)
  const weeks = { council: 'executive', first: lastHeld, last: null, cutoff_days: 5, place: places.executive } as const
  const [sitting = ''] = await as('registrar', before(20), (tx, own) => planSittings(tx, own, weeks))
  const drafts = await as('adviser', before(9), async (tx, own) => {
    const ids: string[] = []
    for (const content of [...(await appointments(tx)), await policy(tx)]) {
      const draft = await createDraft(tx, own, 'decret', content)
      await moveDraft(tx, own, draft, 1, 'submit')
      ids.push(draft)
    }
    return ids
  })
  await as('legal_adviser', before(7), async (tx, own) => {
    for (const draft of drafts) await reviewDraft(tx, own, draft, 1)
  })
  await as('director', before(6), async (tx, own) => {
    for (const draft of drafts) {
      await moveDraft(tx, own, draft, 1, 'make_ready')
      await putOnAgenda(tx, own, sitting, draft, '')
    }
  })
  await as('registrar', before(1), (tx, own) => lockSitting(tx, own, sitting))
  await as('registrar', lastHeld, async (tx, own) => {
    for (const { item_id, group } of await itemsOf(tx, sitting)) {
      const adopted = group === 'appointments'
      const note = adopted ? '' : 'Attendre l’avis du Secrétariat du Conseil du trésor.'
      await decide(tx, own, sitting, item_id, { decision: adopted ? 'adopted' : 'deferred', note })
    }
    await adoptItems(tx, own, sitting)
    await recordHours(tx, own, sitting, { began: '10:04', ended: '11:52' })
    await closeSitting(tx, own, sitting)
  })
  await as('registrar', addDays(lastHeld, 1), async (tx, own) => {
    const { toTell, unsigned } = await prepared(tx, sitting)
    const signed = {
      what: 'signed',
      day: lastHeld,
      signatory: clerk.name,
      gazette_part: null,
      gazette_page: null,
    } as const
    for (const { act_id } of unsigned) await recordEvent(tx, own, act_id, signed)
    await recordTellings(tx, own, sitting, { who: toTell.map(tellingKey), told_on: lastHeld })
    await releaseSitting(tx, own, sitting)
  })
}

/** Whoever prepares each council is told of its sittings. */
const tellPeople = (as: As) =>
  as('registrar', demoDay, async (tx, own) => {
    const people = [
      { council: 'executive', name: 'Odette Villemaire-Roy', address: 'o.villemaire@exemple.invalid', lang: 'fr' },
      { council: 'treasury', name: 'Graham Whitlock', address: 'g.whitlock@exemple.invalid', lang: 'en' },
    ] as const
    for (const person of people) await addParticipant(tx, own, person)
  })

/** A year of sittings held, the last one among them, and those to come. */
export const prepareSittings = async (database: Database): Promise<void> => {
  const as: As = (role, on, run) => {
    const own = by(role, on)
    return database.asActor(own.actor, tx => run(tx, own))
  }
  await recordYear(as, lastHeld, places.executive)
  await plan(as)
  await holdLast(as)
  await tellPeople(as)
}
