import { mayEnter } from '../../../kernel/access/index.ts'
import type { Cents } from '../../../kernel/money/index.ts'
import {
  Button,
  Buttons,
  Check,
  type Column,
  Field,
  Folded,
  Form,
  Hidden,
  Page,
  Pairs,
  Section,
  Select,
  Steps,
  Table,
  useView,
  Verdicts,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showInstant, showMoney } from '../../../kernel/words/index.ts'
import { headingOf } from '../decrees/decree.formats.ts'
import { crumbs } from '../files/list.pages.tsx'
import { paths as filePaths, referenceOf } from '../words.ts'
import { movesFrom, stepNames } from './allowance.steps.ts'
import { payKeepers } from './departure.access.ts'
import type { Seen } from './departure.actions.ts'
import { lineName, paths, perNames, sectors, words, workKinds } from './departure.formats.ts'
import { optionsOf } from './departure.pages.tsx'
import type { LaterWork } from './departure.queries.ts'
import type { PlanMonth } from './recovery.rules.ts'

const useOwed = () => {
  const { lang, actor, to } = useView()
  return { lang, actor, to, t: inLang(words, lang), keeps: mayEnter(payKeepers, actor) }
}

/** An amount as it is typed, ready to be changed. */
const typed = (amount: Cents | null, lang: Lang): string =>
  amount === null ? '' : showMoney(amount, lang).replace('$', '').trim()

