/** `en`: English. `zh`: Chinese. */
export type Language = 'en' | 'zh'
