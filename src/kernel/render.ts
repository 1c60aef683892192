/** From typed TSX to HTML text, refusing the children that would silently render empty. */
import { createContext, h, options, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

const objectionToChild = (child: unknown): string | null => {
  if (child instanceof Date) return 'a Date'
  if (child instanceof Promise) return 'a Promise'
  if (typeof child === 'function') return 'a function'
  if (typeof child === 'object' && child !== null && !Array.isArray(child) && !('type' in child)) return 'a plain object'
  return null
}

const before = options.vnode
options.vnode = (vnode) => {
  const children = (vnode.props as { children?: unknown }).children
  for (const child of Array.isArray(children) ? children : [children]) {
    const why = objectionToChild(child)
    if (why && typeof vnode.type === 'string') throw new Error(`<${vnode.type}> was given ${why} as a child: it would render empty.`)
  }
  before?.(vnode)
}

/** What the fields of a page are called. What stands above them may ask (`asked`): the names are known only once the whole page is rendered. */
export interface FieldNames {
  names: Map<string, string>
  asked: boolean
}
export const FieldNames = createContext<FieldNames | null>(null)

/** A whole document. Where something asked how fields below it are called, it is rendered once more, now that they are known. */
export function renderDocument(page: VNode): string {
  const known: FieldNames = { names: new Map(), asked: false }
  const whole = () => renderToString(h(FieldNames.Provider, { value: known, children: page }))
  const first = whole()
  return `<!DOCTYPE html>\n${known.asked && known.names.size > 0 ? whole() : first}`
}
/** A part of a page, for what is kept as HTML. */
export const renderPart = (part: VNode): string => renderToString(part)
