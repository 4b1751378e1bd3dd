import {
  Button,
  Buttons,
  Check,
  Choices,
  type Column,
  Field,
  Form,
  Section,
  Select,
  Table,
  useView,
  Verdicts,
  whole as wholeList,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showList, showMoney, showNumber } from '../../../kernel/words/index.ts'
import { isOpen } from './committee.fields.ts'
import { paths, words } from './committee.formats.ts'
import type { HalfDay, Member, Outside, Whole } from './committee.queries.ts'
import { compositionVerdicts, qualities } from './composition.rules.ts'
import { feeOf } from './fees.fields.ts'
import { feeStatuses } from './fees.rules.ts'
import { Folded, optionsOf } from './parts.pages.tsx'

const qualityOf = ({ quality, order_name }: Member, lang: Lang) =>
  order_name ? `${qualities[quality][lang]} (${order_name})` : qualities[quality][lang]

/** A column of one button a row. */
const gesture = <Row,>(
  key: string,
  path: (row: Row) => { address: { fr: string; en: string }; params: Record<string, string> },
  label: (row: Row, lang: Lang) => string,
): Column<Row> => ({
  key,
  title: words.remove,
  value: () => null,
  show: (row, { to, lang }) => {
    const { address, params } = path(row)
    return (
      <Form action={to({ path: address }, params)} id={`${key}-${Object.values(params).at(-1)}`} class="gestures">
        <Button>
          {words.remove[lang]} <span class="quiet-label">{label(row, lang)}</span>
        </Button>
      </Form>
    )
  },
})

const memberColumns: readonly Column<Member>[] = [
  { key: 'name', title: words.name, names: true, value: ({ name }) => name },
  { key: 'chairs', title: words.chair, value: ({ chairs }) => chairs },
  { key: 'quality', title: words.quality, value: qualityOf },
  { key: 'fee_status', title: words.feeStatus, value: ({ fee_status }, lang) => feeStatuses[fee_status][lang] },
]

const removeMember = gesture<Member>(
  'remove',
  ({ committee_id: id, member_id: member }) => ({ address: paths.member, params: { id, member } }),
  ({ name }) => name,
)

