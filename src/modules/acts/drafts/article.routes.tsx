import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import { effectOf, type Found, isLookup, lookupOf } from '../../../kernel/facts/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import type { Correction } from '../acts/act.effects.ts'
import { actsNamed } from '../acts/act.queries.ts'
import { shortName } from '../acts/act.rules.ts'
import { draftedBy, namesFor } from '../acts/fact.queries.ts'
import { presentArticle } from '../acts/target.queries.ts'
import { refusals } from '../refusals.ts'
import { articleWords, draftWords, paths } from '../words.ts'
import { type Place, readTarget, saveRemoval, saveWritten, settle, targetForm } from './article.actions.ts'
import { nothingTyped, type Slot, slotsOf, type Typed, typedFrom } from './article.fields.ts'
import { type ArticleData, ArticleForm, ChooseEffect, ChooseTarget, withoutEffect } from './article.pages.tsx'
import { drafters, insiders } from './draft.access.ts'
import { draftOr404, raiseArticle, removeArticle } from './draft.actions.ts'
import type { Draft } from './draft.queries.ts'
import { asked, draftRoute, draftToEdit, goToDraft, subjectsAsked } from './draft.routes.tsx'

const uuid = z.uuid()
const version = z.coerce.number().int()
const place = z.coerce.number().int().min(1)
const answers = z.record(z.string(), z.unknown()).optional()
const text = z.string().max(20_000).default('')
const target = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d+$/)
  .transform((id): Place => ({ act: id.slice(0, 36), article: Number(id.slice(37)) }))

/** What was typed, when the form is shown again; nothing typed yet otherwise. */
const typedIn = (input: { in?: Typed['in'] | undefined; pick?: Typed['pick'] | undefined }): Typed | null =>
  input.in ? { in: input.in, pick: input.pick ?? {} } : null

type Asking = { tx: Tx; lang: Lang; on: Day }

/** The effect of a form, or the refusal that says that no form asks for it. */
const formOf = (kind: string) => {
  if (kind === withoutEffect) return null
  const effect = effectOf(kind)
  if (!effect?.form) throw refusals.unknownEffect(kind)
  return effect
}

/** The form of an article: answers as typed, or as they make the input given; where several things match, the choice. */
const formData = async (
  { tx, lang, on }: Asking,
  asked: Omit<ArticleData, 'typed' | 'choices'> & { typed: Typed | null; input: unknown },
): Promise<ArticleData> => {
  const { draft, n, effect, input, ...rest } = asked
  const form = effect?.form ?? []
  const drafted = draftedBy(draft.content.articles.slice(0, n === null ? undefined : n - 1))
  const named = slotsOf(
    form,
    typedFrom(form, input, (_, id) => id),
  )
  const references = named.flatMap(({ field, pick }) => (pick ? [{ lookup: field.lookup, id: pick }] : []))
  const names = await namesFor(tx, references, on, drafted, 'label')
  const typed = asked.typed ?? typedFrom(form, input, (lookup, id) => names(lookup, id)[lang])
  const open = asked.typed && effect ? (await settle(tx, form, typed, { on, lang, drafted })).open : new Map()
  return { ...rest, draft, n, effect, typed, choices: open }
}

const labelOf = async (tx: Tx, { act, article }: Place): Promise<Two> => {
  const [found] = await actsNamed(tx, [act])
  if (!found) throw refusals.noSuchArticle()
  const say = (lang: Lang) => `${shortName(found.kind, found.number, lang)}, art.\u00a0${article}`
  return { fr: say('fr'), en: say('en') }
}

/** The article that a correction replaces, as it reads now. */
const correctedBy = async (tx: Tx, at: Place) => {
  const present = await presentArticle(tx, at.act, at.article)
  if (present === undefined) throw refusals.noSuchArticle()
  const gone = articleWords.gone
  const text = present ? { fr: present.text_fr, en: present.text_en } : gone
  return { present, corrects: { ...at, label: await labelOf(tx, at), text } }
}

type Shown =
  | { kind: 'effects'; draft: Draft; kept: Readonly<Record<string, string>> }
  | { kind: 'target'; draft: Draft; slot: Slot; choices: readonly Found[] | null }
  | { kind: 'form'; form: ArticleData }

