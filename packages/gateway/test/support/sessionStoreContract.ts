import type { SessionStore } from '@paifang/gateway'

export interface StoreUnderTest {
  readonly store: SessionStore
  /** Lets so much time pass for the store, by waiting or by setting its clock. */
  readonly pass: (ms: number) => void | Promise<void>
  readonly close?: () => Promise<void>
}

/** What every SessionStore keeps to. `make` gives an empty one, seen from as many processes as it likes. */
export const sessionStoreContract = (make: () => StoreUnderTest | Promise<StoreUnderTest>): void => {
  let under: StoreUnderTest
  beforeEach(async () => {
    under = await make()
  })
  afterEach(() => under.close?.())

  it('has nothing of a subject nobody wrote', async () => {
    expect(await under.store.read('seller 1')).toBeUndefined()
  })

  it('gives what was written last, exactly, to everyone, apart by subject', async () => {
    const { store } = under
    const session = { value: 'sessión 1 = &\n', expiresAtMs: 1_800_000_000_000, renewAtMs: 1_799_999_940_000 }
    expect(await store.lease('seller 1', 'a', 1_000)).toBe(true)
    expect(await store.write('seller 1', session, 'a')).toBe(true)
    expect(await store.read('seller 1')).toEqual(session)
    expect(await store.read('seller 2')).toBeUndefined()
    expect(await store.lease('seller 1', 'b', 1_000)).toBe(true)
    expect(await store.write('seller 1', { value: 'two' }, 'b')).toBe(true)
    expect(await store.read('seller 1')).toEqual({ value: 'two' })
  })

  it('leases a subject to one owner at a time, and to another when it was written or released', async () => {
    const { store } = under
    expect(await store.lease('s', 'a', 1_000)).toBe(true)
    expect(await store.lease('s', 'b', 1_000)).toBe(false)
    expect(await store.lease('t', 'b', 1_000)).toBe(true)
    await store.release('s', 'b')
    expect(await store.lease('s', 'b', 1_000)).toBe(false)
    await store.release('s', 'a')
    expect(await store.lease('s', 'b', 1_000)).toBe(true)
    await store.write('s', { value: 'x' }, 'b')
    expect(await store.lease('s', 'a', 1_000)).toBe(true)
  })

  it('gives a lease to one of many who ask at once', async () => {
    const { store } = under
    const asked = Array.from({ length: 20 }, (_, i) => store.lease('s', `owner ${i}`, 1_000))
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1)
  })

  it('takes a lease back when its time is over, and writes nothing of who has lost it', async () => {
    const { store, pass } = under
    await store.lease('s', 'a', 50)
    await pass(60)
    expect(await store.write('s', { value: 'too late' }, 'a')).toBe(false)
    expect(await store.lease('s', 'b', 1_000)).toBe(true)
    expect(await store.write('s', { value: 'too late' }, 'a')).toBe(false)
    await store.release('s', 'a')
    expect(await store.lease('s', 'c', 1_000)).toBe(false)
    expect(await store.read('s')).toBeUndefined()
    expect(await store.write('s', { value: 'in time' }, 'b')).toBe(true)
  })
}