const NewMember = ({ id }: { id: string }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Folded title={t('addMember')} form="member">
      <Form action={to({ path: paths.members }, { id })} id="member">
        <Field name="name" label={t('name')} />
        <Field name="address" label={t('address')} type="email" hint={t('addressHint')} optional />
        <Select name="quality" label={t('quality')} options={optionsOf(qualities, lang)} />
        <Field name="order_name" label={t('order')} optional />
        <Choices name="fee_status" label={t('feeStatus')} options={optionsOf(feeStatuses, lang)} value="paid" />
        <Check name="chairs" label={t('chairs')} />
        <Check name="administration" label={t('administration')} />
        <Buttons>
          <Button>{t('addMember')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** Who sits, what the regulation says of it, and the form for one more while the committee is being formed. */
export const Composition = ({ seen, writes }: { seen: Outside; writes: boolean }) => {
  const { lang, today } = useView()
  const t = inLang(words, lang)
  const { committee, members } = seen
  const editable = writes && isOpen(committee, 'members')
  const columns = editable ? [...memberColumns, removeMember] : memberColumns
  return (
    <Section title={t('members')} id="members">
      <Table plain id="members-list" list={wholeList(columns, members)} caption={t('members')} empty={t('noMember')} />
      {committee.step === 'formed' && <Verdicts verdicts={compositionVerdicts({ ...committee, members }, today)} />}
      {editable && <NewMember id={committee.committee_id} />}
    </Section>
  )
}

const sittingColumns = (members: readonly Member[]): readonly Column<HalfDay>[] => [
  { key: 'day', title: words.day, kind: 'day', names: true, value: ({ day }) => day },
  { key: 'half', title: words.half, value: ({ half }, lang) => words[half][lang] },
  {
    key: 'present',
    title: words.present,
    value: ({ present }, lang) =>
      showList(
        members.filter(({ member_id }) => present.includes(member_id)).map(({ name }) => name),
        lang,
      ),
  },
]

const removeSitting = gesture<HalfDay>(
  'remove',
  ({ committee_id: id, sitting_id: sitting }) => ({ address: paths.sitting, params: { id, sitting } }),
  ({ day, half }, lang) => `${showDay(day, lang)}, ${words[half][lang].toLowerCase()}`,
)

const NewSitting = ({ seen: { committee, members } }: { seen: Outside }) => {
  const { lang, to, today } = useView()
  const t = inLang(words, lang)
  const names = members.map(({ member_id: value, name: title }) => ({ value, title }))
  const halves = (['morning', 'afternoon'] as const).map(value => ({ value, title: t(value) }))
  return (
    <Folded title={t('recordSitting')} form="sitting">
      <Form action={to({ path: paths.sittings }, { id: committee.committee_id })} id="sitting">
        <Field name="day" label={t('day')} type="date" size="short" value={today} />
        <Choices name="halves" label={t('halves')} options={halves} several value={['morning', 'afternoon']} />
        <Choices name="present" label={t('present')} options={names} several value={names.map(({ value }) => value)} />
        <Buttons>
          <Button>{t('recordSitting')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

export const Sittings = ({ seen, writes }: { seen: Outside; writes: boolean }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const editable = writes && isOpen(seen.committee, 'sittings')
  const columns = sittingColumns(seen.members)
  const shown = editable ? [...columns, removeSitting] : columns
  return (
    <Section title={t('sittings')} id="sittings">
      <Table
        plain
        id="sittings-list"
        list={wholeList(shown, seen.sittings)}
        caption={t('sittings')}
        empty={t('noSitting')}
      />
      {editable && <NewSitting seen={seen} />}
    </Section>
  )
}

const FeeLines = ({ whole, member }: { whole: Whole; member: Member }) => {
  const { lang, today } = useView()
  const t = inLang(words, lang)
  const settled = whole.settled.find(({ member_id }) => member_id === member.member_id)
  const { lines } = feeOf(whole, member, settled?.settled_on ?? today)
  const show = (value: string | number | bigint) =>
    typeof value === 'bigint'
      ? showMoney(value as Parameters<typeof showMoney>[0], lang)
      : showNumber(Number(value), lang)
  return (
    <>
      <h3>{member.name}</h3>
      <dl class="lines">
        {lines.map(({ name, value, law }) => (
          <div>
            <dt>{t(name as 'due')}</dt>
            <dd>
              {show(value)} {law && <span class="law">{law}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {settled && <p class="quiet">{t('settled', showDay(settled.settled_on, lang), settled.settled_by_name)}</p>}
    </>
  )
}

const Pension = ({ whole, member, n }: { whole: Whole; member: Member; n: number }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const yearly = whole.pensions.get(member.member_id)
  const at = { id: whole.committee.committee_id, member: member.member_id }
  return (
    <Folded title={t('pensionOf', member.name)} form={`pension-${n}`}>
      <Form action={to({ path: paths.pension }, at)} id={`pension-${n}`}>
        <Field
          name="yearly"
          label={t('pension')}
          hint={t('pensionHint')}
          value={yearly === undefined ? null : showMoney(yearly, lang)}
          optional
        />
        <Buttons>
          <Button>{t('recordPension')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** REM-13, member by member and line by line. */
export const Fees = ({ whole }: { whole: Whole }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { committee, members, settled } = whole
  if (members.length === 0) return null
  const open = (member: Member) =>
    isOpen(committee, 'pensions') &&
    member.fee_status === 'paid' &&
    settled.every(({ member_id }) => member_id !== member.member_id)
  return (
    <Section title={t('fees')} id="fees">
      <p class="quiet">{t('feesLead')}</p>
      {members.map((member, at) => (
        <>
          <FeeLines whole={whole} member={member} />
          {open(member) && <Pension whole={whole} member={member} n={at + 1} />}
        </>
      ))}
      {isOpen(committee, 'fees') && settled.length < members.length && (
        <Form action={to({ path: paths.fees }, { id: committee.committee_id })} id="fees-form">
          <Buttons>
            <Button kind="main">{t('settle')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}