const Pay = ({ file, allowance }: Pick<Seen, 'file' | 'allowance'>) => {
  const { lang, to, t, keeps } = useOwed()
  const open = keeps && (allowance === null || allowance.step === 'estimated')
  return (
    <Section title={t('pay')} id="pay-title">
      {allowance ? (
        <Pairs
          pairs={[
            { label: t('pay'), value: `${showMoney(allowance.pay, lang)} ${perNames[allowance.pay_per][lang]}` },
            { label: t('paySource'), value: allowance.pay_source },
            { label: t('months'), value: allowance.months },
            { label: t('package'), value: allowance.package !== null && showMoney(allowance.package, lang) },
          ].map(pair => (pair.value === false ? null : pair))}
        />
      ) : (
        <p class="empty">{t('noPay')}</p>
      )}
      {open && (
        <Folded title={t(allowance ? 'change' : 'recordPay')} form="pay" open={!allowance}>
          <Form action={to({ path: paths.pay }, { id: file.file_id })} id="pay">
            <Hidden name="version" value={allowance?.version ?? 0} />
            <Field name="pay" label={t('pay')} size="short" value={typed(allowance?.pay ?? null, lang)} />
            <Select
              name="pay_per"
              label={t('payPer')}
              value={allowance?.pay_per ?? 'year'}
              options={optionsOf(perNames, lang)}
            />
            <Field
              name="pay_source"
              label={t('paySource')}
              hint={t('paySourceHint')}
              value={allowance?.pay_source ?? ''}
            />
            <Field
              name="months"
              label={t('months')}
              hint={t('monthsHint')}
              type="number"
              size="short"
              value={allowance?.months ?? ''}
              optional
            />
            <Field
              name="package"
              label={t('package')}
              size="short"
              value={typed(allowance?.package ?? null, lang)}
              optional
            />
            <Buttons>
              <Button kind="main">{t('save')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

const Due = ({ amounts }: Pick<Seen, 'amounts'>) => {
  const { lang, t } = useOwed()
  return (
    <Section title={t('owed')} id="due">
      {amounts === null && <p class="empty">{t('noAmount')}</p>}
      {amounts?.due.length === 0 && <p class="empty">{t('nothingDue')}</p>}
      {amounts && <Verdicts verdicts={amounts.due} nameOf={name => lineName(name, lang)} />}
    </Section>
  )
}

/** The gestures of the one who looks, each with what it asks. */
const Moves = ({ file, allowance, amounts }: Pick<Seen, 'file' | 'allowance' | 'amounts'>) => {
  const { lang, actor, to, t } = useOwed()
  if (!allowance) return null
  return (
    <>
      {movesFrom(allowance.step, actor.role).map(({ name, label, needsReason }) => (
        <Form action={to({ path: paths.step }, { id: file.file_id })} id={`step-${name}`}>
          <Hidden name="version" value={allowance.version} />
          <Hidden name="name" value={name} />
          {name === 'grant' && (
            <Field
              name="amount"
              label={t('amountToGrant')}
              hint={t('grantHint')}
              size="short"
              value={typed(amounts?.proposed ?? null, lang)}
            />
          )}
          {name === 'recover' && <Field name="day" label={t('recoveredOn')} type="date" size="short" optional />}
          {needsReason && <Field name="reason" label={t('reason')} />}
          <Buttons>
            <Button kind={needsReason ? 'plain' : 'main'}>{label[lang]}</Button>
          </Buttons>
        </Form>
      ))}
    </>
  )
}

const Standing = (seen: Seen) => {
  const { lang, t } = useOwed()
  const { allowance, passages } = seen
  if (!allowance) return null
  const { granted, decided, decided_on, decided_by_name, recovered, recovered_on, recovered_by_name } = allowance
  const said = (amount: Cents | null, name: string | null, on: string | null) =>
    amount !== null && name !== null && on !== null
      ? t('by', showMoney(amount, lang), name, showDay(on as Parameters<typeof showDay>[0], lang))
      : null
  const steps = Object.entries(stepNames).map(([code, name]) => ({ code, title: name[lang] }))
  return (
    <Section title={t('allowance')} id="allowance">
      <Steps steps={steps} current={allowance.step} label={t('allowance')} />
      <Pairs
        pairs={[
          { label: t('granted'), value: granted !== null ? showMoney(granted, lang) : null },
          { label: t('decided'), value: said(decided, decided_by_name, decided_on) },
          { label: t('recovered'), value: said(recovered, recovered_by_name, recovered_on) },
        ]}
      />
      <Moves {...seen} />
      <Folded title={t('history')} form="history">
        <ol>
          {passages.map(({ step, by_name, entered_at, reason }) => (
            <li>
              {stepNames[step][lang]}, {t('entered', by_name, showInstant(entered_at, lang))}
              {reason && `. ${reason}`}
            </li>
          ))}
        </ol>
      </Folded>
    </Section>
  )
}

const workColumns: readonly Column<LaterWork>[] = [
  { key: 'employer', title: words.employer, names: true, value: ({ employer }) => employer },
  { key: 'sector', title: words.sector, value: ({ sector }, lang) => sectors[sector][lang] },
  { key: 'kind', title: words.workKind, value: ({ kind }, lang) => workKinds[kind][lang] },
  { key: 'monthly', title: words.monthly, kind: 'money', value: ({ monthly }) => monthly },
  { key: 'from', title: words.firstDay, kind: 'day', value: ({ from }) => from },
  { key: 'to', title: words.lastDay, kind: 'day', value: ({ to }) => to },
  { key: 'known_from', title: words.knownFrom, value: ({ known_from }) => known_from },
]

const planColumns: readonly Column<PlanMonth>[] = [
  { key: 'from', title: words.month, kind: 'day', names: true, value: ({ from }) => from },
  { key: 'allowance', title: words.allowance, kind: 'money', value: ({ allowance }) => allowance, sum: true },
  { key: 'pay', title: words.newPay, kind: 'money', value: ({ pay }) => pay, sum: true },
  { key: 'repaid', title: words.repay, kind: 'money', value: ({ repaid }) => repaid, sum: true },
]
const keptColumn: Column<PlanMonth> = {
  key: 'kept',
  title: words.keeps,
  kind: 'money',
  value: ({ kept }) => kept,
}

const NewWork = ({ file }: Pick<Seen, 'file'>) => {
  const { lang, to, t } = useOwed()
  return (
    <Folded title={t('addWork')} form="work">
      <Form action={to({ path: paths.work }, { id: file.file_id })} id="work">
        <Field name="employer" label={t('employer')} />
        <Select name="sector" label={t('sector')} options={optionsOf(sectors, lang)} />
        <Select name="kind" label={t('workKind')} options={optionsOf(workKinds, lang)} />
        <Field name="monthly" label={t('monthly')} size="short" />
        <Field name="first_day" label={t('firstDay')} type="date" size="short" />
        <Field name="last_day" label={t('lastDay')} type="date" size="short" optional />
        <Field name="known_from" label={t('knownFrom')} hint={t('knownFromHint')} />
        <Buttons>
          <Button>{t('addWork')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const Correction = ({ file, works }: Pick<Seen, 'file' | 'works'>) => {
  const { to, t } = useOwed()
  return (
    <Folded title={t('correctWork')} form="work-end">
      <Form action={to({ path: paths.workEnd }, { id: file.file_id })} id="work-end">
        <Select
          name="work"
          label={t('work')}
          options={works.map(({ work_id, employer }) => ({ value: work_id, title: employer }))}
        />
        <Field name="last_day" label={t('lastDay')} type="date" size="short" optional />
        <Check name="mistaken" label={t('mistaken')} />
        <Buttons>
          <Button>{t('correctWork')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const Works = (seen: Seen) => {
  const { t, keeps } = useOwed()
  const { file, allowance, works, left_on } = seen
  if (!allowance || allowance.step === 'estimated' || left_on === null) return null
  return (
    <Section title={t('works')} id="works-title">
      <Table list={whole(workColumns, works)} caption={t('works')} empty={t('noWork')} id="works" plain wide />
      {keeps && <NewWork file={file} />}
      {keeps && works.length > 0 && <Correction {...seen} />}
    </Section>
  )
}

const Recovery = ({ file, amounts, works }: Pick<Seen, 'file' | 'amounts' | 'works'>) => {
  const { lang, t } = useOwed()
  if (!amounts?.plan || works.length === 0) return null
  const isPackage = file.departure?.benefit === 'assisted'
  const kept = isPackage ? keptColumn : { ...keptColumn, sum: true }
  return (
    <Section title={t('plan')} id="plan-title">
      <Verdicts verdicts={amounts.recovery} nameOf={name => lineName(name, lang)} />
      <Table list={whole([...planColumns, kept], amounts.plan.months)} caption={t('plan')} id="plan" plain wide />
    </Section>
  )
}

/** What is owed on a departure, amount by amount, with the lines, the law and the status of each; then what public work has to be repaid. SM-15. */
export const OwedPage = ({ seen }: { seen: Seen }) => {
  const { lang, to, t } = useOwed()
  const { file } = seen
  const own = { title: referenceOf(file), path: to({ path: filePaths.file }, { id: file.file_id }) }
  return (
    <Page
      title={`${t('owed')}${lang === 'fr' ? '\u00a0: ' : ': '}${headingOf(file, lang)}`}
      lead={t('owedLead')}
      crumbs={[...crumbs(lang), own]}
    >
      <Pay {...seen} />
      {seen.allowance && <Due {...seen} />}
      <Standing {...seen} />
      <Works {...seen} />
      <Recovery {...seen} />
    </Page>
  )
}
