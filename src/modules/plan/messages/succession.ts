/** The words of what became of a plan's predecessor. */
import { messages, plural } from '#kernel/values/typography.ts'

const fr = {
  heading: (predecessor: string) => `Ce qu'est devenu ${predecessor}`,
  lead: (predecessor: string, plan: string) =>
    `Chaque élément de ${predecessor}, et ce que ${plan} en a fait. Là où personne n'a rien dit, la page le dit.`,
  plainHeading: 'La suite donnée au plan précédent',
  none: 'Pas de plan précédent',
  noneHint: "Aucun plan n'est noté comme celui qui précède celui-ci. Cette page dira ce qu'il en est resté.",
  notHere: (name: string) =>
    `Ce plan fait suite à « ${name} », qui n'est pas encore ici. Une fois apporté, cette page dira ce qu'il en est resté.`,
  empty: 'Le plan précédent ne contient aucun élément.',
  filters: 'Ne montrer que',
  all: 'Tout',
  compare: 'Comparer les deux textes mot à mot',
  items: (predecessor: string) => `Les éléments de ${predecessor}`,
  outcomes: {
    carried_over: (count: number) => plural('fr', count, 'reporté', 'reportés'),
    carried_elsewhere: (count: number) => plural('fr', count, 'reporté ailleurs', 'reportés ailleurs'),
    done: (count: number) => plural('fr', count, 'terminé', 'terminés'),
    stopped: (count: number) => plural('fr', count, 'abandonné', 'abandonnés'),
    proposed: (count: number) => plural('fr', count, "rapproché par l'intitulé", "rapprochés par l'intitulé"),
    silent: (count: number) => plural('fr', count, 'sans suite connue', 'sans suite connue'),
  },
  marks: {
    carried_over: 'Reporté vers',
    carried_elsewhere: 'Reporté vers',
    done: 'Terminé',
    stopped: 'Abandonné',
    proposed: 'Peut-être devenu',
    silent: "Rien n'est dit",
  },
  otherPlan: 'dans un autre plan',
  maybe: 'peut-être devenu',
  proposal: 'proposition',
  proposalHint: (count: number) =>
    `${count} ${plural('fr', count, 'rapprochement vient', 'rapprochements viennent')} de la ressemblance des intitulés : c'est une proposition, personne ne l'a confirmée.`,
  noReason: 'sans raison notée',
  lastKnown: (status: string) => `dernier statut connu : ${status.toLowerCase()}`,
  tell: 'Dire la suite',
  tellOf: (item: string) => `Dire la suite donnée à ${item}`,
  newcomers: (plan: string) => `Ce qui est nouveau dans ${plan}`,
  newcomersNone: 'Rien : chaque élément vient du plan précédent.',
  newcomersLead: "Ces éléments ne viennent d'aucun élément du plan précédent, autant qu'on le sache.",
  withInside: (count: number) => `avec ${count} ${plural('fr', count, "élément qu'il contient", "éléments qu'il contient")}`,
}

const en: typeof fr = {
  heading: (predecessor) => `What became of ${predecessor}`,
  lead: (predecessor, plan) =>
    `Each item of ${predecessor}, and what ${plan} made of it. Where nobody has said anything, the page says so.`,
  plainHeading: 'What became of the plan before',
  none: 'No plan before',
  noneHint: 'No plan is noted as the one that came before this one. This page will tell what is left of it.',
  notHere: (name) => `This plan follows “${name}”, which is not here yet. Once brought in, this page will tell what is left of it.`,
  empty: 'The plan before holds no item.',
  filters: 'Show only',
  all: 'All',
  compare: 'Compare both texts word by word',
  items: (predecessor) => `The items of ${predecessor}`,
  outcomes: {
    carried_over: () => 'carried over',
    carried_elsewhere: () => 'carried elsewhere',
    done: () => 'done',
    stopped: () => 'stopped',
    proposed: () => 'matched by title',
    silent: () => 'with nothing said',
  },
  marks: {
    carried_over: 'Carried over to',
    carried_elsewhere: 'Carried over to',
    done: 'Done',
    stopped: 'Stopped',
    proposed: 'Maybe now',
    silent: 'Nothing is said',
  },
  otherPlan: 'in another plan',
  maybe: 'maybe now',
  proposal: 'proposal',
  proposalHint: (count) =>
    `${count} ${plural('en', count, 'match rests', 'matches rest')} on titles that are alike: a proposal that nobody has confirmed.`,
  noReason: 'no reason noted',
  lastKnown: (status) => `last known status: ${status.toLowerCase()}`,
  tell: 'Say what became of it',
  tellOf: (item) => `Say what became of ${item}`,
  newcomers: (plan) => `What is new in ${plan}`,
  newcomersNone: 'Nothing: each item comes from the plan before.',
  newcomersLead: 'As far as is known, these items come from no item of the plan before.',
  withInside: (count) => `with ${count} ${plural('en', count, 'item inside', 'items inside')}`,
}

export const successionWords = messages(fr, en)
