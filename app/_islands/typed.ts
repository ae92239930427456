/**
 * In milliseconds: after a key or touch somebody counts as typing for this long. Then the page may
 * change, and keeps their text.
 */
const WRITING = 8000;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const CONTROLS = 'input:not([type=hidden]), select, textarea';
const TICKS = '[type=checkbox], [type=radio]';

let touchedAt = 0;
const touch = () => {
  touchedAt = Date.now();
};
for (const kind of ['input', 'keydown', 'pointerdown']) addEventListener(kind, touch, { capture: true, passive: true });
// After a post nobody is typing in that form.
addEventListener('submit', () => {
  touchedAt = 0;
});

/**
 * Whether somebody is typing in `root` at this moment, so that the field must not be replaced.
 * Ticking a box does not count.
 */
export function isWriting(root: Element): boolean {
  const field = document.activeElement;
  const isField = field?.matches(`:is(${CONTROLS}):not(${TICKS})`) ?? false;
  return isField && root.contains(field) && Date.now() - touchedAt < WRITING;
}

/** Keys that identify each control in a page and in a later drawing of it. */
function keysOf(root: ParentNode): Map<string, Control> {
  const found = new Map<string, Control>();
  for (const control of root.querySelectorAll<Control>(CONTROLS)) {
    const { id, name, form } = control;
    const isTick = control.matches(TICKS);
    const key = [form?.dataset.act, form?.getAttribute('action'), id, name, isTick ? control.value : ''].join(' ');
    // Two forms that look the same are told apart by their order.
    let place = 0;
    while (found.has(`${key} ${place}`)) place += 1;
    found.set(`${key} ${place}`, control);
  }
  return found;
}

function isTyped(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return control.value !== ([...control.options].find((one) => one.defaultSelected) ?? control.options[0])?.value;
  if (control.matches(TICKS)) {
    const { checked, defaultChecked } = control as HTMLInputElement;
    return checked !== defaultChecked;
  }
  return control.value !== control.defaultValue;
}

/** Whether anything in `root` was typed, ticked or chosen. */
export const hasTyped = (root: ParentNode): boolean => [...root.querySelectorAll<Control>(CONTROLS)].some(isTyped);

/** Treats what the server drew into the fields of `root` as typed, since somebody had typed it. */
export function takeAsTyped(root: ParentNode | null): void {
  for (const control of root?.querySelectorAll<Control>(CONTROLS) ?? []) {
    const { value } = control;
    if (control instanceof HTMLSelectElement) for (const one of control.options) one.defaultSelected = false;
    else if (!control.matches(TICKS)) control.defaultValue = '';
    control.value = value;
  }
}

function putInto(control: Control, from: Control): void {
  if (control instanceof HTMLInputElement && from instanceof HTMLInputElement && control.matches(TICKS))
    control.checked = from.checked;
  else if (!(control instanceof HTMLSelectElement) || [...control.options].some(({ value }) => value === from.value))
    control.value = from.value;
}

/** Fills in again what was posted from this form, except where something else was typed since. */
export function typeAgain(form: HTMLFormElement, posted: URLSearchParams): void {
  for (const control of form.querySelectorAll<Control>(CONTROLS)) {
    if (isTyped(control)) continue;
    const [from = ''] = posted.getAll(control.name);
    if (control.matches(TICKS))
      (control as HTMLInputElement).checked = posted.getAll(control.name).includes(control.value);
    else if (!(control instanceof HTMLSelectElement) || [...control.options].some(({ value }) => value === from))
      control.value = from;
  }
}

/**
 * Copies what was typed, ticked and chosen in `old` into `made`, which replaces it. Returns a
 * function that restores the focus and the caret, to call once `made` is in the page.
 */
export function carryTyped(old: ParentNode, made: ParentNode): () => void {
  const controls = keysOf(made);
  let focus = () => {};
  for (const [key, from] of keysOf(old)) {
    const control = controls.get(key);
    if (!control) continue;
    if (isTyped(from)) putInto(control, from);
    if (from === document.activeElement) {
      const { selectionStart = null, selectionEnd = null } = from as Partial<HTMLInputElement>;
      focus = () => {
        control.focus({ preventScroll: true });
        if (selectionStart !== null && 'setSelectionRange' in control)
          control.setSelectionRange(selectionStart, selectionEnd);
      };
    }
  }
  return focus;
}
