import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { parseJson } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import type { AnyOperation } from '@paifang/gateway'
import type { Browser, Page } from 'playwright-core'
import { runExample } from '../../../.dev/test/examples'
import { createCatalogue } from '../../cli/src/explore/createCatalogue'
import type { InstalledOperation } from '../../cli/src/operations/installedOperations'
import type { OperationShown } from '../src/contract'
import { compile } from '../../codegen/test/scale/compile'
import { catalogueFolder, someOfCatalogue } from './catalogue'
import { everyOperation } from './everyOperation'
import { evaluate } from './faultsOf'
import { ask, describeBrowser, launch, mayComplain, open, startWorld, type World } from './openConsole'

interface Checked {
  readonly issues?: ReadonlyArray<{ readonly path: string }>
  readonly curl?: string
  readonly typescript?: string
}

/** Goes to an operation as its link does, and gives its form drawn. */
const goTo = (id: string): string => `
  history.pushState(null, '', ${JSON.stringify(`#/operations?q=${encodeURIComponent(id)}`)})
  dispatchEvent(new PopStateEvent('popstate'))
  const until = async (made) => {
    for (let tries = 0; tries < 20_000; tries += 1) {
      const found = made()
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error(location.hash + ' waited in vain for ' + made + ' in ' + document.querySelector('.answer')?.textContent)
  }
  await until(() => document.querySelector('h2')?.textContent === ${JSON.stringify(id)} || [...document.querySelectorAll('h2')].some((one) => one.textContent.includes(${JSON.stringify(id)})))
  const editor = () => document.querySelector('section[aria-label="Try it"]') ?? document.querySelector('#in-json')?.closest('section')
  const type = (element, text) => {
    const { prototype } = element.constructor
    Object.getOwnPropertyDescriptor(prototype, 'value').set.call(element, text)
    element.dispatchEvent(new Event(element.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  }
  const json = async () => {
    ;[...document.querySelectorAll('.choices button')].find((one) => one.textContent === 'JSON')?.click()
    const text = (await until(() => document.querySelector('#in-json'))).value
    ;[...document.querySelectorAll('.choices button')].find((one) => one.textContent === 'Form')?.click()
    return text
  }
  const controls = () => [...document.querySelectorAll('[id^="in-"]')].filter(({ id, tagName, type }) => id !== 'in-json' && /^(INPUT|SELECT|TEXTAREA)$/.test(tagName) && type !== 'file' && type !== 'checkbox')`

/** What a text is to the codec of an operation; `undefined`: nothing. */
const decoded = ({ input }: AnyOperation, text: string): unknown => {
  const read = parseJson(text)
  const found = input.decode(read._tag === 'Right' ? read.right : undefined)
  return found._tag === 'Right' ? (found.right as unknown) : undefined
}

/** What would travel of an input. */
const wire = ({ operation }: InstalledOperation, text: string): string => {
  const found = decoded(operation, text)
  return found === undefined ? 'nothing' : jsonText(operation.input.encode(found))
}

/** How many of a number of operations have what is counted, at least. */
interface Least {
  readonly typed: number
  readonly placed: number
}

const testForms = (title: string, known: ReadonlyArray<InstalledOperation>, least: Least): void => {
  const operations = known.map(({ operation }) => operation as AnyOperation<'top' | 'opretail' | 'qimen'>)
  const catalogue = createCatalogue(() => known)
  const pages: ReadonlyArray<readonly [OperationShown, InstalledOperation]> = catalogue
    .list('')
    .lines.flatMap(({ id }) => {
      const [page, operation] = [catalogue.page(id), catalogue.find(id)]
      return page === undefined || operation === undefined ? [] : [[page, operation] as const]
    })

  describeBrowser(`the forms of ${pages.length} operations ${title}`, () => {
    let browser: Browser
    let world: World
    let page: Page
    beforeAll(async () => {
      browser = await launch()
      // The programs run by this machine's clock, and no client takes over one that is more than a day away.
      world = await startWorld({ operations, clock: Date.now }, { operations: () => known })
      page = (await open(browser, world.console)).page
    })
    afterAll(async () => {
      await browser.close()
      await world.close()
    })

    it('are drawn, and give every example back byte for byte, typed anew or not', async () => {
      let typed = 0
      for (const [{ id, input }, operation] of pages) {
        const drawn = await evaluate<{
          before: string
          untouched: string
          after: string
          fields: ReadonlyArray<string>
          typed: number
        }>(
          page,
          `(async () => {${goTo(id)}
        const before = await json()
        const untouched = await json()
        const all = controls()
        for (const one of all) if (one.value !== '') type(one, one.value)
        return { untouched, before, after: await json(), typed: all.filter(({ value }) => value !== '').length,
          fields: all.map(({ id }) => id) }
      })()`,
        )
        expect({ id, text: drawn.untouched }).toEqual({ id, text: drawn.before })
        const example = catalogue.page(id)?.example ?? ''
        expect({ id, wire: wire(operation, drawn.after) }).toEqual({ id, wire: wire(operation, example) })
        // Each field has its place, also those that are left out.
        const missing = (input ?? []).filter(
          ({ name }) =>
            !drawn.fields.some((field) => field === `in-${name}` || field.startsWith(`in-${name}-`)),
        )
        const given = parseJson(example)
        const value = (given._tag === 'Right' ? given.right : {}) as Readonly<Record<string, unknown>>
        expect({
          id,
          missing: missing.filter(
            ({ name, shape }) => name in value || !['struct', 'list', 'json', 'file'].includes(shape.kind),
          ),
        }).toEqual({ id, missing: [] })
        typed += drawn.typed
      }
      console.log(`${typed} values typed again`)
      expect(typed).toBeGreaterThan(least.typed)
    })

    it('say at its own place what is wrong with a value', async () => {
      mayComplain(/status of 400/)
      let placed = 0
      for (const [{ id }] of pages) {
        const said = await evaluate<{ wrong: string; invalid: ReadonlyArray<string> } | null>(
          page,
          `(async () => {${goTo(id)}
        const one = controls().find(({ inputMode, tagName }) => tagName === 'INPUT' && inputMode === 'numeric')
        if (one === undefined) return null
        type(one, 'not a number')
        await new Promise(requestAnimationFrame)
        document.querySelector('button[title="Ctrl+Enter"]').click()
        await until(() => document.querySelector('.answer .problem'))
        const invalid = [...document.querySelectorAll('[aria-invalid=true]')].map(({ id }) => id)
        const told = document.getElementById(one.id + '-issue')
        type(one, '')
        return { wrong: one.id, invalid: told === null ? [] : invalid }
      })()`,
        )
        if (said === null) continue
        expect({ id, invalid: said.invalid }).toEqual({
          id,
          invalid: expect.arrayContaining([said.wrong]) as string[],
        })
        placed += 1
      }
      console.log(`${placed} fields said what is wrong with them`)
      expect(placed).toBeGreaterThan(least.placed)
    })

    // What exists in a spec only has no program, and the page says so.
    if (known.every(({ name }) => name === '')) return

    it('have a program that compiles, and it and its curl make the very call', async () => {
      const { emulator, console: served } = world
      const { top, opretail } = emulator
      const env = {
        ...{ TOP_APP_KEY: top.appKey, TOP_APP_SECRET: top.appSecret, TOP_ENDPOINT: top.endpoint },
        ...{ TOP_SESSION: top.session, OPRETAIL_TOKEN: opretail.session },
        ...{ OPRETAIL_ACCESS_KEY: opretail.accessKey, OPRETAIL_ACCESS_SECRET: opretail.accessSecret },
        // Signed with a session that is not there, a request is not made.
        ...{ QIMEN_SESSION: emulator.qimen.session },
        ...{ OPRETAIL_APPLICATION_ID: opretail.applicationId, OPRETAIL_ENDPOINT: opretail.endpoint },
      }
      const files = new Map<string, string>()
      const refused: string[] = []
      for (const [{ id, example }, { operation }] of pages) {
        const { issues, curl, typescript } = await ask<Checked>(served, 'calls/check', {
          method: id,
          input: example,
        })
        if (issues !== undefined || curl === undefined || typescript === undefined) {
          refused.push(id)
          continue
        }
        files.set(`src/${id.replaceAll(/[.@]/g, '_')}.mts`, typescript)
        const made: unknown[] = []
        for (const make of [
          () =>
            promisify(execFile)('/bin/sh', ['-c', `${curl} -s`], {
              env: { PATH: process.env['PATH'], ...env },
            }),
          () => runExample(typescript, { load: (name) => jest.requireActual<object>(name), env }),
        ]) {
          // The same call is done once, by whoever makes it.
          emulator.reset()
          await make().catch((error: unknown) => {
            // What its example names is not there: the call was made and answered.
            if (!/BusinessError|isv\./.test(String(error))) throw error
          })
          // A program whose clock is another is told so, and goes on with the gateway's: what counts is its last word.
          const last = emulator.calls(operation as (typeof operations)[number]).at(-1)
          made.push(last?.input)
        }
        const given = decoded(operation, example)
        expect({ id, made }).toEqual({ id, made: [given, given] })
      }
      console.log(
        `${files.size} programs and curls ran; without an example that can be sent: ${refused.join(' ')}`,
      )
      const compiled = compile(files)
      compiled.remove()
      expect(compiled.errors).toBe('')
      expect(files.size).toBeGreaterThan(pages.length * 0.8)
    })
  })
}

testForms('that are installed', everyOperation(), { typed: 100, placed: 20 })

if (process.env['PAIFANG_LONG'] !== '1' || !existsSync(catalogueFolder))
  describe.skip('the forms of 300 operations of the catalogue (PAIFANG_LONG=1, and ../shared/catalog beside the repository)', () => {
    it.todo('are those of the installed ones')
  })
else testForms('of the catalogue', someOfCatalogue(300), { typed: 1000, placed: 100 })
