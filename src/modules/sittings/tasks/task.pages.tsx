import { type Role, roles } from '../../../kernel/access/index.ts'
import { subjectKind } from '../../../kernel/facts/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Choices,
  Cite,
  type Column,
  Field,
  Form,
  type ListingOf,
  Page,
  Section,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import { asHeading, inLang, type Lang } from '../../../kernel/words/index.ts'
import { actPaths, type Kind, shortName } from '../../acts/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { paths, taskWords, words } from '../words.ts'
import { canFinish } from './task.access.ts'
import type { TaskLine } from './task.queries.ts'
import { isLate, taskName } from './task.rules.ts'

/** « juge, Tribunal administratif ». */
const postOf = (row: TaskLine, lang: Lang): string | null =>
  row.kind && `${postTitle(row, row.gender, lang)}, ${lang === 'fr' ? row.organisation_fr : row.organisation_en}`

const stateOf = (row: TaskLine, today: Day): 'late' | 'open' | 'done' =>
  row.done_on !== null ? 'done' : isLate(row, today) ? 'late' : 'open'
const meanings = { late: 'overdue', open: 'ahead', done: 'past' } as const

const ownerName = ({ kind, owner }: TaskLine, lang: Lang) => (kind === null ? owner : roles[owner as Role][lang])

export const taskColumns = (today: Day): readonly Column<TaskLine>[] => [
  { key: 'task', title: taskWords.task, names: true, value: (row, lang) => taskName(row)[lang] },
  {
    key: 'person',
    title: taskWords.person,
    value: row => row.kind && personName(row),
    show: (row, { to }) => {
      if (row.kind === null) return null
      const { card } = subjectKind('person')
      return card ? <a href={to({ path: card }, { id: row.person_id })}>{personName(row)}</a> : personName(row)
    },
  },
  {
    key: 'post',
    title: taskWords.post,
    value: postOf,
    show: (row, { lang }) => row.kind && asHeading(postOf(row, lang) ?? ''),
  },
  { key: 'first_day', title: taskWords.firstDay, kind: 'day', value: row => row.kind && row.first_day },
  { key: 'owner', title: taskWords.owner, value: ownerName },
  { key: 'due', title: taskWords.due, kind: 'day', value: ({ due }) => due },
  {
    key: 'state',
    title: taskWords.state,
    value: (row, lang) => taskWords[stateOf(row, today)][lang],
    show: (row, { lang }) => {
      const state = stateOf(row, today)
      return <State meaning={meanings[state]}>{taskWords[state][lang]}</State>
    },
  },
  { key: 'done_on', title: taskWords.doneOn, kind: 'day', value: ({ done_on }) => done_on },
  { key: 'done_by', title: taskWords.doneBy, value: ({ done_by_name }) => done_by_name },
  {
    key: 'act',
    title: taskWords.act,
    value: (row, lang) => row.kind && shortName(row.act_kind as Kind, row.act_number, lang),
    show: (row, { lang, to }) =>
      row.kind && (
        <Cite
          label={shortName(row.act_kind as Kind, row.act_number, lang)}
          path={to({ path: actPaths.act }, { id: row.act_id })}
        />
      ),
  },
]

export type TasksData = { list: ListingOf<TaskLine>; done: boolean }

/** « Serment, Rose Gagné ». */
export const fullName = (row: TaskLine, lang: Lang): string =>
  row.kind === null ? row.what : `${taskName(row)[lang]}, ${personName(row)}`

const Finishing = ({ rows }: { rows: readonly TaskLine[] }) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(taskWords, lang)
  const own = rows.filter(row => canFinish(actor, row))
  if (own.length === 0) return null
  return (
    <Section title={t('finish')} id="finish">
      <Form action={to({ path: paths.tasksDone })} id="tasks">
        <Choices
          name="tasks"
          label={t('which')}
          several
          options={own.map(row => ({ value: row.task_id, title: fullName(row, lang) }))}
        />
        <Field name="done_on" label={t('doneOn')} type="date" size="short" value={today} />
        <Buttons>
          <Button kind="main">{t('record')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

export const TasksPage = ({ list, done }: TasksData) => {
  const { lang, to, here } = useView()
  const t = inLang(taskWords, lang)
  return (
    <Page
      title={t('tasks')}
      lead={t('lead')}
      crumbs={[{ title: words.sittings[lang], path: to({ path: paths.sittings }) }]}
    >
      <nav class="choices" aria-label={t('state')}>
        <ul>
          {([false, true] as const).map(one => (
            <li>
              <a
                href={here({ done: one ? 'yes' : null, offset: null })}
                aria-current={one === done ? 'page' : undefined}
              >
                {t(one ? 'allDone' : 'toDo')}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Table list={list} caption={t(done ? 'allDone' : 'toDo')} empty={t(done ? 'nothingDone' : 'nothingToDo')} />
      {!done && <Finishing rows={list.rows} />}
    </Page>
  )
}
