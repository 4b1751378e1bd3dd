import type { Tx } from '../../../kernel/database/index.ts'
import { type Check, type Finding, type Found, placeOf } from '../../../kernel/findings/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { plural, type Two } from '../../../kernel/words/index.ts'
import { type BoardState, boardState } from '../organisations/board.rules.ts'
import { addresses } from '../registry.pages.tsx'
import { type BodySeats, bodySeats, sittingsOf } from './seat.queries.ts'
import { hasLimits, standingSince } from './seat.rules.ts'

type About = Pick<Finding, 'key' | 'body' | 'path' | 'about'>

const aboutBody = ({ organisation_id: id, name_fr: fr, name_en: en }: BodySeats): About => ({
  key: id,
  body: { id, name: { fr, en } },
  path: placeOf(addresses.organisation.path, { id }),
  about: { organisation: id },
})

const newDraft = { fr: '/actes/projets/nouveau', en: '/acts/drafts/new' }
const draftPost = (id: string) => ({
  title: { fr: 'Créer un poste', en: 'Create a post' },
  path: placeOf(newDraft, { effet: 'post.create', organisation: id }),
  access: ['adviser'] as const,
})

/** Where the law counts the board alone, its seats; else all of them. */
const counted = (body: BodySeats) =>
  body.board_posts > 0
    ? { board: true, posts: body.board_posts, filled: body.board_filled }
    : { board: false, posts: body.posts, filled: body.filled }

const seatsFr = (n: number) => `${n} ${plural('fr', n, 'siège', 'sièges')}`
const seatsEn = (n: number) => `${n} ${plural('en', n, 'seat', 'seats')}`

/** What is missing, or too many, among the seats that the register has of a body. */
const seatsSaid = (
  { name_fr, name_en, min_members: least, max_members: most }: BodySeats,
  posts: number,
): Two | null => {
  if (posts === 0)
    return { fr: `${name_fr} n’a aucun poste au registre.`, en: `${name_en} has no post in the register.` }
  if (least !== null && posts < least)
    return {
      fr: `${name_fr} a ${seatsFr(posts)} au registre, et la loi en veut au moins ${least}.`,
      en: `${name_en} has ${seatsEn(posts)} in the register, and the law wants ${least} at least.`,
    }
  if (most !== null && posts > most)
    return {
      fr: `${name_fr} a ${seatsFr(posts)} au registre, et la loi en permet ${most}.`,
      en: `${name_en} has ${seatsEn(posts)} in the register, and the law allows ${most}.`,
    }
  return null
}

const membersFr = (n: number) => `${n} ${plural('fr', n, 'membre', 'membres')}`
const membersEn = (n: number) => `${n} ${plural('en', n, 'member', 'members')}`

const boardSaid: Record<Exclude<BoardState, 'within'>, (body: BodySeats, filled: number) => Two> = {
  below_quorum: ({ name_fr, name_en, quorum }, filled) => ({
    fr: `${name_fr}\u00a0: ${membersFr(filled)}, sous le quorum de ${quorum}.`,
    en: `${name_en}: ${membersEn(filled)}, below the quorum of ${quorum}.`,
  }),
  below_minimum: ({ name_fr, name_en, min_members }, filled) => ({
    fr: `${name_fr}\u00a0: ${membersFr(filled)}, sous le minimum de ${min_members}.`,
    en: `${name_en}: ${membersEn(filled)}, below the minimum of ${min_members}.`,
  }),
  above_maximum: ({ name_fr, name_en, max_members }, filled) => ({
    fr: `${name_fr}\u00a0: ${membersFr(filled)}, au-dessus du maximum de ${max_members}.`,
    en: `${name_en}: ${membersEn(filled)}, above the maximum of ${max_members}.`,
  }),
}

