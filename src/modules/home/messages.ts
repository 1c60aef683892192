/** The words of the front page, the journal and the error pages. */
import { messages } from '#kernel/values/typography.ts'

const fr = {
  welcome: (network: string) => `Le cap de ${network}`,
  lead: "Ce que le réseau a décidé, qui le porte, où l'on en est.",
  planInForce: 'Le plan en vigueur',
  seePlan: 'Lire le plan',
  allPlans: 'Tous les plans',
  otherPlans: 'Les autres plans',
  expected: 'Ce qui est attendu de moi',
  nothingExpected: 'Rien ne vous attend.',
  nothingExpectedHint: 'Les actions que vous portez apparaissent ici quand leur échéance approche ou quand il leur manque quelque chose.',
  moved: 'Ce qui a bougé',
  nothingMoved: 'Rien encore',
  nothingMovedHint: 'Chaque décision, chaque action mise à jour laissera une ligne ici.',
  wholeJournal: 'Tout le journal',
  noPlan: 'Aucun plan en vigueur',
  noPlanHint: "Un plan entre en vigueur quand il est adopté et que sa période contient aujourd'hui.",
  overlap: (title: string) => `${title} couvre la même période ; l'adoption la plus récente l'emporte.`,
  notSetUp: 'Bienvenue',
  notSetUpHint:
    'Cette installation attend son réseau : ouvrez le lien de mise en route que bin/start a affiché, ou faites-en un autre avec bin/gouvernail invite.',
  journal: 'Journal',
  journalLead: 'Qui a fait quoi, quand, et pour qui. Une ligne par acte, jamais effacée.',
  older: 'Plus ancien',
  newest: 'Revenir au plus récent',
  due: (day: string) => day,
  backHome: "Revenir à l'accueil",
  errors: {
    403: {
      title: "Ce n'est pas possible avec vos mandats",
      hint: 'Les droits viennent des mandats du jour. Agissez-vous pour la bonne organisation ?',
    },
    404: { title: 'Cette page ne se trouve pas', hint: "Elle n'existe pas, ou elle n'est pas ouverte à tout le monde." },
    409: { title: "Quelqu'un est passé entre-temps", hint: "Rien n'a été écrit. Revenez à la page pour voir où elle en est." },
    422: { title: "Cela n'a pas été enregistré", hint: "Rien n'a été écrit." },
    429: { title: 'Trop de tentatives', hint: 'Attendez un moment, puis recommencez.' },
    500: { title: 'Une erreur de notre côté', hint: "Rien n'a été écrit à moitié. Donnez ce numéro à qui s'occupe de l'installation :" },
    503: {
      title: 'Le service revient dans un instant',
      hint: "La base de données ne répond pas. Rien n'est perdu : recommencez dans quelques secondes.",
    },
  },
  signInHint: 'Peut-être faut-il vous connecter.',
  signIn: 'Se connecter',
}

const en: typeof fr = {
  welcome: (network) => `The course of ${network}`,
  lead: 'What the network has decided, who carries it, how far it is.',
  planInForce: 'The plan in force',
  seePlan: 'Read the plan',
  allPlans: 'All plans',
  otherPlans: 'The other plans',
  expected: 'What is expected of me',
  nothingExpected: 'Nothing is waiting for you.',
  nothingExpectedHint: 'The actions that you carry appear here when their date comes near or when something is missing.',
  moved: 'What moved lately',
  nothingMoved: 'Nothing yet',
  nothingMovedHint: 'Each decision, each action brought up to date will leave a line here.',
  wholeJournal: 'The whole journal',
  noPlan: 'No plan in force',
  noPlanHint: 'A plan comes into force when it is adopted and its period contains today.',
  overlap: (title) => `${title} covers the same period; the later adoption wins.`,
  notSetUp: 'Welcome',
  notSetUpHint:
    'This installation is waiting for its network: open the set-up link that bin/start printed, or make another one with bin/gouvernail invite.',
  journal: 'Journal',
  journalLead: 'Who did what, when, and for whom. One line per deed, never erased.',
  older: 'Older',
  newest: 'Back to the latest',
  due: (day) => day,
  backHome: 'Back to the front page',
  errors: {
    403: {
      title: 'Your mandates do not allow this',
      hint: 'Rights come from the mandates of the day. Are you acting for the right organisation?',
    },
    404: { title: 'This page is not to be found', hint: 'It does not exist, or it is not open to everyone.' },
    409: { title: 'Somebody came by meanwhile', hint: 'Nothing was written. Go back to the page to see how it stands.' },
    422: { title: 'This was not saved', hint: 'Nothing was written.' },
    429: { title: 'Too many tries', hint: 'Wait a moment, then try again.' },
    500: { title: 'A fault on our side', hint: 'Nothing was half written. Give this number to who looks after the installation:' },
    503: {
      title: 'The service will be back in a moment',
      hint: 'The database does not answer. Nothing is lost: try again in a few seconds.',
    },
  },
  signInHint: 'Maybe you need to sign in.',
  signIn: 'Sign in',
}

export const words = messages(fr, en)
