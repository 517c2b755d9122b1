import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import UPNG from 'upng-js'
import { evaluate } from './faultsOf'
import { executablePath } from './openConsole'

const folder = join(__dirname, 'pictures')
const baseline = join(folder, 'baseline.json')

/** What decides how a page is drawn: a picture of another browser or of other fonts is another picture. */
interface Drawn {
  readonly chromium: string
  /** Of the names and versions of all fonts. */
  readonly fonts: string
}

const printed = (file: string, ...args: ReadonlyArray<string>): string => {
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return 'unknown'
  }
}

const drawnHere = (): Drawn => ({
  chromium: printed(executablePath, '--version'),
  fonts: createHash('sha256')
    .update(
      printed('fc-list', ':', 'family', 'style', 'fontversion')
        .split('\n')
        .sort((a, b) => (a < b ? -1 : 1))
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16),
})

export const isUpdating = process.env['PAIFANG_SHOTS'] === 'update'

/** Why the pictures of the repository say nothing here; `undefined`: they do. */
export const incomparable = ((): string | undefined => {
  if (!existsSync(executablePath)) return 'there is no Chromium'
  if (isUpdating) return undefined
  const renew = 'PAIFANG_SHOTS=update renews them'
  if (!existsSync(baseline)) return `there are no pictures: ${renew}`
  const here = drawnHere()
  const there = JSON.parse(readFileSync(baseline, 'utf8')) as Drawn
  if (here.chromium !== there.chromium)
    return `the pictures are of ${there.chromium}, this is ${here.chromium}: ${renew}`
  if (here.fonts !== there.fonts)
    return `the pictures are of other fonts (${there.fonts}, here ${here.fonts}): ${renew}`
  return undefined
})()

/** Puts in the place of what differs from run to run (ports, times that were measured) what does not. */
const settle = `(() => {
  const steady = (text) => text
    .replace(/\\/\\S*paifang-views-\\w+/g, '/work')
    .replace(/127\\.0\\.0\\.1:\\d+/g, '127.0.0.1:8099')
    .replace(/\\d+(\\.\\d+)?(?= ?(ms|毫秒))/g, '1.0')
    .replace(/\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}/g, '2026-11-26 12:00:00.000')
    .replace(/(?<=(等待|判定|处理|发送|wait|judge|handle|deliver|send) )\\d+\\.\\d/g, '1.0')
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { currentNode: node } = texts
    const isTime = node.parentElement.closest('[data-seq] .ms, .times') !== null && /^[\\d.]+$/.test(node.data)
    const next = isTime ? '1.0' : steady(node.data)
    if (next !== node.data) node.data = next
  }
  for (const one of document.querySelectorAll('.life')) {
    const [first, ...others] = one.childNodes
    for (const node of others) if (node.data !== '') node.data = ''
    if (first.data !== '2026-11-26 12:00') first.data = '2026-11-26 12:00'
  }
  for (const { firstChild: id } of document.querySelectorAll('.not-done td:nth-child(4) code')) if (id.data !== '52aon4ii7s9zy') id.data = '52aon4ii7s9zy'
  for (const box of document.querySelectorAll('textarea')) if (steady(box.value) !== box.value) box.value = steady(box.value)
  if (document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
  return [...document.querySelectorAll('.when')].map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    return [left, top, left + width, top + height].map(Math.round)
  })
})()`

const bytesOf = (file: Buffer): ArrayBuffer => new Uint8Array(file).buffer

/**
 * A picture of what is in the window, beside the one in the repository: the share of pixels that differ, or `undefined`
 * where it was written anew.
 */
export const compared = async (page: Page, name: string): Promise<number | undefined> => {
  const covered = await evaluate<ReadonlyArray<readonly [number, number, number, number]>>(page, settle)
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
  await session.detach()
  const shot = UPNG.decode(bytesOf(Buffer.from(data, 'base64')))
  const { width, height } = shot
  const pixels = new Uint8Array(UPNG.toRGBA8(shot)[0] ?? new ArrayBuffer(0))
  for (const [left, top, right, bottom] of covered)
    for (let y = top; y < bottom; y += 1) pixels.fill(128, (y * width + left) * 4, (y * width + right) * 4)
  const file = join(folder, `${name}.png`)
  if (isUpdating) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, Buffer.from(UPNG.encode([pixels.buffer], width, height, 32)))
    writeFileSync(baseline, `${JSON.stringify(drawnHere(), null, 2)}\n`)
    return undefined
  }
  if (!existsSync(file)) return 1
  const kept = UPNG.decode(bytesOf(readFileSync(file)))
  if (kept.width !== width || kept.height !== height) return 1
  const before = new Uint8Array(UPNG.toRGBA8(kept)[0] ?? new ArrayBuffer(0))
  return pixelmatch(before, pixels, null, width, height, { threshold: 0.1 }) / (width * height)
}
