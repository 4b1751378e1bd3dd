import { mayEnter } from '../../../kernel/access/index.ts'
import {
  type Address,
  Button,
  Buttons,
  Cite,
  type Column,
  Field,
  FileField,
  Form,
  type ListingOf,
  type Meaning,
  Page,
  Section,
  Select,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, showInstant, type Words } from '../../../kernel/words/index.ts'
import { actPaths, shortName } from '../../acts/index.ts'
import { importers } from './import.access.ts'
import { type Step, stepNames } from './import.steps.ts'
import { formats } from './reader.formats.ts'
import type { ImportSummary } from './view.queries.ts'

export const importPaths = {
  imports: { path: { fr: '/registre/reprises', en: '/register/imports' } },
  import: { path: { fr: '/registre/reprises/:id', en: '/register/imports/:id' } },
  choices: { path: { fr: '/registre/reprises/:id/choix', en: '/register/imports/:id/choices' } },
  act: { path: { fr: '/registre/reprises/:id/acte', en: '/register/imports/:id/act' } },
  again: { path: { fr: '/registre/reprises/:id/comparaison', en: '/register/imports/:id/comparison' } },
  paste: { path: { fr: '/registre/reprises/collage', en: '/register/imports/paste' } },
  columns: { path: { fr: '/registre/reprises/:id/colonnes', en: '/register/imports/:id/columns' } },
  namesakes: { path: { fr: '/registre/reprises/:id/homonymes', en: '/register/imports/:id/namesakes' } },
  remap: { path: { fr: '/registre/reprises/:id/nouvelles-colonnes', en: '/register/imports/:id/new-columns' } },
  drop: { path: { fr: '/registre/reprises/:id/abandon', en: '/register/imports/:id/drop' } },
} as const satisfies Record<string, Address>

