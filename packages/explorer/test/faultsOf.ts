import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** What WCAG 2.2 AA finds, and what is wider than its place. */
export const faultsOf = async (page: Page): Promise<ReadonlyArray<string>> => {
  // The page's own policy allows no script but its own: the test's runs beside it.
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: axe })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ').slice(0, 300))
        .concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : []))`,
    awaitPromise: true,
    returnByValue: true,
  })
  return result.value as ReadonlyArray<string>
}
