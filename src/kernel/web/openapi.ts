import { z } from 'zod'
import { roles } from '../access/index.ts'
import { xlsxType } from '../sheets/index.ts'
import { type Lang, langs } from '../words/index.ts'
import { filesOf } from './dataset.ts'
import { uploadField } from './input.ts'
import type { Part, Route } from './route.ts'

type Schema = Record<string, unknown>

const schemaOf = (type: z.ZodType): Schema => {
  if (type === uploadField) return { type: 'string', format: 'binary' }
  const { $schema, ...schema } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })
  return schema
}

const isRequired = (type: z.ZodType) => !type.safeParse(undefined).success

const templated = (path: string) => path.replace(/:(\w+)/g, '{$1}')
const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(match => match[1] ?? '')

const day = { type: 'string', format: 'date' }
const dates = [
  { name: 'on', in: 'query', required: false, schema: day, description: 'The day asked about; today unless given.' },
  {
    name: 'known',
    in: 'query',
    required: false,
    schema: day,
    description: 'As known at the end of this day in Toronto; now unless given.',
  },
]

const parameters = (route: Route, lang: Lang, withQuery: boolean) => {
  const inPath = namesIn(route.path[lang])
  const fields = Object.entries(route.input.shape) as [string, z.ZodType][]
  const own = fields
    .filter(([name]) => withQuery || inPath.includes(name))
    .map(([name, type]) => {
      const place = inPath.includes(name) ? 'path' : 'query'
      return { name, in: place, required: place === 'path' || isRequired(type), schema: schemaOf(type) }
    })
  return withQuery && route.facts ? [...own, ...dates] : own
}

const body = (route: Route, lang: Lang) => {
  const inPath = namesIn(route.path[lang])
  const fields = (Object.entries(route.input.shape) as [string, z.ZodType][]).filter(([name]) => !inPath.includes(name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, type]) => [name, schemaOf(type)])),
    required: fields.filter(([, type]) => isRequired(type)).map(([name]) => name),
  }
  if (route.upload) return { content: { 'multipart/form-data': { schema } } }
  return { content: { 'application/x-www-form-urlencoded': { schema }, 'application/json': { schema } } }
}

const listOf = (item: Schema): Schema => ({
  type: 'object',
  properties: { total: { type: 'integer' }, items: { type: 'array', items: item }, next: { type: ['string', 'null'] } },
  required: ['total', 'items'],
})

const content = (route: Route): Schema => ({
  ...(route.page ? { 'text/html': { schema: { type: 'string' } } } : {}),
  ...(route.data || route.table
    ? {
        'application/json': {
          schema: route.output ? schemaOf(route.output) : route.data ? { type: 'object' } : listOf({ type: 'object' }),
        },
      }
    : {}),
  ...(route.table
    ? { 'text/csv': { schema: { type: 'string' } }, [xlsxType]: { schema: { type: 'string', format: 'binary' } } }
    : {}),
  ...(route.file ? { 'application/octet-stream': { schema: { type: 'string' } } } : {}),
})

const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const refused = (route: Route) => ({
  ...(route.access === 'public' ? {} : { 403: problem('The role does not give access.') }),
  404: problem('No such page.'),
  422: problem('The input is not valid; each field says why.'),
})

const accessOf = (route: Route) =>
  route.access === 'public' ? 'Public.' : `For: ${route.access.map(role => roles[role].en).join(', ')}.`

const operation = (part: Part, route: Route, lang: Lang): Schema => ({
  tags: [part.name],
  summary: route.name[lang],
  description: accessOf(route),
  parameters: parameters(route, lang, route.method === 'get'),
  ...(route.method === 'post' ? { requestBody: body(route, lang) } : {}),
  responses: {
    ...(route.goTo
      ? {
          303: { description: 'Done; the location says where to look.' },
          409: problem('In conflict with what is there.'),
        }
      : { 200: { description: 'The page or its data.', content: content(route) } }),
    ...(route.moved
      ? { 308: { description: 'What it names has gone into something else; the location says where.' } }
      : {}),
    ...refused(route),
  },
})

const plain = (summary: string, type: string) => ({
  get: { summary, responses: { 200: { description: summary, content: { [type]: { schema: {} } } } } },
})

/** OpenAPI 3.1, drawn from the routes themselves: both languages, and nothing that does not exist. */
export const openApi = (parts: readonly Part[], version: string): Schema => {
  const paths: Record<string, Record<string, unknown>> = {
    '/health': plain('Whether the process and its database answer.', 'application/json'),
    '/api/openapi.json': plain('This document.', 'application/json'),
    '/id/{id}': {
      get: {
        summary: 'The page, or the data, of whatever bears a permanent identifier.',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: { 303: { description: 'Where it is.' }, 404: problem('Nothing bears it.') },
      },
    },
    '/data/catalog.jsonld': plain('The catalogue of the public data, as DCAT.', 'application/ld+json'),
    ...Object.fromEntries(
      parts
        .flatMap(({ datasets = [] }) => datasets.flatMap(filesOf))
        .map(({ name, form, dataset }) => [`/data/${name}`, plain(`${dataset.title.en}: ${form.title.en}`, form.type)]),
    ),
    '/robots.txt': plain('For search engines.', 'text/plain'),
  }
  for (const part of parts)
    for (const route of part.routes ?? [])
      for (const lang of langs) {
        const path = `/${lang}${route.path[lang] === '/' ? '' : templated(route.path[lang])}`
        paths[path] = { ...paths[path], [route.method]: operation(part, route, lang) }
      }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Greffe',
      version,
      description:
        'The same address gives the page, or its data with Accept: application/json or the suffix .json, .csv or .xlsx. A list in JSON is paged; with all=1 it is whole. CSV and XLSX are whole unless limit is given.',
    },
    paths,
    components: {
      schemas: {
        Problem: {
          type: 'object',
          properties: {
            error: {
              type: 'object',
              properties: {
                code: { type: 'string' },
                status: { type: 'integer' },
                says: { type: 'string' },
                fields: {
                  type: 'array',
                  items: { type: 'object', properties: { field: { type: 'string' }, says: { type: 'string' } } },
                },
                details: { type: 'object' },
              },
              required: ['code', 'status', 'says', 'fields', 'details'],
            },
          },
          required: ['error'],
        },
      },
    },
  }
}
