import { Button, Buttons, Field, Folded, Form, Hidden, Section, Select, useView } from '../../../kernel/web/index.ts'
import { inLang, showInstant } from '../../../kernel/words/index.ts'
import type { Whole } from '../files/file.queries.ts'
import { canHand } from './owner.access.ts'
import { paths, words } from './owner.formats.ts'
import type { Handover, Owner } from './owner.queries.ts'

type Own = { file: Whole; owners: readonly Owner[]; handovers: readonly Handover[] }

/** Who has had the file, and the gesture that gives it to someone else. Nothing where it has had one owner and the actor gives none. */
export const OwnerSection = ({ file, owners, handovers }: Own) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const may = canHand(actor, file)
  const waits = handovers.at(-1)?.taken_at === null
  if (!may && handovers.length === 0) return null
  return (
    <Section title={t('owner')} id="owner">
      {handovers.length > 0 && (
        <ol>
          {handovers.map(({ from_name, to_name, by_name, handed_at, reason }) => (
            <li>
              {t('says', from_name, to_name, by_name, showInstant(handed_at, lang))} {reason}
            </li>
          ))}
        </ol>
      )}
      {waits && file.owner_id === actor.id && (
        <Form action={to({ path: paths.take }, { id: file.file_id })} id="take">
          <Buttons>
            <Button kind="main">{t('take')}</Button>
          </Buttons>
        </Form>
      )}
      {waits && file.owner_id !== actor.id && <p class="quiet">{t('waits')}</p>}
      {may && owners.length === 0 && <p class="empty">{t('nobody')}</p>}
      {may && owners.length > 0 && (
        <Folded title={t('hand')} form="hand">
          <Form action={to({ path: paths.hand }, { id: file.file_id })} id="hand">
            <Hidden name="version" value={file.version} />
            <Select
              name="to"
              label={t('to')}
              hint={t('toHint')}
              options={owners.map(({ id, name }) => ({ value: id, title: name }))}
            />
            <Field name="reason" label={t('reason')} type="area" />
            <Buttons>
              <Button>{t('hand')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}
