import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCatalogue, operationOf, specText } from '@paifang/codegen'
import type { Fault } from '@paifang/emulator'
import type { BytesShown, Entry } from '@paifang/emulator/control'
import type { AnyOperation } from '@paifang/gateway'
import { isErr } from '@paifang/result'
import type { Browser, Page } from 'playwright-core'
import type { InstalledOperation } from '../../cli/src/operations/installedOperations'
import { describeBrowser, launch, line, open, startWorld, type World } from './openConsole'

/** What a connection receives for these bytes, until it ends. */
const exchange = (url: string, sent: Uint8Array): Promise<Buffer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.write(sent)
  })

const message = (target: string, type: string, body: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(body)
  const head = `POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes])
}

const form = 'application/x-www-form-urlencoded'

/** The numbers of a page that go through every hand. */
const tid = '7091800003790954036'
const amount = '12345678901234567890.1234567890'
const method = 'taobao.exact.values.add'

/** An operation of a spec folder, as anybody may have one, with a number of every kind that does not fit a double. */
const exactOperation = (folder: string): InstalledOperation => {
  const field = (name: string, type: string, example: string): object => ({
    ...{ name, type, example },
    required: name === 'tid',
  })
  const fields = [
    field('tid', 'Number', tid),
    field('amount', 'BigDecimal', amount),
    field('note', 'String', 'x'),
  ]
  const catalogue = JSON.stringify({
    title: 'exact',
    apis: [{ name: method, title: 'exact', request: fields, response: fields }],
  })
  const imported = importCatalogue(catalogue, { document: 'exact.json' })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  const [spec] = imported.right
  if (spec === undefined) throw new Error('no spec')
  mkdirSync(join(folder, 'spec'))
  writeFileSync(join(folder, 'spec', `${method}.json`), specText(spec))
  return {
    package: { name: '@paifang/api-top-exact', version: '0.1.0', folder, asks: {} },
    name: 'exactValuesAdd',
    operation: operationOf(spec),
  }
}

describeBrowser('what goes through the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  const exact = exactOperation(folder)
  let browser: Browser
  let world: World
  let page: Page
  beforeAll(async () => {
    browser = await launch()
    world = await startWorld(
      { operations: [exact.operation as AnyOperation<'top'>] },
      { operations: () => [exact] },
    )
    page = (await open(browser, world.console)).page
  })
  afterAll(async () => {
    await browser.close()
    await world.close()
    rmSync(folder, { recursive: true })
  })

  const newest = async (): Promise<Entry> => {
    const { journal } = (await (await fetch(`${world.emulator.controlUrl}/info`)).json()) as {
      readonly journal: { readonly newest: number }
    }
    return (await (await fetch(`${world.emulator.controlUrl}/journal/${journal.newest}`)).json()) as Entry
  }

  /** What the page writes out in hex, `undefined` for what it covers. */
  const shownBytes = async (name: string): Promise<ReadonlyArray<number | undefined>> => {
    const text = await page.getByRole('region', { name, exact: true }).innerText()
    return text
      .split('\n')
      .flatMap((one) =>
        one
          .slice(8, 8 + 47)
          .trim()
          .split(' '),
      )
      .map((byte) => (byte === '▒▒' ? undefined : parseInt(byte, 16)))
  }

  const saved = async (name: string): Promise<Buffer> => {
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: `Save: ${name}` }).click()
    return readFileSync(await (await saving).path())
  }

  const covered = (travelled: Buffer, { masked }: BytesShown): Buffer => {
    const bytes = Buffer.from(travelled)
    for (const [from, to] of masked) bytes.fill('*', from, to)
    return bytes
  }

  it.each<{ readonly what: string; readonly sent: () => Buffer; readonly fault?: Fault }>([
    {
      what: 'names that repeat',
      sent: () => message('/router/rest?v=2.0&&v=2.0', form, 'v=2.0&a=1&a=2&&=x&a'),
    },
    {
      what: 'odd encodings',
      sent: () => message('/router/rest', form, 'a=%e4%b8%AD&b=+%20%2B&c=%zz&d=%&e=%C3%28&f=中'),
    },
    {
      what: 'a body in GBK, answered in GBK',
      sent: () =>
        message(
          '/router/rest',
          `${form};charset=gbk`,
          Buffer.from('6e6f74653dd6d0cec4266d6574686f643d78', 'hex'),
        ),
      fault: { kind: 'gbk' },
    },
    {
      what: 'an answer that is cut',
      sent: () => message('/router/rest', form, 'method=x'),
      fault: { kind: 'truncate', bytes: 17 },
    },
    {
      what: 'bytes that are no text',
      sent: () => message('/router/rest', 'image/png', Buffer.from([0, 255, 13, 10, 0, 128])),
    },
    {
      what: '10 MiB',
      sent: () =>
        message('/router/rest', form, `session=canary4711&note=${'n'.repeat(10 * 1024 * 1024 - 24)}`),
    },
  ])('is to the byte what travelled: $what', async ({ sent, fault }) => {
    world.emulator.faults.clear()
    if (fault !== undefined) world.emulator.faults.add({ fault })
    const travelled = sent()
    const received = await exchange(world.emulator.url, travelled)
    const { seq, request, answer } = await newest()
    await page.locator('a[href="#/calls"]').click()
    await line(page, seq).click()
    await page.locator('h2 .seq', { hasText: String(seq) }).waitFor()
    await page.locator('#tab-raw').click()
    await page.getByRole('button', { name: 'hex' }).click()
    await page.getByText('000000  50 4f 53 54').waitFor()
    const hidden = (at: number, { masked }: BytesShown): boolean =>
      masked.some(([from, to]) => at >= from && at < to)
    expect(await shownBytes('Request')).toEqual(
      [...travelled.subarray(0, 65_536)].map((byte, at) => (hidden(at, request.bytes) ? undefined : byte)),
    )
    expect((await saved('Request')).equals(covered(travelled, request.bytes))).toBe(true)
    expect(received.length).toBeGreaterThan(0)
    expect((await saved('Answer')).equals(covered(received, answer.sent))).toBe(true)
  })

  it('keeps every digit: form, JSON, check, sending, inspector, comparison, archive', async () => {
    const { emulator } = world
    emulator.faults.clear()
    await page.locator('a[href="#/operations"]').click()
    await page.getByRole('button', { name: method }).click()
    const box = page.getByRole('textbox', { name: 'A call, as JSON' })
    const form = page.getByRole('button', { name: 'Form', exact: true })
    const json = page.getByRole('button', { name: 'JSON', exact: true })
    await page.locator('#in-tid').fill(tid)
    await page.locator('#in-amount').fill(amount)
    await page.locator('#in-note').fill('')
    await json.click()
    const text = await box.inputValue()
    expect(text).toContain(tid)
    expect(text).toContain(amount)
    expect(JSON.parse(text)).toMatchObject({ note: '' })
    // Digits that stand in the JSON without quotes are no number to the page either.
    await box.fill(text.replace(`"${amount}"`, amount))
    await form.click()
    expect(await page.locator('#in-amount').inputValue()).toBe(amount)
    await json.click()
    await box.fill(text)
    await form.click()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    const request = page.getByRole('region', { name: 'Request' })
    await request.waitFor()
    const shown = await request.innerText()
    for (const digits of [tid, amount]) expect(shown).toContain(`= ${digits}`)
    // TOP drops what is empty, and what is said to be sent is what is sent.
    expect(shown).not.toMatch(/^note = /m)
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    await page.locator('.answer .explanation').waitFor()
    const [sent] = emulator.calls(exact.operation as AnyOperation<'top'>).slice(-1)
    expect(sent?.input).toEqual({ tid, amount })
    await page.getByRole('button', { name: 'Show in Calls' }).click()
    const { seq } = await newest()
    await line(page, seq).click()
    for (const tab of ['input', 'raw']) {
      await page.locator(`#tab-${tab}`).click()
      if (tab === 'raw') await page.getByRole('button', { name: 'text', exact: true }).click()
      for (const digits of [tid, amount]) await page.locator('#tab-panel').getByText(digits).first().waitFor()
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    const field = page.getByRole('textbox', { name: 'amount', exact: true })
    expect(await field.inputValue()).toBe(amount)
    await field.fill(amount.replace(/0$/, '1'))
    await page.getByRole('button', { name: 'Sign and send' }).click()
    const differs = page.getByRole('row', { name: /^amount / }).first()
    await differs.waitFor()
    expect(await differs.innerText()).toContain(amount)
    expect(await differs.innerText()).toContain(amount.replace(/0$/, '1'))
    expect(emulator.calls(exact.operation as AnyOperation<'top'>).at(-1)?.input).toEqual({
      tid,
      amount: amount.replace(/0$/, '1'),
    })
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'HAR' }).click()
    const archive = readFileSync(await (await saving).path(), 'utf8')
    for (const digits of [tid, amount]) expect(archive).toContain(digits)
  })
})
