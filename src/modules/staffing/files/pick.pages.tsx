import { Button, Buttons, Choices, Form, Hidden, Section, useView } from '../../../kernel/web/index.ts'
import { inLang, showDay, type Words } from '../../../kernel/words/index.ts'
import { words as fileWords, paths } from '../words.ts'
import type { Whole } from './file.queries.ts'
import { keyOf } from './pick.formats.ts'
import type { Offered } from './pick.queries.ts'

const words = {
  register: { fr: 'Personnes du registre d’aptitude', en: 'Persons of the register of aptitude' },
  list: { fr: 'Personnes de la liste de l’appel', en: 'Persons of the list of the call' },
  who: { fr: 'Personne à proposer', en: 'Person to propose' },
  until: { fr: (day: string) => `valide jusqu’au ${day}`, en: (day: string) => `valid until ${day}` },
  call: { fr: (reference: string) => `appel ${reference}`, en: (reference: string) => `call ${reference}` },
  propose: { fr: 'Proposer cette personne', en: 'Propose this person' },
} as const satisfies Words

/** Whom the register of the tribunal, or the list of the call, offers for a file. */
export const Picking = ({ file, picks }: { file: Whole; picks: readonly Offered[] }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const says = inLang(fileWords, lang)
  if (picks.length === 0) return null
  const options = picks.map(pick => ({
    value: keyOf(pick),
    title: [
      `${pick.given_name} ${pick.family_name}`.trim(),
      pick.reference && t('call', pick.reference),
      pick.until && t('until', showDay(pick.until, lang)),
    ]
      .filter(Boolean)
      .join(', '),
  }))
  return (
    <Section title={t(picks[0]?.entry_id ? 'register' : 'list')} id="picks">
      <Form action={to({ path: paths.pick }, { id: file.file_id })} id="pick">
        <Hidden name="version" value={file.version} />
        <Choices name="pick" label={t('who')} options={options} />
        <Choices
          name="gender"
          label={says('gender')}
          optional
          options={[
            { value: 'f', title: says('feminine') },
            { value: 'm', title: says('masculine') },
          ]}
        />
        <Buttons>
          <Button kind="main">{t('propose')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
