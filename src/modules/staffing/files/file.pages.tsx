import { dayInToronto } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Field,
  Folded,
  Form,
  Hidden,
  Page,
  Pairs,
  Section,
  State,
  Steps,
  useView,
  Verdicts,
} from '../../../kernel/web/index.ts'
import { inLang, showDay, showInstant } from '../../../kernel/words/index.ts'
import { actPaths, type Kind, shortName } from '../../acts/index.ts'
import { PersonLink, PostLink } from '../../registry/index.ts'
import { lineName as attendanceLine } from '../attendance/attendance.pages.tsx'
import { Composition } from '../compositions/composition.pages.tsx'
import { formalName, headingOf, officeOf } from '../decrees/decree.formats.ts'
import { Documents } from '../documents/filed.pages.tsx'
import { SheetSection } from '../outside/outside.pages.tsx'
import { OwnerSection } from '../owners/owner.pages.tsx'
import { lineName, words as renewalWords } from '../renewals/renewal.formats.ts'
import { RenewalSection } from '../renewals/renewal.pages.tsx'
import { Traces } from '../traces/trace.pages.tsx'
import { paths, referenceOf, words } from '../words.ts'
import { Calls } from './call.pages.tsx'
import { type Team, teams } from './file.access.ts'
import { missingFor, openWarnings } from './file.fields.ts'
import { daysIn, dueOf, type FileData } from './file.formats.ts'
import { dueOn, fileKinds, isOver, movesFrom, stagesOf, stepNames } from './file.steps.ts'
import { Follow } from './follow.pages.tsx'
import { crumbs, StepState } from './list.pages.tsx'
import { Parts } from './part.pages.tsx'
import { awaitsSitting } from './target.access.ts'
import { words as targetWords } from './target.formats.ts'
import { Aim, Target } from './target.pages.tsx'

const Way = ({ file, passages }: Pick<FileData, 'file' | 'passages'>) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const entered = new Map(passages.map(({ step, entered_at }) => [step, dayInToronto(entered_at)]))
  // Of a file that has ended, what it passed.
  const over = isOver(file.step)
  const stages = stagesOf(file).filter(({ step }) => !over || entered.has(step))
  const steps = stages.map(stage => {
    const on = entered.get(stage.step)
    const due = dueOn(stage, file.target)
    const note = on ? showDay(on, lang) : due ? t('dueWords', showDay(due, lang)) : undefined
    return { code: stage.step, title: stepNames[stage.step][lang], ...(note && { note }) }
  })
  return <Steps steps={steps} current={file.step} label={t('way')} over={over} />
}

