/** Which deeds are the life of a plan, for those who follow it. */

const LIFE_DEEDS: readonly string[] = [
  'plan.published',
  'plan.withdrawn',
  'plan.adopted',
  'plan.closed',
  'plan.state_undone',
  'plan.revision_begun',
]

export const isLifeDeed = (deed: string): boolean => LIFE_DEEDS.includes(deed)
