import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { type Look, type Sheet, type Store, sheetAfter } from './grid-state.ts';

type Fields = Readonly<Record<string, string>>;

/**
 * What stays typed in the fields of a sheet after one Escape; null where nothing is typed, so that
 * Escape closes the sheet. As in the cell of a table it gives up what is typed in the field it was
 * pressed in (`name`), and from elsewhere in the form all of it. `before`: what the fields show
 * while nothing is typed.
 */
export function stillTyped<Of extends Fields>(typed: Partial<Of>, before: Of, name: string): Partial<Of> | null {
  const held = Object.entries(typed).filter(([one, text]) => text !== before[one]);
  if (held.length === 0) return null;
  const isHere = held.some(([one]) => one === name);
  return Object.fromEntries(isHere ? held.filter(([one]) => one !== name) : []) as Partial<Of>;
}

type SheetForm = Readonly<{ isTyped: () => boolean }>;

/** The forms in the open sheet. */
const forms = new Set<SheetForm>();

/** Heeds a form of the open sheet; returns the function that ends this. */
export function heedForm(form: SheetForm): () => void {
  forms.add(form);
  return () => {
    forms.delete(form);
  };
}

/** Whether something is typed in the open sheet, in another form than `own`. */
export const isTypedBeside = (own: SheetForm | null): boolean =>
  [...forms].some((form) => form !== own && form.isTyped());

/** Whether the open sheet may go: the reader is asked if something is typed in it. */
const mayLeaveSheet = (question: string): boolean => !isTypedBeside(null) || window.confirm(question);

/**
 * Opens a sheet in the panel, or its tabs (null), with what else is looked at then. Nothing is
 * asked where that sheet is open already, and nothing changes where the reader stays with what is
 * typed. Returns whether it is shown.
 */
export function showSheet(look: Store<Look>, asked: Sheet, question: string, also: Partial<Look> = {}): boolean {
  const open = look.get().sheet;
  const sheet = sheetAfter(open, asked);
  if (sheet !== open && !mayLeaveSheet(question)) return false;
  look.set({ isPanelOpen: true, ...also, sheet });
  return true;
}

/**
 * The keys of a form in a sheet; `take` gets what stays typed. And whether the sheet must stay when
 * this form is saved, as something is typed in another one.
 */
export function useGiveUp<Of extends Fields>(typed: Partial<Of>, before: Of, take: (still: Partial<Of>) => void) {
  const form = useRef<SheetForm>(null);
  const isTyped = useEffectEvent(() => stillTyped(typed, before, '') !== null);
  useEffect(() => {
    form.current = { isTyped: () => isTyped() };
    return heedForm(form.current);
  }, []);
  const giveUpFirst = (event: KeyboardEvent<HTMLFormElement>) => {
    const { key, target } = event;
    const name = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.name : '';
    const still = key === 'Escape' ? stillTyped(typed, before, name) : null;
    if (!still) return;
    event.stopPropagation();
    take(still);
  };
  return [giveUpFirst, () => isTypedBeside(form.current)] as const;
}
