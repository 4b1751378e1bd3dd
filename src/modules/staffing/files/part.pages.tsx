import {
  Button,
  Buttons,
  Check,
  Field,
  Fieldset,
  Folded,
  Form,
  Pairs,
  Section,
  Select,
} from '../../../kernel/web/index.ts'
import { asHeading, type Lang, showDay, showNumber } from '../../../kernel/words/index.ts'
import { basisRole, chosenReasons, endReasons, orderName } from '../../registry/index.ts'
import { parametersFor } from '../decrees/clause.rules.ts'
import { ConditionsDocuments, MemoDocuments } from '../decrees/memo.pages.tsx'
import { AfterSection, OwedSection } from '../departures/departure.pages.tsx'
import { shorterReasons } from '../renewals/renewal.rules.ts'
import { variantOf } from '../renewals/way.rules.ts'
import { paths, words } from '../words.ts'
import type { FileData } from './file.formats.ts'
import type { Whole } from './file.queries.ts'
import { basisName } from './file.rules.ts'
import { isOver, stagesOf } from './file.steps.ts'
import { Editing, type Own, PersonSection, usePart } from './person.pages.tsx'
import { Target } from './target.pages.tsx'

const Frame = ({ file, sittings }: Pick<FileData, 'file' | 'sittings'>) => {
  const { lang, to, t, may } = usePart({ file }, 'frame')
  const { seat } = file
  const days = [...new Set([...sittings, ...(file.target ? [file.target] : [])])].sort()
  return (
    <Section title={t('frame')} id="frame-title">
      <Pairs
        pairs={[
          { label: t('target'), value: <Target file={file} /> },
          {
            label: t('bases'),
            value: seat.legal_bases.length > 0 && (
              <ul>
                {seat.legal_bases.map(basis => (
                  <li>
                    {basisName(basis)} {basis.role && <span class="quiet">{basisRole(basis.role, lang)}</span>}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            label: t('recommender'),
            value:
              (lang === 'fr' ? seat.recommender_fr : seat.recommender_en) ??
              (lang === 'fr' ? seat.portfolio_fr : seat.portfolio_en),
          },
        ]}
      />
      {may && (
        <Editing
          id="frame"
          part="frame"
          action={to({ path: paths.frame }, { id: file.file_id })}
          version={file.version}
        >
          <Select
            name="target"
            label={t('target')}
            value={file.target}
            optional
            empty={t('noTarget')}
            options={days.map(value => ({ value, title: showDay(value, lang) }))}
          />
          <Check
            name="confidential"
            label={t('confidential')}
            hint={t('confidentialSays')}
            checked={file.confidential}
          />
        </Editing>
      )}
    </Section>
  )
}

const Term = ({ file }: Own) => {
  const { lang, to, t, may } = usePart({ file }, 'term')
  const action = to({ path: paths.term }, { id: file.file_id })
  const leaves = file.kind === 'departure'
  const reason = file.end_reason as keyof typeof endReasons | null
  return (
    <Section title={t(leaves ? 'leaving' : 'term')} id="term-title">
      <Pairs
        pairs={[
          { label: t('firstDay'), value: file.first_day && showDay(file.first_day, lang) },
          {
            label: t('lastDay'),
            value: file.last_day ? showDay(file.last_day, lang) : file.first_day && t('indeterminate'),
          },
          { label: t('termGround'), value: file.term_ground && shorterReasons[file.term_ground][lang] },
          { label: t('termReason'), value: file.term_reason },
          { label: t('endReason'), value: reason && endReasons[reason][lang] },
          file.retroactive && { label: t('retroactive'), value: lang === 'fr' ? 'oui' : 'yes' },
        ]}
      />
      {may && (
        <Editing id="term" part="term" action={action} version={file.version}>
          {!leaves && (
            <Field name="first_day" label={t('firstDay')} type="date" size="short" value={file.first_day} optional />
          )}
          <Field
            name="last_day"
            label={t('lastDay')}
            type="date"
            size="short"
            value={file.last_day}
            optional
            {...(!leaves && { hint: t('lastDayHint') })}
          />
          {leaves ? (
            <Select
              name="end_reason"
              label={t('endReason')}
              value={file.end_reason}
              options={chosenReasons.map(value => ({ value, title: endReasons[value][lang] }))}
            />
          ) : (
            <>
              {variantOf(file.seat) === 'adjudicator' && (
                <Select
                  name="term_ground"
                  label={t('termGround')}
                  hint={t('termGroundHint')}
                  value={file.term_ground}
                  optional
                  empty={t('wholeTerm')}
                  options={Object.entries(shorterReasons).map(([value, says]) => ({
                    value,
                    title: asHeading(says[lang]),
                  }))}
                />
              )}
              <Field name="term_reason" label={t('termReason')} type="area" value={file.term_reason} optional />
              <Check name="retroactive" label={t('retroactive')} checked={file.retroactive} />
            </>
          )}
        </Editing>
      )}
    </Section>
  )
}

/** What the register says of the person's orders; whether it satisfies the law is for whoever confirms it. NOM-05 */
const ordersText = ({ orders }: Whole, lang: Lang): string =>
  orders
    .map(({ professional_order, number }) =>
      [orderName(professional_order)[lang], number && `no\u00a0${number}`].filter(Boolean).join(', '),
    )
    .join('; ') || words.noOrder[lang]

const Eligibility = ({ file }: Own) => {
  const { lang, to, t, may } = usePart({ file }, 'eligibility')
  const bases = file.seat.legal_bases.filter(({ role }) => role === 'profil').map(basisName)
  if (bases.length === 0) return null
  return (
    <Section title={t('eligibility')} id="eligibility-title">
      <Pairs
        pairs={[
          ...bases.map(name => ({ label: name, value: file.eligible[name] ?? '—' })),
          { label: t('orders'), value: file.person_id === null ? '—' : ordersText(file, lang) },
        ]}
      />
      {may && (
        <Editing
          id="eligibility"
          part="eligibility"
          action={to({ path: paths.eligibility }, { id: file.file_id })}
          version={file.version}
        >
          {bases.map((name, at) => (
            <Field
              name={`eligible.${at}`}
              label={name}
              hint={t('eligibilityHint')}
              value={file.eligible[name] ?? ''}
              optional
            />
          ))}
        </Editing>
      )}
    </Section>
  )
}

const Conditions = ({ file }: Own) => {
  const { lang, to, t, may } = usePart({ file }, 'conditions')
  if (isOver(file.step) && Object.keys(file.conditions).length === 0) return null
  const parameters = parametersFor(file.seat.regime)
  const shown = (value: string) => (/^\d{4,}$/.test(value) ? showNumber(Number(value), lang) : value)
  return (
    <Section title={t('conditions')} id="conditions-title">
      <p class="quiet">{t('conditionsSays')}</p>
      <Pairs
        pairs={parameters.map(({ name, label, proposed }) => ({
          label: label[lang],
          value: file.conditions[name] ? shown(file.conditions[name]) : proposed ? t('proposed', proposed) : null,
        }))}
      />
      {file.kind !== 'acting' && <ConditionsDocuments id={file.file_id} />}
      {may && (
        <Editing
          id="conditions"
          part="conditions"
          action={to({ path: paths.conditions }, { id: file.file_id })}
          version={file.version}
        >
          {parameters.map(({ name, label, type, proposed }) => (
            <Field
              name={`clause.${name}`}
              label={label[lang]}
              type={type === 'text' ? 'text' : 'number'}
              size={type === 'text' ? 'long' : 'short'}
              value={file.conditions[name] ?? ''}
              optional
              {...(proposed && { hint: t('proposed', proposed) })}
            />
          ))}
        </Editing>
      )}
    </Section>
  )
}

const Memo = ({ file }: Own) => {
  const { to, t, may } = usePart({ file }, 'memo')
  const { memo } = file
  const isWritten = Object.values(memo).some(text => text?.trim())
  if (isOver(file.step) && !isWritten) return null
  return (
    <Section title={t('memo')} id="memo-title">
      {isWritten ? (
        <Pairs
          pairs={[
            { label: `${t('publicPart')} (${t('inFrench')})`, value: memo.public_fr },
            { label: `${t('publicPart')} (${t('inEnglish')})`, value: memo.public_en },
            { label: `${t('confidentialPart')} (${t('inFrench')})`, value: memo.confidential_fr },
            { label: `${t('confidentialPart')} (${t('inEnglish')})`, value: memo.confidential_en },
          ]}
        />
      ) : (
        <p class="empty">{t('notWritten')}</p>
      )}
      {isWritten && <MemoDocuments id={file.file_id} />}
      {may && (
        <Editing id="memo" part="memo" action={to({ path: paths.memo }, { id: file.file_id })} version={file.version}>
          <Fieldset legend={t('publicPart')}>
            <Field
              name="public_fr"
              label={t('inFrench')}
              type="area"
              rows={5}
              lang="fr"
              value={memo.public_fr ?? ''}
              optional
            />
            <Field
              name="public_en"
              label={t('inEnglish')}
              type="area"
              rows={5}
              lang="en"
              value={memo.public_en ?? ''}
              optional
            />
          </Fieldset>
          <Fieldset legend={t('confidentialPart')}>
            <Field
              name="confidential_fr"
              label={t('inFrench')}
              type="area"
              rows={5}
              lang="fr"
              value={memo.confidential_fr ?? ''}
              optional
            />
            <Field
              name="confidential_en"
              label={t('inEnglish')}
              type="area"
              rows={5}
              lang="en"
              value={memo.confidential_en ?? ''}
              optional
            />
          </Fieldset>
        </Editing>
      )}
    </Section>
  )
}

const Together = ({ file, bundles, beside }: Pick<FileData, 'file' | 'bundles' | 'beside'>) => {
  const { to, t, may } = usePart({ file }, 'frame')
  if (!may) return null
  return (
    <Folded title={t('toBundle')} form="bundle">
      <Form action={to({ path: paths.toBundle }, { id: file.file_id })} id="bundle">
        <Select
          name="bundle"
          label={t('bundle')}
          value={file.bundle_id}
          optional
          empty={t('newBundle')}
          options={bundles.map(({ bundle_id, name }) => ({ value: bundle_id, title: name }))}
        />
        <Field name="name" label={t('bundleName')} optional />
        {beside.length > 0 && (
          <Select
            name="depends_on"
            label={t('dependsOn')}
            hint={t('dependsHint')}
            value={file.depends_on}
            optional
            empty={t('noLaw')}
            options={beside.map(({ file_id, reference }) => ({ value: file_id, title: reference }))}
          />
        )}
        <Buttons>
          <Button>{t('toBundle')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const Drafting = ({ file }: Own) => {
  const { to, t, may } = usePart({ file }, 'term')
  const passed =
    stagesOf(file).some(({ step }) => step === 'drafting') && file.step !== 'opened' && file.step !== 'framing'
  if (!may || !passed) return null
  return (
    <p>
      <a class="button" href={to({ path: paths.decree }, { id: file.file_id })}>
        {t(file.draft_id === null ? 'writeDraft' : 'writeAgain')}
      </a>
    </p>
  )
}

/** The parts of a file, each with its form where it is still open. */
export const Parts = (data: FileData) => (
  <>
    <Drafting {...data} />
    <Together {...data} />
    <Frame {...data} />
    <PersonSection {...data} />
    <Term {...data} />
    <OwedSection {...data} />
    <AfterSection {...data} />
    <Eligibility {...data} />
    {data.file.kind !== 'departure' && <Conditions {...data} />}
    <Memo {...data} />
  </>
)
