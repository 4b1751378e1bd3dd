import { Button, Buttons, Form, Pairs, useView } from '../../../kernel/web/index.ts'
import { inLang, type Words } from '../../../kernel/words/index.ts'
import { paths as committeePaths, referenceOf as committeeReference } from '../committees/committee.formats.ts'
import type { Committee } from '../committees/committee.queries.ts'
import { stepNames as committeeSteps } from '../committees/committee.steps.ts'
import { stepNames as fileSteps, type StepName } from '../files/file.steps.ts'
import { paths as filePaths, referenceOf } from '../words.ts'
import type { Call } from './call.queries.ts'

const words = {
  file: { fr: 'Dossier', en: 'File' },
  committee: { fr: 'Comité', en: 'Committee' },
  form: { fr: 'Former le comité', en: 'Form the committee' },
} as const satisfies Words

type FileOf = { file_id: string; year: number; number: number; step: string }

/** What a call leads to: its committee, and the open files of its posts. */
export type Tied = { committee: Committee | null; files: readonly FileOf[] }

export const Ties = ({ call, tied: { committee, files } }: { call: Call; tied: Tied }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const forms = committee === null && actor.role === 'adviser' && ['published', 'analysis'].includes(call.step)
  return (
    <>
      {(committee || files.length > 0) && (
        <Pairs
          pairs={[
            ...files.map(file => ({
              label: t('file'),
              value: <a href={to({ path: filePaths.file }, { id: file.file_id })}>{referenceOf(file)}</a>,
              cite: <span class="quiet">{fileSteps[file.step as StepName][lang].toLowerCase()}</span>,
            })),
            committee && {
              label: t('committee'),
              value: (
                <a href={to({ path: committeePaths.committee }, { id: committee.committee_id })}>
                  {committeeReference(committee)}
                </a>
              ),
              cite: <span class="quiet">{committeeSteps[committee.step][lang].toLowerCase()}</span>,
            },
          ]}
        />
      )}
      {forms && (
        <Form action={to({ path: committeePaths.ofCall }, { reference: call.reference })} id="committee">
          <Buttons>
            <Button>{t('form')}</Button>
          </Buttons>
        </Form>
      )}
    </>
  )
}
