import type { Verdict } from '../../../kernel/rules/index.ts'
import { Section, useView, Verdicts } from '../../../kernel/web/index.ts'
import { inLang, type Words } from '../../../kernel/words/index.ts'

const words = {
  title: { fr: 'Composition du conseil d’administration', en: 'Composition of the board' },
  alone: {
    fr: 'Ce que serait le conseil si ce dossier aboutissait.',
    en: 'What the board would be if this file came to its end.',
  },
  together: {
    fr: 'Ce que seraient les conseils si tous les dossiers du lot aboutissaient.',
    en: 'What the boards would be if all the files of the bundle came to their end.',
  },
} as const satisfies Words

/** What the modules below say of the board; nothing where none says anything. */
export const Composition = ({ verdicts, together }: { verdicts: readonly Verdict[]; together: boolean }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  if (verdicts.length === 0) return null
  return (
    <Section title={t('title')} id="composition">
      <p class="quiet">{t(together ? 'together' : 'alone')}</p>
      <Verdicts verdicts={verdicts} />
    </Section>
  )
}
