'use client';

import { RotateCcw } from 'lucide-react';
import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { FormState } from '#app/_server/form-action.ts';
import {
  answerAs,
  type Control,
  type FormText,
  forgetKept,
  formContentOf,
  isControl,
  keepText,
  keptKey,
  readKept,
  readText,
  writeText,
} from './kept-text.ts';
import { tellAccount } from './site-worker.ts';

/*
 * Nothing typed is lost: a form that keeps its text survives a reload, a crash of the page and a
 * session that ended while it was open.
 *
 *   const [state, action] = useFormAction(saveFilm);
 *   <KeptForm name="film" action={action} state={state}>
 *     <RefusedSummary state={state} />
 *     <input type="hidden" name="version" …/>
 *     <TextField name="title.fr" …/>
 *   </KeptForm>
 *
 * The summary says « Connectez-vous », with the link that comes back here; the version is kept with
 * the text, so that a later save by somebody else is still noticed.
 *
 * `name` tells the forms of one page apart. The text is forgotten when `state` says that it was
 * saved, or when a save led to another page. Passwords, files and `data-keep="no"` are left out. A
 * form with a state of its own (react-hook-form with rows that come and go) uses `useKeptValues`
 * and shows `<KeptNotice>`. Every page under (live) stands in the provider.
 */

type Keeping = { account: number; labels: { found: string; drop: string } };

const KeepingContext = createContext<Keeping | null>(null);

/**
 * Whose text is kept in this tab, and the two sentences about it. When signed out, nothing is kept.
 * Also restores what was typed before the script arrived, and tells the service worker who is
 * signed in.
 */
export function KeepingText({
  children,
  ...keeping
}: { children: ReactNode; account: number | null } & Omit<Keeping, 'account'>) {
  const { account, labels } = keeping;
  useEarlyAnswers();
  useEffect(() => tellAccount(account), [account]);
  return <KeepingContext value={account === null ? null : { account, labels }}>{children}</KeepingContext>;
}

/**
 * Says that unsaved text was restored, with a button to discard it. Screen readers announce it
 * politely, as nothing went wrong.
 */
export function KeptNotice({ onDrop }: { onDrop: () => void }) {
  const labels = useContext(KeepingContext)?.labels;
  if (!labels) return null;
  return (
    <p
      role="status"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-card border border-line bg-accent-soft px-4 py-2 text-ink"
    >
      {labels.found}
      <button type="button" className="btn quiet text-accent" onClick={onDrop}>
        <RotateCcw aria-hidden size={18} />
        {labels.drop}
      </button>
    </p>
  );
}

const here = () => location.pathname + location.search;

/**
 * Whether kept text was found, and whether the form was posted; text is forgotten once it is saved.
 */
function useKeeping(name: string, state: FormState, page = here) {
  const account = useContext(KeepingContext)?.account ?? null;
  const [isFound, setFound] = useState(false);
  const wasSent = useRef(false);
  useEffect(() => {
    if (state.ok === null) return;
    // After a refusal the text is kept, even when the reader then leaves by another link.
    wasSent.current = false;
    if (!state.ok) return;
    forgetKept(keptKey(page(), name));
    setFound(false);
  }, [state, name, page]);
  return { account, isFound, setFound, wasSent };
}

type KeptFormProps = Omit<ComponentProps<'form'>, 'name'> & {
  name: string;
  /** The last answer of the form's action. */
  state: FormState;
};

/** A native form that keeps what is typed in it. */
export function KeptForm({ name, state, children, onInput, onChange, onSubmit, ...form }: KeptFormProps) {
  const { account, isFound, setFound, wasSent } = useKeeping(name, state);
  const element = useRef<HTMLFormElement>(null);
  const opened = useRef('');

  useEffect(() => {
    if (account === null || !element.current) return;
    const path = here();
    opened.current = path;
    const key = keptKey(path, name);
    const text = readKept(key, account);
    if (text) {
      const changed = writeText(element.current, text as FormText);
      if (!changed) forgetKept(key);
      setFound(changed);
    } else if (isAnsweredEarly(element.current)) keepText(key, account, readText(element.current));
    return () => {
      // The page changed after a post: it was saved. A page that crashed keeps its address, and so
      // the text.
      if (wasSent.current && here() !== path) forgetKept(key);
    };
  }, [account, name]);

  const note = () => {
    wasSent.current = false;
    if (account !== null && element.current)
      keepText(keptKey(opened.current, name), account, readText(element.current));
  };
  const drop = () => {
    forgetKept(keptKey(opened.current, name));
    // A full reload: whatever the form did to its defaults, the server then draws what is saved.
    location.reload();
  };

  return (
    <>
      {isFound && <KeptNotice onDrop={drop} />}
      <form
        {...form}
        ref={element}
        onInput={(event) => {
          note();
          onInput?.(event);
        }}
        onChange={(event) => {
          note();
          onChange?.(event);
        }}
        onSubmit={(event) => {
          wasSent.current = true;
          onSubmit?.(event);
        }}
      >
        {children}
      </form>
    </>
  );
}

