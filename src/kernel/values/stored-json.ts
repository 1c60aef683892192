/** JSON as PostgreSQL takes it: neither NUL nor half of a pair of surrogates, and a file that somebody sent may hold both. */
export const storedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? each.toWellFormed().replaceAll('\u0000', '') : each))
