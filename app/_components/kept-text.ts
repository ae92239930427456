import { isBilingual } from '#lib/i18n/text.ts';

/**
 * What is typed in an open form and not saved yet, in this tab only (sessionStorage): it survives a
 * reload and a sign-in, and is gone with the tab, since a shared laptop must not keep private
 * contacts.
 */
type Kept = {
  /** Whose text this is: another account signing in in this tab must not read it. */
  account: number;
  /** Field names with their values, or whatever a form with its own state keeps. */
  values: unknown;
};

const PREFIX = 'lanterne-kept:';
/** Larger forms are not kept: storage is about 5 MB for the whole site. */
const MAX_CHARACTERS = 300_000;

/** The key of one form on one page; `name` tells two forms of a page apart. */
export const keptKey = (path: string, name: string) => `${PREFIX}${path}#${name}`;

/**
 * The kept values of this account; null when there are none. Those of another account are deleted.
 */
export function readKept(key: string, account: number): unknown {
  try {
    const text = sessionStorage.getItem(key);
    if (!text) return null;
    const kept = JSON.parse(text) as Kept;
    if (kept.account === account) return kept.values;
    sessionStorage.removeItem(key);
  } catch {}
  return null;
}

export function keepText(key: string, account: number, values: unknown): void {
  try {
    const text = JSON.stringify({ account, values } satisfies Kept);
    if (text.length <= MAX_CHARACTERS) sessionStorage.setItem(key, text);
  } catch {
    // Storage is full or denied: the form still works, without keeping text.
  }
}

export function forgetKept(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {}
}

const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The content of a form as a reader sees it: without its version and the key of its next save, and
 * independent of the order of names. Empty fields and unticked boxes count as nothing, like fields
 * without a value.
 */
export function formContentOf(values: unknown): string {
  return JSON.stringify(values, (name, value: unknown) => {
    if (name === 'version' || name === 'clientKey' || value === '' || value === false) return undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? sorted(value) : value;
  });
}

/** Forgets the kept text of every form, on signing out. */
export function forgetAllKept(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {}
}

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const isControl = (element: unknown): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

/**
 * Passwords, files and hidden fields of the form are not typed text; `version` is kept with the
 * text it belongs to.
 */
function isKept(control: Control): boolean {
  if (!control.name || control.name.startsWith('$') || control.dataset.keep === 'no') return false;
  if (!(control instanceof HTMLInputElement)) return true;
  if (control.type === 'hidden') return control.name === 'version';
  return !['password', 'file', 'submit', 'button', 'image', 'reset'].includes(control.type);
}

/** Whether this is a control whose typed text is kept. */
export const isTyped = (target: unknown): target is Control => isControl(target) && isKept(target);

const controlsOf = (form: HTMLFormElement) => [...form.elements].filter(isControl).filter(isKept);

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

const valuesOf = (control: Control): string[] =>
  control instanceof HTMLSelectElement && control.multiple
    ? [...control.selectedOptions].map((option) => option.value)
    : [control.value];

/** Name → values in the order of the page; an unticked box gives its name without a value. */
export type FormText = Record<string, string[]>;

export function readText(form: HTMLFormElement): FormText {
  const text: FormText = {};
  for (const control of controlsOf(form)) {
    const values = isChoice(control) && !control.checked ? [] : valuesOf(control);
    text[control.name] = [...(text[control.name] ?? []), ...values];
  }
  return text;
}

/** Sets the value as typing would, so that React and react-hook-form notice. */
function type(control: Control, value: string): void {
  if (control.value === value) return;
  const prototype = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Sets a control as a person would: `true` and `false` tick a box or choose an option. */
export function answerAs(control: Control, answer: string | boolean): void {
  if (typeof answer === 'string') type(control, answer);
  else if (control instanceof HTMLInputElement && control.checked !== answer && (answer || control.type !== 'radio'))
    control.click();
}

/**
 * Puts kept text back into the controls that still have its names; returns whether anything
 * changed.
 */
export function writeText(form: HTMLFormElement, text: FormText): boolean {
  const before = JSON.stringify(readText(form));
  const next: Record<string, number> = {};
  for (const control of controlsOf(form)) {
    const values = text[control.name];
    if (!values) continue;
    if (isChoice(control)) {
      if (control.checked !== values.includes(control.value)) control.click();
    } else if (control instanceof HTMLSelectElement && control.multiple) {
      for (const option of control.options) option.selected = values.includes(option.value);
      control.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      const index = next[control.name] ?? 0;
      next[control.name] = index + 1;
      const value = values[index];
      if (value !== undefined) type(control, value);
    }
  }
  return JSON.stringify(readText(form)) !== before;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The names of a form's fields that hold something else than before; of a text in two languages the
 * language is said.
 */
export function changedNames(before: Values, after: Values, prefix = ''): string[] {
  return Object.keys(after).flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    // Compared as a form, so that the version and the key of the next save do not count here
    // either.
    if (formContentOf({ [name]: was }) === formContentOf({ [name]: is })) return [];
    return isBilingual(is) ? changedNames((was ?? {}) as Values, is, `${prefix}${name}.`) : [prefix + name];
  });
}
