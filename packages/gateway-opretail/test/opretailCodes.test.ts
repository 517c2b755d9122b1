import { opretailCodes, opretailLoginCodes } from '@paifang/gateway-opretail'

/** Codes and names as the page prints them. @see opretail public return codes, doc 743 */
const documented: Readonly<Record<string, string>> = {
  '0': 'SUCCESS',
  '1': 'KEY_NOTNULL',
  '2': 'KEY_UNLAWFUL',
  '3': 'KEY_HAS_EXPIRED',
  '4': 'SIGN_METHOD_NOTNULL',
  '5': 'SIGN_TYPE_NOTEXIST',
  '6': 'SIGN_NOTNULL',
  '7': 'SIGN_WRONG',
  '8': 'METHOD_NOTNULL',
  '9': 'METHOD_NOTEXIST_CODE',
  '10': 'REQUESTMODE_NOTNULL',
  '11': 'APPLICATIONID_NOTNULL',
  '12': 'APPLICATIONID_NOTSAME',
  '13': 'VERSION_NOTNULL',
  '14': 'TIMESTAMP_NOTNULL',
  '15': 'TIMESTAMP_FORMAT_ERROR',
  '16': 'TIMESTAMP_OVERTIME',
  '17': 'FORMAT_TYPE_NOTEXIST',
  '-100': 'API_CALL_REPEAT',
  '-500': 'API_SYSTEM_CALL_ERROR',
  '-999': 'UNKNOWN_ERROR',
}

const chinese = /[\u4e00-\u9fff]/

describe('opretailCodes', () => {
  it('holds the 21 documented codes under their documented names', () => {
    expect(Object.keys(opretailCodes)).toHaveLength(21)
    for (const [code, name] of Object.entries(documented))
      expect(opretailCodes[code]).toMatchObject({ code, name })
  })

  it.each(Object.values({ ...opretailCodes, ...opretailLoginCodes }))(
    'says in both languages what $code $name means and what to do',
    ({ meaning, advice }) => {
      expect(meaning.zh).toMatch(chinese)
      expect(advice.zh).toMatch(chinese)
      expect(meaning.en).not.toMatch(chinese)
      expect(advice.en).toMatch(/^[A-Z].*\.$/)
    },
  )

  it('marks as retryable only the clock, duplicates and failures of the platform', () => {
    const retryable = Object.values(opretailCodes).filter((entry) => entry.retryable)
    expect(retryable.map(({ code }) => code).sort()).toEqual(['-100', '-500', '-999', '16'])
  })

  it('tells applications on cloud.api of their own id where the ids do not pair', () => {
    expect(opretailCodes['12']?.advice.en).toContain('DC-')
    expect(opretailCodes['12']?.advice.zh).toContain('DC-')
  })

  it('keeps the three login codes apart, spelled as the platform spells them', () => {
    expect(Object.values(opretailLoginCodes).map(({ code, name }) => `${code} ${name}`)).toEqual([
      '103094 USERNAME_ERROE',
      '103095 PASSWORD_ERROE',
      '9990001 TOKEN_NOT_EXIST',
    ])
  })

  it('cannot be changed by a user of the package', () => {
    expect(Object.isFrozen(opretailCodes)).toBe(true)
    expect(Object.values(opretailCodes).every((entry) => Object.isFrozen(entry))).toBe(true)
  })
})
