import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { inLang } from '../words/index.ts'
import type {} from './elements.ts'
import { newKey } from './keys.ts'
import { useView, type View } from './view.ts'
import { formWords } from './words.ts'

type Filled = { readonly id: string; readonly typed: Readonly<Record<string, string | readonly string[]>> | null }

const FormContext = createContext<Filled>({ id: 'form', typed: null })

const fieldId = (form: string, field: string) => `${form}-${field}`

/** The summary stands before the fields whose labels it repeats: it leaves marks, which `withLabels` fills in. */
const labels = new WeakMap<View, Map<string, string>>()
const mark = (id: string) => `\uE000${id}\uE001`

export const withLabels = (html: string, view: View): string =>
  html.replace(/\uE000([^\uE001]*)\uE001/g, (_, id: string) => {
    const label = labels.get(view)?.get(id)
    return label ? `${escapeText(label)}${view.lang === 'fr' ? '\u00a0' : ''}: ` : ''
  })

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** What stands in the field: as typed when the form was refused, as given otherwise; and what is wrong with it. */
const useField = (name: string, label: string, given: string | readonly string[]) => {
  const { id, typed } = useContext(FormContext)
  const view = useView()
  const error = typed ? view.refused?.errors.find(({ field }) => field === name) : undefined
  if (error) labels.set(view, (labels.get(view) ?? new Map()).set(fieldId(id, name), label))
  const values = typed ? [typed[name] ?? []].flat() : [given].flat()
  return { id: fieldId(id, name), values, error: error?.says }
}

type Labelled = { name: string; label: string; hint?: ComponentChildren; optional?: boolean }

const described = (id: string, hint: unknown, error: unknown) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

const Notes = ({ id, hint, error }: { id: string; hint?: ComponentChildren; error: string | undefined }) => {
  const t = inLang(formWords, useView().lang)
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <span class="word">{t('error')}</span>
          {error}
        </p>
      )}
    </>
  )
}

const Label = ({ id, label, optional }: { id: string; label: string; optional: boolean | undefined }) => (
  <label for={id}>
    {label} {optional && <span class="optional">{inLang(formWords, useView().lang)('optional')}</span>}
  </label>
)

type FieldProps = Labelled & {
  type?: 'text' | 'email' | 'date' | 'time' | 'number' | 'area'
  value?: string | number | null
  /** Lines of an area. */
  rows?: number
  size?: 'short' | 'medium' | 'long'
  lang?: 'fr' | 'en'
  autocomplete?: string
  maxLength?: number
}

/** A line or an area of text, a number, a date. */
export const Field = ({
  name,
  label,
  hint,
  optional,
  type = 'text',
  value,
  rows = 3,
  size = 'medium',
  ...rest
}: FieldProps) => {
  const { id, values, error } = useField(name, label, String(value ?? ''))
  const common = {
    id,
    name,
    class: size,
    required: !optional,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described(id, hint, error),
    ...rest,
  }
  const control = () => {
    if (type === 'area')
      return (
        <textarea {...common} rows={rows}>
          {values[0]}
        </textarea>
      )
    // A date that was not accepted is shown as typed; a date field would show it empty.
    if ((type === 'date' || type === 'time') && !error) return <input {...common} type={type} value={values[0]} />
    if (type === 'email') return <input {...common} type="email" value={values[0]} />
    return <input {...common} type="text" inputMode={type === 'number' ? 'numeric' : undefined} value={values[0]} />
  }
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <Label id={id} label={label} optional={optional} />
      <Notes id={id} hint={hint} error={error} />
      {control()}
    </div>
  )
}

/** A file to send; its form says `files`. What was chosen must be chosen again when the form is refused: browsers want it so. */
export const FileField = ({ name, label, hint, optional, accept }: Labelled & { accept?: string }) => {
  const { id, error } = useField(name, label, '')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <Label id={id} label={label} optional={optional} />
      <Notes id={id} hint={hint} error={error} />
      <input
        id={id}
        type="file"
        name={name}
        accept={accept}
        required={!optional}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, hint, error)}
      />
    </div>
  )
}

export type Option = { readonly value: string; readonly title: string; readonly group?: string }

type SelectProps = Labelled & {
  options: readonly Option[]
  value?: string | null
  /** The words of the empty choice; "Choisir" unless said. */
  empty?: string
  /** A long list, to be searched by typing when scripts run. */
  long?: boolean
}

export const Select = ({ name, label, hint, optional, options, value, empty, long }: SelectProps) => {
  const { lang } = useView()
  const { id, values, error } = useField(name, label, value ?? '')
  const t = inLang(formWords, lang)
  const option = ({ value, title }: Option) => (
    <option value={value} selected={value === values[0]}>
      {title}
    </option>
  )
  const groups = [...Map.groupBy(options, ({ group }) => group ?? '')]
  const select = (
    <select
      id={id}
      name={name}
      required={!optional}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={described(id, hint, error)}
    >
      <option value="">{empty ?? t('choose')}</option>
      {groups.map(([group, its]) => (group ? <optgroup label={group}>{its.map(option)}</optgroup> : its.map(option)))}
    </select>
  )
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <Label id={id} label={label} optional={optional} />
      <Notes id={id} hint={hint} error={error} />
      {long ? <type-ahead data-none={t('noMatch')}>{select}</type-ahead> : select}
    </div>
  )
}

