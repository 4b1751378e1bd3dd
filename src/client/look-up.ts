import { type Choice, Combobox } from './combobox.ts'

/** How long one stops typing before the server is asked, in milliseconds. */
const pause = 150

/** Offers, while one types, what the server finds. The hidden field beside keeps the id of what was chosen. */
class LookUp extends HTMLElement {
  #waiting = 0
  #asked = new AbortController()

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[type=text]')
    if (!input) return
    const box = new Combobox(input, {
      label: input.labels?.[0]?.textContent.trim() ?? '',
      none: this.dataset['none'] ?? '',
      open: () => {
        this.#stop()
        box.wait()
        this.#waiting = setTimeout(() => this.#ask(input.value, found => box.show(found)), pause)
      },
      choose: ({ value, text }) => {
        input.value = text
        this.#pick(value)
        input.form?.dispatchEvent(new Event('input', { bubbles: true }))
      },
      leave: () => this.#stop(),
    })
    input.addEventListener('input', () => this.#pick(''))
  }

  #stop() {
    clearTimeout(this.#waiting)
    this.#asked.abort()
  }

  async #ask(typed: string, show: (found: readonly Choice[]) => void) {
    this.#asked = new AbortController()
    const { signal } = this.#asked
    if (typed.trim() === '') return
    const address = new URL(this.dataset['from'] ?? '', location.href)
    address.searchParams.set('q', typed)
    try {
      const answer = await fetch(address, { signal, headers: { accept: 'application/json' } })
      if (!answer.ok) return
      const { items } = (await answer.json()) as { items: { id: string; label: string }[] }
      if (!signal.aborted) show(items.map(({ id, label }) => ({ value: id, text: label })))
    } catch (error) {
      // Without an answer the form still finds what is typed, when it is sent.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error
    }
  }

  /** Once something else is typed, a choice offered before is no choice any more. */
  #pick(id: string) {
    const given = this.querySelector<HTMLInputElement>('input[name^="pick."]')
    if (!given) return
    if (given.type === 'hidden') given.value = id
    else {
      const hidden = document.createElement('input')
      hidden.type = 'hidden'
      hidden.name = given.name
      hidden.value = id
      given.closest('fieldset')?.replaceWith(hidden)
    }
  }
}
customElements.define('look-up', LookUp)
