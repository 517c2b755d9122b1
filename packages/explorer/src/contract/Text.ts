/** What the server says to a person. */
export interface Text {
  readonly en: string
  readonly zh: string
}
