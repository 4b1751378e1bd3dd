import type { ComponentChildren } from 'preact'
import { mayEnter } from '../../../kernel/access/index.ts'
import {
  Button,
  Buttons,
  type Column,
  Empty,
  Folded,
  Form,
  Hidden,
  type ListingOf,
  Page,
  Pairs,
  Section,
  State,
  Table,
  useView,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, showDay, showInstant, showNumber } from '../../../kernel/words/index.ts'
import { importers } from './import.access.ts'
import { collectionNames, reasonText, rowText, shareOf, sizeText } from './import.formats.ts'
import { type Collection, type RuleId, rules } from './import.rules.ts'
import { canDrop, canMove, isWorking, stepNames } from './import.steps.ts'
import { ActOf, importPaths, importWords, StepState } from './overview.pages.tsx'
import { choosable, effects, isChoosable, type Proposal, proposals } from './proposal.rules.ts'
import { formats } from './reader.formats.ts'
import type { Said } from './remarks.rules.ts'
import type { Sample } from './tables/mapping.actions.ts'
import type { Namesake } from './tables/match.queries.ts'
import { Namesakes } from './tables/namesake.pages.tsx'
import { MapColumns } from './tables/table.pages.tsx'
import type { ImportLine, ImportSummary, Summary } from './view.queries.ts'

const choiceOf = ({ take, taken, proposal }: ImportLine) =>
  taken
    ? 'wasTaken'
    : !isChoosable(proposal)
      ? null
      : take === null
        ? 'undecided'
        : take
          ? 'willTake'
          : ('willLeave' as const)

const choiceMeanings = { wasTaken: 'in_force', undecided: 'overdue', willTake: 'ahead', willLeave: 'past' } as const

/** `choosing`: the rows have boxes, for the form that follows the table. */
export const lineColumns = (choosing: boolean): readonly Column<ImportLine>[] => [
  ...(choosing
    ? [
        {
          key: 'select',
          title: importWords.select,
          sort: false,
          value: () => null,
          show: ({ n, line, proposal }: ImportLine, { lang }: { lang: 'fr' | 'en' }) =>
            isChoosable(proposal) && (
              <input
                type="checkbox"
                form="rows"
                name="rows"
                value={String(n)}
                aria-label={inLang(importWords, lang)('mark', line)}
              />
            ),
        },
      ]
    : []),
  { key: 'line', title: importWords.line, kind: 'number', sort: false, value: ({ line }) => line },
  {
    key: 'kind',
    title: importWords.kind,
    sort: false,
    value: ({ collection }, lang) => collectionNames[collection as Collection][lang],
  },
  { key: 'content', title: importWords.content, sort: false, names: true, value: row => rowText(row) },
  {
    key: 'difference',
    title: importWords.difference,
    sort: false,
    value: ({ proposal }, lang) => proposals[proposal][lang],
  },
  { key: 'effect', title: importWords.effect, sort: false, value: ({ proposal }, lang) => effects[proposal][lang] },
  { key: 'reason', title: importWords.reason, sort: false, value: (row, lang) => reasonText(row, lang) },
  {
    key: 'choice',
    title: importWords.choice,
    sort: false,
    value: (row, lang) => {
      const choice = choiceOf(row)
      return choice && importWords[choice][lang]
    },
    show: (row, { lang }) => {
      const choice = choiceOf(row)
      return choice && <State meaning={choiceMeanings[choice]}>{importWords[choice][lang]}</State>
    },
  },
]

const summaryColumns: readonly Column<Summary>[] = [
  {
    key: 'difference',
    title: importWords.difference,
    names: true,
    value: ({ proposal }, lang) => proposals[proposal][lang],
    show: ({ proposal, rule }, { lang, here }) => (
      <a href={`${here({ proposal, rule, offset: null, filter: null })}#rows-title`}>{proposals[proposal][lang]}</a>
    ),
  },
  {
    key: 'rule',
    title: importWords.rule,
    value: ({ rule }, lang) => (rule === null ? null : `${rule} ${rules[rule as RuleId].says[lang]}`),
  },
  { key: 'rows', title: importWords.rows, kind: 'number', value: ({ count }) => count },
  { key: 'taken', title: importWords.taken, kind: 'number', value: ({ taken }) => taken },
  { key: 'left', title: importWords.left, kind: 'number', value: ({ left }) => left },
  { key: 'undecided', title: importWords.undecided, kind: 'number', value: ({ undecided }) => undecided },
]

