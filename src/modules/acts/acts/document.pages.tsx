import type { ComponentChildren } from 'preact'
import type { actText, Block } from './act.formats.ts'

type Text = ReturnType<typeof actText>

/** « 1er » as it is printed. */
const Line = ({ children: text }: { children: string }) => (
  <>
    {text.split(/\b1er\b/).map((part, at) => (
      <>
        {at > 0 && (
          <>
            1<sup>er</sup>
          </>
        )}
        {part}
      </>
    ))}
  </>
)

const BlockOf = ({ block, opening, class: kind }: { block: Block; opening?: ComponentChildren; class?: string }) => {
  if (block.is === 'list')
    return (
      <>
        {opening && <p class={kind}>{opening}</p>}
        <ul class="items">
          {block.items.map(({ label, text }) => (
            <li>
              <span class="label">{label}</span> <Line>{text}</Line>
            </li>
          ))}
        </ul>
      </>
    )
  if (block.is === 'heading') {
    const Heading = block.level > 3 ? 'h5' : 'h4'
    return (
      <Heading>
        <Line>{block.text}</Line>
      </Heading>
    )
  }
  return (
    <p class={kind}>
      {opening}
      <Line>{block.text}</Line>
    </p>
  )
}

const Blocks = ({ blocks, lead, class: kind }: { blocks: readonly Block[]; lead?: string; class?: string }) => (
  <>
    {blocks.map((block, at) => (
      <BlockOf
        block={block}
        {...(kind ? { class: kind } : {})}
        {...(at === 0 && lead ? { opening: <span class="opening">{lead}</span> } : {})}
      />
    ))}
  </>
)

const Opening = ({ text }: { text: Text }) => (
  <>
    <header>
      {text.mark && <p class="mark">{text.mark}</p>}
      <h2>
        <Line>{text.heading}</Line>
      </h2>
      <p class="concerning">
        <span class="opening">{text.concerning.lead}</span>
        <Line>{text.concerning.text}</Line>
      </p>
    </header>
    {text.recitals.map(({ lead, blocks }) => (
      <Blocks blocks={blocks} lead={lead} class="recital" />
    ))}
    <p class="orders">
      <span class="opening">{text.orders.lead}</span>
      {text.orders.text}
    </p>
  </>
)

const Closing = ({ text }: { text: Text }) => (
  <>
    {(text.signatories.length > 0 || text.signed) && (
      <div class="signatures">
        {text.signatories.map(({ title, name }) => (
          <p>
            <em>{title}</em>
            <br />
            {name}
          </p>
        ))}
        {text.signed && <p class="quiet">{text.signed}</p>}
      </div>
    )}
    {(text.published || text.cited) && (
      <div class="notes">
        {text.published && <p>{text.published}</p>}
        {text.cited && (
          <p>
            {text.cited.heading} {text.cited.texts.join('\u00a0; ')}
          </p>
        )}
      </div>
    )}
    {text.schedules.map(({ heading, title, blocks }) => (
      <section class="schedule">
        <h3>
          <span class="quiet">{heading}</span> <Line>{title}</Line>
        </h3>
        <Blocks blocks={blocks} />
      </section>
    ))}
  </>
)

type Part = {
  text: Text
  /** The articles shown are those after this one; the others are on pages of their own. */
  offset?: number
  last?: boolean
  /** What stands under an article, and under the articles. */
  under?: (article: number) => ComponentChildren
  after?: ComponentChildren
}

/** An act, or a draft of one, as it reads: the words of the PDF, each article at its own address. */
export const ActDocument = ({ text, offset = 0, last = true, under, after }: Part) => (
  <article class={text.mark ? 'act draft' : 'act'}>
    {offset === 0 && <Opening text={text} />}
    <ol>
      {text.articles.map(({ lead, blocks }, at) => {
        const n = offset + at + 1
        return (
          <li id={`article-${n}`}>
            <a class="article" href={`#article-${n}`}>
              {n}
            </a>
            <Blocks blocks={blocks} lead={lead} />
            {under?.(n)}
          </li>
        )
      })}
    </ol>
    {after}
    {last && <Closing text={text} />}
  </article>
)
