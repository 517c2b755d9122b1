import { constants, createVerify, generateKeyPairSync, verify as verifyBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import {
  createSigner,
  rsaPrivateKey,
  rsaPublicKey,
  sign,
  signPairs,
  canonicalise,
  verify,
} from '@paifang/signer-opretail'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pkcs8 = keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
const spki = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const privatePem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()

const params = { _sm: 'rsa', _mt: 'open.demo.x', name: '苏州中心', empty: '' }

describe('sign with rsa', () => {
  const signature = sign({ params, method: 'rsa', privateKey: pkcs8 })

  it('is PKCS#1 v1.5 with SHA-1 over the parameters without a secret, in Base64', () => {
    const base = '_mtopen.demo.x_smrsaemptyname苏州中心'
    const key = { key: keys.publicKey, padding: constants.RSA_PKCS1_PADDING }
    expect(verifyBytes('sha1', Buffer.from(base, 'utf8'), key, Buffer.from(signature, 'base64'))).toBe(true)
    expect(createVerify('RSA-SHA1').update(base).verify(keys.publicKey, signature, 'base64')).toBe(true)
    expect(signature).toHaveLength(344)
  })

  it('takes PEM, the Base64 of PKCS#8 and a key read before alike', () => {
    expect(sign({ params, method: 'rsa', privateKey: privatePem })).toBe(signature)
    expect(sign({ params, method: 'rsa', privateKey: rsaPrivateKey(pkcs8) })).toBe(signature)
    expect(signPairs({ pairs: canonicalise(params), method: 'rsa', privateKey: pkcs8 })).toBe(signature)
    expect(createSigner({ method: 'rsa', privateKey: pkcs8 }).sign(params)).toBe(signature)
  })

  it('is verified with the public key, in the one form that was signed', () => {
    for (const publicKey of [spki, publicPem, rsaPublicKey(spki), keys.publicKey])
      expect(verify({ params, method: 'rsa', publicKey, signature })).toBe(true)
    expect(verify({ params: { ...params, name: 'x' }, method: 'rsa', publicKey: spki, signature })).toBe(
      false,
    )
    for (const other of [`${signature}\n`, signature.replace('==', ''), signature.toLowerCase(), '', 'AAAA'])
      expect(verify({ params, method: 'rsa', publicKey: spki, signature: other })).toBe(false)
  })

  it('says which key is wrong without repeating it', () => {
    const publicKey = 'my-secret-looking-key'
    expect(() => verify({ params, method: 'rsa', publicKey, signature })).toThrow(
      'publicKey: expected an RSA public key: PEM, or SPKI DER in Base64',
    )
    expect(() => sign({ params, method: 'rsa', privateKey: publicPem })).toThrow(TypeError)
  })
})

describe('createSigner', () => {
  it('signs as sign does and shows no secret', () => {
    const signer = createSigner({ secret: 'top-secret', method: 'sha1' })
    expect(signer.sign(params)).toBe(sign({ params, secret: 'top-secret', method: 'sha1' }))
    expect(signer.signPairs(canonicalise(params))).toBe(signer.sign(params))
    expect(JSON.stringify(signer)).not.toContain('top-secret')
    expect(() => createSigner({ secret: '', method: 'md5' })).toThrow(TypeError)
  })
})

describe('verify', () => {
  const secret = 's3cr3t-KEY'
  const signature = sign({ params, secret, method: 'md5' })

  it('accepts the exact signature only', () => {
    expect(verify({ params: { ...params, _sig: signature }, secret, method: 'md5', signature })).toBe(true)
    for (const other of [signature.toLowerCase(), ` ${signature}`, signature.slice(1), '', `${signature}0`])
      expect(verify({ params, secret, method: 'md5', signature: other })).toBe(false)
    for (let at = 0; at < signature.length; at++) {
      const digit = signature[at] === '0' ? '1' : '0'
      const changed = signature.slice(0, at) + digit + signature.slice(at + 1)
      expect(verify({ params, secret, method: 'md5', signature: changed })).toBe(false)
    }
  })

  it('answers false, never an exception, to what comes from outside', () => {
    expect(verify({ params, secret, method: 'MD5' as 'md5', signature })).toBe(false)
    expect(verify({ params: { a: '\uD83D' }, secret, method: 'md5', signature })).toBe(false)
    expect(verify({ params, secret, method: 'md5', signature: undefined as unknown as string })).toBe(false)
  })

  it('throws for a secret that cannot verify anything', () => {
    expect(() => verify({ params, secret: '', method: 'md5', signature })).toThrow(TypeError)
  })
})

describe('importing the package', () => {
  it('loads node:crypto and nothing else that is not ours', () => {
    const source = `
      const { Module } = require('node:module')
      const load = Module._load
      const loaded = new Set()
      Module._load = function (request, parent) {
        if (!request.startsWith('.')) loaded.add(request)
        return load.apply(this, arguments)
      }
      require(process.argv[1])
      console.log(JSON.stringify([...loaded].filter((name) => name !== process.argv[1])))`
    const built = buildOnce()
    const printed = execFileSync(process.execPath, ['-e', source, built], { encoding: 'utf8' })
    expect(JSON.parse(printed)).toEqual(['node:crypto'])
  })
})

/** The sources as one CommonJS file in a temporary folder, so that the test needs no build. */
const buildOnce = (): string => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'signer-opretail-')), 'index.cjs')
  buildSync({
    entryPoints: [join(__dirname, '../src/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: Object.fromEntries(
      ['signing', 'wire'].map((name) => [`@paifang/${name}`, join(__dirname, `../../${name}/src/index.ts`)]),
    ),
  })
  return outfile
}