const saidColumns: readonly Column<Said>[] = [
  { key: 'rule', title: importWords.rule, names: true, value: ({ rule }, lang) => `${rule} ${rules[rule].says[lang]}` },
  { key: 'times', title: importWords.times, kind: 'number', value: ({ count }) => count },
  {
    key: 'lines',
    title: importWords.onLines,
    value: ({ lines, count }) => `${lines.join(', ')}${count > lines.length ? '…' : ''}`,
  },
]

export type ImportData = {
  one: ImportSummary
  summary: readonly Summary[]
  list: ListingOf<ImportLine>
  proposal: Proposal | null
  rule: string | null
  /** The beginning of a table that waits for its columns to be mapped. */
  sample: Sample | null
  namesakes: { total: number; rows: readonly Namesake[] }
  /** What the file as a whole said. */
  said: readonly Said[]
}

const Progress = ({ one }: { one: ImportSummary }) => {
  const { lang, path } = useView()
  const t = inLang(importWords, lang)
  if (!isWorking(one.step)) return null
  const share = shareOf(one)
  const rows = showNumber(one.rows, lang)
  const says =
    one.step === 'reading'
      ? t('reading', showNumber(share, lang), rows)
      : t(one.step === 'comparing' ? 'comparing' : 'adopting', rows)
  return (
    <Section title={stepNames[one.step][lang]}>
      <p role="status">{says}</p>
      {one.step === 'reading' && <progress max={100} value={share} aria-label={t('rows')} />}
      <p>
        {t('leave')} <a href={path}>{t('refresh')}</a>
      </p>
    </Section>
  )
}

const Stopped = ({ one: { refusal } }: { one: ImportSummary }) => {
  const t = inLang(importWords, useView().lang)
  if (!refusal) return null
  return (
    <Section title={t('stopped')}>
      <p>{refusal.says[useView().lang]}</p>
      {refusal.remark && (
        <Pairs
          pairs={[
            { label: t('rule'), value: refusal.remark.rule },
            { label: t('place'), value: refusal.remark.place || '/' },
            { label: t('line'), value: String(refusal.remark.line) },
          ]}
        />
      )}
    </Section>
  )
}

const ByKind = ({ one, summary }: { one: ImportSummary; summary: readonly Summary[] }) => {
  const { lang, to } = useView()
  const t = inLang(importWords, lang)
  const kinds = choosable.filter(kind => summary.some(({ proposal }) => proposal === kind))
  if (kinds.length === 0) return null
  return (
    <Section title={t('byKind')}>
      <p>{t('decideLead')}</p>
      {kinds.map(kind => {
        const name = proposals[kind][lang]
        return (
          <Form action={to(importPaths.choices, { id: one.import_id })} id={`kind-${kind}`}>
            <Hidden name="all" value={kind} />
            <Buttons>
              <Button name="take" value="take">
                {t('takeKind', name)}
              </Button>
              <Button name="take" value="leave">
                {t('leaveKind', name)}
              </Button>
            </Buttons>
          </Form>
        )
      })}
    </Section>
  )
}

const Ticked = ({ one }: { one: ImportSummary }) => {
  const { lang, to, query } = useView()
  const t = inLang(importWords, lang)
  return (
    <Form action={to(importPaths.choices, { id: one.import_id })} id="rows">
      <p>{t('ticked')}</p>
      <Hidden name="back" value={query.toString()} />
      <Buttons>
        <Button name="take" value="take">
          {t('take')}
        </Button>
        <Button name="take" value="leave">
          {t('drop')}
        </Button>
      </Buttons>
    </Form>
  )
}

