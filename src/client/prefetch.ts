/**
 * Fetches a page when a link is pointed at or focused, so that it is there when it is opened.
 * Only on pages that say so (the visitor's): the pages of a person with a role are never kept, and reading some of them is journaled.
 */
const fetched = new Set<string>()

const prefetch = (link: HTMLAnchorElement) => {
  const { origin, pathname, search } = new URL(link.href)
  const page = pathname + search
  if (origin !== location.origin || page === location.pathname + location.search || fetched.has(page)) return
  if (link.dataset['noPrefetch'] !== undefined || link.hasAttribute('download')) return
  fetched.add(page)
  const hint = document.createElement('link')
  hint.rel = 'prefetch'
  hint.href = page
  document.head.append(hint)
}

const onIntent = (event: Event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link) return
  const waiting = setTimeout(prefetch, 65, link)
  for (const end of ['pointerout', 'focusout']) link.addEventListener(end, () => clearTimeout(waiting), { once: true })
}

if (document.documentElement.dataset['prefetch'] !== undefined) {
  addEventListener('pointerover', onIntent)
  addEventListener('focusin', onIntent)
}