/** The boards that stand so, and how many have no legal number to be judged by. */
const boardsThat = async (
  tx: Tx,
  today: Day,
  states: readonly BoardState[],
  limit: (body: BodySeats) => number | null,
): Promise<Found> => {
  const bodies = await bodySeats(tx, today)
  const standing = bodies.map(body => ({ body, ...counted(body), state: boardState(counted(body).filled, body) }))
  const outside = standing.filter(({ state }) => states.includes(state))
  const sittings = Map.groupBy(
    await sittingsOf(
      tx,
      outside.map(({ body }) => body.organisation_id),
    ),
    ({ organisation_id }) => organisation_id,
  )
  const findings = outside.flatMap(({ body, board, filled, state }): Finding[] => {
    if (state === 'within') return []
    const { organisation_id, min_members, max_members, quorum } = body
    const sat = (sittings.get(organisation_id) ?? []).filter(one => one.board || !board).map(({ valid }) => valid)
    return [
      {
        ...aboutBody(body),
        says: boardSaid[state](body, filled),
        since: standingSince(sat, body, today),
        facts: [state, filled, min_members, max_members, quorum],
      },
    ]
  })
  return { findings, unjudged: bodies.filter(body => limit(body) === null).length }
}

export const seatChecks: readonly Check[] = [
  {
    name: 'registry.seats',
    title: { fr: 'Organismes sans les postes requis', en: 'Bodies without the posts required' },
    why: {
      fr: 'Un organisme sans poste n’est tenu par personne\u00a0; le registre doit avoir autant de sièges que la loi en veut, et pas davantage qu’elle n’en permet.',
      en: 'A body without a post is held by nobody; the register must have as many seats as the law wants, and no more than it allows.',
    },
    rule: null,
    concerns: ['registrar', 'director', 'auditor'],
    isPublic: true,
    unjudged: {
      fr: 'Le registre ne dit pas quelles fonctions la loi veut dans un organisme\u00a0; sans minimum ni maximum légal, seul un organisme sans aucun poste est relevé.',
      en: 'The register does not say which functions the law wants in a body; without a legal minimum or maximum, only a body without any post is pointed out.',
    },
    find: async (tx, today) => {
      const bodies = await bodySeats(tx, today)
      const findings = bodies.flatMap((body): Finding[] => {
        const { posts } = counted(body)
        const says = seatsSaid(body, posts)
        if (says === null) return []
        const { organisation_id, min_members, max_members, changed_on: since } = body
        return [
          {
            ...aboutBody(body),
            says,
            since,
            facts: [posts, min_members, max_members],
            mend: draftPost(organisation_id),
          },
        ]
      })
      return { findings, unjudged: bodies.filter(body => body.posts > 0 && !hasLimits(body)).length }
    },
  },
  {
    name: 'registry.boards',
    title: { fr: 'Conseils sous le minimum ou le quorum', en: 'Boards below their minimum or quorum' },
    why: {
      fr: 'La loi de l’organisme dit combien de membres siègent au moins et combien il en faut pour décider\u00a0; qui demeure en fonction après l’échéance siège encore, qui agit par intérim n’est pas membre.',
      en: 'The act of the body says how many members sit at least and how many it takes to decide; whoever holds over still sits, whoever acts is not a member.',
    },
    rule: null,
    concerns: ['adviser', 'director', 'auditor'],
    isPublic: true,
    unjudged: {
      fr: 'Un organisme dont le registre n’a ni minimum ni quorum.',
      en: 'A body of which the register has neither minimum nor quorum.',
    },
    find: (tx, today) =>
      boardsThat(tx, today, ['below_quorum', 'below_minimum'], body => body.min_members ?? body.quorum),
  },
  {
    name: 'registry.board_maximum',
    title: { fr: 'Conseils au-dessus du maximum', en: 'Boards above their maximum' },
    why: {
      fr: 'Il n’y a pas plus de sièges occupés que la loi de l’organisme n’en permet.',
      en: 'No more seats are held than the act of the body allows.',
    },
    rule: { id: 'NOM-12', law: 'loi constitutive de l’organisme', status: 'verified' },
    concerns: ['adviser', 'director', 'auditor'],
    isPublic: true,
    unjudged: {
      fr: 'Un organisme dont le registre n’a pas de maximum.',
      en: 'A body of which the register has no maximum.',
    },
    find: (tx, today) => boardsThat(tx, today, ['above_maximum'], body => body.max_members),
  },
]
