/** `note`: what is said of it, more quietly. */
export type Choice = { readonly value: string; readonly text: string; readonly note?: string }

type Ways = {
  /** The name of the list. */
  readonly label: string
  /** What the list says when nothing matches. */
  readonly none: string
  /** Something was typed, or the list is wanted. */
  readonly open: (typed: string) => void
  readonly choose: (choice: Choice) => void
  /** The field is left, or the list given up, without a choice. */
  readonly leave: () => void
}

/** A list of choices under a field: shown while one types, moved through by the arrows, chosen by Enter or by a click. */
export class Combobox {
  readonly #input: HTMLInputElement
  readonly #list = document.createElement('ul')
  readonly #ways: Ways
  #choices: readonly Choice[] = []
  #active = -1

  constructor(input: HTMLInputElement, ways: Ways) {
    this.#input = input
    this.#ways = ways
    const list = this.#list
    list.id = `${input.id}-list`
    list.role = 'listbox'
    list.ariaLabel = ways.label
    list.hidden = true
    input.role = 'combobox'
    input.autocomplete = 'off'
    input.setAttribute('aria-controls', list.id)
    input.setAttribute('aria-autocomplete', 'list')
    input.ariaExpanded = 'false'
    input.after(list)
    input.addEventListener('input', () => ways.open(input.value))
    input.addEventListener('keydown', event => this.#key(event))
    input.addEventListener('blur', () => this.#leave())
    list.addEventListener('pointerdown', event => event.preventDefault())
    list.addEventListener('click', event => {
      const item = event.target instanceof Element ? event.target.closest('[role=option]') : null
      this.#choose([...list.children].indexOf(item as Element))
    })
  }

  /** The first of them is marked, where the person has typed something. */
  show(choices: readonly Choice[]) {
    this.#choices = choices
    const shown: readonly Omit<Choice, 'value'>[] = choices.length > 0 ? choices : [{ text: this.#ways.none }]
    this.#list.replaceChildren(
      ...shown.map(({ text, note }, place) => {
        const item = document.createElement('li')
        item.role = 'option'
        item.id = `${this.#list.id}-${place}`
        item.textContent = text
        if (note) {
          const aside = document.createElement('span')
          aside.className = 'note'
          aside.textContent = note
          item.append(' ', aside)
        }
        if (choices.length === 0) item.ariaDisabled = 'true'
        return item
      }),
    )
    this.#list.hidden = false
    this.#input.ariaExpanded = 'true'
    this.#mark(choices.length > 0 && this.#input.value ? 0 : -1)
  }

  /** More choices have come: what was marked among the first `kept` stays so. */
  add(choices: readonly Choice[], kept: number) {
    const marked = this.#active
    this.show(choices)
    if (marked > 0 && marked < kept) this.#mark(marked)
  }

  /** Others are on their way: nothing is marked until they come, so that Enter cannot choose what was meant before. */
  wait() {
    this.#mark(-1)
  }

  close() {
    this.#list.hidden = true
    this.#input.ariaExpanded = 'false'
    this.#mark(-1)
  }

  #mark(place: number) {
    this.#active = Math.max(-1, Math.min(place, this.#choices.length - 1))
    const items = [...this.#list.children]
    items.forEach((item, at) => {
      item.ariaSelected = String(at === this.#active)
    })
    const active = items[this.#active]
    if (active) this.#input.setAttribute('aria-activedescendant', active.id)
    else this.#input.removeAttribute('aria-activedescendant')
    active?.scrollIntoView({ block: 'nearest' })
  }

  #choose(place: number) {
    const choice = this.#choices[place]
    if (!choice) return
    this.#ways.choose(choice)
    this.close()
  }

  #leave() {
    this.#ways.leave()
    this.close()
  }

  #key(event: KeyboardEvent) {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (this.#list.hidden) this.#ways.open('')
      this.#mark(this.#active + (key === 'ArrowDown' ? 1 : -1))
    } else if (key === 'Enter' && !this.#list.hidden) {
      event.preventDefault()
      this.#choose(this.#active)
    } else if (key === 'Escape' && !this.#list.hidden) {
      event.preventDefault()
      this.#leave()
    }
  }
}
