import {
  Button,
  Buttons,
  type Column,
  Empty,
  Field,
  Folded,
  Form,
  Section,
  Select,
  Table,
  useView,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, showDay, showInstant, type Two } from '../../../kernel/words/index.ts'
import { canFinish, fullName, taskColumns } from '../../sittings/index.ts'
import { boardBases } from '../renewals/renewal.rules.ts'
import { paths, words } from '../words.ts'
import { canChange } from './file.access.ts'
import { needsBoard } from './file.fields.ts'
import type { FileData } from './file.formats.ts'
import type { CheckRow, ConflictRow, ConsultationRow } from './file.queries.ts'
import { basisName, type CheckKind, type CheckResult, checkKinds, resultNames } from './file.rules.ts'
import { isOver } from './file.steps.ts'

const useFollow = ({ file }: Pick<FileData, 'file'>) => {
  const { lang, actor, to } = useView()
  return {
    lang,
    t: inLang(words, lang),
    may: canChange(actor, file, 'follow'),
    action: (path: Two) => to({ path }, { id: file.file_id }),
  }
}

const checkColumns: readonly Column<CheckRow>[] = [
  { key: 'check', title: words.check, value: ({ kind }, lang) => checkKinds[kind][lang] },
  { key: 'asked', title: words.asked, kind: 'day', value: ({ asked_on }) => asked_on },
  { key: 'answered', title: words.answered, kind: 'day', value: ({ answered_on }) => answered_on },
  {
    key: 'result',
    title: words.result,
    value: ({ result, answered_on }, lang) =>
      result ? resultNames[result][lang] : words[answered_on ? 'hidden' : 'waiting'][lang],
  },
]

