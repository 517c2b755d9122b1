import { options } from 'preact'
import { visibleLines } from '../rows/shown'

/**
 * Every text of the page shows what it holds: characters that turn the direction of what stands beside them, or show nothing, are
 * written as their numbers, whoever sent them. What is copied, saved and typed stays as it is.
 */
export const showHidden = (): void => {
  const { vnode: before } = options
  options.vnode = (vnode) => {
    // Texts are nodes without a type, whose props are the text.
    if (vnode.type === null) vnode.props = textOf(vnode.props)
    before?.(vnode)
  }
}

const textOf = <A>(text: A): A => (typeof text === 'string' ? (visibleLines(text) as A & string) : text)
