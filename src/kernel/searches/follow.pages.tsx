import { Button, Buttons, Choices, Field, Form, Hidden, Page, Pairs, Section, useView } from '../web/index.ts'
import { inLang, showNumber } from '../words/index.ts'
import type { Counts, Subscription } from './follow.queries.ts'
import { ListLinks, type Lists } from './kept.pages.tsx'
import type { Kept, Reader } from './kept.queries.ts'
import type { Every } from './kept.rules.ts'
import { followWords, paths } from './words.ts'

const useWords = () => inLang(followWords, useView().lang)

const Rhythm = ({ value }: { value: Every }) => {
  const t = useWords()
  return (
    <Choices
      name="every"
      label={t('every')}
      value={value}
      options={[
        { value: 'day', title: t('day') },
        { value: 'week', title: t('week') },
      ]}
    />
  )
}

type FollowProps = {
  /** The lists that may be followed, by their names. */
  lists: Lists
  asked: { of: string; title: string; total: number } | null
}

export const FollowPage = ({ lists, asked }: FollowProps) => {
  const { lang, to } = useView()
  const t = useWords()
  if (asked === null)
    return (
      <Page title={t('follow')} lead={t('whence')}>
        <ListLinks lists={lists} />
      </Page>
    )
  const { of, title, total } = asked
  return (
    <Page title={t('follow')} lead={t('lead')}>
      <Pairs
        pairs={[
          { label: t('list'), value: <a href={of}>{title}</a> },
          { label: t('results'), value: showNumber(total, lang) },
        ]}
      />
      <Form action={to({ path: paths.follow })}>
        <Hidden name="of" value={of} />
        <Field
          name="address"
          type="email"
          label={t('address')}
          hint={t('addressHint')}
          autocomplete="email"
          size="long"
        />
        <Rhythm value="day" />
        <p>{t('privacy')}</p>
        <Buttons>
          <Button kind="main">{t('ask')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

export const SentPage = () => {
  const { trial } = useView()
  const t = useWords()
  return (
    <Page title={t('sent')} lead={t('sentLead')}>
      {trial && <p>{t('sentTrial')}</p>}
    </Page>
  )
}

type ConfirmProps = { token: string; lists: Lists; asked: (Subscription & { readonly title: string | null }) | null }

export const ConfirmPage = ({ token, lists, asked }: ConfirmProps) => {
  const { to } = useView()
  const t = useWords()
  if (asked === null)
    return (
      <Page title={t('dead')} lead={t('deadLead')}>
        <Section title={t('lists')}>
          <ListLinks lists={lists} />
        </Section>
      </Page>
    )
  return (
    <Page title={t('confirm')} lead={t('confirmLead')}>
      <Pairs
        pairs={[
          { label: t('list'), value: asked.title ?? t('unanswered') },
          { label: t('every'), value: t(asked.every) },
        ]}
      />
      <Form action={to({ path: paths.link }, { token })}>
        <Buttons>
          <Button kind="main">{t('confirm')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

/** A subscription as its list is named now, and where it is opened; null where it no longer answers. */
export type FollowedLine = Kept & { readonly every: Every; readonly title: string; readonly path: string | null }

type FollowedProps = { reader: Pick<Reader, 'address' | 'token'>; lines: readonly FollowedLine[] }

export const FollowedPage = ({ reader: { address, token }, lines }: FollowedProps) => {
  const { to } = useView()
  const t = useWords()
  return (
    <Page title={t('followed')} lead={t('followedLead', address)}>
      {lines.map(({ search_id: id, title, every, path }, n) => (
        <Section title={title}>
          <p>
            {path === null ? (
              t('unanswered')
            ) : (
              <a href={path} aria-label={t('openNamed', title)}>
                {t('open')}
              </a>
            )}
          </p>
          <Form action={to({ path: paths.changeOne }, { token, id })} id={`every-${n + 1}`}>
            <Rhythm value={every} />
            <Buttons>
              <Button label={t('changeNamed', title)}>{t('change')}</Button>
            </Buttons>
          </Form>
          <Form action={to({ path: paths.endOne }, { token, id })} id={`end-${n + 1}`}>
            <Buttons>
              <Button kind="stop" label={t('endNamed', title)}>
                {t('end')}
              </Button>
            </Buttons>
          </Form>
        </Section>
      ))}
      <Section title={t('all')}>
        <p>{t('stopLead')}</p>
        <Form action={to({ path: paths.stop }, { token })} id="stop">
          <Button kind="stop">{t('stop')}</Button>
        </Form>
      </Section>
    </Page>
  )
}

/** What the link of a message to the public offers: to end all, by one button. */
export const ForgetPage = ({ token }: { token: string }) => {
  const { to } = useView()
  const t = useWords()
  return (
    <Page title={t('stop')} lead={t('stopLead')}>
      <Form action={to({ path: paths.stop }, { token })}>
        <Button kind="main">{t('stop')}</Button>
      </Form>
      <p>
        <a href={to({ path: paths.followed }, { token })}>{t('see')}</a>
      </p>
    </Page>
  )
}

export const ForgottenPage = () => {
  const t = useWords()
  return <Page title={t('stopped')} lead={t('stoppedLead')} />
}

export const CountsPage = ({ addresses, subscriptions, waiting }: Counts) => {
  const { lang } = useView()
  const t = useWords()
  return (
    <Page title={t('counts')} lead={t('countsLead')}>
      <Pairs
        pairs={[
          { label: t('addresses'), value: showNumber(addresses, lang) },
          { label: t('subscriptions'), value: showNumber(subscriptions, lang) },
          { label: t('waiting'), value: showNumber(waiting, lang) },
        ]}
      />
    </Page>
  )
}
