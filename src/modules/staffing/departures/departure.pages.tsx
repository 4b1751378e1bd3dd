import { mayEnter } from '../../../kernel/access/index.ts'
import {
  Button,
  Buttons,
  Check,
  Field,
  Folded,
  Form,
  Pairs,
  Section,
  Select,
  State,
  Steps,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showNumber, type Two } from '../../../kernel/words/index.ts'
import { canChange } from '../files/file.access.ts'
import type { Whole } from '../files/file.queries.ts'
import { Editing } from '../files/person.pages.tsx'
import { stateMeaning } from './after.pages.tsx'
import { payKeepers, payReaders } from './departure.access.ts'
import { departureRoad, departureStep } from './departure.fields.ts'
import { afterLines, benefits, decisions, paths, restrictionStates, words } from './departure.formats.ts'
import { mayMove, stepNames } from './departure.steps.ts'

export const optionsOf = (names: Readonly<Record<string, Two>>, lang: Lang) =>
  Object.entries(names).map(([value, both]) => ({ value, title: both[lang] }))

type Own = { file: Whole }

const Facts = ({ file }: Own) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const { departure: own } = file
  const isPaid = file.seat.regime === 'full_time'
  if (!canChange(actor, file, 'due')) return null
  return (
    <Editing id="departure" part="due" action={to({ path: paths.facts }, { id: file.file_id })} version={file.version}>
      <Field name="notice_on" label={t('notice')} type="date" size="short" value={own?.notice_on ?? ''} optional />
      <Check name="copied" label={t('copied')} checked={own?.copied ?? false} />
      {isPaid && (
        <Field
          name="vacation_halves"
          label={t('vacation')}
          hint={t('vacationHint')}
          type="number"
          size="short"
          value={own?.vacation_halves ?? ''}
          optional
        />
      )}
      <Check name="public_servant" label={t('publicServant')} checked={own?.public_servant ?? false} />
      <Select
        name="return_decision"
        label={t('decision')}
        value={own?.return_decision ?? ''}
        optional
        empty={t('undecided')}
        options={optionsOf(decisions, lang)}
      />
      <Select
        name="benefit"
        label={t('benefit')}
        value={own?.benefit ?? ''}
        optional
        empty={t('unsaid')}
        options={optionsOf(benefits, lang)}
      />
    </Editing>
  )
}

/** What a departure leaves, on its file: everything but the amounts, which have a page of their own. DEP-02 to DEP-08. */
export const OwedSection = ({ file }: Own) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(words, lang)
  if (file.kind !== 'departure') return null
  const steps = departureRoad(file, today).map(({ step, on }) => ({
    code: step,
    title: stepNames[step][lang],
    ...(on && { note: showDay(on, lang) }),
  }))
  const { departure: own } = file
  return (
    <Section title={t('owed')} id="owed">
      <Steps steps={steps} current={departureStep(file, today)} label={t('way')} />
      <Pairs
        pairs={[
          { label: t('notice'), value: own?.notice_on && showDay(own.notice_on, lang) },
          own?.notice_on ? { label: t('copied'), value: t(own.copied ? 'yes' : 'no') } : null,
          {
            label: t('vacation'),
            value: own && own.vacation_halves !== null ? showNumber(own.vacation_halves, lang) : null,
          },
          {
            label: t('benefit'),
            value: own?.benefit ? benefits[own.benefit][lang] : t('unsaid'),
          },
          own?.public_servant
            ? {
                label: t('decision'),
                value: own.return_decision ? decisions[own.return_decision][lang] : t('undecided'),
              }
            : null,
        ]}
      />
      {mayEnter(payReaders, actor) && (
        <p>
          <a class="button" href={to({ path: paths.owed }, { id: file.file_id })}>
            {t('seeAmounts')}
          </a>
        </p>
      )}
      <Facts file={file} />
    </Section>
  )
}

/** What goes on after office, once the register says that the person leaves. DEP-06, DEP-07. */
export const AfterSection = ({ file }: Own) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(words, lang)
  const [line] = afterLines([file], today)
  if (!line) return null
  const { departure: own } = file
  const hands = Boolean(own?.handed_on) || mayMove(['hand'], departureStep(file, today), actor.role)
  return (
    <Section title={t('afterOffice')} id="after-office">
      <Pairs
        pairs={[
          { label: t('leftOn'), value: showDay(line.left_on, lang) },
          { label: t('until'), value: line.until ? showDay(line.until, lang) : t('unbound') },
          {
            label: t('state'),
            value: <State meaning={stateMeaning[line.state]}>{restrictionStates[line.state][lang]}</State>,
          },
          { label: t('confidence'), value: t('noEnd') },
          { label: t('handed'), value: own?.handed_on ? showDay(own.handed_on, lang) : t('no') },
          { label: t('signed'), value: own?.signed_on ? showDay(own.signed_on, lang) : t('notSigned') },
        ]}
      />
      {mayEnter(payKeepers, actor) && (hands || own?.public_servant) && (
        <Folded title={t('record')} form="after">
          <Form action={to({ path: paths.after }, { id: file.file_id })} id="after">
            {hands && (
              <>
                <Field
                  name="handed_on"
                  label={t('handed')}
                  type="date"
                  size="short"
                  value={own?.handed_on ?? ''}
                  optional
                />
                <Field
                  name="signed_on"
                  label={t('signed')}
                  type="date"
                  size="short"
                  value={own?.signed_on ?? ''}
                  optional
                />
              </>
            )}
            {own?.public_servant && (
              <Select
                name="return_decision"
                label={t('decision')}
                value={own.return_decision ?? ''}
                optional
                empty={t('undecided')}
                options={optionsOf(decisions, lang)}
              />
            )}
            <Buttons>
              <Button>{t('save')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}
