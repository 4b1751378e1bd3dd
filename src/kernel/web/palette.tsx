import { inLang } from '../words/index.ts'
import type {} from './elements.ts'
import { kernelPaths } from './paths.ts'
import { useView } from './view.ts'
import { placeWords } from './words.ts'

/** The way to the command palette; without scripts, to the places that it offers. */
export const PaletteLink = () => {
  const { lang, actor, search, lasting, to, here } = useView()
  const t = inLang(placeWords, lang)
  return (
    <command-palette
      data-places={`/${lang}${kernelPaths.places[lang]}.json`}
      data-search={search ? to({ path: kernelPaths.search, facts: true }) : undefined}
      data-who={actor.id}
      data-page={lasting ? here({}) : undefined}
      data-label={t('label')}
      data-none={t('none')}
      data-recent={t('recent')}
      data-all={t('all')}
    >
      <a href={`/${lang}${kernelPaths.places[lang]}`} aria-keyshortcuts="Control+K Meta+K" data-no-prefetch>
        {t('go')}
      </a>
    </command-palette>
  )
}
