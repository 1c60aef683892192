/** The groups of deeds of plans that people choose to be told of by mail. */
import type { MailTopic } from '#kernel/values/mail.ts'
import { typographic } from '#kernel/values/typography.ts'

const words = (fr: string, en: string) => ({ fr: typographic('fr', fr), en: typographic('en', en) })

/** Few mails: at once only what one carries oneself, and a draft that one is asked to read. */
export const mailTopics: MailTopic[] = [
  {
    name: 'plan.actions',
    label: words('Les actions que je porte', 'The actions I carry'),
    hint: words(
      "Quelqu'un d'autre modifie une action dont vous êtes responsable : état, avancement, dates, documents.",
      'Somebody else edits an action that you own: status, progress, dates, documents.',
    ),
    usual: 'at_once',
  },
  {
    name: 'plan.carried',
    label: words('Les actions de mes instances et de mes organisations', 'The actions of my bodies and organisations'),
    hint: words(
      'La même chose pour une action que porte votre commission ou votre organisation.',
      'The same for an action that your committee or your organisation owns.',
    ),
    usual: 'never',
  },
  {
    name: 'plan.shared',
    label: words('Les projets partagés avec mes instances', 'The drafts shared with my bodies'),
    hint: words(
      'Un projet de plan est ouvert à la lecture d’une instance où vous siégez.',
      'A draft plan is opened to a body that you sit in.',
    ),
    usual: 'at_once',
  },
  {
    name: 'plan.plans',
    label: words('Les plans de mes organisations', 'The plans of my organisations'),
    hint: words(
      'Un plan de votre organisation, ou de celle dont elle fait partie, est publié, retiré, adopté ou clos.',
      'A plan of your organisation, or of the one it is part of, is published, withdrawn, adopted or closed.',
    ),
    usual: 'never',
  },
]
