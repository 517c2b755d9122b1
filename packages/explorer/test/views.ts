import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Page } from 'playwright-core'
import { urlEncoded } from './calls'
import { line, type World } from './openConsole'
import { runSomeJob } from './someJob'

/** Looks at what a page shows, once it is there. */
export type Look = (name: string) => Promise<void>

/** With an empty folder for jobs. */
export type WorldOfJobs = World & { readonly jobs: string }

type Walk = (page: Page, world: WorldOfJobs, look: Look) => Promise<void>

const tabs = ['verdict', 'sign', 'input', 'answer', 'raw'] as const

const calls: Walk = async (page, _world, look) => {
  await line(page, 6).click()
  for (const tab of tabs) {
    await page.locator(`#tab-${tab}`).click()
    await page.locator('#tab-panel > *').first().waitFor()
    await look(`calls-${tab}`)
  }
  await page.keyboard.press('p')
  await page.keyboard.press('e')
  await page.locator('.editor input').first().waitFor()
  await page.locator('.menu summary').first().click()
  await look('calls-edit')
  await page.locator('.menu summary').first().click()
  await line(page, 1).click()
  await page.locator('.pins button').nth(1).click()
  await page.locator('.heads').waitFor()
  await look('calls-compare')
}

const dialogs: Walk = async (page, _world, look) => {
  for (const [key, dialog, name] of [
    ['i', 'dialog.import', 'import'],
    ['Control+k', 'dialog.palette', 'palette'],
    ['?', 'dialog[open]', 'keys'],
  ] as const) {
    await page.keyboard.press(key)
    await page.locator(dialog).waitFor()
    await look(name)
    await page.keyboard.press('Escape')
    await page.locator(dialog).waitFor({ state: 'hidden' })
  }
}

const operations: Walk = async (page, _world, look) => {
  const mobile = page.locator('#in-user_blacklist_request-blacklist-0-mobile')
  const time = page.locator('#in-user_blacklist_request-request_time')
  const check = page.locator('button[title="Ctrl+Enter"]')
  await page.locator('a[href="#/operations"]').click()
  await look('operations-list')
  await page.locator('.links button', { hasText: sync.method }).click()
  await page.locator('.form').first().waitFor()
  await look('operations-form')
  await mobile.fill('1'.repeat(40))
  await time.fill('noon')
  await check.click()
  await page.locator('[aria-invalid]').first().scrollIntoViewIfNeeded()
  await look('operations-issues')
  await time.fill('1656674541001')
  await mobile.fill('13111111111')
  await check.click()
  await page.locator('.answer pre').waitFor()
  await page.locator('.answer').scrollIntoViewIfNeeded()
  await look('operations-checked')
  await page.locator('button.main').click()
  await page.locator('.answer .explanation').waitFor()
  const parts = page.locator('article > details > summary')
  for (const at of [0, 1, 3]) await parts.nth(at).click()
  await page.locator('details .form').waitFor()
  await look('operations-answered')
}

const signature: Walk = async (page, { emulator }, look) => {
  await page.locator('a[href="#/signature"]').click()
  await page.locator('#from').waitFor()
  await look('signature-empty')
  await page
    .locator('#from')
    .fill(await urlEncoded(emulator.top.endpoint, emulator.top, emulator.clock.text()))
  await page.locator('button.main').click()
  await page.locator('.sides').waitFor()
  await look('signature')
}

const lab: Walk = async (page, { emulator: { state } }, look) => {
  await page.locator('a[href="#/lab"]').click()
  await page.locator('#faults').waitFor()
  await look('lab-empty')
  state.top.ban({ scope: 'app-api', appKey: '12345678', method: sync.method, seconds: 60 })
  state.top.setQuota({ scope: 'api', method: sync.method, calls: 40, per: 'second' })
  await page.locator('#expectations ~ form input').first().fill(sync.method)
  await page.locator('#expectations ~ form button').click()
  await page.locator('#expectations ~ ul li').waitFor()
  await page.locator('.lab button.main').click()
  await page.locator('#faults ~ table').waitFor()
  await page.locator('#state ~ p button[aria-pressed]', { hasText: 'blacklist' }).click()
  await page.locator('#state ~ .json').waitFor()
  // Its columns scroll by themselves, and a click has moved one of them.
  await page.evaluate('document.querySelectorAll("main, .lab > div").forEach((one) => one.scrollTo(0, 0))')
  await look('lab')
}

const messages: Walk = async (page, { emulator }, look) => {
  await page.locator('a[href="#/messages"]').click()
  await look('messages-empty')
  emulator.state.top.tmc.publish({ topic: 'taobao_trade_TradeBuyerPay', content: '{}' })
  await page.locator('#unconfirmed ~ table').waitFor()
  await look('messages')
}

const jobs: Walk = async (page, { emulator, jobs: folder }, look) => {
  // A job waits for bans and quotas of the walks before it, on a clock that stands still.
  emulator.reset()
  emulator.clock.freeze()
  await page.locator('a[href="#/jobs"]').click()
  await page.locator('.jobs .empty').waitFor()
  await look('jobs-empty')
  await runSomeJob(emulator, folder)
  await page.locator('.jobs-list button').click()
  await page.locator('.not-done tbody tr').nth(2).waitFor()
  await look('jobs')
  await page.locator('.not-done select').first().selectOption('again')
  await page.locator('#not-done').scrollIntoViewIfNeeded()
  await look('jobs-rows')
}

/** Every pane with something in it, and what opens above it. */
export const walks = { calls, dialogs, operations, signature, lab, messages, jobs } as const

/** Those that are compared with their pictures. */
export const pictured: ReadonlyArray<string> = [
  ...['calls-verdict', 'calls-sign', 'calls-raw', 'calls-edit', 'calls-compare', 'palette', 'keys'],
  ...['operations-form', 'operations-issues', 'operations-checked', 'operations-answered'],
  ...['signature', 'lab', 'messages', 'jobs', 'jobs-rows'],
]
