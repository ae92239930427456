import { type RefObject, useEffect } from 'react';

/**
 * The button that moves a row by one is off once the row stands at an end, and loses the focus: it
 * then goes to the one beside it that still can.
 */
export function keepFocusIn(button: HTMLButtonElement): void {
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (activeElement !== body && activeElement !== button) return;
    (button.disabled ? button.parentElement?.querySelector<HTMLElement>('button:enabled') : button)?.focus();
  });
}

/** « / » moves the focus to this field, unless somebody is typing elsewhere. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable], [role="grid"]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field]);
}