const newArticle: Route = route({
  method: 'get',
  path: paths.newArticle,
  access: drafters,
  name: articleWords.title,
  input: z.object({
    id: uuid,
    effet: z.string().max(60).optional(),
    target: target.optional(),
    ...subjectsAsked,
    in: answers,
    pick: answers,
    version: asked,
  }),
  writes: true,
  run: async ({ input, tx, actor, lang, clock }): Promise<Shown> => {
    const { id, effet, target, in: typed, pick, version, ...kept } = input
    const draft = await draftToEdit(tx, actor, id, version)
    const about = Object.fromEntries(Object.entries(kept).flatMap(([name, of]) => (of ? [[name, of]] : [])))
    const asking = { tx, lang, on: clock.today() }
    const was = typedIn({ in: typed, pick })
    if (draft.kind === 'erratum' && !target) {
      const [slot] = slotsOf(targetForm, was ?? nothingTyped)
      const { open } = await settle(tx, targetForm, was ?? nothingTyped, { ...asking, drafted: [] })
      return { kind: 'target', draft, slot: slot as Slot, choices: open.get('target') ?? null }
    }
    const base = { draft, n: null, typed: was, text_fr: '', text_en: '', corrects: null }
    if (target) {
      const { present, corrects } = await correctedBy(tx, target)
      const effect = formOf(effet ?? present?.effect ?? withoutEffect)
      const own = effect?.kind === present?.effect ? present?.input : null
      const texts = effect ? {} : { text_fr: present?.text_fr ?? '', text_en: present?.text_en ?? '' }
      return { kind: 'form', form: await formData(asking, { ...base, ...texts, effect, input: own, corrects }) }
    }
    const kind = draft.kind === 'repeal' ? 'act.repeal' : effet
    if (kind === undefined) return { kind: 'effects', draft, kept: about }
    return { kind: 'form', form: await formData(asking, { ...base, effect: formOf(kind), input: about }) }
  },
  page: ({ data }) => {
    if (data.kind === 'effects') return <ChooseEffect {...data} />
    return data.kind === 'target' ? <ChooseTarget {...data} /> : <ArticleForm data={data.form} />
  },
})

const goToArticle = (id: string, n: number, lang: Lang) => `${goToDraft(id, lang)}#article-${n}`

const pointAt: Route = route({
  method: 'post',
  path: paths.target,
  access: drafters,
  name: articleWords.target,
  input: z.object({ id: uuid, version, how: z.enum(['replace', 'remove']), in: answers, pick: answers }),
  run: async ({ input, tx, actor, clock, lang }) => {
    const { id, version, how } = input
    const target = await readTarget(tx, typedIn(input) ?? nothingTyped, { on: clock.today(), lang })
    const { present } = await correctedBy(tx, target)
    if (!present) throw refusals.alreadyRemoved()
    if (how === 'remove') await saveRemoval(tx, { actor, clock }, id, version, target, null)
    const n = how === 'remove' ? (await draftOr404(tx, id)).content.articles.length : null
    return { id, n, target: `${target.act}:${target.article}` }
  },
  goTo: ({ id, n, target }, lang) =>
    n === null ? pathTo({ path: paths.newArticle }, lang, { id, target }) : goToArticle(id, n, lang),
  form: newArticle,
})

const written = { version, effet: z.string().max(60), in: answers, pick: answers, text_fr: text, text_en: text }

const asWritten = (input: z.output<z.ZodObject<typeof written>>, corrects: Place | null) => ({
  effect: input.effet === withoutEffect ? null : input.effet,
  typed: typedIn(input) ?? nothingTyped,
  text_fr: input.text_fr,
  text_en: input.text_en,
  corrects,
})

const addArticle: Route = route({
  method: 'post',
  path: paths.articles,
  access: drafters,
  name: draftWords.addArticle,
  input: z.object({ id: uuid, ...written, target: target.optional(), next: orNull(z.enum(['another'])) }),
  run: async ({ input, tx, actor, clock, lang }) => {
    const { id, version, effet, next } = input
    await saveWritten(tx, { actor, clock, lang }, id, version, asWritten(input, input.target ?? null), null)
    const n = (await draftOr404(tx, id)).content.articles.length
    return { id, n, effet, next }
  },
  goTo: ({ id, n, effet, next }, lang) =>
    next ? pathTo({ path: paths.newArticle }, lang, { id, effet }) : goToArticle(id, n, lang),
  form: newArticle,
})

