import { subjectKind } from '../../../kernel/facts/index.ts'
import { type Check, placeOf } from '../../../kernel/findings/index.ts'
import { postTitle } from '../../registry/index.ts'
import { workers } from '../files/file.access.ts'
import { paths, words } from '../words.ts'
import { withoutFile } from './check.queries.ts'

/** What an auditor would point out in the files. */
export const checks: readonly Check[] = [
  {
    name: 'staffing.vacant_without_file',
    title: { fr: 'Postes vacants sans dossier', en: 'Vacant posts without a file' },
    why: {
      fr: 'Un poste vacant appelle un dossier de nomination, même quand quelqu’un y agit par intérim\u00a0; un poste dont le prochain titulaire est nommé n’en demande plus.',
      en: 'A vacant post calls for an appointment file, even where someone acts in it; a post whose next holder is named asks for none.',
    },
    rule: null,
    concerns: ['adviser', 'director', 'auditor'],
    unjudged: {
      fr: 'Les dossiers que vous ne pouvez pas lire\u00a0: un poste peut en avoir un.',
      en: 'The files that you may not read: a post may have one.',
    },
    find: async (tx, today) => {
      const { card } = subjectKind('post')
      const findings = (await withoutFile(tx, today)).map(seat => {
        const { post_id: id, organisation_id, organisation_fr, organisation_en, acting, since } = seat
        return {
          key: id,
          says: {
            fr: `${postTitle(seat, null, 'fr')}, ${organisation_fr}\u00a0: ${acting ? 'vacant, intérim, aucun dossier.' : 'vacant, aucun dossier.'}`,
            en: `${postTitle(seat, null, 'en')}, ${organisation_en}: ${acting ? 'vacant, acting holder, no file.' : 'vacant, no file.'}`,
          },
          since,
          body: { id: organisation_id, name: { fr: organisation_fr, en: organisation_en } },
          path: card ? placeOf(card, { id }) : placeOf(paths.files),
          mend: {
            title: words.open,
            path: placeOf(paths.newFile, { post: id, kind: 'appointment' }),
            access: workers,
          },
          about: { post: id },
          facts: [id, since, acting],
        }
      })
      return { findings }
    },
  },
]
