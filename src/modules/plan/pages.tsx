/** The pages of plans and items. */
export * from './pages/adoption.tsx'
export * from './pages/item.tsx'
export * from './pages/item-edit.tsx'
export * from './pages/outline.tsx'
export * from './pages/owned.tsx'
export * from './pages/picture.tsx'
export * from './pages/plan.tsx'
export * from './pages/plans.tsx'
