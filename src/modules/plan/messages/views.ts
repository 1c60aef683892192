/** The words of the views of a plan. */
import { messages } from '#kernel/values/typography.ts'

const fr = {
  views: (plan: string) => `Les vues de ${plan}`,
  plan: 'Plan',
  table: 'Tableau',
  timeline: 'Calendrier',
  map: 'Carte',
  versions: 'Versions',
  build: 'Construire',
}

const en: typeof fr = {
  views: (plan) => `Views of ${plan}`,
  plan: 'Plan',
  table: 'Table',
  timeline: 'Timeline',
  map: 'Map',
  versions: 'Versions',
  build: 'Build',
}

export const viewWords = messages(fr, en)
