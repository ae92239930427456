import { type FieldValues, get, type UseFormReturn } from 'react-hook-form';

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const isTicked = (value: unknown): boolean => value === true || value === 'on';

// react-hook-form believes a ticked attribute before the value it holds: one that stands for what
// the form was opened with would undo what was saved.
const believed = (ref: (node: HTMLInputElement | null) => void) => (node: HTMLInputElement | null) => {
  if (node?.defaultChecked) {
    const { checked } = node;
    node.defaultChecked = false;
    node.checked = checked;
  }
  ref(node);
};

/** What native controls are given: what the form was drawn with, and the errors beside them. */
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
    /** What a native control of this name is given. */
    field: (path: string) => ({ ...listening(path), defaultValue: textOf(get(first, path)), error: inline[path] }),
    /** A box of this name. */
    box: (path: string) => {
      const { ref, ...heard } = listening(path);
      return { ...heard, ref: believed(ref), defaultChecked: isTicked(get(first, path)) };
    },
    /**
     * What a hidden control of this name is given: what the form holds, as each drawing of one
     * writes its value anew.
     */
    hidden: (path: string) => ({ ...listening(path), defaultValue: textOf(form.getValues(path)) }),
    /** One choice of several under this name. */
    radio: (path: string, choice: string) => {
      const { ref, ...heard } = listening(path);
      return { ...heard, ref: believed(ref), value: choice, defaultChecked: get(first, path) === choice };
    },
    /**
     * Whether a box that is no value of the record was ticked in a form that was refused without a
     * script.
     */
    wasTicked: (path: string): boolean => isTicked(get(first, path)),
    /** The error of a name that has no control of its own. */
    error: (path: string): string | undefined => inline[path],
    /** Whether something under these names is wrong. */
    isWrong: (...names: string[]): boolean =>
      Object.keys(inline).some((path) => names.some((name) => path === name || path.startsWith(`${name}.`))),
  };
}

/** What the controls of a row are given. */
export type RowControls = {
  field: (path: string) => { name: string; defaultValue: string; error: string | undefined };
  box: (path: string) => { name: string; defaultChecked: boolean };
  hidden: (path: string) => { name: string; defaultValue: string };
};

/**
 * The controls of the blank row that a page without a script has: nothing hears of them until they
 * are posted.
 */
export const unheard: RowControls = {
  field: (name) => ({ name, defaultValue: '', error: undefined }),
  box: (name) => ({ name, defaultChecked: false }),
  hidden: (name) => ({ name, defaultValue: '' }),
};
