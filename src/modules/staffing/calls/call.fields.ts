import { z } from 'zod'
import type { FormField } from '../../../kernel/facts/index.ts'
import { dollars } from '../../../kernel/money/index.ts'
import { dayField, type Instant } from '../../../kernel/time/index.ts'
import { orNull, says } from '../../../kernel/web/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { isOpenAt, noticeTexts, phaseOf } from './call.rules.ts'
import type { Kind, Requirement, Step } from './call.steps.ts'

/** The addresses of calls, below /fr and /en. */
export const paths = {
  calls: { fr: '/appels', en: '/calls' },
  newCall: { fr: '/appels/nouveau', en: '/calls/new' },
  call: { fr: '/appels/:reference', en: '/calls/:reference' },
  edit: { fr: '/appels/:reference/modifier', en: '/calls/:reference/edit' },
  step: { fr: '/appels/:reference/etape', en: '/calls/:reference/step' },
  approval: { fr: '/appels/:reference/approbation', en: '/calls/:reference/approval' },
  copy: { fr: '/appels/:reference/copies', en: '/calls/:reference/copies' },
  publication: { fr: '/appels/:reference/publication', en: '/calls/:reference/publication' },
  extension: { fr: '/appels/:reference/prolongation', en: '/calls/:reference/extension' },
  statistics: { fr: '/appels/:reference/statistiques', en: '/calls/:reference/statistics' },
} as const satisfies Record<string, Two>

export const referenceField = z.string().regex(/^\d{4}-\d{3}-\d{3}$/)

/** The text blocks, in the order in which the public reads them. */
export const textNames = {
  title: { fr: 'Titre', en: 'Title' },
  collaboration: { fr: 'Collaboration', en: 'Collaboration' },
  context: { fr: 'Contexte', en: 'Context' },
  body: { fr: 'Organisme', en: 'Body' },
  duties: { fr: 'Attributions', en: 'Duties' },
  place: { fr: 'Lieu de travail', en: 'Place of work' },
  requirements: { fr: 'Profil et exigences', en: 'Profile and requirements' },
  criteria: { fr: 'Critères de sélection', en: 'Selection criteria' },
  conditions: { fr: 'Conditions d’exercice', en: 'Conditions' },
  confidentiality: { fr: 'Confidentialité et consultations', en: 'Confidentiality and consultations' },
} as const satisfies Record<string, Two>
export type TextName = keyof typeof textNames
export const textKeys = Object.keys(textNames) as readonly TextName[]

/** What must be written in both languages before approval, by kind. */
const requiredTexts: Record<Kind, readonly TextName[]> = {
  call: ['title', 'duties', 'requirements', 'conditions'],
  notice: ['title', ...noticeTexts, 'conditions'],
}

const text = z.string().trim().max(6000).default('')
const both = z.object({ fr: text, en: text }).default({ fr: '', en: '' })

/** Dollars as typed; kept in cents, as text, for JSON has no whole number so large. */
const amount = orNull(
  z
    .string()
    .refine(
      typed => {
        try {
          return dollars(typed) > 0n
        } catch {
          return false
        }
      },
      says({ fr: 'Écrivez des dollars, comme 123\u00a0192.', en: 'Write dollars, as in 123,192.' }),
    )
    .transform(typed => String(dollars(typed))),
)

const contentFields = {
  texts: z.object(Object.fromEntries(textKeys.map(name => [name, both])) as Record<TextName, typeof both>),
  scale_min: amount,
  scale_max: amount,
  scale_from: orNull(dayField),
  scale_source: z.string().trim().max(200).default(''),
}

/** A scale is both ends and the day from which it holds, or nothing. */
const wholeScale = ({ scale_min, scale_max, scale_from }: Record<string, unknown>) => {
  const given = [scale_min, scale_max, scale_from].filter(value => value !== null).length
  return given === 0 || given === 3
}

export const contentField = z.object(contentFields).refine(wholeScale, {
  path: ['scale_from'],
  ...says({
    fr: 'Donnez les deux bouts de l’échelle et sa date d’effet, ou rien.',
    en: 'Give both ends of the scale and its effective date, or nothing.',
  }),
})
export type Content = z.output<typeof contentField>

