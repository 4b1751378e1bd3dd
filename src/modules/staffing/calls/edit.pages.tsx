import type { Found } from '../../../kernel/facts/index.ts'
import { Button, Buttons, Choices, Field, Fieldset, Form, Hidden, Page, useView } from '../../../kernel/web/index.ts'
import { inLang, type Words } from '../../../kernel/words/index.ts'
import { actPaths, type Slot, slotsOf, type Typed } from '../../acts/index.ts'
import { aboutForm, type Content, paths, textKeys, textNames } from './call.fields.ts'
import { words as common, crumbs, type Named } from './call.pages.tsx'
import { kindNames } from './call.steps.ts'

const words = {
  newLead: {
    fr: 'L’appel reçoit une référence dès maintenant\u00a0; il ne paraît sur le site public qu’une fois approuvé et publié.',
    en: 'The call is given a reference at once; it appears on the public site only once it is approved and published.',
  },
  code: { fr: 'Numéro de l’organisme', en: 'Number of the body' },
  codeHint: {
    fr: 'Trois chiffres, au premier appel d’un organisme\u00a0: le groupe du milieu de la référence. Laissez vide ensuite.',
    en: 'Three digits, at the first call of a body: the middle group of the reference. Leave it blank afterwards.',
  },
  nth: { fr: (label: string, n: number) => `${label} ${n}`, en: (label: string, n: number) => `${label} ${n}` },
  typeToFind: { fr: 'Écrivez quelques mots pour trouver.', en: 'Type a few words to find.' },
  noneMatches: { fr: 'Aucune correspondance', en: 'No match' },
  which: { fr: (label: string) => `${label}\u00a0: lequel`, en: (label: string) => `${label}: which one` },
  edit: { fr: 'Modifier le texte', en: 'Edit the text' },
  inFrench: { fr: 'en français', en: 'in French' },
  inEnglish: { fr: 'en anglais', en: 'in English' },
  textsHint: {
    fr: 'Une ligne vide sépare les paragraphes\u00a0; un tiret au début de chaque ligne en fait une liste.',
    en: 'A blank line separates paragraphs; a dash at the start of each line makes a list.',
  },
  scaleMin: { fr: 'Minimum', en: 'Minimum' },
  scaleMax: { fr: 'Maximum normal', en: 'Normal maximum' },
  scaleFrom: { fr: 'Date d’effet de l’échelle', en: 'Effective date of the scale' },
  scaleSource: { fr: 'Source', en: 'Source' },
  save: { fr: 'Enregistrer', en: 'Save' },
  open: { fr: 'Ouvrir l’appel', en: 'Open the call' },
} as const satisfies Words

const useWords = () => inLang(words, useView().lang)

export type AboutData = { typed: Typed; choices: ReadonlyMap<string, readonly Found[]> }

/** Something of the register named by typing; scripts offer what matches while one types, the form finds it otherwise. */
const LookUp = ({ slot, n, data }: { slot: Slot; n: number | null; data: AboutData }) => {
  const { lang, to } = useView()
  const t = useWords()
  const { name, field, text, pick } = slot
  const label = n === null ? field.label[lang] : t('nth', field.label[lang], n)
  const choices = data.choices.get(name) ?? []
  return (
    <look-up data-from={to({ path: actPaths.lookup }, { of: field.lookup })} data-none={t('noneMatches')}>
      <Field
        name={`in.${name}`}
        label={label}
        hint={t('typeToFind')}
        optional={field.optional === true}
        value={text}
        size="long"
        autocomplete="off"
      />
      {choices.length > 0 ? (
        <Choices
          name={`pick.${name}`}
          label={t('which', label)}
          options={choices.map(({ id, label }) => ({ value: id, title: label[lang] }))}
        />
      ) : (
        <Hidden name={`pick.${name}`} value={pick} />
      )}
    </look-up>
  )
}

const LookUps = ({ data, of }: { data: AboutData; of: 'organisation' | 'posts' }) => {
  const form = aboutForm.filter(({ name }) => name === of)
  const slots = slotsOf(form, data.typed)
  return (
    <>
      {slots.map((slot, at) => (
        <LookUp slot={slot} n={slots.length > 1 ? at + 1 : null} data={data} />
      ))}
    </>
  )
}

export const NewCallPage = ({ data }: { data: AboutData }) => {
  const { lang, to } = useView()
  const t = inLang({ ...common, ...words }, lang)
  return (
    <Page title={t('newCall')} lead={t('newLead')} crumbs={crumbs(lang)}>
      <Form action={to({ path: paths.calls })}>
        <Choices
          name="kind"
          label={t('kind')}
          options={(['call', 'notice'] as const).map(value => ({ value, title: kindNames[value][lang] }))}
          value="call"
        />
        <LookUps data={data} of="organisation" />
        <Field name="code" label={t('code')} hint={t('codeHint')} size="short" optional />
        <LookUps data={data} of="posts" />
        <Buttons>
          <Button kind="main">{t('open')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

const BothTexts = ({ content, name }: { content: Content; name: (typeof textKeys)[number] }) => {
  const { lang } = useView()
  const t = useWords()
  const field = (of: 'fr' | 'en') => (
    <Field
      name={`content.texts.${name}.${of}`}
      label={`${textNames[name][lang]}, ${t(of === 'fr' ? 'inFrench' : 'inEnglish')}`}
      type={name === 'title' ? 'text' : 'area'}
      rows={5}
      size="long"
      lang={of}
      value={content.texts[name][of]}
      optional
    />
  )
  return (
    <div class="side">
      {field('fr')}
      {field('en')}
    </div>
  )
}

export const EditCallPage = ({ named, data, content }: { named: Named; data: AboutData; content: Content }) => {
  const { lang, to } = useView()
  const t = inLang({ ...common, ...words }, lang)
  const { reference, version } = named.call
  const dollars = (cents: string | null) => (cents === null ? null : cents.replace(/(\d\d)$/, '.$1'))
  return (
    <Page
      title={`${t('edit')}, ${reference}`}
      heading={t('edit')}
      lead={t('textsHint')}
      crumbs={[...crumbs(lang), { title: reference, path: to({ path: paths.call }, { reference }) }]}
    >
      <Form action={to({ path: paths.edit }, { reference })} guarded>
        <Hidden name="version" value={version} />
        <LookUps data={data} of="posts" />
        {textKeys.map(name => (
          <BothTexts content={content} name={name} />
        ))}
        <Fieldset legend={t('scale')}>
          <Field
            name="content.scale_min"
            label={t('scaleMin')}
            value={dollars(content.scale_min)}
            size="short"
            optional
          />
          <Field
            name="content.scale_max"
            label={t('scaleMax')}
            value={dollars(content.scale_max)}
            size="short"
            optional
          />
          <Field name="content.scale_from" label={t('scaleFrom')} type="date" value={content.scale_from} optional />
          <Field name="content.scale_source" label={t('scaleSource')} value={content.scale_source} optional />
        </Fieldset>
        <Buttons>
          <Button kind="main">{t('save')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}
