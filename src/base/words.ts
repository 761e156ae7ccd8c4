/**
 * Words shown to people, in the two languages of the house.
 */

/** The languages that user-facing words exist in. */
export type Language = 'en' | 'ja';

/** One text in both languages. */
export type Words = Readonly<Record<Language, string>>;
