import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { OutputOf } from '@paifang/contract'
import type { Emulator } from '@paifang/emulator'
import type { Page } from 'playwright-core'
import { right } from 'fp-ts/Either'
import { faultsOf } from './faultsOf'
import { describeBrowser, mayComplain, useConsoles } from './openConsole'
import { mobiles, runSomeJob } from './someJob'

const firstMobile = 13_812_344_711
const paifang = join(__dirname, '..', '..', 'cli', 'bin', 'paifang.js')
const request = 'user_blacklist_request'

let folder: string
const processes: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-jobs-pane-'))
})
afterEach(async () => {
  for (const one of processes.splice(0)) one.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** `paifang bulk` in a process of its own, as somebody starts it in the evening. */
const startJob = (
  { top }: Emulator,
  rows: number,
): { readonly kill: () => void; readonly ended: Promise<void> } => {
  const params = ['supplier_id=1', 'service_type=1', 'ability_type=1', 'operate_type=1']
  const child = spawn(
    process.execPath,
    [
      ...[paifang, 'bulk', sync.method, join(folder, `rows-${rows}.csv`), '--rows', `${request}.blacklist`],
      ...['--request-time', `${request}.request_time`, '--chunk', '4', '--concurrency', '1', '--param'],
      ...params.map((param) => `${request}.${param}`),
      ...['--endpoint', top.endpoint, '--folder', join(folder, 'jobs'), '--job', 'nightly'],
    ],
    {
      env: { HOME: folder, TOP_APP_KEY: top.appKey, TOP_APP_SECRET: top.appSecret },
      stdio: 'ignore',
      cwd: folder,
    },
  )
  processes.push(child)
  const ended = new Promise<void>((resolve) => void child.on('close', () => resolve()))
  return { kill: () => void child.kill('SIGKILL'), ended }
}

const answer: OutputOf<typeof sync> = { user_blacklist_response: { success: true, code: '200' } }

/** The emulator answers up to a call, and the next one when it is let. */
const heldAt = ({
  on,
}: Emulator): {
  readonly letUpTo: (calls: number) => void
  readonly arrived: (calls: number) => Promise<void>
} => {
  let most = 0
  let calls = 0
  let waiting: (() => void)[] = []
  const awaited: (() => void)[] = []
  on(sync, () => async () => {
    calls++
    for (const look of awaited.splice(0)) look()
    const own = calls
    while (own > most) await new Promise<void>((resolve) => waiting.push(resolve))
    return right(answer)
  })
  return {
    letUpTo: (count) => {
      most = count
      const woken = waiting
      waiting = []
      for (const one of woken) one()
    },
    arrived: async (count) => {
      while (calls < count) await new Promise<void>((resolve) => awaited.push(resolve))
    },
  }
}

/** All that came to a page. */
const trafficOf = (page: Page): (() => Promise<string>) => {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/api/emulator/events')) bodies.push(response.text().catch(() => ''))
  })
  return async () => (await Promise.all(bodies)).join('\n')
}

