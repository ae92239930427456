import { type KeyboardEvent, useEffect, useEffectEvent } from 'react';

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

/** Of each form in the open sheet whether something is typed in it. */
const forms = new Set<() => boolean>();

/** Whether the open sheet may go: the reader is asked if something is typed in it. */
export const mayLeaveSheet = (question: string): boolean =>
  ![...forms].some((isTyped) => isTyped()) || window.confirm(question);

/** The keys of a form in a sheet; `take` gets what stays typed. */
export function useGiveUp<Of extends Fields>(
  typed: Partial<Of>,
  before: Of,
  take: (still: Partial<Of>) => void,
): (event: KeyboardEvent<HTMLFormElement>) => void {
  const isTyped = useEffectEvent(() => stillTyped(typed, before, '') !== null);
  useEffect(() => {
    const ask = () => isTyped();
    forms.add(ask);
    return () => {
      forms.delete(ask);
    };
  }, []);
  return (event) => {
    const { key, target } = event;
    const name = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.name : '';
    const still = key === 'Escape' ? stillTyped(typed, before, name) : null;
    if (!still) return;
    event.stopPropagation();
    take(still);
  };
}
