/** Whether every surrogate of `text` has its partner: only such text has a UTF-8 form. */
export const wellFormed = (text: string): boolean =>
  (text as string & { isWellFormed(): boolean }).isWellFormed()

export const wellFormedExpected = 'text without unpaired surrogates'
