import type { ComponentChildren } from 'preact'
import { dayInToronto, timeInToronto } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Field,
  Form,
  Hidden,
  Page,
  Section,
  Select,
  Steps,
  useView,
  Verdicts,
} from '../../../kernel/web/index.ts'
import { asHeading, inLang, showDay, showInstant, type Two, type Words } from '../../../kernel/words/index.ts'
import { applyPaths } from '../applications/application.fields.ts'
import { canApprove, canMove, canRecordCopies, canWrite } from './call.access.ts'
import type { CallFile } from './call.actions.ts'
import { missingFor, paths } from './call.fields.ts'
import { About, CallText, crumbs, type Named, titleOf } from './call.pages.tsx'
import { isOpenAt } from './call.rules.ts'
import { moveOf, movesFrom, phaseNames } from './call.steps.ts'
import { type Tied, Ties } from './tie.pages.tsx'

const words = {
  edit: { fr: 'Modifier le texte', en: 'Edit the text' },
  preparation: { fr: 'Préparation', en: 'Preparation' },
  steps: { fr: 'Étapes de l’appel', en: 'Steps of the call' },
  needs: {
    fr: (move: string) => `Avant de pouvoir «\u00a0${move}\u00a0»\u00a0:`,
    en: (move: string) => `Before “${move}”:`,
  },
  approvals: { fr: 'Approbations', en: 'Approvals' },
  noApproval: { fr: 'Aucune approbation de cette version.', en: 'No approval of this version.' },
  body: { fr: 'L’organisme', en: 'The body' },
  secretariat: { fr: 'Le Secrétariat', en: 'The Secretariat' },
  approvedBy: {
    fr: (side: string, who: string, when: string) => `${side}, par ${who}, ${when}`,
    en: (side: string, who: string, when: string) => `${side}, by ${who}, ${when}`,
  },
  approveAsBody: { fr: 'Approuver au nom de l’organisme', en: 'Approve for the body' },
  recordBody: { fr: 'Consigner l’approbation écrite de l’organisme', en: 'Record the written approval of the body' },
  signed: { fr: 'Qui a approuvé par écrit', en: 'Who approved in writing' },
  approveAsSecretariat: { fr: 'Approuver au nom du Secrétariat', en: 'Approve for the Secretariat' },
  copies: { fr: 'Copies envoyées', en: 'Copies sent' },
  noCopy: { fr: 'Aucune copie n’est consignée.', en: 'No copy is recorded.' },
  minister: { fr: 'Ministre', en: 'Minister' },
  president: { fr: 'Présidence de l’organisme', en: 'President of the body' },
  copyOn: {
    fr: (to: string, name: string, day: string) => `${to}\u00a0: ${name}, le ${day}`,
    en: (to: string, name: string, day: string) => `${to}: ${name}, on ${day}`,
  },
  recipient: { fr: 'Destinataire', en: 'Recipient' },
  recipientName: { fr: 'Nom', en: 'Name' },
  sentOn: { fr: 'Date d’envoi', en: 'Date sent' },
  recordCopy: { fr: 'Consigner la copie', en: 'Record the copy' },
  publication: { fr: 'Publication', en: 'Publication' },
  opensOn: { fr: 'Date de parution', en: 'Date of publication' },
  opensHint: {
    fr: 'Laissée vide, l’appel paraît maintenant. Il paraît de lui-même à l’heure dite.',
    en: 'Left blank, the call appears now. It appears by itself at the time set.',
  },
  opensTime: { fr: 'Heure de parution (Toronto)', en: 'Time of publication (Toronto)' },
  closesOn: { fr: 'Date d’échéance', en: 'Date of the deadline' },
  closesTime: { fr: 'Heure d’échéance (Toronto)', en: 'Time of the deadline (Toronto)' },
  closesHint: {
    fr: 'Laissée vide\u00a0: 23\u00a0h\u00a059. L’appel se ferme de lui-même.',
    en: 'Left blank: 11:59 p.m. The call closes by itself.',
  },
  publish: { fr: 'Publier', en: 'Publish' },
  extend: { fr: 'Prolonger l’appel', en: 'Extend the call' },
  reason: { fr: 'Motif', en: 'Reason' },
  history: { fr: 'Ce qui s’est passé', en: 'What happened' },
  openedBy: { fr: (who: string) => `Ouvert par ${who}.`, en: (who: string) => `Opened by ${who}.` },
  happened: {
    fr: (what: string, who: string, when: string) => `${what}, par ${who}, ${when}`,
    en: (what: string, who: string, when: string) => `${what}, by ${who}, ${when}`,
  },
  approve_body: { fr: 'Approbation de l’organisme', en: 'Approval of the body' },
  approve_secretariat: { fr: 'Approbation du Secrétariat', en: 'Approval of the Secretariat' },
  readApplications: { fr: 'Lire les candidatures', en: 'Read the applications' },
  statistics: { fr: 'Statistiques', en: 'Statistics' },
} as const satisfies Words

