import { Button, Buttons, Field, Folded, Form, Section, useView } from '../../../kernel/web/index.ts'
import { inLang, plural, showInstant, type Words } from '../../../kernel/words/index.ts'
import { paths as callPaths } from '../calls/call.fields.ts'
import { phaseOf } from '../calls/call.rules.ts'
import { phaseNames } from '../calls/call.steps.ts'
import { paths } from '../words.ts'
import type { FileCalls } from './call.actions.ts'
import type { Whole } from './file.queries.ts'
import { isOver } from './file.steps.ts'

const words = {
  calls: { fr: 'Appel de candidatures', en: 'Call for candidates' },
  none: { fr: 'Aucun appel pour ce poste.', en: 'No call for this post.' },
  until: { fr: (when: string) => `échéance\u00a0: ${when}`, en: (when: string) => `deadline: ${when}` },
  numbers: {
    fr: (sent: number, admissible: number, apt: number) =>
      [
        `${sent} ${plural('fr', sent, 'reçue', 'reçues')}`,
        `${admissible} ${plural('fr', admissible, 'recevable', 'recevables')}`,
        `${apt} ${plural('fr', apt, 'apte', 'aptes')}`,
      ].join(', '),
    en: (sent: number, admissible: number, apt: number) => `${sent} received, ${admissible} admissible, ${apt} apt`,
  },
  open: { fr: 'Ouvrir un appel pour ce poste', en: 'Open a call for this post' },
  code: { fr: 'Numéro de l’organisme', en: 'Number of the body' },
  codeHint: {
    fr: 'Trois chiffres, ceux du milieu de la référence\u00a0; donnés au premier appel.',
    en: 'Three digits, the middle of the reference; given with the first call.',
  },
} as const satisfies Words

/** The calls of the post of an appointment file: their state and numbers, or the gesture that opens one. */
export const Calls = ({ file, calls: data }: { file: Whole; calls: FileCalls | null }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  if (data === null) return null
  const { calls, now, code, opens } = data
  if (isOver(file.step) && calls.length === 0) return null
  return (
    <Section title={t('calls')} id="calls" bare={calls.length === 0}>
      {calls.length === 0 ? (
        <p class="empty">{t('none')}</p>
      ) : (
        <ul>
          {calls.map(({ numbers, ...call }) => (
            <li>
              <a href={to({ path: callPaths.call }, { reference: call.reference })}>{call.reference}</a>
              {[
                '',
                phaseNames[phaseOf(call, now)][lang].toLowerCase(),
                call.closes_at && t('until', showInstant(call.closes_at, lang)),
                numbers && t('numbers', numbers.submitted, numbers.admissible, numbers.apt),
              ]
                .filter(part => part !== null)
                .join(', ')}
            </li>
          ))}
        </ul>
      )}
      {opens && (
        <Folded title={t('open')} form="open-call">
          <Form action={to({ path: paths.openCall }, { id: file.file_id })} id="open-call">
            {code === null && <Field name="code" label={t('code')} hint={t('codeHint')} size="short" />}
            <Buttons>
              <Button>{t('open')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}