export const importWords = {
  imports: { fr: 'Reprise de données', en: 'Taking data over' },
  lead: {
    fr: 'Ce qui existe dans des fichiers est lu, comparé au registre et proposé ligne par ligne. Rien n’entre au registre avant votre décision, et tout y entre par un seul acte.',
    en: 'What exists in files is read, compared with the register and proposed row by row. Nothing enters the register before your decision, and all of it enters by one act.',
  },
  upload: { fr: 'Reprendre un fichier', en: 'Take a file over' },
  begin: { fr: 'Lire le fichier', en: 'Read the file' },
  format: { fr: 'Format', en: 'Format' },
  on: { fr: 'Jour de l’édition', en: 'Day of the edition' },
  onHint: {
    fr: 'Pour une liste de postes ou un organigramme\u00a0: le jour qu’il montre. Popolo donne lui-même ses dates.',
    en: 'For a list of positions or an organogram: the day that it shows. Popolo gives its dates itself.',
  },
  file: { fr: 'Fichier', en: 'File' },
  fileHint: {
    fr: '60 Mo au plus\u00a0; jusqu’à 256 Mo par la commande import.',
    en: '60 MB at most; up to 256 MB through the command import.',
  },
  paste: { fr: 'Coller un tableau', en: 'Paste a table' },
  pasteLead: {
    fr: 'Un conseil ou un ministère entier, copié d’un tableur avec ses en-têtes.',
    en: 'A whole board or ministry, copied from a spreadsheet with its headings.',
  },
  cells: { fr: 'Cellules', en: 'Cells' },
  title: { fr: 'Ce que c’est', en: 'What it is' },
  titleHint: { fr: 'L’acte nommera la reprise ainsi.', en: 'The act will name the import so.' },
  pasted: { fr: 'tableau collé', en: 'pasted table' },
  continue: { fr: 'Associer les colonnes', en: 'Map the columns' },
  remap: { fr: 'Revoir les colonnes', en: 'Map the columns again' },
  mapping: { fr: 'Correspondance', en: 'Mapping' },
  none: { fr: 'Aucun fichier n’a encore été repris.', en: 'No file has been taken over yet.' },
  step: { fr: 'Étape', en: 'Step' },
  by: { fr: 'Apporté par', en: 'Brought by' },
  at: { fr: 'Apporté le', en: 'Brought on' },
  rows: { fr: 'Lignes', en: 'Rows' },
  size: { fr: 'Taille', en: 'Size' },
  hash: { fr: 'Empreinte SHA-256', en: 'SHA-256 hash' },
  act: { fr: 'Acte', en: 'Act' },
  refresh: { fr: 'Actualiser', en: 'Refresh' },
  reading: {
    fr: (share: string, rows: string) => `Lecture du fichier\u00a0: ${share}\u00a0%, ${rows} lignes lues.`,
    en: (share: string, rows: string) => `Reading the file: ${share}%, ${rows} rows read.`,
  },
  comparing: {
    fr: (rows: string) => `Comparaison de ${rows} lignes avec le registre.`,
    en: (rows: string) => `Comparing ${rows} rows with the register.`,
  },
  adopting: {
    fr: (rows: string) => `Adoption de l’acte, tout ou rien, pour ${rows} lignes lues.`,
    en: (rows: string) => `Adopting the act, all or nothing, for ${rows} rows read.`,
  },
  leave: {
    fr: 'Vous pouvez quitter cette page\u00a0: le travail continue, et reprend de lui-même s’il est interrompu.',
    en: 'You may leave this page: the work goes on, and is taken up again by itself if it is interrupted.',
  },
  stopped: { fr: 'Ce qui a arrêté la reprise', en: 'What stopped the import' },
  place: { fr: 'Endroit', en: 'Place' },
  line: { fr: 'Ligne', en: 'Line' },
  summary: { fr: 'Sommaire des différences', en: 'Summary of the differences' },
  difference: { fr: 'Différence', en: 'Difference' },
  rule: { fr: 'Règle', en: 'Rule' },
  effect: { fr: 'Effet proposé', en: 'Proposed effect' },
  taken: { fr: 'À prendre', en: 'To take' },
  left: { fr: 'Laissées', en: 'Left' },
  undecided: { fr: 'À décider', en: 'Undecided' },
  details: { fr: 'Lignes du fichier', en: 'Rows of the file' },
  every: { fr: 'Toutes', en: 'All' },
  kind: { fr: 'Sorte', en: 'Kind' },
  content: { fr: 'Ce que dit le fichier', en: 'What the file says' },
  reason: { fr: 'Pourquoi', en: 'Why' },
  choice: { fr: 'Choix', en: 'Choice' },
  willTake: { fr: 'À prendre', en: 'To take' },
  willLeave: { fr: 'Laissée', en: 'Left' },
  wasTaken: { fr: 'Reprise', en: 'Taken over' },
  mark: { fr: (line: number) => `Choisir la ligne ${line}`, en: (line: number) => `Choose line ${line}` },
  select: { fr: 'Choisir', en: 'Choose' },
  ticked: { fr: 'Lignes cochées', en: 'Ticked rows' },
  byKind: { fr: 'Choisir par différence', en: 'Choose by difference' },
  take: { fr: 'Prendre', en: 'Take' },
  drop: { fr: 'Laisser', en: 'Leave' },
  takeKind: {
    fr: (kind: string) => `Prendre les lignes «\u00a0${kind}\u00a0»`,
    en: (kind: string) => `Take the rows “${kind}”`,
  },
  leaveKind: {
    fr: (kind: string) => `Laisser les lignes «\u00a0${kind}\u00a0»`,
    en: (kind: string) => `Leave the rows “${kind}”`,
  },
  decide: { fr: 'Décider', en: 'Decide' },
  decideLead: {
    fr: 'Les lignes nouvelles sont prises, sauf celles que vous laissez. Ce qui changerait ou finirait quelque chose au registre attend votre choix.',
    en: 'New rows are taken, except those you leave. What would change or end something in the register waits for your choice.',
  },
  adopt: { fr: 'Adopter l’acte de reprise', en: 'Adopt the import act' },
  again: { fr: 'Comparer de nouveau', en: 'Compare again' },
  abandon: { fr: 'Abandonner la reprise', en: 'Drop the import' },
  abandonLead: {
    fr: 'Le fichier, ses lignes et vos choix sont effacés\u00a0; le journal en garde le nom et l’empreinte.',
    en: 'The file, its rows and your choices are erased; the journal keeps its name and hash.',
  },
  said: { fr: 'À savoir du fichier', en: 'To be known of the file' },
  times: { fr: 'Fois', en: 'Times' },
  onLines: { fr: 'Premières lignes', en: 'First lines' },
  noRow: { fr: 'Le fichier n’a aucune ligne.', en: 'The file has no row.' },
} as const satisfies Words

