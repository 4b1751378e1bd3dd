import { subjectKind } from '../../../kernel/facts/index.ts'
import { type Check, type Finding, placeOf } from '../../../kernel/findings/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { workers } from '../files/file.access.ts'
import { paths } from '../words.ts'
import { words } from './attendance.fields.ts'
import { type Tally, tallyOf } from './attendance.formats.ts'
import { bookOf, membersOn } from './attendance.queries.ts'

type Facts = (member: Tally) => { since: Day | null; facts: Finding['facts'] }

/** What one rule says of those whose attendance, or change of post, is recorded, and who have no open departure file. */
const foundBy =
  (rule: string, factsOf: Facts): Check['find'] =>
  async (tx, today) => {
    const book = await bookOf(tx)
    const members = (await membersOn(tx, today, {})).map(member => tallyOf(member, book, today))
    const { card } = subjectKind('post')
    const findings = members.flatMap((member): Finding[] => {
      const verdict = member.leaving ? undefined : member.verdicts.find(one => one.rule === rule)
      if (!verdict) return []
      const { post_id, mandate_id, organisation_id, organisation_fr, organisation_en } = member
      const who = (lang: 'fr' | 'en') => `${personName(member)}, ${postTitle(member, member.gender, lang)}`
      return [
        {
          key: mandate_id,
          says: {
            fr: `${who('fr')}, ${organisation_fr}. ${verdict.says.fr}`,
            en: `${who('en')}, ${organisation_en}. ${verdict.says.en}`,
          },
          body: { id: organisation_id, name: { fr: organisation_fr, en: organisation_en } },
          path: card ? placeOf(card, { id: post_id }) : placeOf(paths.files),
          mend: {
            title: words.openDeparture,
            path: placeOf(paths.newFile, { post: post_id, mandate: mandate_id, kind: 'departure' }),
            access: workers,
          },
          about: { post: post_id },
          ...factsOf(member),
        },
      ]
    })
    return { findings }
  }

const unread = {
  fr: 'Les mandats dont vous lisez un dossier de départ ouvert\u00a0; les organismes qui ne consignent rien.',
  en: 'Terms of which you read an open departure file; bodies that record nothing.',
}

/** What attendance and changes of post call for. */
export const attendanceChecks: readonly Check[] = [
  {
    name: 'staffing.absences',
    title: { fr: 'Absences qui font une vacance', en: 'Absences that make a vacancy' },
    why: {
      fr: 'Dès que les absences non motivées du mandat atteignent le nombre du règlement intérieur, il est proposé de constater la vacance\u00a0; elle ne suit jamais d’elle-même.',
      en: 'Once the absences of a term that are not excused reach the number of the by-law, recording the vacancy is proposed; it never follows by itself.',
    },
    rule: { id: 'MAN-10', law: 'règlement intérieur [S29]', status: 'verified' },
    concerns: ['adviser', 'director', 'auditor'],
    unjudged: {
      fr: unread.fr,
      en: unread.en,
    },
    find: foundBy('MAN-10', ({ mandate_id, last, absences, bylaw }) => ({
      since: last,
      facts: [mandate_id, absences, bylaw?.absences ?? null, bylaw?.in_a_row ?? null, bylaw?.months ?? null, last],
    })),
  },
  {
    name: 'staffing.changed_post',
    title: { fr: 'Mandats qui ne peuvent pas être terminés', en: 'Terms that cannot be finished' },
    why: {
      fr: 'Qui vient du secteur public et y change de poste ne termine son mandat qu’après un an dans le siège et à un rang que la loi admet.',
      en: 'Whoever comes from the public sector and changes post there finishes the term only after a year in the seat, at a rank that the law accepts.',
    },
    rule: { id: 'MAN-11', law: 'A-7.003, a. 14 [S27]', status: 'verified' },
    concerns: ['adviser', 'director', 'auditor'],
    unjudged: {
      fr: `Les sièges sans base légale du rôle «\u00a0rang\u00a0». ${unread.fr}`,
      en: `Seats without a legal basis of the role “rang”. ${unread.en}`,
    },
    find: foundBy('MAN-11', ({ mandate_id, change }) => ({
      since: change?.changed_on ?? null,
      facts: [mandate_id, change?.changed_on ?? null, change?.has_rank ?? null],
    })),
  },
]
