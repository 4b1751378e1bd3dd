import { atInToronto } from '../../kernel/time/index.ts'
import { inLang, type Lang, showTime, type Words } from '../../kernel/words/index.ts'
import type { Sitting } from './sitting.queries.ts'

export const hoursWords = {
  held: { fr: 'Tenue', en: 'Held' },
  record: { fr: 'Consigner les heures de la séance', en: 'Record the hours of the sitting' },
  save: { fr: 'Consigner', en: 'Record' },
  began: { fr: 'Ouverte à (Toronto)', en: 'Opened at (Toronto)' },
  ended: { fr: 'Levée à (Toronto)', en: 'Adjourned at (Toronto)' },
  endedHint: { fr: 'Vide tant que la séance dure.', en: 'Blank while the sitting goes on.' },
  opened: {
    fr: (began: string) => `Ouverte à ${began} (heure de l’Est)`,
    en: (began: string) => `Opened at ${began} (Eastern Time)`,
  },
  openedAndAdjourned: {
    fr: (began: string, ended: string) => `Ouverte à ${began}, levée à ${ended} (heure de l’Est)`,
    en: (began: string, ended: string) => `Opened at ${began}, adjourned at ${ended} (Eastern Time)`,
  },
} as const satisfies Words

/** « Ouverte à 10 h 4, levée à 12 h 17 (heure de l’Est) »; null where nothing was recorded. */
export const heldText = (
  { day, began, ended }: Pick<Sitting, 'day' | 'began' | 'ended'>,
  lang: Lang,
): string | null => {
  const t = inLang(hoursWords, lang)
  const at = (hour: string) => showTime(atInToronto(day, hour), lang)
  if (began === null) return null
  return ended === null ? t('opened', at(began)) : t('openedAndAdjourned', at(began), at(ended))
}
