import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import { input, urlEncoded } from './calls'
import { ask, describeBrowser, launch, line, mayComplain, useConsoles } from './openConsole'

describeBrowser('the console page', () => {
  const { browser, start, open } = useConsoles()

  it('keeps the token out of the address, over a reload too, and says when a link is old', async () => {
    const { console: served } = await start()
    const { page } = await open(served)
    expect(page.url()).not.toContain('token')
    await page.reload()
    await page.getByText('live').waitFor()
    expect(await page.evaluate('document.cookie')).toBe('')
    mayComplain(/status of 401/)
    const { page: stale } = await open({ url: served.url, link: `${served.url}/#token=old` })
    await stale.getByText('This link is no longer valid').waitFor()
  })

  it('shows a script in anything that came as text', async () => {
    const { emulator, console: served } = await start()
    const evil = '<img src=x onerror="document.title=1">'
    await fetch(`${emulator.url}/router/rest`, {
      method: 'POST',
      body: new URLSearchParams({ method: evil, app_key: evil, v: evil }),
    })
    await fetch(`${emulator.url}/${encodeURIComponent(evil)}`)
    emulator.faults.add({ fault: { kind: 'html', status: 502 }, times: 1 })
    await fetch(`${emulator.url}/router/rest?method=${encodeURIComponent(evil)}`)
    const { page } = await open(served)
    for (const seq of [1, 2, 3])
      for (const tab of ['Verdict', 'Sign', 'In', 'Out', 'Raw']) {
        await line(page, seq).click()
        await page.getByRole('tab', { name: tab, exact: true }).click()
      }
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.title()).toBe('Paifang console')
  })

  it('shows a script as text where it was set, expected, published or kept', async () => {
    const { emulator, console: served } = await start()
    const evil = '<img src=x onerror="document.title=1">'
    const { top, kept, answers } = emulator.state
    top.ban({ scope: 'api', method: evil, seconds: 60 })
    top.setQuota({ scope: 'api', method: evil, calls: 1, per: 'day' })
    top.addApp({ appKey: evil, appSecret: 'x' })
    top.sessions.issue({ app: evil, user: evil })
    top.tmc.addGroup(emulator.top.appKey, evil.slice(0, 32))
    top.tmc.publish({ topic: evil, content: evil })
    kept.put(evil, { [evil]: evil })
    answers.put(sync.method, { output: { user_blacklist_response: { message: evil } }, given: 0 })
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Lab' }).click()
    for (const table of ['topApps 2', 'bans 1', 'kept 1', 'answers 1']) {
      await page.getByRole('button', { name: table }).click()
      await page.locator('#state ~ .json').waitFor()
    }
    await page.getByRole('link', { name: 'Messages' }).click()
    await page.locator('#unconfirmed ~ table', { hasText: 'onerror' }).waitFor()
    await page.getByRole('link', { name: 'Operations' }).click()
    await page.locator('.links button', { hasText: sync.method }).click()
    await page.getByLabel('user_blacklist_request.supplier_id', { exact: true }).fill(evil)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    for (const kind of ['TypeScript', 'curl']) {
      await page.getByRole('button', { name: kind, exact: true }).click()
      await page.getByRole('region', { name: kind }).getByText('onerror').waitFor()
    }
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    await page.locator('.answer', { hasText: 'onerror' }).waitFor()
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.title()).toBe('Paifang console')
  })

  it('never holds a secret, a session or a mobile: not in traffic, document, storage or exports', async () => {
    const secret = 'canary4711secret0000000000000000'
    const mobile = '13947114711'
    const { emulator, console: served } = await start({
      top: { apps: [{ appKey: '12345678', appSecret: secret }] },
    })
    const client = createTopClient({ ...emulator.top, clock: emulator.clock.now })
    const private_ = {
      ...input(),
      user_blacklist_request: { ...input().user_blacklist_request, blacklist: [{ mobile, reason: '1' }] },
    }
    await client.call(sync, private_)()
    await client.close()
    const stranger = createTopClient({
      ...emulator.top,
      appSecret: 'wrong',
      clock: emulator.clock.now,
      retry: false,
    })
    await stranger.call(sync, private_)()
    await stranger.close()
    const curl = await urlEncoded(emulator.top.endpoint, emulator.top, emulator.clock.text())
    const { page } = await open(served)
    const seen: string[] = []
    page.on('response', (response) => {
      if (!response.url().endsWith('/events?after=0'))
        void response.text().then(
          (text) => seen.push(text),
          () => undefined,
        )
    })
    for (const seq of [1, 2, 3])
      for (const tab of ['Verdict', 'Sign', 'In', 'Out', 'Raw']) {
        await line(page, seq).click()
        await page.getByRole('tab', { name: tab, exact: true }).click()
        await page.locator('h2 .seq', { hasText: String(seq) }).waitFor()
        seen.push(await page.content())
      }
    await line(page, 1).click()
    await page.locator('h2 .seq', { hasText: '1' }).waitFor()
    await page.keyboard.press('e')
    await page.locator('.editor').waitFor()
    seen.push(await page.content())
    await page.keyboard.press('r')
    await page.locator('.heads').waitFor()
    seen.push(await page.content())
    await line(page, 3).click()
    await page.locator('h2 .seq', { hasText: '3' }).waitFor()
    await page.getByRole('button', { name: 'hex' }).click()
    const saved = async (name: string): Promise<string> => {
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name, exact: true }).click()
      return readFileSync(await (await saving).path(), 'latin1')
    }
    for (const name of ['Save: Request', 'Save: Answer', 'JSONL']) seen.push(await saved(name))
    for (const name of ['TypeScript', 'JSON', 'Copy as curl'])
      if ((await page.getByRole('button', { name, exact: true }).count()) > 0) {
        await page.getByRole('button', { name, exact: true }).click()
        await page.getByText('copied, masked').first().waitFor()
        seen.push(await page.evaluate<string>('navigator.clipboard.readText()'))
      }
    seen.push(JSON.stringify(await ask(served, 'emulator/journal/rows')))
    await page.locator('#filter').fill(`text:${mobile}`)
    await page.getByText('0 of 4').waitFor()
    await page.locator('#filter').fill('')
    const har = await saved('HAR')
    expect((JSON.parse(har) as { log: { entries: object[] } }).log.entries).toHaveLength(4)
    await page.getByRole('link', { name: 'Signature' }).click()
    await page.locator('#from').fill(curl)
    await page.getByRole('button', { name: 'Explain' }).click()
    await page.getByText('url-encoded-values').first().waitFor()
    await page.getByRole('link', { name: 'Operations' }).click()
    await page.locator('.links button', { hasText: sync.method }).click()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByText('Nothing was sent.').waitFor()
    seen.push(await page.content())
    emulator.state.top.tmc.publish({ topic: 'a', content: mobile })
    await page.getByRole('link', { name: 'Messages' }).click()
    await page.locator('#unconfirmed ~ table').waitFor()
    seen.push(await page.content())
    await page.getByRole('link', { name: 'Lab' }).click()
    for (const table of ['topApps', 'sessions', 'blacklist', 'requests', 'tmcMessages']) {
      await page.getByRole('button', { name: new RegExp(`^${table} `) }).click()
      await page.locator('#state ~ .json').waitFor()
      seen.push(await page.content())
    }
    await page.getByRole('link', { name: 'Lab' }).click()
    seen.push(
      har,
      await page.evaluate<string>(
        'JSON.stringify([{...sessionStorage},{...localStorage},document.documentElement.outerHTML])',
      ),
    )
    expect(seen.length).toBeGreaterThan(20)
    for (const text of seen)
      for (const canary of [secret, mobile, emulator.top.session]) expect(text).not.toContain(canary)
  })

  it('is closed to a page of another port: read, written, framed or streamed', async () => {
    const { console: served } = await start()
    const other = createServer((_request, response) => response.end('<!doctype html><title>other</title>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const page = await browser().newPage()
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const tried = await page.evaluate(`(async () => {
      const { url } = ${JSON.stringify({ url: served.url })}
      const end = async (promise) => promise.then((answer) => answer.type === 'opaque' ? 'opaque' : 'read ' + answer.status, () => 'blocked')
      const stream = await new Promise((resolve) => {
        const source = new EventSource(url + '/api/emulator/events')
        source.onopen = () => resolve('open')
        source.onerror = () => resolve('blocked')
      })
      const frame = document.createElement('iframe')
      frame.src = url + '/'
      document.body.append(frame)
      await new Promise((resolve) => { frame.onload = resolve })
      let framed = 'blocked'
      try { framed = frame.contentDocument ? 'read' : 'blocked' } catch {}
      return [
        await end(fetch(url + '/api/hello')),
        await end(fetch(url + '/main.js', { mode: 'no-cors' })),
        await end(fetch(url + '/api/emulator/faults', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })),
        stream,
        framed,
      ]
    })()`)
    expect(tried).toEqual(['blocked', 'blocked', 'blocked', 'blocked', 'blocked'])
    await page.close()
    other.close()
  })

  it('is closed to a name that was bent to this machine', async () => {
    const { console: served } = await start()
    const bent = await launch('--host-resolver-rules=MAP evil.example 127.0.0.1')
    const page = await bent.newPage()
    const answer = await page.goto(served.link.replace('127.0.0.1', 'evil.example'))
    expect(answer?.status()).toBe(421)
    await bent.close()
  })
})
