import type { ComponentChildren } from 'preact'
import { type Option, useView } from '../../../kernel/web/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'

/** A form behind its name, open when it is the one that was refused. */
export const Folded = ({ title, form, children }: { title: string; form: string; children: ComponentChildren }) => {
  const { refused } = useView()
  return (
    <details open={refused?.values['_form'] === form}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** A catalogue as the choices of a field. */
export const optionsOf = (catalogue: Readonly<Record<string, Two>>, lang: Lang): Option[] =>
  Object.entries(catalogue).map(([value, title]) => ({ value, title: title[lang] }))

/** What stands in the way, as a list. */
export const Conditions = ({ conditions }: { conditions: readonly Two[] }) => {
  const { lang } = useView()
  return (
    <ul>
      {conditions.map(says => (
        <li>{says[lang]}</li>
      ))}
    </ul>
  )
}
