import { Button, Buttons, Folded, Form, Hidden, Select, useView } from '../../../kernel/web/index.ts'
import { inLang, showDay } from '../../../kernel/words/index.ts'
import { words as fileWords } from '../words.ts'
import type { FileData } from './file.formats.ts'
import { canAim } from './target.access.ts'
import { aimPath, words } from './target.formats.ts'

/** The sitting aimed at; or that there is none, and why. */
export const Target = ({ file }: Pick<FileData, 'file'>) => {
  const { lang } = useView()
  if (file.target) return <>{showDay(file.target, lang)}</>
  if (file.lost_target) return <>{inLang(words, lang)('lostSays', showDay(file.lost_target, lang))}</>
  return <>{inLang(fileWords, lang)('noTarget')}</>
}

/** Of a file whose sitting was cancelled: the next sittings, the first of which is one gesture away. */
export const Aim = ({ file, sittings }: Pick<FileData, 'file' | 'sittings'>) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  if (!canAim(actor, file)) return null
  const [next, ...others] = sittings
  if (next === undefined) return <p class="quiet">{t('noneToCome')}</p>
  const action = to({ path: aimPath }, { id: file.file_id })
  return (
    <>
      <Form action={action} id="aim-next">
        <Hidden name="version" value={file.version} />
        <Hidden name="target" value={next} />
        <Buttons>
          <Button kind="main">{t('aimAt', showDay(next, lang))}</Button>
        </Buttons>
      </Form>
      {others.length > 0 && (
        <Folded title={t('aim')} form="aim">
          <Form action={action} id="aim">
            <Hidden name="version" value={file.version} />
            <Select
              name="target"
              label={inLang(fileWords, lang)('target')}
              options={others.map(value => ({ value, title: showDay(value, lang) }))}
            />
            <Buttons>
              <Button>{t('chooseAim')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </>
  )
}
