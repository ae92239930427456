import { type FormValue, readFormData } from './form-data.ts';

/*
 * When a tap is refused and there is no script, the page of the day is shown again. What was typed
 * comes back in its address, as far as that has room.
 */

/**
 * The field that names the form among those of its page. The fields after it hold what was asked;
 * those before it are the page's own.
 */
export const FORM = 'form';
const ANSWER = 'typed.';
/** The most bytes of the address for one answer, and for all of them; an « é » takes six. */
const MAX_ANSWER = 3000;
const MAX_ANSWERS = 6500;

/** Which form was posted, and its answers, unchecked. */
export type Answered = Readonly<{ form: string; answers: readonly (readonly [name: string, value: string])[] }>;

/** The answers of a posted form; null for a form that does not name itself. */
export function answeredIn(posted: URLSearchParams): Answered | null {
  const all = [...posted];
  const at = all.findIndex(([name]) => name === FORM);
  const [, form] = all[at] ?? [];
  return form === undefined ? null : { form, answers: all.slice(at + 1) };
}

/** Writes the answers into the address of the page the form was on. */
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

/** Removes the answers of an earlier refusal from an address. */
export function dropAnswers(to: URL): void {
  for (const name of [...to.searchParams.keys()])
    if (name === FORM || name.startsWith(ANSWER)) to.searchParams.delete(name);
}

type Search = { get: (name: string) => string | null; entries: () => Iterable<[string, string]> };

/** The answers to this form, if the address says that it was refused. */
export function refusedAnswersIn(search: Search, form: string): { [key: string]: FormValue } | null {
  if (search.get(FORM) !== form) return null;
  const answers = new FormData();
  for (const [name, value] of search.entries())
    if (name.startsWith(ANSWER)) answers.append(name.slice(ANSWER.length), value);
  return readFormData(answers);
}

/** The beginning of a text, in whole characters, that takes at most `max` bytes of an address. */
function cutToFit(text: string, max: number): string {
  let [kept, size] = ['', 0];
  for (const character of text.toWellFormed()) {
    size += encodeURIComponent(character).length;
    if (size > max) break;
    kept += character;
  }
  return kept;
}
