/** What is said when something cannot be shown or done: what happened, and what to do. */
import { Page } from '#design/page.tsx'
import { ButtonLink, Lead, Paragraph, Title } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { signInPath } from '#modules/people/index.ts'
import { words } from '../messages.ts'
import { homePath } from '../paths.ts'

export interface ErrorPageProps {
  viewing: Viewing
  status: 403 | 404 | 409 | 422 | 429 | 500 | 503
  /** What the refusal says; may be empty. */
  sentences: string[]
  /** A bug's number in the log. */
  reference: string | null
}

export function ErrorPage({ viewing, status, sentences, reference }: ErrorPageProps) {
  const say = words(viewing.lang)
  const { title, hint } = say.errors[status]
  const mayBeSignedOut = viewing.actor === null && (status === 403 || status === 404)
  return (
    <Page viewing={viewing} title={title} noindex>
      <Title kicker={String(status)}>{title}</Title>
      <Lead>
        {sentences.length > 0 ? sentences.join(' ') : hint} {reference}
      </Lead>
      {mayBeSignedOut ? <Paragraph>{say.signInHint}</Paragraph> : null}
      <p>
        {mayBeSignedOut ? <ButtonLink href={signInPath(viewing.path)}>{say.signIn}</ButtonLink> : null}{' '}
        <ButtonLink href={homePath()}>{say.backHome}</ButtonLink>
      </p>
    </Page>
  )
}