export const emptyContent: Content = contentField.parse({ texts: {} })

/** The texts written in both languages. */
export const writtenTexts = ({ texts }: Content): TextName[] =>
  textKeys.filter(name => texts[name].fr !== '' && texts[name].en !== '')

/** The form of what a call is about; the posts are those of the register. */
export const aboutForm = [
  {
    name: 'organisation',
    label: { fr: 'Organisme', en: 'Body' },
    type: 'lookup',
    lookup: 'organisation',
  },
  {
    name: 'posts',
    label: { fr: 'Poste', en: 'Post' },
    optional: true,
    type: 'lookup',
    lookup: 'post',
    several: true,
  },
] as const satisfies readonly FormField[]

export const codeField = orNull(z.string().regex(/^\d{3}$/, { error: 'code' }))

/** What is known of a call when a move is asked. */
export type Known = {
  kind: Kind
  step: Step
  version: number
  posts: readonly string[]
  content: Content
  opens_at: Instant | null
  closes_at: Instant | null
  first_closes_at: Instant | null
  approvals: readonly { side: string; version: number }[]
  copies: readonly { recipient: string }[]
  undecided: number
}

const sideNames = {
  body: { fr: 'L’organisme l’a approuvé.', en: 'The body has approved it.' },
  secretariat: { fr: 'La direction l’a approuvé.', en: 'The director has approved it.' },
} as const
const recipientNames = {
  minister: { fr: 'Une copie a été envoyée à la ministre ou au ministre.', en: 'A copy was sent to the minister.' },
  president: {
    fr: 'Une copie a été envoyée à la présidence de l’organisme.',
    en: 'A copy was sent to the president of the body.',
  },
} as const

const isWritten = (content: Content, name: TextName) => writtenTexts(content).includes(name)
const writtenBoth = (name: TextName): Two => ({
  fr: `«\u00a0${textNames[name].fr}\u00a0» est rédigé en français et en anglais.`,
  en: `“${textNames[name].en}” is written in French and in English.`,
})

/** The conditions that a requirement has yet to meet, as sentences; `reason` and `dates` are asked by their own forms. */
const missing: Record<Requirement, (call: Known, now: Instant) => readonly Two[]> = {
  reason: () => [],
  dates: () => [],
  profile: ({ posts, content }) => [
    ...(posts.length > 0 ? [] : [{ fr: 'Un poste est nommé.', en: 'A post is named.' }]),
    ...(['title', 'requirements'] as const).filter(name => !isWritten(content, name)).map(writtenBoth),
  ],
  texts: ({ kind, content }) => requiredTexts[kind].filter(name => !isWritten(content, name)).map(writtenBoth),
  approvals: ({ approvals, version }) =>
    (['body', 'secretariat'] as const)
      .filter(side => !approvals.some(one => one.side === side && one.version === version))
      .map(side => sideNames[side]),
  copies: ({ kind, copies }) =>
    kind === 'call'
      ? []
      : (['minister', 'president'] as const)
          .filter(recipient => !copies.some(one => one.recipient === recipient))
          .map(recipient => recipientNames[recipient]),
  open: (call, now) =>
    isOpenAt(call, now) || phaseOf(call, now) === 'scheduled'
      ? []
      : [{ fr: 'Son échéance n’est pas passée.', en: 'Its deadline has not passed.' }],
  ended: (call, now) =>
    phaseOf(call, now) === 'ended' ? [] : [{ fr: 'Son échéance est passée.', en: 'Its deadline has passed.' }],
  decided: ({ undecided }) =>
    undecided === 0
      ? []
      : [
          {
            fr: `Chaque candidature a son résultat (il en reste ${undecided}).`,
            en: `Each application has its result (${undecided} to go).`,
          },
        ],
}

/** What a move still requires of a call, as sentences; none when it can be made. */
export const missingFor = (requires: readonly Requirement[], call: Known, now: Instant): Two[] =>
  requires.flatMap(one => missing[one](call, now))
