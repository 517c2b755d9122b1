import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Runs beside the page's own policy, which allows no script but its own. */
export const evaluate = async <A>(page: Page, expression: string): Promise<A> => {
  const session = await page.context().newCDPSession(page)
  try {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as A
  } finally {
    await session.detach()
  }
}

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What WCAG 2.2 AA finds; `colours`: in these alone. The half megabyte that looks for it is sent once to a page. */
const axeFaults = async (page: Page, colours: boolean): Promise<ReadonlyArray<string>> => {
  if ((await evaluate<string>(page, 'typeof axe')) === 'undefined') await evaluate(page, axe)
  return evaluate(
    page,
    `axe.run({ runOnly: ${JSON.stringify(colours ? ['color-contrast', 'link-in-text-block'] : everything)} }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ').slice(0, 300)))`,
  )
}

/**
 * Text that nobody can get at: wider than its own box or the window, or cut by what neither scrolls nor says the whole in its
 * title. By the boxes that are drawn.
 */
export const overflowing = (page: Page): Promise<ReadonlyArray<string>> =>
  evaluate(
    page,
    `(() => {
      const found = []
      const of = (element) => '<' + element.tagName.toLowerCase() + ' class="' + element.className + '"> '
      if (document.documentElement.scrollWidth > innerWidth)
        found.push('the page is ' + document.documentElement.scrollWidth + ' wide in ' + innerWidth)
      for (const element of document.querySelectorAll('body *')) {
        if (element.closest('.hidden, svg, option') !== null) continue
        const text = [...element.childNodes].filter(({ nodeType, data }) => nodeType === 3 && data.trim() !== '')
        if (text.length === 0 || !element.checkVisibility({ visibilityProperty: true })) continue
        const range = document.createRange()
        range.setStartBefore(text[0])
        range.setEndAfter(text[text.length - 1])
        const drawn = range.getBoundingClientRect()
        if (drawn.width === 0) continue
        let clip = element
        while (clip !== null && getComputedStyle(clip).overflowX === 'visible') clip = clip.parentElement
        const { overflowX, textOverflow } = clip === null ? { overflowX: 'auto' } : getComputedStyle(clip)
        const right = clip === null ? innerWidth : clip.getBoundingClientRect().right
        const isTold = textOverflow === 'ellipsis' && element.closest('[title], [aria-label]') !== null
        if (/hidden|clip/.test(overflowX) && drawn.right > right + 1 && !isTold)
          found.push(of(element) + 'cuts ' + element.textContent.slice(0, 60))
        if (clip === null && drawn.right > right + 1) found.push(of(element) + 'leaves the window: ' + element.textContent.slice(0, 60))
        const own = element.getBoundingClientRect()
        if (element.tagName === 'BUTTON' && (drawn.right > own.right + 1 || drawn.bottom > own.bottom + 1))
          found.push(of(element) + 'is smaller than ' + element.textContent.slice(0, 60))
      }
      return found
    })()`,
  )

/** Sentences in English, of what is drawn or read aloud: on a page in Chinese only names, codes and data are. */
export const english = (page: Page): Promise<ReadonlyArray<string>> =>
  evaluate(
    page,
    `(() => {
      const data = 'code, pre, kbd, .json, .segments, .sides, .lines, [lang=en], .refusal'
      const sentence = /[A-Za-z][a-z']+(?: [a-z']{2,}){2,}/
      const found = []
      const tell = (text) => { if (text !== null && sentence.test(text)) found.push(text.trim().slice(0, 120)) }
      for (const element of document.querySelectorAll('body *')) {
        if (element.closest(data) !== null || !element.checkVisibility()) continue
        for (const { nodeType, data } of element.childNodes) if (nodeType === 3) tell(data)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) tell(element.getAttribute(name))
      }
      return found
    })()`,
  )

/** What is wrong with a view in both themes, at 1024 px, at twice the size in a window of 1280, and as a whole at 400 px. */
export const faultsOf = async (page: Page): Promise<ReadonlyArray<string>> => {
  const lang = await evaluate<string>(page, 'document.documentElement.lang')
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axeFaults(page, true)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await axeFaults(page, false)
  const wide = await overflowing(page)
  await page.setViewportSize({ width: 640, height: 400 })
  const zoomed = await overflowing(page)
  await page.setViewportSize({ width: 400, height: 720 })
  const narrow = (await overflowing(page)).filter((fault) => fault.startsWith('the page is '))
  await page.setViewportSize({ width: 1024, height: 720 })
  return [
    ...dark.map((fault) => `dark: ${fault}`),
    ...light,
    ...wide,
    ...zoomed.map((fault) => `at 200 %: ${fault}`),
    ...narrow,
    ...(lang === 'zh' ? (await english(page)).map((text) => `English: ${text}`) : []),
  ]
}
