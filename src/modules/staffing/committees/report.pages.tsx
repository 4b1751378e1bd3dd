import { Button, Buttons, Field, Form, Page, Pairs, Section, useView } from '../../../kernel/web/index.ts'
import { inLang, showInstant, showList, type Words } from '../../../kernel/words/index.ts'
import { ofName } from '../aptitude/name.rules.ts'
import { Majority } from './candidate.pages.tsx'
import { worksIn } from './committee.access.ts'
import { deciding, isOpen, opinionOf, outcomeFor } from './committee.fields.ts'
import { paths, titleOf } from './committee.formats.ts'
import { crumbsTo } from './committee.pages.tsx'
import type { Candidate, Whole } from './committee.queries.ts'
import { qualities } from './composition.rules.ts'
import { meanScore } from './outcome.rules.ts'

export const words = {
  title: { fr: 'Rapport', en: 'Report' },
  lead: {
    fr: 'Confidentiel\u00a0: chaque lecture est consignée au journal.',
    en: 'Confidential: each reading is recorded in the journal.',
  },
  members: { fr: 'Membres', en: 'Members' },
  findings: { fr: 'Conclusions', en: 'Findings' },
  none: { fr: 'Personne n’est devant le comité.', en: 'Nobody is before the committee.' },
  outcome: { fr: 'Conclusion', en: 'Outcome' },
  decided: { fr: 'Ont décidé', en: 'Decided by' },
  recused: { fr: 'Se sont récusés', en: 'Stepped aside' },
  mean: { fr: 'Moyenne des cotes', en: 'Mean score' },
  dissent: { fr: (name: string) => `Dissidence ${ofName(name)}`, en: (name: string) => `Dissent of ${name}` },
  pending: { fr: 'à venir', en: 'to come' },
  remarks: { fr: 'Texte du rapport', en: 'Text of the report' },
  unwritten: { fr: 'Le texte n’est pas écrit.', en: 'The text is not written.' },
  write: { fr: 'Inscrire le texte', en: 'Record the text' },
  by: {
    fr: (name: string, when: string) => `${name}, ${when}`,
    en: (name: string, when: string) => `${name}, ${when}`,
  },
} as const satisfies Words

const Finding = ({ whole, candidate }: { whole: Whole; candidate: Candidate }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const id = candidate.candidate_id
  const deciders = deciding(whole, id)
  const aside = whole.members.filter(member => !deciders.includes(member))
  const opinions = deciders.map(member => ({ member, opinion: opinionOf(whole, id, member.member_id) }))
  const { dissenting, outcome } = outcomeFor(whole, id)
  const names = (members: Whole['members']) =>
    showList(
      members.map(({ name }) => name),
      lang,
    )
  return (
    <>
      <h3>{candidate.name}</h3>
      <Pairs
        pairs={[
          { label: t('outcome'), value: outcome ? <Majority whole={whole} candidate={candidate} /> : t('pending') },
          { label: t('decided'), value: names(deciders) },
          { label: t('recused'), value: names(aside) },
          { label: t('mean'), value: meanScore(opinions.flatMap(({ opinion }) => opinion?.scores ?? [])) },
          ...opinions
            .filter(({ member }) => dissenting.includes(member.name))
            .map(({ member, opinion }) => ({ label: t('dissent', member.name), value: opinion?.dissent })),
        ]}
      />
    </>
  )
}

/** The report of a committee: who decided, by which majority, and the dissents, person by person. */
export const ReportPage = ({ whole }: { whole: Whole }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const { committee, members, candidates, report } = whole
  const id = committee.committee_id
  const crumbs = [...crumbsTo(lang), { title: titleOf(committee, lang), path: to({ path: paths.committee }, { id }) }]
  const title = `${t('title')}, ${titleOf(committee, lang)}`
  return (
    <Page title={title} heading={t('title')} lead={t('lead')} crumbs={crumbs}>
      <Section title={t('members')} id="members">
        <ul>
          {members.map(({ name, quality }) => (
            <li>{`${name}, ${qualities[quality][lang].toLowerCase()}`}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('findings')} id="findings">
        {candidates.length === 0 && <p class="empty">{t('none')}</p>}
        {candidates.map(candidate => (
          <Finding whole={whole} candidate={candidate} />
        ))}
      </Section>
      <Section title={t('remarks')} id="text">
        {report ? <p>{report.text}</p> : <p class="empty">{t('unwritten')}</p>}
        {report && <p class="quiet">{t('by', report.written_by_name, showInstant(report.written_at, lang))}</p>}
        {isOpen(committee, 'report') && worksIn(actor, committee) && (
          <Form action={to({ path: paths.report }, { id })} id="report" guarded>
            <Field name="text" label={t('remarks')} type="area" rows={8} size="long" value={report?.text ?? null} />
            <Buttons>
              <Button>{t('write')}</Button>
            </Buttons>
          </Form>
        )}
      </Section>
    </Page>
  )
}
