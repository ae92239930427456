import { type FieldValues, get, type UseFormReturn } from 'react-hook-form';

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const isTicked = (value: unknown): boolean => value === true || value === 'on';

// react-hook-form reads the `checked` attribute before the value it holds, so an attribute from
// when the form was opened would undo what was saved since: it is removed.
const believed = (ref: (node: HTMLInputElement | null) => void) => (node: HTMLInputElement | null) => {
  if (node?.defaultChecked) {
    const { checked } = node;
    node.defaultChecked = false;
    node.checked = checked;
  }
  ref(node);
};

/** The attributes of native controls: the values the form was drawn with, and their errors. */
export function recordControls(
  form: UseFormReturn<FieldValues>,
  first: FieldValues,
  inline: Readonly<Record<string, string>>,
) {
  const listening = (path: string) => {
    const { ref, onChange, onBlur } = form.register(path);
    return { name: path, ref, onChange, onBlur };
  };
  return {
    /** A field of this name. */
    field: (path: string) => ({ ...listening(path), defaultValue: textOf(get(first, path)), error: inline[path] }),
    /** A checkbox of this name. */
    box: (path: string) => {
      const { ref, ...heard } = listening(path);
      return { ...heard, ref: believed(ref), defaultChecked: isTicked(get(first, path)) };
    },
    /**
     * A hidden field of this name, with the form's current value, as each drawing writes it anew.
     */
    hidden: (path: string) => ({ ...listening(path), defaultValue: textOf(form.getValues(path)) }),
    /** A radio button under this name. */
    radio: (path: string, choice: string) => {
      const { ref, ...heard } = listening(path);
      return { ...heard, ref: believed(ref), value: choice, defaultChecked: get(first, path) === choice };
    },
    /**
     * Whether a box that is not part of the record was ticked in a form that was refused without a
     * script.
     */
    wasTicked: (path: string): boolean => isTicked(get(first, path)),
    /** The error for a name without a control of its own. */
    error: (path: string): string | undefined => inline[path],
    /** Whether any field under these names has an error. */
    isWrong: (...names: string[]): boolean =>
      Object.keys(inline).some((path) => names.some((name) => path === name || path.startsWith(`${name}.`))),
  };
}

/** The attributes of the controls of a row. */
export type RowControls = {
  field: (path: string) => { name: string; defaultValue: string; error: string | undefined };
  box: (path: string) => { name: string; defaultChecked: boolean };
  hidden: (path: string) => { name: string; defaultValue: string };
};

/**
 * The controls of the empty row on a page without scripts: nothing reads them until they are
 * posted.
 */
export const unheard: RowControls = {
  field: (name) => ({ name, defaultValue: '', error: undefined }),
  box: (name) => ({ name, defaultChecked: false }),
  hidden: (name) => ({ name, defaultValue: '' }),
};

/**
 * The fields that are posted, and the button that posts them. With a script, choices after a
 * conflict are already in the fields.
 */
export function postedBy(element: HTMLFormElement | null, submitter: HTMLElement | null): FormData {
  const posted = new FormData(element ?? undefined);
  if (submitter instanceof HTMLButtonElement && submitter.name) posted.set(submitter.name, submitter.value);
  for (const key of [...posted.keys()]) if (key.startsWith('choice.')) posted.delete(key);
  return posted;
}
