import { Button, Buttons, Field, Folded, Form, useView } from '../../kernel/web/index.ts'
import { inLang } from '../../kernel/words/index.ts'
import { hoursWords } from './hours.formats.ts'
import type { Sitting } from './sitting.queries.ts'
import { isHeld } from './sitting.rules.ts'
import { paths } from './words.ts'

/** When the sitting was opened and adjourned, which the registrar notes as it is held. */
export const HeldHours = ({ sitting }: { sitting: Sitting }) => {
  const { lang, today, to } = useView()
  const t = inLang(hoursWords, lang)
  if (!isHeld(sitting, today)) return null
  return (
    <Folded title={t('record')} form="hours">
      <Form action={to({ path: paths.heldHours }, { id: sitting.sitting_id })} id="hours">
        <Field name="began" label={t('began')} type="time" size="short" value={sitting.began ?? sitting.starts} />
        <Field
          name="ended"
          label={t('ended')}
          hint={t('endedHint')}
          type="time"
          size="short"
          value={sitting.ended}
          optional
        />
        <Buttons>
          <Button>{t('save')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}
