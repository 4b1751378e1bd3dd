import { Button, Buttons, Choices, Form, useView } from '../../../kernel/web/index.ts'
import { inLang, plural, type Words } from '../../../kernel/words/index.ts'
import { stepNames as applicationSteps } from '../applications/application.steps.ts'
import { paths as callPaths } from '../calls/call.fields.ts'
import { isBefore, isOpen } from './committee.fields.ts'
import { paths } from './committee.formats.ts'
import type { Whole } from './committee.queries.ts'
import { Folded } from './parts.pages.tsx'

const words = {
  bring: { fr: 'Inscrire les candidatures recevables de l’appel', en: 'Bring the admissible applications of the call' },
  waiting: {
    fr: (n: number) =>
      `${n} ${plural('fr', n, 'candidature recevable n’est', 'candidatures recevables ne sont')} pas devant le comité.`,
    en: (n: number) =>
      `${n} ${plural('en', n, 'admissible application is', 'admissible applications are')} not before the committee.`,
  },
  summon: { fr: 'Convoquer', en: 'Call people' },
  summonLead: {
    fr: 'Chaque personne reçoit un message, et sa candidature passe à cette étape.',
    en: 'Each person is sent a message, and the application goes to that step.',
  },
  people: { fr: 'Personnes', en: 'People' },
  to: { fr: 'À quoi', en: 'To what' },
  written: { fr: 'Évaluation écrite', en: 'Written evaluation' },
  interview: { fr: 'Entrevue', en: 'Interview' },
} as const satisfies Words

/** What ties a committee to its call: its reference, and how many of its applications are still to be brought. */
export type TieData = { reference: string | null; waiting: number }

export const CallLink = ({ reference }: { reference: string }) => {
  const { to } = useView()
  return <a href={to({ path: callPaths.call }, { reference })}>{reference}</a>
}

const Summoning = ({ whole: { committee, candidates } }: { whole: Whole }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const open = candidates.filter(
    one => isBefore(one) && ['admissible', 'preselected', 'written'].includes(one.application_step ?? ''),
  )
  if (!isOpen(committee, 'calling') || open.length === 0) return null
  const people = open.map(({ candidate_id: value, name, application_step: step }) => ({
    value,
    title: step ? `${name}, ${applicationSteps[step][lang].toLowerCase()}` : name,
  }))
  const steps = (['written', 'interview'] as const).map(value => ({ value, title: t(value) }))
  return (
    <Folded title={t('summon')} form="summon">
      <Form action={to({ path: paths.summon }, { id: committee.committee_id })} id="summon">
        <p class="quiet">{t('summonLead')}</p>
        <Choices name="candidates" label={t('people')} options={people} several value={people.map(one => one.value)} />
        <Choices name="to" label={t('to')} options={steps} value="interview" />
        <Buttons>
          <Button>{t('summon')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** Who applied comes before the committee by one gesture, is called by another. */
export const Bringing = ({ whole, waiting }: { whole: Whole; waiting: number }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { committee } = whole
  return (
    <>
      {waiting > 0 && isOpen(committee, 'bringing') && (
        <Form action={to({ path: paths.bring }, { id: committee.committee_id })} id="bring">
          <p>{t('waiting', waiting)}</p>
          <Buttons>
            <Button>{t('bring')}</Button>
          </Buttons>
        </Form>
      )}
      <Summoning whole={whole} />
    </>
  )
}