const Decide = ({ one }: { one: ImportSummary }) => {
  const { lang, to } = useView()
  const t = inLang(importWords, lang)
  const params = { id: one.import_id }
  return (
    <Section title={t('decide')} id="decide">
      {one.step === 'deciding' && (
        <>
          <Form action={to(importPaths.act, params)} id="act">
            <Buttons>
              <Button kind="main">{t('adopt')}</Button>
            </Buttons>
          </Form>
          <Form action={to(importPaths.again, params)} id="again">
            <Buttons>
              <Button>{t('again')}</Button>
            </Buttons>
          </Form>
        </>
      )}
      {one.format === 'table' && canMove(one.step, 'remap') && (
        <Form action={to(importPaths.remap, params)} id="remap">
          <Buttons>
            <Button>{t('remap')}</Button>
          </Buttons>
        </Form>
      )}
      <Folded title={t('abandon')} form="drop">
        <p>{t('abandonLead')}</p>
        <Form action={to(importPaths.drop, params)} id="drop">
          <Buttons>
            <Button kind="stop">{t('abandon')}</Button>
          </Buttons>
        </Form>
      </Folded>
    </Section>
  )
}

const Kinds = ({ summary, chosen }: { summary: readonly Summary[]; chosen: Proposal | null }) => {
  const { lang, here } = useView()
  const t = inLang(importWords, lang)
  const present = (Object.keys(proposals) as Proposal[]).filter(kind => summary.some(row => row.proposal === kind))
  const link = (kind: Proposal | null, title: ComponentChildren) => (
    <li>
      <a href={here({ proposal: kind, rule: null, offset: null })} aria-current={kind === chosen ? 'page' : undefined}>
        {title}
      </a>
    </li>
  )
  return (
    <nav class="choices" aria-label={t('difference')}>
      <ul>
        {link(null, t('every'))}
        {present.map(kind => link(kind, proposals[kind][lang]))}
      </ul>
    </nav>
  )
}

export const ImportPage = ({ data }: { data: ImportData }) => {
  const { one, summary, list, proposal, sample, namesakes, said } = data
  const { lang, actor, to } = useView()
  const t = inLang(importWords, lang)
  const may = mayEnter(importers, actor)
  const choosing = may && one.step === 'deciding'
  return (
    <Page title={one.file_name} crumbs={[{ title: t('imports'), path: to(importPaths.imports) }]}>
      <Pairs
        pairs={[
          { label: t('step'), value: <StepState step={one.step} /> },
          { label: t('act'), value: one.act_id && <ActOf row={one} /> },
          { label: t('format'), value: formats[one.format as keyof typeof formats].title[lang] },
          { label: t('mapping'), value: one.mapping },
          { label: t('on'), value: one.on_day && showDay(one.on_day, lang) },
          { label: t('size'), value: sizeText(one.size, lang) },
          { label: t('by'), value: one.opened_by },
          { label: t('at'), value: showInstant(one.opened_at, lang) },
          { label: t('hash'), value: one.sha256 && <code class="details">{one.sha256}</code> },
        ]}
      />
      <Progress one={one} />
      <Stopped one={one} />
      {sample && <MapColumns id={one.import_id} sample={sample} />}
      {summary.length > 0 && (
        <Section title={t('summary')}>
          <Table list={whole(summaryColumns, summary)} caption={t('summary')} plain id="summary" />
        </Section>
      )}
      {said.length > 0 && (
        <Section title={t('said')} id="said">
          <Table list={whole(saidColumns, said)} caption={t('said')} plain id="remarks" />
        </Section>
      )}
      {choosing && <Namesakes id={one.import_id} {...namesakes} />}
      {choosing && <ByKind one={one} summary={summary} />}
      {summary.length > 0 && (
        <Section title={t('details')} id="rows-title">
          <Kinds summary={summary} chosen={proposal} />
          <Table list={list} caption={t('details')} empty={t('noRow')} wide />
          {choosing && <Ticked one={one} />}
        </Section>
      )}
      {one.step === 'deciding' && summary.length === 0 && <Empty>{t('noRow')}</Empty>}
      {may && canDrop(one.step) && <Decide one={one} />}
    </Page>
  )
}
