import { type Choice, Combobox } from './combobox.ts'
import { plainText } from './text.ts'

const most = 50

/** Makes a long <select> searchable by typing: a combobox with its list. The select keeps the value and is what the form sends. */
class TypeAhead extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector('select')
    if (!select) return
    const options = [...select.options].filter(({ value }) => value)
    const choices = options.map(({ value, text }) => ({ value, text, plain: plainText(text) }))
    const input = document.createElement('input')
    const label = select.labels[0]?.textContent.trim() ?? ''
    for (const name of ['aria-describedby', 'aria-invalid', 'required'])
      if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name) ?? '')
    input.id = select.id
    select.removeAttribute('id')
    select.hidden = true
    select.after(input)

    const restore = () => {
      const chosen = select.selectedOptions[0]
      input.value = chosen?.value ? chosen.text : ''
      input.placeholder = chosen && !chosen.value ? chosen.text : ''
    }
    const choose = ({ value }: Pick<Choice, 'value'>) => {
      select.value = value
      select.dispatchEvent(new Event('input', { bubbles: true }))
      select.dispatchEvent(new Event('change', { bubbles: true }))
      restore()
    }
    const box = new Combobox(input, {
      label,
      none: this.dataset['none'] ?? '',
      open: typed => {
        const words = plainText(typed).split(/\s+/).filter(Boolean)
        box.show(choices.filter(({ plain }) => words.every(word => plain.includes(word))).slice(0, most))
      },
      choose,
      leave: () => {
        if (input.value.trim() === '' && select.value !== '') choose({ value: '' })
        restore()
      },
    })
    restore()
  }
}
customElements.define('type-ahead', TypeAhead)