const meanings: Record<Step, Meaning> = {
  mapping: 'overdue',
  reading: 'ahead',
  comparing: 'ahead',
  deciding: 'overdue',
  adopting: 'ahead',
  adopted: 'in_force',
  unreadable: 'stopped',
}

export const StepState = ({ step }: { step: Step }) => (
  <State meaning={meanings[step]}>{stepNames[step][useView().lang]}</State>
)

export const ActOf = ({ row }: { row: ImportSummary }) => {
  const { lang, to } = useView()
  if (row.act_id === null || row.act_number === null) return null
  return (
    <Cite label={shortName('import', row.act_number, lang)} path={to({ path: actPaths.act }, { id: row.act_id })} />
  )
}

export const importColumns: readonly Column<ImportSummary>[] = [
  {
    key: 'file',
    title: importWords.file,
    names: true,
    value: ({ file_name }) => file_name,
    show: ({ file_name, import_id: id }, { to }) => <a href={to(importPaths.import, { id })}>{file_name}</a>,
  },
  {
    key: 'step',
    title: importWords.step,
    value: ({ step }, lang) => stepNames[step][lang],
    show: ({ step }) => <StepState step={step} />,
  },
  { key: 'rows', title: importWords.rows, kind: 'number', value: ({ rows }) => rows },
  {
    key: 'at',
    title: importWords.at,
    value: ({ opened_at }) => opened_at,
    show: ({ opened_at }, { lang }) => showInstant(opened_at, lang),
  },
  { key: 'by', title: importWords.by, value: ({ opened_by }) => opened_by },
  {
    key: 'act',
    title: importWords.act,
    value: ({ act_number }, lang) => act_number && shortName('import', act_number, lang),
    show: row => <ActOf row={row} />,
  },
]

export const ImportsPage = ({ list }: { list: ListingOf<ImportSummary> }) => {
  const { lang, actor, to } = useView()
  const t = inLang(importWords, lang)
  return (
    <Page title={t('imports')} lead={t('lead')}>
      <Table list={list} caption={t('imports')} empty={t('none')} />
      {mayEnter(importers, actor) && (
        <Section title={t('upload')} id="upload">
          <Form action={to(importPaths.imports)} files>
            <Select
              name="format"
              label={t('format')}
              options={Object.entries(formats).map(([value, { title }]) => ({ value, title: title[lang] }))}
              value="popolo"
            />
            <Field name="on" label={t('on')} hint={t('onHint')} type="date" size="short" optional />
            <FileField name="file" label={t('file')} hint={t('fileHint')} />
            <Buttons>
              <Button kind="main">{t('begin')}</Button>
            </Buttons>
          </Form>
        </Section>
      )}
      {mayEnter(importers, actor) && (
        <Section title={t('paste')} id="paste">
          <p>{t('pasteLead')}</p>
          <Form action={to(importPaths.paste)} id="pasted">
            <Field name="title" label={t('title')} hint={t('titleHint')} maxLength={200} optional />
            <Field name="cells" label={t('cells')} type="area" rows={8} size="long" />
            <Buttons>
              <Button>{t('continue')}</Button>
            </Buttons>
          </Form>
        </Section>
      )}
    </Page>
  )
}