/** The parts of react-hook-form's `useForm` that keeping needs. */
type FormWithState<T> = {
  watch: (heard: (values: unknown) => void) => { unsubscribe: () => void };
  reset: (values: T, options?: { keepDefaultValues?: boolean }) => void;
};

/**
 * The same for a form that holds its own values; `saved` is what the server has. Returns whether
 * unsaved text was found, with `drop` for `<KeptNotice>`, and `sent`, to call when the form is
 * posted. `page` returns the address the form belongs to, if that is not the whole current address.
 */
export function useKeptValues<T>(name: string, form: FormWithState<T>, state: FormState, saved: T, page = here) {
  const { account, isFound, setFound, wasSent } = useKeeping(name, state, page);
  const asSaved = useRef('');
  useEffect(() => {
    asSaved.current = formContentOf(saved);
  }, [saved]);
  const { watch, reset } = form;
  const methods = useRef({ watch, reset });

  useEffect(() => {
    if (account === null) return;
    const path = here();
    const key = keptKey(page(), name);
    const kept = readKept(key, account);
    if (kept && formContentOf(kept) === asSaved.current) forgetKept(key);
    else if (kept) {
      methods.current.reset(kept as T, { keepDefaultValues: true });
      setFound(true);
    }
    const { unsubscribe } = methods.current.watch((values) => {
      // The form also reports the values it takes over after a save; they are not unsaved text.
      if (formContentOf(values) === asSaved.current) {
        forgetKept(key);
        setFound(false);
        return;
      }
      wasSent.current = false;
      keepText(key, account, values);
    });
    return () => {
      unsubscribe();
      if (wasSent.current && here() !== path) forgetKept(key);
    };
  }, [account, name, page]);

  return {
    isFound,
    drop: () => {
      forgetKept(keptKey(page(), name));
      location.reload();
    },
    sent: () => {
      wasSent.current = true;
    },
  };
}

/**
 * What is typed or chosen before the page's script arrives. React components with a state of their
 * own would miss it, or overwrite it with the server's values. The answers are read when this code
 * loads, before React takes over, and set again once the page is live.
 */
const answers = new Map<Control, string | boolean>();
let isLive = false;

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';
const heldBy = (control: Control) => (isChoice(control) ? control.checked : control.value);

/** The value the page was drawn with. */
function drawnIn(control: Control): string | boolean {
  if (control instanceof HTMLSelectElement)
    return ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? '';
  return isChoice(control) ? control.defaultChecked : control.defaultValue;
}

const NEVER_TYPED = ['hidden', 'file', 'submit', 'button', 'image', 'reset'];

function note(control: unknown): void {
  if (isLive || !isControl(control) || NEVER_TYPED.includes(control.type)) return;
  // Of a group of radio buttons only the chosen one is the answer.
  if (control.type === 'radio' && !heldBy(control)) return;
  for (const one of answers.keys())
    if (one.type === 'radio' && one.form === control.form && one.name === control.name) answers.delete(one);
  answers.set(control, heldBy(control));
}

/** On going back or reloading, browsers fill in what they remember, which nobody typed now. */
const isFirstLoad = () =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'navigate');

if (typeof document !== 'undefined') {
  const controls = isFirstLoad() ? document.querySelectorAll('input, textarea, select') : [];
  for (const control of controls) if (isControl(control) && heldBy(control) !== drawnIn(control)) note(control);
  for (const type of ['input', 'change'])
    document.addEventListener(type, ({ target }) => note(target), { capture: true, passive: true });
}

/** Whether this form contains something other than it was drawn with before its script arrived. */
const isAnsweredEarly = (form: HTMLFormElement): boolean =>
  !isLive && [...form.elements].some((control) => isControl(control) && heldBy(control) !== drawnIn(control));

/** Resets the control to what was drawn, so that setting the answer fires a change. */
function draw(control: Control): void {
  const drawn = drawnIn(control);
  if (typeof drawn === 'string') control.value = drawn;
  else if (control instanceof HTMLInputElement) control.checked = drawn;
}

/** Puts the caret back to where somebody is typing; null where no caret can be kept. */
function caretOf(control: Element | null): (() => void) | null {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return null;
  const { selectionStart: from, selectionEnd: until } = control;
  return from === null ? null : () => control.setSelectionRange(from, until);
}

/**
 * Sets the early answers again. Used once, around everything that is live: its effect runs after
 * those of the components below.
 */
function useEarlyAnswers(): void {
  useEffect(() => {
    isLive = true;
    const stay = caretOf(document.activeElement);
    for (const [control, answer] of answers) {
      if (!control.isConnected) continue;
      draw(control);
      answerAs(control, answer);
    }
    // After React has drawn the answers, which moves the caret to the end.
    if (answers.size > 0) queueMicrotask(() => stay?.());
    answers.clear();
  }, []);
}
