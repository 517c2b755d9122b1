const yes = /^(√|✓|✔|✅|是|必填|必须|必选|必传|必需|y|yes|t|true|m|required|must|mandatory)$/i
const no = /^(×|✗|✕|✘|❌|x|否|可选|选填|选传|[非不]必[填须选传需]|n|no|f|false|o|optional)$/i

/** Whether a text that says whether a parameter must be given is one at all, and which; a dash says nothing. */
export type RequiredMark = 'required' | 'optional' | 'nothing' | 'unreadable'

export const requiredMark = (text: string): RequiredMark =>
  yes.test(text) ? 'required' : no.test(text) ? 'optional' : /^[-—/]*$/.test(text) ? 'nothing' : 'unreadable'
