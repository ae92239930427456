import { z } from 'zod';
import type { Bilingual } from '#db/columns.ts';
import type { FieldError } from './field-messages.ts';

// C0 and C1 controls but tab and newline, DEL, and the two code points XML refuses. Emoji joiners
// and right-to-left marks stay: they are text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this removes
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * What somebody typed, as it is kept: line ends are LF, controls are gone, lone surrogates became
 * U+FFFD, nothing hangs at the ends. A text with several lines stays one.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROLS, '').trim();
}

/**
 * The same for a text that has one line: line ends and tabs become a space, so that no name breaks
 * a header or a row.
 */
export function cleanLine(text: string): string {
  // Each stretch of blanks is read once: looking for a line end behind every blank takes minutes of
  // a megabyte of them.
  return cleanText(text).replace(/\s+/g, (blanks) => (/[\n\t]/.test(blanks) ? ' ' : blanks));
}

/** Blanks in a row that somebody may have meant. */
const MAX_BLANKS = 32;
const MANY_BLANKS = new RegExp(`(?<!\\s)\\s{${MAX_BLANKS + 1},}`, 'g');

/**
 * A text without its long stretches of blanks, of which the line ends stay: patterns that look
 * behind each blank for what it stands before take seconds of twenty thousand.
 */
export const fewBlanks = (text: string): string =>
  text.replace(MANY_BLANKS, (blanks) => blanks.replace(/[^\r\n]+/g, '').slice(0, MAX_BLANKS) || ' ');

/** How many characters (UTF-16 units) a text may have, by the room it has where it is shown. */
export const MAX_NAME = 200;
export const MAX_NOTE = 2000;
export const MAX_TEXT = 10_000;

const tooLong = (max: number): FieldError => `tooLong:${max}`;
/** A native control that may be missing from the posted form (a list that has no row). */
export const postedText = z.string({ error: 'wrong' satisfies FieldError }).default('');

/** A text of one line, perhaps empty. */
export const line = (max = MAX_NAME) => postedText.transform(cleanLine).pipe(z.string().max(max, tooLong(max)));

/** A text of one line that must not be empty. */
export const requiredLine = (max = MAX_NAME) =>
  postedText.transform(cleanLine).pipe(
    z
      .string()
      .min(1, 'required' satisfies FieldError)
      .max(max, tooLong(max)),
  );

/** A text of several lines, perhaps empty. */
export const paragraphs = (max = MAX_TEXT) => postedText.transform(cleanText).pipe(z.string().max(max, tooLong(max)));

/** Of the languages, those something is written in. */
export const writtenIn = ({ fr, en }: { fr: string; en: string }): Bilingual => ({
  ...(fr && { fr }),
  ...(en && { en }),
});

/** A name or title in two languages; the empty one is left out. */
export const bilingualLine = (max = MAX_NAME) =>
  z
    .object({ fr: line(max), en: line(max) })
    .prefault({})
    .transform(writtenIn);

/** The same, in one language at least; the error stands beside the French field. */
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
