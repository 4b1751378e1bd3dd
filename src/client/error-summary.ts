/** Takes the focus to what is wrong, once, when the page opens. */
class ErrorSummary extends HTMLElement {
  connectedCallback() {
    this.querySelector<HTMLElement>('[role=alert]')?.focus()
  }
}
customElements.define('error-summary', ErrorSummary)
