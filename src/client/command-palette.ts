import { type Choice, Combobox } from './combobox.ts'
import { plainText } from './text.ts'

/** How long one stops typing before the server is asked, in milliseconds. */
const pause = 150
const most = { recent: 5, places: 6, found: 12 }

type Place = { readonly section: string; readonly title: string; readonly path: string }
type Match = {
  readonly kind_title: string
  readonly title: string
  readonly note: string
  readonly path: string | null
}
type Recent = { readonly who: string; readonly pages: readonly { readonly path: string; readonly title: string }[] }

/** The pages that this person read in this tab; nothing of them stays when the tab is closed or someone else signs in. */
const recents = (who: string): Recent['pages'] => {
  try {
    const kept = JSON.parse(sessionStorage.getItem('recent') ?? 'null') as Recent | null
    return kept?.who === who ? kept.pages : []
  } catch {
    return []
  }
}

const keepRecent = (who: string, path: string, title: string) => {
  const pages = [{ path, title }, ...recents(who).filter(page => page.path !== path)].slice(0, 20)
  try {
    sessionStorage.setItem('recent', JSON.stringify({ who, pages } satisfies Recent))
  } catch {
    // A browser that keeps nothing has no recent pages.
  }
}

const answerOf = async <T>(address: string | URL, signal: AbortSignal): Promise<readonly T[]> => {
  try {
    const answer = await fetch(address, { signal, headers: { accept: 'application/json' } })
    if (!answer.ok) return []
    const { items, close = [] } = (await answer.json()) as { items: T[]; close?: T[] }
    return [...items, ...close]
  } catch (error) {
    // Without an answer there is less to choose from; the link itself still leads to the site map.
    if (error instanceof DOMException || error instanceof TypeError) return []
    throw error
  }
}

/** Ctrl K or ⌘ K, or its link: goes to any page of the menu, to a recent one, or to what the search finds while one types. */
class CommandPalette extends HTMLElement {
  #dialog: HTMLDialogElement | null = null
  #box: Combobox | null = null
  #places: Promise<readonly Place[]> | null = null
  #asked = new AbortController()
  #waiting = 0

  connectedCallback() {
    const { who = '', page } = this.dataset
    const title = document.querySelector('h1')?.textContent.trim()
    if (page && title) keepRecent(who, page, title)
    this.querySelector('a')?.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.#open()
    })
    addEventListener('keydown', event => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      if (key.toLowerCase() !== 'k' || ctrlKey === metaKey || altKey || shiftKey) return
      event.preventDefault()
      if (this.#dialog?.open) this.#dialog.close()
      else this.#open()
    })
  }

  #say(name: string) {
    return this.dataset[name] ?? ''
  }

  #make(): HTMLDialogElement {
    const dialog = document.createElement('dialog')
    const label = document.createElement('label')
    const input = document.createElement('input')
    dialog.className = 'palette'
    dialog.setAttribute('aria-labelledby', 'palette-label')
    label.id = 'palette-label'
    label.htmlFor = 'palette'
    label.textContent = this.#say('label')
    input.id = 'palette'
    input.type = 'text'
    dialog.append(label, input)
    document.body.append(dialog)
    this.#box = new Combobox(input, {
      label: this.#say('label'),
      none: this.#say('none'),
      open: () => this.#offer(input.value),
      choose: ({ value }) => {
        dialog.close()
        location.assign(value)
      },
      leave: () => dialog.close(),
    })
    // The field keeps the focus while one points at the list; a click beside the palette gives it up.
    dialog.addEventListener('pointerdown', event => event.target !== input && event.preventDefault())
    dialog.addEventListener('click', event => event.target === dialog && dialog.close())
    dialog.addEventListener('close', () => {
      this.#stop()
      input.value = ''
    })
    return dialog
  }

  #open() {
    this.#dialog ??= this.#make()
    this.#places ??= answerOf<Place>(this.#say('places'), new AbortController().signal)
    if (document.querySelector('dialog[open]')) return
    this.#dialog.showModal()
    this.#offer('')
  }

  #stop() {
    clearTimeout(this.#waiting)
    this.#asked.abort()
  }

  /** What is near is offered at once; what the register has is added when it comes. */
  async #offer(typed: string) {
    this.#stop()
    this.#asked = new AbortController()
    const { signal } = this.#asked
    const words = plainText(typed).split(/\s+/).filter(Boolean)
    const near = await this.#near(words)
    if (signal.aborted) return
    const search = this.#say('search')
    if (words.length === 0 || !search) {
      this.#box?.show(near)
      return
    }
    const whole = new URL(search, location.href)
    whole.searchParams.set('q', typed.trim())
    const all: Choice = { value: whole.href, text: this.#say('all'), note: typed.trim() }
    this.#box?.show([...near, all])
    const asked = new URL(whole)
    asked.pathname += '.json'
    this.#waiting = setTimeout(async () => {
      const found = (await answerOf<Match>(asked, signal)).flatMap(({ kind_title, title, note, path }) =>
        path ? [{ value: path, text: title, note: [kind_title, note].filter(Boolean).join(' · ') }] : [],
      )
      if (!signal.aborted) this.#box?.add([...near, ...found.slice(0, most.found), all], near.length)
    }, pause)
  }

  async #near(words: readonly string[]): Promise<Choice[]> {
    const matches = (text: string) => {
      const plain = plainText(text)
      return words.every(word => plain.includes(word))
    }
    const places = ((await this.#places) ?? [])
      .filter(({ title, section }) => matches(`${title} ${section}`))
      .slice(0, words.length > 0 ? most.places : undefined)
      .map(({ path, title, section }) => ({ value: path, text: title, note: section }))
    const recent = recents(this.#say('who'))
      .filter(({ path, title }) => path !== this.dataset['page'] && matches(title))
      .slice(0, most.recent)
      .map(({ path, title }) => ({ value: path, text: title, note: this.#say('recent') }))
    return words.length > 0 ? [...places, ...recent] : [...recent, ...places]
  }
}
customElements.define('command-palette', CommandPalette)
