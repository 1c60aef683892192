/** The rules of a body to write: who votes, notice, quorum, proxies, the chair, remote presence, kinds of decisions. */
import { Checkbox, Fieldset, HiddenField, Radios, SubmitButton, TextField } from '#design/form.tsx'
import { Depending, Worked } from '#design/rows.tsx'
import { Lead } from '#design/text.tsx'
import { addDays, formatDay } from '#kernel/dates.ts'
import { bodyRulesWords } from '../messages/editing.ts'
import { rowNumbers, rowsOf, typedAt } from '../rules/forms.ts'
import { DecisionRow } from './edit-decision.tsx'
import { AddButton, ArticleField, choicesOf, EditFrame, type EditView, fieldOf } from './edit-parts.tsx'
import { QuorumFields, radio } from './edit-quorum.tsx'

function NoticeFields({ view }: { view: EditView }) {
  const { lang } = view.viewing
  const say = bodyRulesWords(lang)
  const typed = typedAt(view.fields, 'notice_days')
  const days = /^\d{1,3}$/.test(typed) ? Number(typed) : null
  return (
    <Fieldset legend={say.meeting}>
      <TextField {...fieldOf(view, 'notice_days', say.noticeDays, say.noticeDaysHint)} inputmode="numeric" size={5} />
      {days === null ? null : (
        <Worked label="→">{say.noticeExample(formatDay(lang, view.meeting), formatDay(lang, addDays(view.meeting, -days)))}</Worked>
      )}
      <ArticleField view={view} name="notice_article" />
      <TextField {...fieldOf(view, 'second_days', say.secondDays, say.secondDaysHint)} inputmode="numeric" size={5} />
      <ArticleField view={view} name="second_article" />
    </Fieldset>
  )
}

function ProxyFields({ view }: { view: EditView }) {
  const say = bodyRulesWords(view.viewing.lang)
  const typed = typedAt(view.fields, 'per_holder_max')
  const ticked = (name: string) => typedAt(view.fields, name) !== ''
  return (
    <Fieldset legend={say.proxies}>
      <Radios {...fieldOf(view, 'proxies', say.proxiesLegend)} options={choicesOf(say.proxyChoices, say.proxyHints)} />
      <Depending answer="said">
        <TextField {...fieldOf(view, 'per_holder_max', say.perHolder, say.perHolderHint)} inputmode="numeric" size={5} />
        {/^\d{1,4}$/.test(typed) ? <Worked label="→">{say.perHolderExample(Number(typed) + 1)}</Worked> : null}
        <TextField {...fieldOf(view, 'per_holder_max_votes', say.perHolderVotes, say.perHolderVotesHint)} size={10} autocomplete="off" />
        <Checkbox name="same_college" label={say.sameCollege} checked={ticked('same_college')} />
        <Checkbox name="same_region" label={say.sameRegion} checked={ticked('same_region')} />
        <Radios {...radio(fieldOf(view, 'blank', say.blank), 'refused')} options={choicesOf(say.blanks, say.blankHints)} />
        <ArticleField view={view} name="proxies_article" />
      </Depending>
    </Fieldset>
  )
}

const ChairFields = ({ view }: { view: EditView }) => {
  const say = bodyRulesWords(view.viewing.lang)
  return (
    <Fieldset legend={say.chair}>
      <Radios {...fieldOf(view, 'casting', say.casting)} options={choicesOf(say.castings, say.castingHints)} />
      <Depending answer="said">
        <ArticleField view={view} name="casting_article" />
      </Depending>
      <Radios {...fieldOf(view, 'remote', say.remote)} options={choicesOf(say.remotes, say.remoteHints)} />
      <Depending answer="said">
        <ArticleField view={view} name="remote_article" />
      </Depending>
    </Fieldset>
  )
}

export function BodyEdit({ view }: { view: EditView }) {
  const { lang } = view.viewing
  const say = bodyRulesWords(lang)
  const written = view.statutes.text.bodies.some(({ body }) => `body-${body}` === view.part)
  const more = (
    <>
      <AddButton view={view} label={say.addDecision} />
      {written ? (
        <SubmitButton tone="plain" name="remove" value="body">
          {say.removeBody}
        </SubmitButton>
      ) : null}
    </>
  )
  return (
    <EditFrame view={view} more={more}>
      <Lead>{say.lead}</Lead>
      <Radios {...fieldOf(view, 'voters', say.voters)} options={choicesOf(say.voterChoices, say.voterHints)} />
      <NoticeFields view={view} />
      <Fieldset legend={say.quorum}>
        <QuorumFields view={view} />
      </Fieldset>
      <ProxyFields view={view} />
      <ChairFields view={view} />
      <Fieldset legend={say.decisions}>
        <p>{say.decisionsLead}</p>
        <HiddenField name="rows" value={String(rowsOf(view.fields))} />
        {rowNumbers(view.fields).map((row) => (
          <DecisionRow key={row} view={view} row={row} />
        ))}
      </Fieldset>
    </EditFrame>
  )
}
