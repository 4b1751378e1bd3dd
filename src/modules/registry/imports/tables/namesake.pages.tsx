import { Button, Buttons, Form, Hidden, Section, Select, useView } from '../../../../kernel/web/index.ts'
import { inLang, showNumber, type Words } from '../../../../kernel/words/index.ts'
import { importPaths } from '../overview.pages.tsx'
import type { Namesake } from './match.queries.ts'

const words = {
  title: { fr: 'Homonymes', en: 'Namesakes' },
  lead: {
    fr: 'Ces lignes portent le nom de quelqu’un ou d’un organisme que le registre, ou le fichier, a déjà. Rien n’est confondu sans votre réponse\u00a0; ce qui s’y rapporte attend avec elles.',
    en: 'These rows bear the name of a person or body that the register, or the file, has already. Nothing is taken for the same without your answer; what refers to them waits with them.',
  },
  more: {
    fr: (count: string) => `Lignes qui ne sont pas montrées ici\u00a0: ${count}.`,
    en: (count: string) => `Rows that are not shown here: ${count}.`,
  },
  row: {
    fr: (name: string, line: number) => `${name}, ligne ${line}`,
    en: (name: string, line: number) => `${name}, line ${line}`,
  },
  empty: { fr: 'Pas encore tranché', en: 'Not settled yet' },
  same: { fr: 'C’est le même', en: 'It is the same' },
  others: { fr: 'Autrement', en: 'Otherwise' },
  other: { fr: 'Quelqu’un d’autre\u00a0: inscrire à part', en: 'Somebody else: enter apart' },
  leave: { fr: 'Laisser la ligne de côté', en: 'Leave the row out' },
  settle: { fr: 'Trancher', en: 'Settle' },
  allSame: {
    fr: 'Confondre toutes les lignes qui n’ont qu’un homonyme',
    en: 'Take all rows that have one namesake only for the same',
  },
  allOther: { fr: 'Inscrire à part toutes les autres', en: 'Enter all the others apart' },
} as const satisfies Words

const answerOf = ({ answer }: Namesake) => (answer === null ? null : answer.take ? (answer.as ?? 'other') : 'leave')

export const Namesakes = ({ id, total, rows }: { id: string; total: number; rows: readonly Namesake[] }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  if (rows.length === 0) return null
  const action = to(importPaths.namesakes, { id })
  return (
    <Section title={t('title')} id="namesakes">
      <p>{t('lead')}</p>
      <Form action={action} id="each">
        {rows.map(row => (
          <Select
            name={`as.${row.n}`}
            label={t('row', row.name, row.line)}
            empty={t('empty')}
            value={answerOf(row)}
            options={[
              ...row.candidates.map(candidate => ({
                value: candidate.id,
                title: candidate[lang],
                group: t('same'),
              })),
              { value: 'other', title: t('other'), group: t('others') },
              { value: 'leave', title: t('leave'), group: t('others') },
            ]}
            optional
          />
        ))}
        {total > rows.length && <p>{t('more', showNumber(total - rows.length, lang))}</p>}
        <Buttons>
          <Button kind="main">{t('settle')}</Button>
        </Buttons>
      </Form>
      {(['same', 'other'] as const).map(all => (
        <Form action={action} id={`all-${all}`}>
          <Hidden name="all" value={all} />
          <Buttons>
            <Button>{t(all === 'same' ? 'allSame' : 'allOther')}</Button>
          </Buttons>
        </Form>
      ))}
    </Section>
  )
}
