const yes =
  /^(√|✓|✔|✅|☑|是|必|必[填须选传需输]|需要|不[能可]为?空|y|yes|t|true|m|r|required|must|mandatory|not ?null)$/i
const no =
  /^(×|✗|✕|✘|❌|☐|x|否|选|可选|选[填传输]|非必|[非不]必[填须选传需输]|不需要|可为?空|n|no|f|false|o|optional|null|nullable)$/i

/** It depends: on another parameter, or on what stands in brackets behind a mark. */
const depends =
  /^(c|conditional|depends|条件[必可][填须选传]|条件|视情况.{0,20}|[二三多]选一|是\/否|y\/n|yes\/no|[^()]{1,10}\(.{1,100}\))$/i

/** Whether a text that says whether a parameter must be given is one at all, and which; a dash says nothing. */
export type RequiredMark = 'required' | 'optional' | 'conditional' | 'nothing' | 'unreadable'

const ofWord = (word: string): RequiredMark =>
  yes.test(word) ? 'required' : no.test(word) ? 'optional' : /^[-—/]*$/.test(word) ? 'nothing' : 'unreadable'

export const requiredMark = (text: string): RequiredMark => {
  const mark = ofWord(text)
  if (mark !== 'unreadable' || text.length > 120) return mark
  const narrow = text
    .normalize('NFKC')
    .replace(/[\ufe0e\ufe0f]/g, '')
    .replace(/[\s,，.。;；]+$/, '')
    .trim()
  if (narrow === '') return 'unreadable'
  const again = ofWord(narrow)
  if (again !== 'unreadable') return again
  const word = narrow.replace(/\s?\(.*$/, '')
  return depends.test(narrow) && (word === narrow || ofWord(word) !== 'unreadable')
    ? 'conditional'
    : 'unreadable'
}
