import { type Day, endOfDayInToronto, isDay } from '../time/index.ts'
import { inLang, type Lang, showDay } from '../words/index.ts'
import type { FieldError } from './input.ts'
import { useView, type When } from './view.ts'
import { dateWords, formWords, inputWords } from './words.ts'

/** The dates a page of facts is asked at. What is wrong with them is said beside the field, and today is used instead. */
export const readWhen = (
  query: URLSearchParams,
  today: Day,
  lang: Lang,
): { when: When; errors: readonly FieldError[] } => {
  const t = inLang({ ...dateWords, ...inputWords }, lang)
  const errors: FieldError[] = []
  const read = (field: 'on' | 'known'): Day | null => {
    const text = query.get(field)?.trim() ?? ''
    if (text === '') return null
    if (!isDay(text)) errors.push({ field, says: t('notADay') })
    else if (field === 'known' && text > today) errors.push({ field, says: t('knownAhead') })
    else return text
    return null
  }
  const on = read('on') ?? today
  const knownDay = read('known')
  return { when: { on, known: knownDay && endOfDayInToronto(knownDay), knownDay }, errors }
}

const DateField = ({ name, label, value, max }: { name: 'on' | 'known'; label: string; value: string; max?: Day }) => {
  const { lang, whenErrors } = useView()
  const error = whenErrors.find(({ field }) => field === name)
  const common = {
    id: `date-${name}`,
    name,
    value,
    max,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': error ? `date-${name}-error` : undefined,
  }
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={`date-${name}`}>{label}</label>
      {error && (
        <p class="error" id={`date-${name}-error`}>
          <span class="word">{inLang(formWords, lang)('error')}</span>
          {error.says}
        </p>
      )}
      {error ? <input {...common} type="text" /> : <input {...common} type="date" />}
    </div>
  )
}

/** The dates of this page in a form that leads to another page of facts. */
export const KeptDates = () => {
  const { when, today } = useView()
  return (
    <>
      {when.on !== today && <input type="hidden" name="on" value={when.on} />}
      {when.knownDay && <input type="hidden" name="known" value={when.knownDay} />}
    </>
  )
}

/** « Au 20 novembre 2026, tel que connu maintenant »: opens to change either date; says in words when the page is not of today. */
export const DateBar = () => {
  const { lang, when, whenErrors, today, query, path, here } = useView()
  const t = inLang(dateWords, lang)
  const kept = [...query].filter(
    ([name, value]) => name !== 'on' && name !== 'known' && name !== 'offset' && value !== '',
  )
  const moved = when.on !== today || when.knownDay !== null
  const typed = (name: 'on' | 'known', value: string) =>
    whenErrors.some(({ field }) => field === name) ? (query.get(name) ?? '') : value
  const asKnown = when.knownDay ? t('asKnown', showDay(when.knownDay, lang)) : '.'
  const at = when.on === today ? t('present') : t(when.on > today ? 'future' : 'past', showDay(when.on, lang))
  return (
    <section class="dates" aria-label={t('title')}>
      <details open={whenErrors.length > 0}>
        <summary>
          <span class="at">
            {t('at')} <strong>{showDay(when.on, lang)}</strong>
          </span>
          <span class="known">
            {t('knownAs')} <strong>{when.knownDay ? t('knownOn', showDay(when.knownDay, lang)) : t('now')}</strong>
          </span>
          <span class="change">{t('change')}</span>
        </summary>
        <form action={path}>
          {kept.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <DateField name="on" label={t('on')} value={typed('on', when.on)} />
          <DateField name="known" label={t('known')} value={typed('known', when.knownDay ?? '')} max={today} />
          <button type="submit">{t('show')}</button>
        </form>
        {whenErrors.length > 0 && <p>{t('shownToday')}</p>}
      </details>
      {moved && (
        <p class="moved">
          {at}
          {asKnown} <a href={here({ on: null, known: null, offset: null })}>{t('back')}</a>
        </p>
      )}
    </section>
  )
}