type ChoicesProps = Labelled & {
  options: readonly (Option & { hint?: string })[]
  value?: string | readonly string[]
  several?: boolean
}

/** Radio buttons, or check boxes where several may be chosen. */
export const Choices = ({ name, label, hint, optional, options, value, several }: ChoicesProps) => {
  const { id, values, error } = useField(name, label, value ?? [])
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={described(id, hint, error)}>
      <legend>
        {label} {optional && <span class="optional">{inLang(formWords, useView().lang)('optional')}</span>}
      </legend>
      <Notes id={id} hint={hint} error={error} />
      {options.map((option, place) => {
        const own = place === 0 ? id : `${id}-${place}`
        return (
          <div class="choice">
            <input
              id={own}
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              checked={values.includes(option.value)}
              aria-describedby={option.hint ? `${own}-note` : undefined}
            />
            <label for={own}>{option.title}</label>
            {option.hint && (
              <p class="hint" id={`${own}-note`}>
                {option.hint}
              </p>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/** One yes or no. */
export const Check = ({ name, label, hint, checked = false }: Omit<Labelled, 'optional'> & { checked?: boolean }) => {
  const { id, values, error } = useField(name, label, checked ? 'yes' : [])
  return (
    <div class={error ? 'field choice wrong' : 'field choice'}>
      <input
        id={id}
        type="checkbox"
        name={name}
        value="yes"
        checked={values.includes('yes')}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, hint, error)}
      />
      <label for={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

/** What a form carries along; kept as given, whatever was refused. */
export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
)

export const Fieldset = ({
  legend,
  hint,
  children,
}: {
  legend: string
  hint?: string
  children: ComponentChildren
}) => (
  <fieldset class="group">
    <legend>{legend}</legend>
    {hint && <p class="hint">{hint}</p>}
    {children}
  </fieldset>
)

type ButtonProps = {
  children: ComponentChildren
  kind?: 'main' | 'plain' | 'stop'
  name?: string
  value?: string
  /** What it is called where several have the same words; it begins with them. */
  label?: string
}

/** A verb. With a name and a value, they tell the form which button was used. */
export const Button = ({ children, kind = 'plain', name, value, label }: ButtonProps) => (
  <button type="submit" class={`button ${kind}`} name={name} value={value} aria-label={label}>
    {children}
  </button>
)

export const Buttons = ({ children }: { children: ComponentChildren }) => <div class="buttons">{children}</div>

type FormProps = {
  action: string
  children: ComponentChildren
  id?: string
  class?: string /** Warn before leaving with changes not saved. */
  guarded?: boolean
  /** It has files. */
  files?: boolean
}

/** A form that is sent once: with the proof of its session, and a key that makes a second sending harmless. */
export const Form = ({ action, children, id = 'form', class: kind, guarded, files }: FormProps) => {
  const { refused, token, lang } = useView()
  const isRefused =
    refused?.action === new URL(action, 'http://localhost').pathname && (refused.values['_form'] ?? 'form') === id
  const t = inLang(formWords, lang)
  return (
    <form
      id={id}
      class={kind}
      method="post"
      encType={files ? 'multipart/form-data' : undefined}
      action={action}
      noValidate
      data-once
      data-guarded={guarded ? t('unsaved') : undefined}
      data-changed={guarded && isRefused ? '' : undefined}
    >
      <input type="hidden" name="_token" value={token} />
      <input type="hidden" name="_key" value={newKey()} />
      <input type="hidden" name="_form" value={id} />
      <FormContext.Provider value={{ id, typed: isRefused ? refused.values : null }}>{children}</FormContext.Provider>
    </form>
  )
}

/** At the top of a page whose form was refused: what is wrong, each with a link to its field. <Page> places it. */
export const ErrorSummary = () => {
  const { refused, lang } = useView()
  if (!refused) return null
  const form = String(refused.values['_form'] ?? 'form')
  return (
    <error-summary>
      <div class="errors" role="alert" tabIndex={-1} aria-labelledby="errors-title">
        <h2 id="errors-title">{inLang(formWords, lang)('summary')}</h2>
        <ul>
          {refused.errors.map(({ field, says }) => (
            <li>
              {field ? (
                <a href={`#${fieldId(form, field)}`}>
                  {mark(fieldId(form, field))}
                  {says}
                </a>
              ) : (
                says
              )}
            </li>
          ))}
        </ul>
      </div>
    </error-summary>
  )
}

type FoldedProps = { title: string; form: string; open?: boolean; children: ComponentChildren }

/** A form behind its name, open where it is the next one to fill, or the one that was refused: `form` is its id. */
export const Folded = ({ title, form, open, children }: FoldedProps) => {
  const { refused } = useView()
  return (
    <details class="folded" open={refused ? refused.values['_form'] === form : open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
