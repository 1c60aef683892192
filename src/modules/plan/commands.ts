/** What can be done to plans: bring one in, move it through its life, edit an item, undo. */
export * from './commands/import.ts'
export * from './commands/items.ts'
export * from './commands/life.ts'
export * from './commands/undo.ts'