const articleAt = (draft: Draft, n: number) => {
  const article = draft.content.articles[n - 1]
  if (!article) throw kernelRefusals.notFound()
  if (article.effect !== 'act.correct') return { article, corrects: null }
  const { act, article: at, replacement } = article.input as Correction
  return { article: replacement, corrects: { act, article: at } }
}

/** What the form of a repeal asks by name, its input says in two parts. */
const asAsked = (effect: string | null, input: unknown) => {
  if (effect !== 'act.repeal') return input
  const { act, article } = input as Place
  return { ...(input as object), target: `${act}:${article}` }
}

const article: Route = route({
  method: 'get',
  path: paths.article,
  access: drafters,
  name: { fr: 'Article d’un projet', en: 'Article of a draft' },
  input: z.object({
    id: uuid,
    n: place,
    effet: z.string().max(60).optional(),
    in: answers,
    pick: answers,
    version: asked,
  }),
  writes: true,
  run: async ({ input, tx, actor, lang, clock }): Promise<ArticleData> => {
    const draft = await draftToEdit(tx, actor, input.id, input.version)
    const { article, corrects } = articleAt(draft, input.n)
    const effect = formOf(input.effet ?? article?.effect ?? withoutEffect)
    return formData(
      { tx, lang, on: clock.today() },
      {
        draft,
        n: input.n,
        effect,
        typed: typedIn(input),
        input: effect?.kind === article?.effect ? asAsked(effect?.kind ?? null, article?.input) : null,
        text_fr: article?.text_fr ?? '',
        text_en: article?.text_en ?? '',
        corrects: corrects && (await correctedBy(tx, corrects)).corrects,
      },
    )
  },
  page: ({ data }) => <ArticleForm data={data} />,
})

const saveArticleRoute: Route = route({
  method: 'post',
  path: paths.article,
  access: drafters,
  name: { fr: 'Enregistrer un article', en: 'Save an article' },
  input: z.object({ id: uuid, n: place, ...written }),
  run: async ({ input, tx, actor, clock, lang }) => {
    const { id, n, version } = input
    const { corrects } = articleAt(await draftOr404(tx, id), n)
    await saveWritten(tx, { actor, clock, lang }, id, version, asWritten(input, corrects), n)
    return { id, n }
  },
  goTo: ({ id, n }, lang) => goToArticle(id, n, lang),
  form: article,
})

const moveArticle: Route = route({
  method: 'post',
  path: paths.place,
  access: drafters,
  name: { fr: 'Monter ou retirer un article', en: 'Move an article up, or remove it' },
  input: z.object({ id: uuid, n: place, version, do: z.enum(['up', 'remove']) }),
  run: async ({ input: { id, n, version, do: wanted }, tx, actor, clock }) => {
    await (wanted === 'up' ? raiseArticle : removeArticle)(tx, { actor, clock }, id, version, n)
    return { id, n: Math.max(1, n - 1) }
  },
  goTo: ({ id, n }, lang) => goToArticle(id, n, lang),
  form: draftRoute,
})

const lookup: Route = route({
  method: 'get',
  path: paths.lookup,
  access: insiders,
  name: { fr: 'Ce qui correspond à ce qu’on écrit', en: 'What matches what is typed' },
  input: z.object({
    of: z.string().max(40),
    q: z.string().trim().max(200).default(''),
    draft: uuid.optional(),
    before: orNull(place),
  }),
  run: async ({ input: { of, q, draft, before }, tx, clock }) => {
    if (!isLookup(of)) throw kernelRefusals.notFound()
    const articles = draft ? (await draftOr404(tx, draft)).content.articles : []
    const drafted = draftedBy(before ? articles.slice(0, before - 1) : articles)
    return q === '' ? [] : lookupOf(of)(tx, { text: q, on: clock.today(), limit: 12, drafted })
  },
  data: (found, lang) => ({ items: found.map(({ id, label }) => ({ id, label: label[lang] })) }),
  output: z.object({ items: z.array(z.object({ id: z.string(), label: z.string() })) }),
})

export const articleRoutes: readonly Route[] = [
  newArticle,
  pointAt,
  addArticle,
  article,
  saveArticleRoute,
  moveArticle,
  lookup,
]
