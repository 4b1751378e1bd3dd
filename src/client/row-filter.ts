import { plainText } from './text.ts'

/** Hides, while one types, the rows that do not match. Sent, the form asks the server, which looks in every page of the list. */
class RowFilter extends HTMLElement {
  #rows: { row: HTMLTableRowElement; text: string }[] = []

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[name=filter]')
    if (!input || !this.querySelector('tbody')) return
    const asked = input.value
    const status = document.createElement('p')
    status.role = 'status'
    status.className = 'quiet'
    input.form?.append(status)
    input.addEventListener('input', () => this.#show(input.value, asked, status))
  }

  #show(typed: string, asked: string, status: HTMLElement) {
    if (this.#rows.length === 0)
      this.#rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')].map(row => ({
        row,
        text: plainText(row.textContent),
      }))
    const words = plainText(typed).split(/\s+/).filter(Boolean)
    let shown = 0
    for (const { row, text } of this.#rows) {
      row.hidden = !words.every(word => text.includes(word))
      if (!row.hidden) shown++
    }
    // Sums, exports and pages speak of what the server was asked.
    const apart = typed.trim() !== asked
    for (const part of this.querySelectorAll<HTMLElement>('tfoot, .under')) part.hidden = apart
    status.textContent = apart ? `${shown} ${this.dataset['says'] ?? ''}` : ''
  }
}
customElements.define('row-filter', RowFilter)