/** What the present step still needs, and the gestures that the actor may make. */
const Moving = ({ file, verdicts }: Pick<FileData, 'file' | 'verdicts'>) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const moves = movesFrom(file, actor.role)
  const missing = missingFor(file, verdicts)
  const advance = moves.find(({ name }) => name === 'advance')
  const others = moves.filter(({ name }) => name !== 'advance')
  const action = to({ path: paths.move }, { id: file.file_id })
  if (isOver(file.step)) return null
  return (
    <Section title={t('missing')} id="missing">
      {missing.length > 0 ? (
        <ul>
          {missing.map(({ says }) => (
            <li>{says[lang]}</li>
          ))}
        </ul>
      ) : (
        <p>{t(['recommended', 'scheduled'].includes(file.step) ? 'waitsAgenda' : 'nothingMissing')}</p>
      )}
      {advance && missing.length === 0 && (
        <Form action={action} id="advance">
          <Hidden name="version" value={file.version} />
          <Hidden name="name" value="advance" />
          <Buttons>
            <Button kind="main">{advance.label[lang]}</Button>
          </Buttons>
        </Form>
      )}
      {others.length > 0 && (
        <Folded title={t('otherMoves')} form="aside">
          <Form action={action} id="aside">
            <Hidden name="version" value={file.version} />
            <Field name="reason" label={t('reason')} type="area" optional={others.every(move => !move.needsReason)} />
            <Buttons>
              {others.map(({ name, label }) => (
                <Button name="name" value={name} kind={name === 'withdraw' || name === 'decline' ? 'stop' : 'plain'}>
                  {label[lang]}
                </Button>
              ))}
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

const Judgement = ({ file, verdicts }: Pick<FileData, 'file' | 'verdicts'>) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const open = [...new Set(openWarnings(file, verdicts).map(({ rule }) => rule))]
  if (isOver(file.step)) return null
  const mayPass = ['adviser', 'director'].includes(actor.role) && !file.suspended
  return (
    <Section title={t('verdicts')} id="verdicts">
      {verdicts.length === 0 ? (
        <p class="empty">{t('noVerdict')}</p>
      ) : (
        <Verdicts verdicts={verdicts} nameOf={name => attendanceLine(lang)(lineName(lang)(name))} />
      )}
      {Object.keys(file.passed).length > 0 && (
        <ul>
          {Object.entries(file.passed).map(([rule, why]) => (
            <li class="quiet">{t('passed', rule, why)}</li>
          ))}
        </ul>
      )}
      {mayPass &&
        open.map(rule => (
          <Folded title={t('passOf', rule)} form={`pass-${rule}`}>
            <Form action={to({ path: paths.warning }, { id: file.file_id })} id={`pass-${rule}`}>
              <Hidden name="rule" value={rule} />
              <Field name="reason" label={t('reason')} type="area" />
              <Buttons>
                <Button>{t('pass')}</Button>
              </Buttons>
            </Form>
          </Folded>
        ))}
    </Section>
  )
}

const Head = ({ file, bundle, movedFrom }: Pick<FileData, 'file' | 'bundle' | 'movedFrom'>) => {
  const { lang, today, to } = useView()
  const t = inLang(words, lang)
  const due = dueOf(file)
  const days = daysIn(file, today)
  const { act } = file
  return (
    <Pairs
      pairs={[
        { label: t('reference'), value: `${referenceOf(file)}, ${fileKinds[file.kind][lang].toLowerCase()}` },
        {
          label: t('step'),
          value: <StepState file={file} />,
          cite: days !== null && <span class="quiet">{t('since', days)}</span>,
        },
        { label: t('reason'), value: file.reason },
        {
          label: t('target'),
          value: <Target file={file} />,
          cite: movedFrom && <span class="quiet">{t('targetMoved', showDay(movedFrom, lang))}</span>,
        },
        {
          label: t('due'),
          value: due ? (
            <>
              {showDay(due, lang)} {due < today && <State meaning="overdue">{t('overdue')}</State>}
            </>
          ) : (
            file.target === null && awaitsSitting(file) && inLang(targetWords, lang)('noDue')
          ),
        },
        { label: t('post'), value: <PostLink id={file.post_id}>{officeOf({ ...file, person: null })[lang]}</PostLink> },
        {
          label: t('person'),
          value:
            file.person &&
            (file.newcomer || !file.person_id ? (
              formalName(file)[lang]
            ) : (
              <PersonLink id={file.person_id}>{formalName(file)[lang]}</PersonLink>
            )),
        },
        { label: t('owner'), value: file.owner_name },
        { label: t('team'), value: teams[file.team as Team][lang] },
        file.confidential && { label: t('confidential'), value: t('confidentialSays') },
        file.bundle_id !== null && {
          label: t('bundle'),
          value: <a href={to({ path: paths.bundle }, { id: file.bundle_id })}>{bundle}</a>,
        },
        file.draft_id !== null && {
          label: t('draft'),
          value: <a href={to({ path: actPaths.draft }, { id: file.draft_id })}>{t('draft')}</a>,
        },
        act && {
          label: t('act'),
          value: (
            <a href={to({ path: actPaths.act }, { id: act.act_id })}>{shortName(act.kind as Kind, act.number, lang)}</a>
          ),
        },
      ]}
    />
  )
}

const History = ({ file, passages }: Pick<FileData, 'file' | 'passages'>) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const presumed = file.renewal?.presumed_on
  return (
    <Section title={t('way')} id="history">
      <ol>
        {passages.map(({ step, entered_at, by_name, reason }) => (
          <li>
            {stepNames[step][lang]}, {t('by', by_name, showInstant(entered_at, lang))}
            {reason && `. ${reason}`}
          </li>
        ))}
        {presumed && <li>{inLang(renewalWords, lang)('presumedStep', showDay(presumed, lang))}</li>}
      </ol>
    </Section>
  )
}

/** The file: where it stands, what it lacks, what the rules say, its parts, its way. */
export const FilePage = ({ data }: { data: FileData }) => {
  const { lang } = useView()
  const { file } = data
  return (
    <Page title={headingOf(file, lang)} crumbs={crumbs(lang)}>
      <Head {...data} />
      <Aim {...data} />
      <Way {...data} />
      <Moving {...data} />
      <Judgement {...data} />
      <RenewalSection {...data} />
      <Calls {...data} />
      <Composition verdicts={data.composition} together={false} />
      <Parts {...data} />
      <Documents {...data} />
      <SheetSection {...data} />
      <Follow {...data} />
      <Traces {...data} />
      <OwnerSection {...data} />
      <History {...data} />
    </Page>
  )
}
