import { lineName } from '../../kernel/facts/index.ts'
import { blocks, type Verdict } from '../../kernel/rules/index.ts'
import {
  Button,
  Buttons,
  Choices,
  Field,
  Folded,
  Form,
  type Meaning,
  State,
  useView,
  Verdicts,
} from '../../kernel/web/index.ts'
import { asHeading, inLang, type Two } from '../../kernel/words/index.ts'
import { actPaths, type Kind, kindNames, shortName } from '../acts/index.ts'
import { grouped, groups } from './agenda.rules.ts'
import type { Item, Sitting } from './sitting.queries.ts'
import { type Decision, decisionNames, isAdopted } from './sitting.steps.ts'
import { paths, words } from './words.ts'

const decisionMeanings: Record<Decision, Meaning> = {
  adopted: 'in_force',
  adopted_with_changes: 'in_force',
  deferred: 'ahead',
  refused: 'stopped',
  withdrawn: 'stopped',
}

type ByItem = ReadonlyMap<string, readonly Verdict[]>

const Gate = ({ reasons }: { reasons: readonly Two[] }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  if (reasons.length === 0)
    return (
      <p>
        <State meaning="in_force">{t('ready')}</State>
      </p>
    )
  return (
    <>
      <p>
        <State meaning="overdue">{t('notReady')}</State>
      </p>
      <ul>
        {reasons.map(says => (
          <li>{says[lang]}</li>
        ))}
      </ul>
    </>
  )
}

const Outcome = ({ item }: { item: Item }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { decision, act_id, act_number, draft, note } = item
  if (decision === null) return null
  const waits = isAdopted(decision) && act_id === null
  return (
    <>
      <p>
        <State meaning={decisionMeanings[decision]}>{decisionNames[decision][lang]}</State>
        {act_id && act_number && (
          <>
            {' '}
            <a href={to({ path: actPaths.act }, { id: act_id })}>{shortName(draft.kind as Kind, act_number, lang)}</a>
          </>
        )}
      </p>
      {note && <p>{note}</p>}
      {waits && <p class="quiet">{t(draft.step === 'ready' ? 'waitsNumber' : 'waitsChanges')}</p>}
      {item.carried_to && (
        <p>
          <a href={to({ path: paths.sitting }, { id: item.carried_to })}>{t('carried')}</a>
        </p>
      )}
      <p class="quiet">{t('decidedBy', item.decided_by_name ?? '')}</p>
    </>
  )
}

/** The form of the first item without a decision stands open: the registrar goes on from one to the next. */
const Deciding = ({ item, isNext }: { item: Item; isNext: boolean }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { n } = item
  const at = { id: item.sitting_id, item: item.item_id }
  const options = (Object.keys(decisionNames) as Decision[]).map(value => ({
    value,
    title: decisionNames[value][lang],
  }))
  return (
    <Folded title={t('decideItem', n)} form={`decision-${n}`} open={isNext}>
      <Form action={to({ path: paths.decision }, at)} id={`decision-${n}`}>
        <Choices name="decision" label={t('decision')} options={options} value="adopted" />
        <Field name="reason" label={t('reason')} type="area" hint={t('noteHint')} optional />
        <Buttons>
          <Button>{t('decide')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** What the law says of an item: folded away when it only warns. */
const Judgement = ({ verdicts }: { verdicts: readonly Verdict[] }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  if (verdicts.length === 0) return null
  return (
    <details class="folded" open={blocks(verdicts)}>
      <summary>{t('verdicts', verdicts.length)}</summary>
      <Verdicts verdicts={verdicts} nameOf={name => lineName(name)[lang]} />
    </details>
  )
}

type Around = { isFirst: boolean; isLast: boolean }

const Gestures = ({ item, around: { isFirst, isLast }, isOpen }: { item: Item; around: Around; isOpen: boolean }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { n } = item
  if (isFirst && isLast && !isOpen) return null
  const action = to({ path: paths.item }, { id: item.sitting_id, item: item.item_id })
  const button = (
    verb: 'up' | 'down' | 'off',
    label: 'up' | 'down' | 'takeOff',
    name: 'upNth' | 'downNth' | 'offNth',
  ) => (
    <Button name="do" value={verb} label={t(name, n)}>
      {t(label)}
    </Button>
  )
  return (
    <Form action={action} id={`item-${n}`} class="gestures">
      {!isFirst && button('up', 'up', 'upNth')}
      {!isLast && button('down', 'down', 'downNth')}
      {isOpen && button('off', 'takeOff', 'offNth')}
    </Form>
  )
}

type AgendaItemProps = {
  item: Item
  sitting: Sitting
  around: Around
  isNext: boolean
  verdicts: readonly Verdict[]
  gate: readonly Two[]
}

const AgendaItem = ({ item, sitting, around, isNext, verdicts, gate }: AgendaItemProps) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(words, lang)
  const { step, day } = sitting
  const decides = actor.role === 'registrar' && step === 'locked' && today >= day
  const arranges =
    (actor.role === 'registrar' && (step === 'planned' || step === 'locked')) ||
    (step === 'planned' && ['adviser', 'director'].includes(actor.role))
  if (item.hidden)
    return (
      <li id={`point-${item.n}`}>
        <h4 data-n={item.n}>{kindNames[item.draft.kind as Kind][lang]}</h4>
        <p class="quiet">{t('behindWall')}</p>
      </li>
    )
  return (
    <li id={`point-${item.n}`}>
      <h4 data-n={item.n}>
        <a href={to({ path: actPaths.draft }, { id: item.draft_id })}>
          {asHeading(item.draft.content.title[lang] || t('untitled'))}
        </a>
      </h4>
      <p class="quiet">{kindNames[item.draft.kind as Kind][lang]}</p>
      {item.decision === null && <Gate reasons={gate} />}
      <Judgement verdicts={verdicts} />
      {item.late_reason && <p class="quiet">{t('late', item.late_reason)}</p>}
      <Outcome item={item} />
      {decides && item.decision === null && <Deciding item={item} isNext={isNext} />}
      {arranges && item.decision === null && <Gestures item={item} around={around} isOpen={step === 'planned'} />}
    </li>
  )
}

type AgendaProps = {
  sitting: Sitting
  items: readonly Item[]
  verdicts: ByItem
  gates: ReadonlyMap<string, readonly Two[]>
}

export const Agenda = ({ sitting, items, verdicts, gates }: AgendaProps) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  if (items.length === 0) return <p class="empty">{t('empty')}</p>
  const next = items.find(({ decision }) => decision === null)
  return (
    <>
      {grouped(items).map(({ group, items: own }) => (
        <>
          <h3>{groups[group][lang]}</h3>
          <ol class="agenda" start={own[0]?.n}>
            {own.map((item, at) => (
              <AgendaItem
                item={item}
                sitting={sitting}
                around={{ isFirst: at === 0, isLast: at === own.length - 1 }}
                isNext={item === next}
                verdicts={verdicts.get(item.item_id) ?? []}
                gate={gates.get(item.item_id) ?? []}
              />
            ))}
          </ol>
        </>
      ))}
    </>
  )
}
