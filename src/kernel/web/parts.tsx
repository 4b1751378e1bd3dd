import type { ComponentChildren } from 'preact'
import type { Cents } from '../money/index.ts'
import type { Line, Verdict } from '../rules/index.ts'
import { isDay } from '../time/index.ts'
import { inLang, showDay, showMoney, showNumber } from '../words/index.ts'
import { HeadingContext, useView } from './view.ts'
import { partWords } from './words.ts'

/** What scrolls sideways must be reachable by keyboard, and so be named. */
export const scrollable = { tabIndex: 0 } as const

/** The meanings a state may have. Each has its shape and its colour, and always its word. */
export type Meaning = 'in_force' | 'acting' | 'ahead' | 'overdue' | 'stopped' | 'vacant' | 'past'

export const State = ({ meaning, children }: { meaning: Meaning; children: ComponentChildren }) => (
  <span class={`state ${meaning}`}>{children}</span>
)

/** The quiet reference beside a fact: « D. 812-2026, art. 3 ». */
export const Cite = ({ label, path }: { label: string; path: string }) => (
  <a class="cite" href={path}>
    {label}
  </a>
)

export type Pair = { readonly label: string; readonly value: ComponentChildren; readonly cite?: ComponentChildren }

/** What is known of one thing, label by label. Pairs without a value are left out. */
export const Pairs = ({ pairs }: { pairs: readonly (Pair | null | false)[] }) => (
  <dl class="pairs">
    {pairs.map(
      pair =>
        pair &&
        pair.value !== null &&
        pair.value !== false &&
        pair.value !== undefined &&
        pair.value !== '' && (
          <div>
            <dt>{pair.label}</dt>
            <dd>
              {pair.value} {pair.cite}
            </dd>
          </div>
        ),
    )}
  </dl>
)

/** Leads to where the query of this list is kept, for whoever works inside. */
export const Keep = () => {
  const { keep, lang } = useView()
  return keep === null ? null : (
    <p>
      <a href={keep} data-no-prefetch>
        {inLang(partWords, lang)('keep')}
      </a>
    </p>
  )
}

/** Leads the public to where the news of this list is asked for. */
export const Follow = () => {
  const { follow, lang } = useView()
  return follow === null ? null : (
    <p class="exports">
      <a href={follow} data-no-prefetch>
        {inLang(partWords, lang)('follow')}
      </a>
    </p>
  )
}

const Lines = ({ lines, nameOf }: { lines: readonly Line[]; nameOf: (name: string) => string }) => {
  const { lang } = useView()
  const show = (value: Line['value']) => {
    if (typeof value === 'bigint') return showMoney(value as Cents, lang)
    if (typeof value === 'number') return showNumber(value, lang)
    return isDay(value) ? showDay(value, lang) : value
  }
  return (
    <dl class="lines">
      {lines.map(({ name, value, law }) => (
        <div>
          <dt>{nameOf(name)}</dt>
          <dd>
            {show(value)} {law && <span class="law">{law}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Verdicts, where there are any, with their rule, their law and the lines behind them; `nameOf` says the names of the lines. */
export const Verdicts = ({
  verdicts,
  nameOf = name => name,
}: {
  verdicts: readonly Verdict[]
  nameOf?: (name: string) => string
}) => {
  const { lang } = useView()
  const t = inLang(partWords, lang)
  if (verdicts.length === 0) return null
  return (
    <ul class="verdicts">
      {verdicts.map(({ rule, outcome, law, status, says, lines }) => (
        <li class={outcome}>
          <p>
            <span class="outcome">{t(outcome)}</span> {says[lang]}
          </p>
          <p class="law">
            {[law.startsWith(rule) ? '' : rule, law].filter(Boolean).join(', ')}
            {(status === 'unverified' || status === 'proposal') && ` (${t('unverified')})`}
          </p>
          {lines.length > 0 && <Lines lines={lines} nameOf={nameOf} />}
        </li>
      ))}
    </ul>
  )
}

export type FactChange = {
  readonly fact: ComponentChildren
  readonly before: ComponentChildren | null
  readonly after: ComponentChildren | null
  readonly cite?: ComponentChildren
}

/** Each fact before and after: what an act changes. */
export const Changes = ({ changes, caption }: { changes: readonly FactChange[]; caption: string }) => {
  const t = inLang(partWords, useView().lang)
  const nothing = <span class="nothing">{t('nothing')}</span>
  return (
    <section class="scroll" {...scrollable} aria-label={caption}>
      <table class="changes">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fact')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ fact, before, after, cite }) => (
            <tr>
              <th scope="row">
                {fact} {cite}
              </th>
              <td class="before">{before === null ? nothing : <del>{before}</del>}</td>
              <td class="after">{after === null ? nothing : <ins>{after}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Where a thing stands on its way: the steps in order, the current one marked. */
export const Steps = ({
  steps,
  current,
  label,
  over = false,
}: {
  steps: readonly { code: string; title: string; note?: string }[]
  current: string
  label: string
  /** All of these are behind. */
  over?: boolean
}) => {
  const t = inLang(partWords, useView().lang)
  const place = over ? steps.length : steps.findIndex(({ code }) => code === current)
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ title, note }, at) => (
        <li
          class={at < place ? 'done' : at === place ? 'current' : 'to_come'}
          aria-current={at === place ? 'step' : undefined}
        >
          <span class="name">{title}</span>{' '}
          <span class="note">{note ?? t(at < place ? 'done' : at === place ? 'current' : 'to_come')}</span>
        </li>
      ))}
    </ol>
  )
}

/** A picture with its name and what it shows, in words; on a narrow screen it scrolls rather than shrinks. */
export const Picture = ({ title, says, children }: { title: string; says: string; children: ComponentChildren }) => (
  <figure>
    <figcaption>
      {title}
      <p>{says}</p>
    </figcaption>
    <section class="scroll picture" {...scrollable} aria-label={title}>
      {children}
    </section>
  </figure>
)

type SectionProps = { title: string; id?: string; bare?: boolean; children: ComponentChildren }

/** A titled part of a page. `bare`: it has nothing yet; it says so, with its gestures, in one line. */
export const Section = ({ title, id, bare = false, children }: SectionProps) => (
  <section class={bare ? 'part bare' : 'part'}>
    <h2 id={id}>{title}</h2>
    <HeadingContext.Provider value={title}>{children}</HeadingContext.Provider>
  </section>
)

/** A place with nothing in it says so, and why. */
export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>
