/** A form marked `data-once` is sent once; one marked `data-guarded` asks before its changes are lost. */
addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset['once'] === undefined) return
  if (form.dataset['sent'] !== undefined) {
    event.preventDefault()
    return
  }
  form.dataset['sent'] = ''
  delete form.dataset['changed']
  // Not `disabled`: the button's own name and value must leave with the form.
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
})

/** Coming back by the browser's history finds the page as it was left: the form may be sent again. */
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset['sent']
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  }
})

addEventListener('input', event => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-guarded]') : null
  if (form) form.dataset['changed'] = ''
})

addEventListener('beforeunload', event => {
  if (document.querySelector('form[data-changed]:not([data-sent])')) event.preventDefault()
})
