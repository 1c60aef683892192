/** From typed TSX to HTML text, refusing the children that would silently render empty. */
import { options, type VNode } from 'preact'
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

/** A whole document. */
export const renderDocument = (page: VNode): string => `<!DOCTYPE html>\n${renderToString(page)}`
/** A part of a page, for what is kept as HTML. */
export const renderPart = (part: VNode): string => renderToString(part)
