import { useView } from '../../../kernel/web/index.ts'
import { inLang, type Two, type Words } from '../../../kernel/words/index.ts'
import { paths } from '../words.ts'

const words = {
  publicPart: { fr: 'Partie publique', en: 'Public part' },
  whole: { fr: 'Mémoire entier, confidentiel', en: 'Whole memo, confidential' },
  conditions: { fr: 'Conditions de travail', en: 'Conditions of employment' },
} as const satisfies Words

const Links = ({ title, pdf, docx, id, part }: { title: string; pdf: Two; docx: Two; id: string; part?: 'whole' }) => {
  const { to } = useView()
  const at = part ? { id, part } : { id }
  return (
    <p>
      {title}
      {': '}
      <a href={to({ path: pdf }, at)} data-no-prefetch aria-label={`${title}, PDF`}>
        PDF
      </a>
      {', '}
      <a href={to({ path: docx }, at)} data-no-prefetch aria-label={`${title}, DOCX`}>
        DOCX
      </a>
    </p>
  )
}

/** The memo of a file as documents. */
export const MemoDocuments = ({ id }: { id: string }) => {
  const t = inLang(words, useView().lang)
  return (
    <>
      <Links title={t('publicPart')} pdf={paths.memoPdf} docx={paths.memoDocx} id={id} />
      <Links title={t('whole')} pdf={paths.memoPdf} docx={paths.memoDocx} id={id} part="whole" />
    </>
  )
}

/** The schedule of conditions of a file as documents. */
export const ConditionsDocuments = ({ id }: { id: string }) => {
  const t = inLang(words, useView().lang)
  return <Links title={t('conditions')} pdf={paths.conditionsPdf} docx={paths.conditionsDocx} id={id} />
}
