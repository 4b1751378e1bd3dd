import {
  Button,
  Buttons,
  Choices,
  type Column,
  Empty,
  Field,
  Folded,
  Form,
  Page,
  Section,
  Select,
  Table,
  useView,
  Verdicts,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import { PostLink, personName, postTitle } from '../../registry/index.ts'
import { paths as filePaths } from '../words.ts'
import { attendancePaths, words } from './attendance.fields.ts'
import type { Attendance, Tally } from './attendance.formats.ts'
import { rankOf } from './tally.formats.ts'

type Shown = { attendance: Attendance }
type Meeting = Attendance['meetings'][number]
type Change = Attendance['changes'][number]

const lineNames = {
  absences: words.absences,
  threshold: words.number,
  from: words.from,
  changed_on: words.changedOn,
} as const
/** What the lines of these verdicts are called. */
export const lineName = (lang: Lang) => (name: string) =>
  name in lineNames ? lineNames[name as keyof typeof lineNames][lang] : name

const bodyName = (member: Tally, lang: Lang) => (lang === 'fr' ? member.organisation_fr : member.organisation_en)
const thresholdOf = ({ bylaw }: Tally) => bylaw && `${bylaw.absences} (${bylaw.source})`

const memberColumns: readonly Column<Tally>[] = [
  { key: 'member', title: words.member, names: true, value: personName },
  {
    key: 'post',
    title: words.post,
    value: (member, lang) => postTitle(member, member.gender, lang),
    show: (member, { lang }) => <PostLink id={member.post_id}>{postTitle(member, member.gender, lang)}</PostLink>,
  },
  { key: 'body', title: words.body, value: bodyName },
  { key: 'meetings', title: words.meetings, kind: 'number', value: ({ meetings }) => meetings },
  { key: 'absences', title: words.absences, kind: 'number', value: ({ absences }) => absences },
  { key: 'excused', title: words.excusedCount, kind: 'number', value: ({ excused }) => excused },
  { key: 'last', title: words.last, kind: 'day', value: ({ last }) => last },
  { key: 'threshold', title: words.threshold, value: thresholdOf },
]

const bylawColumns: readonly Column<Attendance['bylaws'][number]>[] = [
  { key: 'from', title: words.fromDay, kind: 'day', names: true, value: ({ from_day }) => from_day },
  { key: 'number', title: words.number, kind: 'number', value: ({ absences }) => absences },
  {
    key: 'counted',
    title: words.counted,
    value: ({ in_a_row }, lang) => (in_a_row ? words.inARow : words.all)[lang],
  },
  { key: 'months', title: words.months, kind: 'number', value: ({ months }) => months },
  { key: 'source', title: words.source, value: ({ source }) => source },
]

/** Names of those who are still members; the others are counted alone. */
const namesIn = (members: readonly Tally[], mandates: readonly string[]): string =>
  members
    .filter(({ mandate_id }) => mandates.includes(mandate_id))
    .map(personName)
    .join(', ')

const meetingColumns = (members: readonly Tally[]): readonly Column<Meeting>[] => [
  { key: 'held_on', title: words.heldOn, kind: 'day', names: true, value: ({ held_on }) => held_on },
  { key: 'present', title: words.present, kind: 'number', value: ({ present }) => present.length },
  { key: 'absent', title: words.absent, value: ({ absent }) => namesIn(members, absent) },
  { key: 'excused', title: words.excused, value: ({ excused }) => namesIn(members, excused) },
]

const whoChanged = (members: readonly Tally[], { mandate_id }: Change): string => namesIn(members, [mandate_id])

const changeColumns = (members: readonly Tally[]): readonly Column<Change>[] => [
  { key: 'member', title: words.member, names: true, value: change => whoChanged(members, change) },
  { key: 'changed_on', title: words.changedOn, kind: 'day', value: ({ changed_on }) => changed_on },
  { key: 'new_post', title: words.newPost, value: ({ new_post }) => new_post },
  { key: 'rank', title: words.rank, value: ({ has_rank }, lang) => words[has_rank ? 'yes' : 'no'][lang] },
]

/** What the rules say of each member, with the departure that it calls for. */
const Said = ({ members }: { members: readonly Tally[] }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const spoken = members.filter(({ verdicts }) => verdicts.length > 0)
  if (spoken.length === 0) return null
  const opens = actor.role === 'adviser' || actor.role === 'director'
  return (
    <Section title={t('says')} id="says">
      {spoken.map(member => (
        <section aria-label={personName(member)}>
          <h3>
            {personName(member)}, {postTitle(member, member.gender, lang)}
          </h3>
          <Verdicts verdicts={member.verdicts} nameOf={lineName(lang)} />
          {opens && !member.leaving && (
            <p>
              <a
                href={to(
                  { path: filePaths.newFile },
                  { post: member.post_id, mandate: member.mandate_id, kind: 'departure' },
                )}
              >
                {t('openDeparture')}
              </a>
            </p>
          )}
        </section>
      ))}
    </Section>
  )
}

const MeetingForms = ({ attendance: { members, meetings, today } }: Shown) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const people = members.map(member => ({
    value: member.mandate_id,
    title: `${personName(member)}, ${postTitle(member, member.gender, lang)}`,
  }))
  return (
    <>
      <Folded title={t('recordMeeting')} form="meeting">
        <Form action={to({ path: attendancePaths.meetings }, {})} id="meeting">
          <Field name="held_on" label={t('heldOn')} type="date" value={today} />
          <Choices name="absent" label={t('absent')} hint={t('absentHint')} options={people} several optional />
          <Choices name="excused" label={t('excused')} hint={t('excusedHint')} options={people} several optional />
          <Buttons>
            <Button kind="main">{t('record')}</Button>
          </Buttons>
        </Form>
      </Folded>
      {meetings.length > 0 && (
        <Folded title={t('removeMeeting')} form="remove-meeting">
          <Form action={to({ path: attendancePaths.removeMeeting }, {})} id="remove-meeting">
            <Select
              name="meeting"
              label={t('meeting')}
              options={meetings.map(one => ({ value: one.meeting_id, title: showDay(one.held_on, lang) }))}
            />
            <Buttons>
              <Button kind="stop">{t('remove')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </>
  )
}

const ByLawForm = () => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Folded title={t('recordBylaw')} form="bylaw">
      <Form action={to({ path: attendancePaths.bylaws }, {})} id="bylaw">
        <Field name="from_day" label={t('fromDay')} hint={t('bylawHint')} type="date" />
        <Field name="absences" label={t('number')} type="number" size="short" />
        <Choices
          name="counted"
          label={t('counted')}
          hint={t('inARowHint')}
          value="all"
          options={[
            { value: 'all', title: t('all') },
            { value: 'in_a_row', title: t('inARow') },
          ]}
        />
        <Field name="months" label={t('months')} hint={t('monthsHint')} type="number" size="short" optional />
        <Field name="source" label={t('source')} hint={t('sourceHint')} />
        <Buttons>
          <Button>{t('record')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** Only where the law of a seat asks for a rank. */
const ChangeForms = ({ attendance: { members, changes } }: Shown) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const ranked = members
    .filter(member => rankOf(member) !== null)
    .map(member => ({
      value: member.mandate_id,
      title: `${personName(member)}, ${postTitle(member, member.gender, lang)}`,
    }))
  const answers = (['yes', 'no'] as const).map(value => ({ value, title: t(value) }))
  return (
    <>
      {ranked.length > 0 && (
        <Folded title={t('recordChange')} form="change">
          <Form action={to({ path: attendancePaths.changes }, {})} id="change">
            <Select name="mandate" label={t('member')} options={ranked} />
            <Field name="changed_on" label={t('changedOn')} type="date" />
            <Field name="new_post" label={t('newPost')} />
            <Choices name="rank" label={t('rank')} options={answers} />
            <Buttons>
              <Button>{t('record')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
      {changes.length > 0 && (
        <Folded title={t('removeChange')} form="remove-change">
          <Form action={to({ path: attendancePaths.removeChange }, {})} id="remove-change">
            <Select
              name="change"
              label={t('change')}
              options={changes.map(one => ({
                value: one.change_id,
                title: [whoChanged(members, one), showDay(one.changed_on, lang)].filter(Boolean).join(', '),
              }))}
            />
            <Buttons>
              <Button kind="stop">{t('remove')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </>
  )
}

/** What the secretary of a body keeps. */
const Kept = ({ attendance }: Shown) => {
  const t = inLang(words, useView().lang)
  const { members, meetings, bylaws, changes } = attendance
  const hasRanks = changes.length > 0 || members.some(member => rankOf(member) !== null)
  return (
    <>
      <Section title={t('meetings')} id="meetings">
        <Table
          plain
          id="meetings-table"
          list={whole(meetingColumns(members), meetings)}
          caption={t('meetings')}
          empty={t('noMeeting')}
        />
        <MeetingForms attendance={attendance} />
      </Section>
      <Section title={t('bylaws')} id="bylaws">
        <Table plain id="bylaws-table" list={whole(bylawColumns, bylaws)} caption={t('bylaws')} empty={t('noBylaw')} />
        <ByLawForm />
      </Section>
      {hasRanks && (
        <Section title={t('changes')} id="changes">
          <Table
            plain
            id="changes-table"
            list={whole(changeColumns(members), changes)}
            caption={t('changes')}
            empty={t('noChange')}
          />
          <ChangeForms attendance={attendance} />
        </Section>
      )}
    </>
  )
}

/** The attendance of one body, for its secretary; of all those of which something is recorded, for the secretariat. */
export const AttendancePage = ({ attendance }: { attendance: Attendance | null }) => {
  const { lang, actor } = useView()
  const t = inLang(words, lang)
  if (attendance === null)
    return (
      <Page title={t('attendance')}>
        <Empty>{t('noBody')}</Empty>
      </Page>
    )
  const keeps = actor.role === 'body_secretary'
  const { members } = attendance
  return (
    <Page title={t('attendance')} lead={t('lead')}>
      <Said members={members} />
      <Section title={t('members')} id="members">
        <Table
          plain
          id="members-table"
          list={whole(
            memberColumns.filter(({ key }) => !keeps || key !== 'body'),
            members,
          )}
          caption={t('members')}
          empty={t('noMember')}
        />
      </Section>
      {keeps && <Kept attendance={attendance} />}
    </Page>
  )
}