const Checks = ({ file }: Pick<FileData, 'file'>) => {
  const { lang, t, may, action } = useFollow({ file })
  if (isOver(file.step) && file.checks.length === 0) return null
  const waiting = file.checks.filter(({ answered_on }) => answered_on === null)
  return (
    <Section title={t('checks')} id="checks" bare={file.checks.length === 0}>
      {file.checks.length === 0 ? (
        <Empty>{t('noCheck')}</Empty>
      ) : (
        <>
          <p class="quiet">{t('checksSay')}</p>
          <Table
            plain
            id="checks-table"
            list={whole(checkColumns, file.checks)}
            caption={t('checks')}
            empty={t('noCheck')}
          />
        </>
      )}
      {may && (
        <Folded title={t('askCheck')} form="ask-check">
          <Form action={action(paths.checks)} id="ask-check">
            <Select
              name="kind"
              label={t('check')}
              options={(Object.keys(checkKinds) as CheckKind[]).map(value => ({
                value,
                title: checkKinds[value][lang],
              }))}
            />
            <Field name="on" label={t('asked')} type="date" size="short" />
            <Buttons>
              <Button>{t('askCheck')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
      {may && waiting.length > 0 && (
        <Folded title={t('recordAnswer')} form="answer-check">
          <Form action={action(paths.checkAnswer)} id="answer-check">
            <Select
              name="check"
              label={t('check')}
              options={waiting.map(({ check_id, kind, asked_on }) => ({
                value: check_id,
                title: `${checkKinds[kind][lang]} (${showDay(asked_on, lang)})`,
              }))}
            />
            <Field name="on" label={t('answered')} type="date" size="short" />
            <Select
              name="result"
              label={t('result')}
              options={(Object.keys(resultNames) as CheckResult[]).map(value => ({
                value,
                title: resultNames[value][lang],
              }))}
            />
            <Buttons>
              <Button>{t('recordAnswer')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

const conflictColumns: readonly Column<ConflictRow>[] = [
  { key: 'description', title: words.description, value: ({ description }) => description },
  { key: 'declared', title: words.declared, kind: 'day', value: ({ declared_on }) => declared_on },
  { key: 'mitigation', title: words.mitigation, value: ({ mitigation }) => mitigation },
  { key: 'owner', title: words.owner, value: ({ owner }) => owner },
  { key: 'due', title: words.dueDate, kind: 'day', value: ({ due }) => due },
]

const Conflicts = ({ file }: Pick<FileData, 'file'>) => {
  const { t, may, action } = useFollow({ file })
  if (isOver(file.step) && file.conflicts.length === 0) return null
  const open = file.conflicts.filter(({ mitigation }) => mitigation === null)
  return (
    <Section title={t('conflicts')} id="conflicts" bare={file.conflicts.length === 0}>
      {file.conflicts.length === 0 ? (
        <Empty>{t('noConflict')}</Empty>
      ) : (
        <Table
          plain
          id="conflicts-table"
          list={whole(conflictColumns, file.conflicts)}
          caption={t('conflicts')}
          empty={t('noConflict')}
        />
      )}
      {may && (
        <Folded title={t('declareConflict')} form="declare">
          <Form action={action(paths.conflicts)} id="declare">
            <Field name="description" label={t('description')} type="area" />
            <Field name="on" label={t('declared')} type="date" size="short" />
            <Buttons>
              <Button>{t('declareConflict')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
      {may && open.length > 0 && (
        <Folded title={t('writeMitigation')} form="mitigate">
          <Form action={action(paths.mitigation)} id="mitigate">
            <Select
              name="conflict"
              label={t('conflicts')}
              options={open.map(({ conflict_id, description }) => ({ value: conflict_id, title: description }))}
            />
            <Field name="mitigation" label={t('mitigation')} type="area" />
            <Field name="owner" label={t('owner')} />
            <Field name="due" label={t('dueDate')} type="date" size="short" />
            <Buttons>
              <Button>{t('writeMitigation')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

const consultationColumns: readonly Column<ConsultationRow>[] = [
  { key: 'consulted', title: words.consulted, value: ({ consulted }) => consulted },
  { key: 'law', title: words.law, value: ({ law }) => law },
  { key: 'sent', title: words.sent, kind: 'day', value: ({ sent_on }) => sent_on },
  { key: 'answered', title: words.answered, kind: 'day', value: ({ answered_on }) => answered_on },
  {
    key: 'outcome',
    title: words.outcome,
    value: ({ outcome, favourable }, lang) =>
      favourable === null ? outcome : `${words[favourable ? 'opinionFor' : 'opinionAgainst'][lang]}. ${outcome ?? ''}`,
  },
]

const Consultations = ({ file }: Pick<FileData, 'file'>) => {
  const { t, may, action } = useFollow({ file })
  if (isOver(file.step) && file.consultations.length === 0) return null
  const open = file.consultations.filter(({ answered_on }) => answered_on === null)
  const bases = [
    ...file.seat.legal_bases.filter(({ role }) => role === 'consultation').map(basisName),
    ...(needsBoard(file) ? Object.values(boardBases) : []),
  ]
  return (
    <Section title={t('consultations')} id="consultations" bare={file.consultations.length === 0}>
      {file.consultations.length === 0 ? (
        <Empty>{t('noConsultation')}</Empty>
      ) : (
        <Table
          plain
          id="consultations-table"
          list={whole(consultationColumns, file.consultations)}
          caption={t('consultations')}
          empty={t('noConsultation')}
        />
      )}
      {may && (
        <Folded title={t('consult')} form="consult">
          <Form action={action(paths.consultations)} id="consult">
            <Field name="consulted" label={t('consulted')} />
            <Select
              name="law"
              label={t('law')}
              optional
              empty={t('noLaw')}
              options={bases.map(name => ({ value: name, title: name }))}
            />
            <Field name="on" label={t('sent')} type="date" size="short" />
            <Buttons>
              <Button>{t('consult')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
      {may && open.length > 0 && (
        <Folded title={t('recordAnswer')} form="answer-consultation">
          <Form action={action(paths.consultationAnswer)} id="answer-consultation">
            <Select
              name="consultation"
              label={t('consulted')}
              options={open.map(({ consultation_id, consulted }) => ({ value: consultation_id, title: consulted }))}
            />
            <Field name="on" label={t('answered')} type="date" size="short" />
            <Field name="outcome" label={t('outcome')} type="area" />
            {needsBoard(file) && (
              <Select
                name="opinion"
                label={t('opinion')}
                optional
                empty={t('noOpinion')}
                options={[
                  { value: 'for', title: t('opinionFor') },
                  { value: 'against', title: t('opinionAgainst') },
                ]}
              />
            )}
            <Buttons>
              <Button>{t('recordAnswer')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

const shownOfTasks = ['task', 'owner', 'due', 'state', 'done_on', 'done_by']

const Tasks = ({ file, tasks }: Pick<FileData, 'file' | 'tasks'>) => {
  const { lang, t, may, action } = useFollow({ file })
  const { actor, today } = useView()
  if (isOver(file.step) && tasks.length === 0) return null
  const columns = taskColumns(today).filter(({ key }) => shownOfTasks.includes(key))
  const open = tasks.filter(task => task.done_on === null && canFinish(actor, task))
  return (
    <Section title={t('tasks')} id="tasks" bare={tasks.length === 0}>
      {tasks.length === 0 ? (
        <Empty>{t('noTask')}</Empty>
      ) : (
        <Table plain id="tasks-table" list={whole(columns, tasks)} caption={t('tasks')} empty={t('noTask')} />
      )}
      {may && open.length > 0 && (
        <Folded title={t('finish')} form="finish">
          <Form action={action(paths.taskDone)} id="finish">
            <Select
              name="task"
              label={t('what')}
              options={open.map(task => ({ value: task.task_id, title: fullName(task, lang) }))}
            />
            <Buttons>
              <Button>{t('finish')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
      {may && (
        <Folded title={t('addTask')} form="add-task">
          <Form action={action(paths.tasks)} id="add-task">
            <Field name="what" label={t('what')} />
            <Field name="owner" label={t('owner')} />
            <Field name="due" label={t('dueDate')} type="date" size="short" optional />
            <Buttons>
              <Button>{t('addTask')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

const Notes = ({ file, notes }: Pick<FileData, 'file' | 'notes'>) => {
  const { lang, t, may, action } = useFollow({ file })
  if (isOver(file.step) && notes.length === 0) return null
  return (
    <Section title={t('notes')} id="notes" bare={notes.length === 0}>
      {notes.length === 0 ? (
        <Empty>{t('noNote')}</Empty>
      ) : (
        <ul>
          {notes.map(({ text, written_by_name, written_at }) => (
            <li>
              {text} <span class="quiet">{t('by', written_by_name, showInstant(written_at, lang))}</span>
            </li>
          ))}
        </ul>
      )}
      {may && (
        <Folded title={t('addNote')} form="add-note">
          <Form action={action(paths.notes)} id="add-note">
            <Field name="text" label={t('note')} type="area" />
            <Buttons>
              <Button>{t('addNote')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

/** What is followed beside the steps: checks, conflicts, consultations, tasks, notes. */
export const Follow = (data: FileData) => (
  <>
    {data.file.kind !== 'departure' && (
      <>
        <Checks {...data} />
        <Conflicts {...data} />
      </>
    )}
    <Consultations {...data} />
    <Tasks {...data} />
    <Notes {...data} />
  </>
)