describeBrowser('the jobs of the console page', () => {
  const { start, open } = useConsoles()

  it('follows a job of another process: it runs, is killed, runs again and ends', async () => {
    const { emulator, console: served } = await start({ clock: Date.now }, { jobs: [join(folder, 'jobs')] })
    const { letUpTo, arrived } = heldAt(emulator)
    emulator.faults.add({
      nth: [1, 5],
      fault: { kind: 'business', code: 'isv.invalid-parameter', retryable: false },
    })
    const sent = Array.from({ length: 40 }, (_, index) => `${firstMobile + index}`)
    await writeFile(
      join(folder, 'rows-40.csv'),
      `mobile,reason\n${sent.map((one) => `${one},1`).join('\n')}\n`,
    )
    const { page } = await open(served)
    const traffic = trafficOf(page)
    await page.keyboard.press('g')
    await page.keyboard.press('j')
    await page.getByText('No job yet.').waitFor()
    const first = startJob(emulator, 40)
    letUpTo(3)
    await page.getByRole('button', { name: 'nightly' }).click()
    const job = page.getByRole('article', { name: 'nightly' })
    await job.locator('.job-state.running').waitFor()
    await job.getByText('12 of 40').waitFor()
    letUpTo(6)
    await job.getByText('24 of 40').waitFor()
    await job.getByRole('row', { name: /1–4 refused isv.invalid-parameter/ }).waitFor()
    // The list goes with the counts, also where the copy that it is read from was older at first.
    await job.getByRole('row', { name: /17–20 refused isv.invalid-parameter/ }).waitFor()
    expect(await job.getByText('It goes on by itself').count()).toBe(0)
    await arrived(7)
    first.kill()
    await job.locator('.job-state.interrupted').waitFor()
    await job.getByText('nothing is written twice').waitFor()
    await job.getByText('Requests without an answer (1)').click()
    await job.getByText('25–28 · sent, or about to be').waitFor()
    const line = await job
      .getByText(/^cd .* && paifang bulk/)
      .first()
      .innerText()
    expect(line).toContain(`--folder ${join(folder, 'jobs')} --job nightly`)
    await job.getByRole('button', { name: 'Copy: Run it again' }).click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(line)
    letUpTo(100)
    await startJob(emulator, 40).ended
    await job.locator('.job-state.ended').waitFor()
    await job.getByText('40 of 40').waitFor()
    await job.getByText('32 done · 8 refused · 0 unknown · 0 waiting').waitFor()
    await page.setViewportSize({ width: 1024, height: 720 })
    expect(await faultsOf(page)).toEqual([])
    // The request that was refused is one of the emulator's calls.
    await job.getByRole('region', { name: 'Rows that are not done' }).getByRole('link').first().click()
    await page.getByText(/^1 of \d+/).waitFor()
    const shown = `${await page.content()}\n${await traffic()}`
    for (const hidden of [emulator.top.appSecret, ...sent]) expect(shown).not.toContain(hidden)
  })

  it('shows what nobody knows of, takes what was found out, and gives it as a file', async () => {
    const jobs = join(folder, 'jobs')
    const { emulator, console: served } = await start({ clock: Date.now }, { jobs: [jobs] })
    await runSomeJob(emulator, jobs)
    const { page } = await open(served, { locale: 'zh-CN', width: 1024, height: 720 })
    const traffic = trafficOf(page)
    await page.locator('a[href="#/jobs"]').click()
    await page.getByText('请选择一个任务。').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'nightly' }).click()
    const job = page.getByRole('article', { name: 'nightly' })
    await job.getByText('由程序发起').waitFor()
    await job.getByText('部分行的结果未知').waitFor()
    await job.getByRole('row', { name: /5–8 未知 没有应答/ }).waitFor()
    await job.getByLabel('状态').selectOption('unknown')
    await job.getByRole('searchbox').fill('10')
    const last = job.getByRole('row', { name: /9–12 未知/ })
    await last.waitFor()
    await job.getByRole('row', { name: /5–8/ }).waitFor({ state: 'detached' })
    await job.getByRole('searchbox').fill('99')
    await job.getByText('没有符合的行。').waitFor()
    await job.getByRole('searchbox').fill('')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      job.getByRole('button', { name: '结果未知的行，供填写 .csv' }).click(),
    ])
    expect(await readFile(await saved.path(), 'utf8')).toMatch(/^row,why,requestId,outcome\n5,answer-lost,/)
    await job.getByLabel('核对结果 5–8').selectOption('done')
    await last.getByRole('combobox').selectOption('again')
    expect(await faultsOf(page)).toEqual([])
    await job.getByRole('button', { name: '提交 8 行' }).click()
    await job.getByText('4 行成功，0 行被拒，4 行待重发：请再次运行').waitFor()
    // Who settled them by keys is where that is said.
    expect(await page.evaluate('document.activeElement.textContent')).toContain('4 行待重发')
    await job.locator('.job-state.stopped').waitFor()
    await job.getByText('尚无应答的请求 (1)').waitFor()
    const shown = `${await page.content()}\n${await traffic()}`
    for (const hidden of [emulator.top.appSecret, ...mobiles]) expect(shown).not.toContain(hidden)
    // Whoever has no server any more sees how it stood, and that it is old.
    mayComplain(/Failed to load resource/)
    await served.close()
    await page.getByText('以下为此前的状态').waitFor()
    expect(await page.getByRole('button', { name: 'nightly' }).count()).toBe(1)
  })

  it('is not gone to where no folder was named, and says there how to name one', async () => {
    const { console: served } = await start()
    const { page } = await open(served)
    expect(await page.getByRole('link', { name: 'Jobs' }).count()).toBe(0)
    await page.keyboard.press('g')
    await page.keyboard.press('j')
    await page.getByText('paifang explore --jobs .paifang/jobs').waitFor()
  })
})
