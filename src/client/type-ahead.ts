import { plainText } from './text.ts'

const most = 50

/** Makes a long <select> searchable by typing: a combobox with its list. The select keeps the value and is what the form sends. */
class TypeAhead extends HTMLElement {
  #select!: HTMLSelectElement
  #input = document.createElement('input')
  #list = document.createElement('ul')
  #options: { option: HTMLOptionElement; text: string }[] = []
  #active = -1

  connectedCallback() {
    const select = this.querySelector('select')
    if (!select) return
    this.#select = select
    this.#options = [...select.options]
      .filter(({ value }) => value)
      .map(option => ({ option, text: plainText(option.text) }))
    const { id } = select
    const input = this.#input
    const list = this.#list
    list.id = `${id}-list`
    list.role = 'listbox'
    list.ariaLabel = select.labels[0]?.textContent.trim() ?? ''
    list.hidden = true
    input.role = 'combobox'
    input.autocomplete = 'off'
    input.setAttribute('aria-controls', list.id)
    input.setAttribute('aria-autocomplete', 'list')
    input.ariaExpanded = 'false'
    for (const name of ['aria-describedby', 'aria-invalid', 'required'])
      if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name) ?? '')
    select.removeAttribute('id')
    select.hidden = true
    input.id = id
    this.append(input, list)
    this.#restore()
    input.addEventListener('input', () => this.#open(input.value))
    input.addEventListener('keydown', event => this.#key(event))
    input.addEventListener('blur', () => this.#leave())
    list.addEventListener('pointerdown', event => event.preventDefault())
    list.addEventListener('click', event => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null
      if (item) this.#choose(item.dataset['value'] ?? '')
    })
  }

  #restore() {
    const chosen = this.#select.selectedOptions[0]
    this.#input.value = chosen?.value ? chosen.text : ''
    this.#input.placeholder = chosen && !chosen.value ? chosen.text : ''
  }

  #open(typed: string) {
    const words = plainText(typed).split(/\s+/).filter(Boolean)
    const found = this.#options.filter(({ text }) => words.every(word => text.includes(word))).slice(0, most)
    this.#list.replaceChildren(
      ...found.map(({ option }, place) => {
        const item = document.createElement('li')
        item.role = 'option'
        item.id = `${this.#list.id}-${place}`
        item.dataset['value'] = option.value
        item.textContent = option.text
        return item
      }),
    )
    if (found.length === 0) {
      const none = document.createElement('li')
      none.role = 'option'
      none.ariaDisabled = 'true'
      none.textContent = this.dataset['none'] ?? ''
      this.#list.append(none)
    }
    this.#list.hidden = false
    this.#input.ariaExpanded = 'true'
    this.#mark(found.length > 0 && typed ? 0 : -1)
  }

  #close() {
    this.#list.hidden = true
    this.#input.ariaExpanded = 'false'
    this.#mark(-1)
  }

  #mark(place: number) {
    const items = [...this.#list.querySelectorAll<HTMLElement>('[data-value]')]
    this.#active = Math.max(-1, Math.min(place, items.length - 1))
    items.forEach((item, at) => {
      item.ariaSelected = String(at === this.#active)
    })
    const active = items[this.#active]
    if (active) this.#input.setAttribute('aria-activedescendant', active.id)
    else this.#input.removeAttribute('aria-activedescendant')
    active?.scrollIntoView({ block: 'nearest' })
  }

  #choose(value: string) {
    this.#select.value = value
    this.#select.dispatchEvent(new Event('input', { bubbles: true }))
    this.#select.dispatchEvent(new Event('change', { bubbles: true }))
    this.#restore()
    this.#close()
  }

  #leave() {
    if (this.#input.value.trim() === '') this.#choose('')
    this.#restore()
    this.#close()
  }

  #key(event: KeyboardEvent) {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (this.#list.hidden) this.#open('')
      this.#mark(this.#active + (key === 'ArrowDown' ? 1 : -1))
    } else if (key === 'Enter' && !this.#list.hidden) {
      event.preventDefault()
      const value = this.#list.querySelectorAll<HTMLElement>('[data-value]')[this.#active]?.dataset['value']
      if (value) this.#choose(value)
    } else if (key === 'Escape' && !this.#list.hidden) {
      event.preventDefault()
      this.#restore()
      this.#close()
    }
  }
}
customElements.define('type-ahead', TypeAhead)