const useWords = () => inLang(words, useView().lang)

/** A form behind its name, open when it is the one that was refused. */
const Folded = ({ title, form, children }: { title: string; form: string; children: ComponentChildren }) => {
  const { refused } = useView()
  return (
    <details open={refused?.values['_form'] === form}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

const Approvals = ({ file }: { file: CallFile }) => {
  const { lang, actor, to } = useView()
  const t = useWords()
  const { call, approvals } = file
  const { reference, version } = call
  const action = to({ path: paths.approval }, { reference })
  const present = approvals.filter(one => one.version === version)
  const may = (side: 'body' | 'secretariat') => canApprove(actor, call, side) && !present.some(one => one.side === side)
  const fixed = (side: string) => (
    <>
      <Hidden name="side" value={side} />
      <Hidden name="version" value={version} />
    </>
  )
  return (
    <Section title={t('approvals')}>
      {present.length === 0 && <p class="empty">{t('noApproval')}</p>}
      <ul>
        {present.map(({ side, approved_by, at }) => (
          <li>{t('approvedBy', t(side), approved_by, showInstant(at, lang))}</li>
        ))}
      </ul>
      {may('body') && actor.role === 'body_secretary' && (
        <Form action={action} id="body">
          {fixed('body')}
          <Button kind="main">{t('approveAsBody')}</Button>
        </Form>
      )}
      {may('body') && actor.role !== 'body_secretary' && (
        <Folded title={t('recordBody')} form="body">
          <Form action={action} id="body">
            {fixed('body')}
            <Field name="signed" label={t('signed')} />
            <Buttons>
              <Button>{t('recordBody')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
      {may('secretariat') && (
        <Form action={action} id="secretariat">
          {fixed('secretariat')}
          <Button kind="main">{t('approveAsSecretariat')}</Button>
        </Form>
      )}
    </Section>
  )
}

const Copies = ({ file }: { file: CallFile }) => {
  const { lang, actor, today, to } = useView()
  const t = useWords()
  const { call, copies } = file
  const open = (['minister', 'president'] as const).filter(one => !copies.some(({ recipient }) => recipient === one))
  return (
    <Section title={t('copies')}>
      {copies.length === 0 && <p class="empty">{t('noCopy')}</p>}
      <ul>
        {copies.map(({ recipient, name, sent_on }) => (
          <li>{t('copyOn', t(recipient), name, showDay(sent_on, lang))}</li>
        ))}
      </ul>
      {canRecordCopies(actor, call) && open.length > 0 && (
        <Folded title={t('recordCopy')} form="copy">
          <Form action={to({ path: paths.copy }, { reference: call.reference })} id="copy">
            <Select
              name="recipient"
              label={t('recipient')}
              options={open.map(value => ({ value, title: t(value) }))}
              value={open[0] ?? null}
            />
            <Field name="name" label={t('recipientName')} />
            <Field name="sent_on" label={t('sentOn')} type="date" value={today} />
            <Buttons>
              <Button>{t('recordCopy')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}

const Publishing = ({ file, missing }: { file: CallFile; missing: readonly Two[] }) => {
  const { lang, to } = useView()
  const t = useWords()
  const { call, verdicts } = file
  return (
    <Section title={t('publication')}>
      <Verdicts verdicts={verdicts} />
      {missing.length > 0 ? (
        <Missing title={moveOf('publish').label[lang]} missing={missing} />
      ) : (
        <Form action={to({ path: paths.publication }, { reference: call.reference })} id="publish">
          <Field name="opens_on" label={t('opensOn')} type="date" hint={t('opensHint')} optional />
          <Field name="opens_time" label={t('opensTime')} type="time" size="short" optional />
          <Field name="closes_on" label={t('closesOn')} type="date" />
          <Field name="closes_time" label={t('closesTime')} type="time" size="short" hint={t('closesHint')} optional />
          <Buttons>
            <Button kind="main">{t('publish')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

const Extending = ({ call }: { call: CallFile['call'] }) => {
  const { to } = useView()
  const t = useWords()
  return (
    <Folded title={t('extend')} form="extend">
      <Form action={to({ path: paths.extension }, { reference: call.reference })} id="extend">
        <Field
          name="closes_on"
          label={t('closesOn')}
          type="date"
          value={call.closes_at && dayInToronto(call.closes_at)}
        />
        <Field
          name="closes_time"
          label={t('closesTime')}
          type="time"
          size="short"
          value={call.closes_at && timeInToronto(call.closes_at)}
          optional
        />
        <Field name="reason" label={t('reason')} type="area" />
        <Buttons>
          <Button>{t('extend')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const Missing = ({ title, missing }: { title: string; missing: readonly Two[] }) => {
  const { lang } = useView()
  return (
    <>
      <p>{useWords()('needs', title)}</p>
      <ul>
        {missing.map(says => (
          <li>{says[lang]}</li>
        ))}
      </ul>
    </>
  )
}

/** The moves that the actor may make from here, each with what it still requires. */
const Moves = ({ file, now }: { file: CallFile; now: string }) => {
  const { lang, actor, to } = useView()
  const t = useWords()
  const { call, known } = file
  const action = to({ path: paths.step }, { reference: call.reference })
  const plain = movesFrom(call.step, actor.role).filter(({ name }) => name !== 'publish' && name !== 'extend')
  return (
    <>
      {plain.map(({ name, requires, label }) => {
        const missing = missingFor(requires, known, now)
        if (missing.length > 0) return <Missing title={label[lang]} missing={missing} />
        const button = (
          <Form action={action} id={name}>
            <Hidden name="move" value={name} />
            {requires.includes('reason') && <Field name="reason" label={t('reason')} type="area" />}
            <Buttons>
              <Button kind={name === 'cancel' ? 'stop' : name === 'revise' ? 'plain' : 'main'}>{label[lang]}</Button>
            </Buttons>
          </Form>
        )
        if (!requires.includes('reason')) return button
        return (
          <Folded title={label[lang]} form={name}>
            {button}
          </Folded>
        )
      })}
      {canMove(actor, call, 'extend') && isOpenAt(call, now) && <Extending call={call} />}
    </>
  )
}

const History = ({ file }: { file: CallFile }) => {
  const { lang } = useView()
  const t = useWords()
  const nameOf = (move: string) =>
    move === 'approve_body' || move === 'approve_secretariat' ? t(move) : moveOf(move as 'publish').label[lang]
  return (
    <Section title={t('history')}>
      <ol class="trace">
        <li>{t('openedBy', file.call.opened_by_name)}</li>
        {file.passages.map(({ move, by_name, at, reason }) => (
          <li>
            {t('happened', nameOf(move), by_name, showInstant(at, lang))}{' '}
            {reason && <span class="quiet">{reason}</span>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

const way = ['need', 'profile', 'draft', 'approved', 'open', 'ended', 'analysis', 'listed', 'closed'] as const

/** A call as those who prepare it see it: where it stands, what it waits for, then its text. */
export const DeskCall = ({
  named,
  file,
  now,
  reads,
  tied,
}: {
  named: Named
  file: CallFile
  now: string
  reads: boolean
  tied: Tied
}) => {
  const { lang, actor, to } = useView()
  const t = useWords()
  const { call, known } = file
  const { reference } = call
  const action = canWrite(actor, call)
    ? { action: { label: t('edit'), path: to({ path: paths.edit }, { reference }) } }
    : {}
  const at = named.phase === 'extended' || named.phase === 'scheduled' ? 'open' : named.phase
  const follows = actor.role !== 'body_secretary'
  const isOut = call.opens_at !== null
  return (
    <Page title={asHeading(titleOf(call, lang))} crumbs={crumbs(lang)} {...action}>
      <About named={named} />
      {named.phase !== 'cancelled' && (
        <Steps label={t('steps')} current={at} steps={way.map(code => ({ code, title: phaseNames[code][lang] }))} />
      )}
      {isOut && follows && (
        <p class="several">
          {reads && <a href={to({ path: applyPaths.ofCall }, { reference })}>{t('readApplications')}</a>}
          <a href={to({ path: paths.statistics }, { reference })}>{t('statistics')}</a>
        </p>
      )}
      <Ties call={call} tied={tied} />
      <Section title={t('preparation')}>
        <Moves file={file} now={now} />
      </Section>
      {canMove(actor, call, 'publish') && (
        <Publishing file={file} missing={missingFor(moveOf('publish').requires, known, now)} />
      )}
      {['draft', 'approved'].includes(call.step) && <Approvals file={file} />}
      {call.kind === 'notice' && <Copies file={file} />}
      <History file={file} />
      <CallText content={call.content} />
    </Page>
  )
}
