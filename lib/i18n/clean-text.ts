import { z } from 'zod';
import type { Bilingual } from '#db/columns.ts';
import type { FieldError } from './field-messages.ts';

// C0 and C1 controls but tab and newline, DEL, and the two code points XML refuses. Emoji joiners
// and right-to-left marks stay: they are text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this removes
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * Typed text in the form in which it is stored: line ends become LF, control characters are
 * removed, lone surrogates become U+FFFD, and the ends are trimmed. Line breaks are kept.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROLS, '').trim();
}

/**
 * The same for a text of one line: line ends and tabs become a space, so that no name breaks a
 * header or a row.
 */
export function cleanLine(text: string): string {
  // Each run of white space is read once; searching for a line end after every blank would take
  // minutes for a megabyte of them.
  return cleanText(text).replace(/\s+/g, (blanks) => (/[\n\t]/.test(blanks) ? ' ' : blanks));
}

/** The longest run of blanks that somebody may have typed on purpose. */
const MAX_BLANKS = 32;
const MANY_BLANKS = new RegExp(`(?<!\\s)\\s{${MAX_BLANKS + 1},}`, 'g');

/**
 * A text whose long runs of blanks are shortened to their line ends: patterns that search onwards
 * from each blank would take seconds for twenty thousand of them.
 */
export const fewBlanks = (text: string): string =>
  text.replace(MANY_BLANKS, (blanks) => blanks.replace(/[^\r\n]+/g, '').slice(0, MAX_BLANKS) || ' ');

/** The longest texts in characters (UTF-16 units), by the space where they are shown. */
export const MAX_NAME = 200;
export const MAX_NOTE = 2000;
export const MAX_TEXT = 10_000;

const tooLong = (max: number): FieldError => `tooLong:${max}`;
/** A form control that may be missing from the posted form, as in a list without rows. */
export const postedText = z.string({ error: 'wrong' satisfies FieldError }).default('');

/** A text of one line, possibly empty. */
export const line = (max = MAX_NAME) => postedText.transform(cleanLine).pipe(z.string().max(max, tooLong(max)));

/** A text of one line that must not be empty. */
export const requiredLine = (max = MAX_NAME) =>
  postedText.transform(cleanLine).pipe(
    z
      .string()
      .min(1, 'required' satisfies FieldError)
      .max(max, tooLong(max)),
  );

/** A text of several lines, possibly empty. */
export const paragraphs = (max: number) => postedText.transform(cleanText).pipe(z.string().max(max, tooLong(max)));

/** Of the languages, those something is written in. */
export const writtenIn = ({ fr, en }: { fr: string; en: string }): Bilingual => ({
  ...(fr && { fr }),
  ...(en && { en }),
});

/** A name or title in two languages; an empty one is left out. */
export const bilingualLine = (max = MAX_NAME) =>
  z
    .object({ fr: line(max), en: line(max) })
    .prefault({})
    .transform(writtenIn);

/** The same, required in at least one language; the error is shown beside the French field. */
export const requiredBilingualLine = (max = MAX_NAME) =>
  bilingualLine(max).superRefine((text, context) => {
    if (!text.fr && !text.en)
      context.addIssue({ code: 'custom', path: ['fr'], message: 'required' satisfies FieldError });
  });

/** A text of several lines in two languages. */
export const bilingualParagraphs = (max = MAX_TEXT) =>
  z
    .object({ fr: paragraphs(max), en: paragraphs(max) })
    .prefault({})
    .transform(writtenIn);
