import { Button, Buttons, Choices, Field, Form, Hidden, Section, useView } from '../../../kernel/web/index.ts'
import { inLang } from '../../../kernel/words/index.ts'
import { words as fileWords } from '../words.ts'
import type { Whole } from './file.queries.ts'
import type { Homonym } from './homonym.queries.ts'
import { newcomerPath, words } from './newcomer.formats.ts'
import { GenderChoices } from './pick.pages.tsx'

export type Typed = { readonly given_name: string; readonly family_name: string; readonly same: readonly Homonym[] }

/** Enters someone by name; where the register has the name, asks who it is. */
export const Newcomer = ({ file, typed }: { file: Whole; typed: Typed }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const says = inLang(fileWords, lang)
  const named = (one: Homonym) =>
    one.former === null ? one.label[lang] : `${one.label[lang]} (${t('former', one.former)})`
  return (
    <Section title={says('newcomer')} id="newcomer-title">
      <p class="quiet">{says('newcomerSays')}</p>
      <Form action={to({ path: newcomerPath }, { id: file.file_id })} id="newcomer">
        <Hidden name="version" value={file.version} />
        <Field name="given_name" label={says('givenName')} value={typed.given_name} optional />
        <Field name="family_name" label={says('familyName')} value={typed.family_name} />
        {typed.same.length > 0 && (
          <Choices
            name="as"
            label={t('who')}
            hint={t('hint')}
            options={[
              ...typed.same.map(one => ({ value: one.person_id, title: t('same', named(one)) })),
              { value: 'new', title: t('another') },
            ]}
          />
        )}
        <GenderChoices />
        <Buttons>
          <Button>{says('choose')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
