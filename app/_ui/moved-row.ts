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
