import { options } from 'preact'
import { visibleLines } from '../rows/shown'

/**
 * Every text of the page shows what it holds: characters that turn the direction of what stands beside them, or show nothing, are
 * written as their numbers, whoever sent them. What is copied, saved and typed stays as it is.
 */
export const showHidden = (): void => {
  const before = options.vnode?.bind(options)
  options.vnode = (vnode) => {
    // The props of a text are the text.
    const props: unknown = vnode.props
    if (typeof props === 'string') vnode.props = visibleLines(props) as never
    before?.(vnode)
  }
}
