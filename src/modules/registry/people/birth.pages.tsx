import { Button, Buttons, Field, Form, Page, Pairs, useView } from '../../../kernel/web/index.ts'
import { inLang, showDay, showInstant, type Words } from '../../../kernel/words/index.ts'
import { addresses, words as common } from '../registry.pages.tsx'
import { personName } from '../words.ts'
import type { Birth } from './birth.queries.ts'
import type { PersonVersion } from './person.queries.ts'

export const words = {
  title: { fr: 'Date de naissance', en: 'Date of birth' },
  lead: {
    fr: 'Vue par peu de personnes et absente des actes, qui sont publics. Chaque lecture est consignée au journal.',
    en: 'Seen by few and absent from acts, which are public. Each reading is recorded in the journal.',
  },
  recorded: { fr: 'Inscrite', en: 'Recorded' },
  by: {
    fr: (who: string, when: string) => `par ${who}, ${when}`,
    en: (who: string, when: string) => `by ${who}, ${when}`,
  },
  none: { fr: 'non inscrite', en: 'not recorded' },
  record: { fr: 'Inscrire la date', en: 'Record the date' },
  correct: { fr: 'Corriger la date', en: 'Correct the date' },
} as const satisfies Words

export type BirthData = { person: PersonVersion; birth: Birth | null }

export const BirthPage = ({ data: { person, birth } }: { data: BirthData }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const id = person.person_id
  return (
    <Page
      title={`${t('title')}, ${personName(person)}`}
      heading={t('title')}
      lead={t('lead')}
      crumbs={[
        { title: common.people[lang], path: to(addresses.people) },
        { title: personName(person), path: to(addresses.person, { id }) },
      ]}
    >
      <Pairs
        pairs={[
          {
            label: t('title'),
            value: birth ? showDay(birth.born_on, lang) : <span class="quiet">{t('none')}</span>,
          },
          birth && { label: t('recorded'), value: t('by', birth.recorded_by, showInstant(birth.recorded_at, lang)) },
        ]}
      />
      <Form action={to(addresses.birth, { id })}>
        <Field name="born_on" label={t('title')} type="date" value={birth?.born_on ?? null} autocomplete="off" />
        <Buttons>
          <Button kind="main">{t(birth ? 'correct' : 'record')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}
