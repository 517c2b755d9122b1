import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Emulator } from '@paifang/emulator'
import type { Page } from 'playwright-core'
import { describeBrowser, mayComplain, useConsoles } from './openConsole'

/** Everything that a laboratory changes, as the control API tells it. */
const read = ['faults', 'clock', 'bans', 'quotas', 'sessions', 'expectations', 'answers', 'state'] as const

/** Ids and times count on, whoever does what: they are no difference. */
const passing = /^(id|startedMs|realMs|takenAt|at|until|issuedAt|lastUsed)$/

const stateOf = async ({ controlUrl }: Emulator): Promise<string> => {
  const all = await Promise.all(read.map(async (path) => (await fetch(`${controlUrl}/${path}`)).json()))
  return JSON.stringify(all, (name, value: unknown) => (passing.test(name) ? undefined : value))
}

/** One of everything that can be changed. */
const prepare = async ({ reset, faults, state, controlUrl, top }: Emulator): Promise<void> => {
  reset()
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${controlUrl}/${path}`, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  }
  faults.add({ fault: { kind: 'gbk' }, times: 3 })
  faults.add({ fault: { kind: 'delay', ms: 5 } })
  state.top.ban({ scope: 'app', appKey: top.appKey, seconds: 90 })
  state.top.setQuota({ scope: 'api', method: sync.method, calls: 9, per: 'day' })
  state.answers.put(sync.method, { output: { user_blacklist_response: { message: 'set' } }, given: 0 })
  await post('expectations', { method: sync.method, times: 1 })
  await post('snapshots', {})
}

const buttons = (page: Page): Promise<ReadonlyArray<readonly [name: string, nth: number, at: number]>> =>
  page.locator('.lab button:visible').evaluateAll((all) => {
    const seen = new Map<string, number>()
    return (
      all as unknown as ReadonlyArray<{ ariaLabel: string | null; textContent: string; disabled: boolean }>
    ).flatMap(({ ariaLabel, textContent, disabled }, at) => {
      // Ids count on.
      const name = (ariaLabel ?? textContent).replaceAll(/\d+/g, '#').replace(/^Back to .*/, 'Back to #')
      const nth = seen.get(name) ?? 0
      seen.set(name, nth + 1)
      return disabled ? [] : [[name, nth, at] as const]
    })
  })

const until = async (holds: () => Promise<boolean>): Promise<boolean> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

describeBrowser('the controls of the lab', () => {
  const { start, open } = useConsoles()

  // Half a minute on a quiet machine, for each control by each way: on demand, PAIFANG_LONG=1.
  ;(process.env['PAIFANG_LONG'] === '1' ? it : it.skip)(
    'do what their lines do, each of them, and are taken back',
    async () => {
      const { emulator, console: served } = await start()
      const { page } = await open(served)
      const fresh = async (): Promise<void> => {
        await page.locator('a[href="#/calls"]').click()
        await prepare(emulator)
        await page.locator('a[href="#/lab"]').click()
        await page.locator('#stubs').waitFor()
        await page.getByText('{"kind":"gbk"}').waitFor()
        await page
          .getByRole('button', { name: /^Back to/ })
          .first()
          .waitFor()
        await page.locator('#expectations ~ ul li').waitFor()
        await page.locator('#expectations ~ form input').first().fill(sync.method)
      }
      await fresh()
      const changing: string[] = []
      const kept: string[] = []
      const differing: unknown[] = []
      mayComplain(/status of 400/)
      for (const [name, nth] of await buttons(page)) {
        if (name === 'Back to #' && nth > 0) continue
        await fresh()
        const before = await stateOf(emulator)
        const ids = emulator.faults.list().map(({ id }) => id)
        const [, , at] = (await buttons(page)).find((one) => one[0] === name && one[1] === nth) ?? []
        if (at === undefined) throw new Error(`${name} has gone`)
        await page.locator('.lab button:visible').nth(at).click()
        const shown = page.locator('#last ~ code')
        if (!(await until(async () => (await shown.count()) > 0))) continue
        changing.push(name)
        const line = await shown.innerText()
        const after = await stateOf(emulator)
        const undo = page.getByRole('button', { name: 'Undo' })
        if (await undo.isEnabled()) {
          await undo.click()
          if (!(await until(async () => (await stateOf(emulator)) === before)))
            differing.push([name, 'undo', before, await stateOf(emulator)])
        } else {
          kept.push(name)
          await fresh()
        }
        // A rule that was put back has another id, in the same place.
        const now = emulator.faults.list().map(({ id }) => id)
        const said = ids
          .reduce(
            (text, id, place) =>
              text
                .replace(new RegExp(`/faults/${id}\\b`), `/faults/#${now[place] ?? ''}`)
                .replace(`"before":"${id}"`, `"before":"#${now[place] ?? ''}"`),
            line,
          )
          .replaceAll('#', '')
        await promisify(execFile)('/bin/sh', ['-c', said.replaceAll('curl ', 'curl -sf ')]).catch(
          (error: unknown) => differing.push([name, line, String(error)]),
        )
        if (!(await until(async () => (await stateOf(emulator)) === after)))
          differing.push([name, line, after, await stateOf(emulator)])
      }
      console.log(`${changing.length} controls: ${changing.join(' · ')}; not taken back: ${kept.join(' · ')}`)
      expect(differing).toEqual([])
      expect(changing.length).toBeGreaterThan(25)
    },
  )
})
