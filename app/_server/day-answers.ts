import { type FormValue, readFormData } from './form-data.ts';

/*
 * A page of the day without a script is led back to where it was when a tap was refused. What
 * somebody had answered comes back in the address, as far as it fits.
 */

/**
 * Names the form among those of its page. What a form posts after it was asked; what stands before
 * is the page's own.
 */
export const FORM = 'form';
const ANSWER = 'typed.';
/** Of one answer, and of all of them: bytes of the address, where an « é » is six. */
const MAX_ANSWER = 3000;
const MAX_ANSWERS = 6500;

/** Which form was posted, and what was answered in it, as it came. */
export type Answered = Readonly<{ form: string; answers: readonly (readonly [name: string, value: string])[] }>;

/** What of a posted form was asked; null of one that does not say which it is. */
export function answeredIn(posted: URLSearchParams): Answered | null {
  const all = [...posted];
  const at = all.findIndex(([name]) => name === FORM);
  const [, form] = all[at] ?? [];
  return form === undefined ? null : { form, answers: all.slice(at + 1) };
}

/** Writes the answers into the address of the page they stood on. */
export function addAnswers(to: URL, { form, answers }: Answered): void {
  if (answers.length === 0) return;
  to.searchParams.set(FORM, form);
  let left = MAX_ANSWERS;
  for (const [name, value] of answers) {
    const kept = cutToFit(value, Math.min(MAX_ANSWER, left));
    left -= encodeURIComponent(name + kept).length;
    if (left > 0) to.searchParams.append(ANSWER + name, kept);
  }
}

/** Takes the answers of an earlier refusal out of an address. */
export function dropAnswers(to: URL): void {
  for (const name of [...to.searchParams.keys()])
    if (name === FORM || name.startsWith(ANSWER)) to.searchParams.delete(name);
}

type Search = { get: (name: string) => string | null; entries: () => Iterable<[string, string]> };

/** What was answered in the form of this name, where the address says that it was refused. */
export function refusedAnswersIn(search: Search, form: string): { [key: string]: FormValue } | null {
  if (search.get(FORM) !== form) return null;
  const answers = new FormData();
  for (const [name, value] of search.entries())
    if (name.startsWith(ANSWER)) answers.append(name.slice(ANSWER.length), value);
  return readFormData(answers);
}

/** The beginning of a text that takes no more of an address than it may, whole characters alone. */
function cutToFit(text: string, max: number): string {
  let [kept, size] = ['', 0];
  for (const character of text.toWellFormed()) {
    size += encodeURIComponent(character).length;
    if (size > max) break;
    kept += character;
  }
  return kept;
}
