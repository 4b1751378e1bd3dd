import { Button, Buttons, Choices, Form, Hidden, Section, useView } from '../../../kernel/web/index.ts'
import { inLang, showDay, type Words } from '../../../kernel/words/index.ts'
import { words as fileWords, paths } from '../words.ts'
import type { Whole } from './file.queries.ts'
import { choiceOf, keyOf, type Pick } from './pick.formats.ts'

const words = {
  register: { fr: 'Personnes du registre d’aptitude', en: 'Persons of the register of aptitude' },
  list: { fr: 'Personnes de la liste de l’appel', en: 'Persons of the list of the call' },
  who: { fr: 'Personne à proposer', en: 'Person to propose' },
  until: { fr: (day: string) => `valide jusqu’au ${day}`, en: (day: string) => `valid until ${day}` },
  call: { fr: (reference: string) => `appel ${reference}`, en: (reference: string) => `call ${reference}` },
  same: {
    fr: (who: string) => `C’est la même personne que ${who}, au registre`,
    en: (who: string) => `The same person as ${who}, in the register`,
  },
  former: { fr: (name: string) => `autrefois ${name}`, en: (name: string) => `formerly ${name}` },
  another: {
    fr: 'C’est quelqu’un d’autre, qui porte le même nom et n’est pas encore au registre',
    en: 'Someone else, who has the same name and is not in the register yet',
  },
  sameHint: {
    fr: 'Quand le registre connaît déjà ce nom, dites si c’est la même personne\u00a0: rien ne les confond sans vous.',
    en: 'Where the register already has this name, say whether it is the same person: nothing joins them without you.',
  },
  propose: { fr: 'Proposer cette personne', en: 'Propose this person' },
} as const satisfies Words

/** Which form of the title the act takes; neither where nobody knows yet. */
export const GenderChoices = () => {
  const says = inLang(fileWords, useView().lang)
  const options = [
    { value: 'f', title: says('feminine') },
    { value: 'm', title: says('masculine') },
  ]
  return <Choices name="gender" label={says('gender')} optional options={options} />
}

/** Whom the register of the tribunal, or the list of the call, offers for a file. */
export const Picking = ({ file, picks }: { file: Whole; picks: readonly Pick[] }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  if (picks.length === 0) return null
  const options = picks.flatMap(pick => {
    const title = [
      `${pick.given_name} ${pick.family_name}`.trim(),
      pick.reference && t('call', pick.reference),
      pick.until && t('until', showDay(pick.until, lang)),
    ]
      .filter(Boolean)
      .join(', ')
    if (pick.same.length === 0) return [{ value: keyOf(pick), title }]
    const known = pick.same.map(({ person_id, label, former }) => ({
      value: choiceOf(pick, person_id),
      title,
      hint: t('same', former === null ? label[lang] : `${label[lang]} (${t('former', former)})`),
    }))
    return [...known, { value: choiceOf(pick, 'new'), title, hint: t('another') }]
  })
  const isDoubtful = picks.some(({ same }) => same.length > 0)
  return (
    <Section title={t(picks[0]?.entry_id ? 'register' : 'list')} id="picks">
      <Form action={to({ path: paths.pick }, { id: file.file_id })} id="pick">
        <Hidden name="version" value={file.version} />
        <Choices name="pick" label={t('who')} options={options} {...(isDoubtful && { hint: t('sameHint') })} />
        <GenderChoices />
        <Buttons>
          <Button kind="main">{t('propose')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
