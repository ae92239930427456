import { type RefObject, useEffect, useEffectEvent } from 'react';

const DIALOGS = 'dialog, [role="dialog"], [role="alertdialog"]';

/**
 * Calls `leave` when somebody presses outside `box`, or moves the focus out of it, while it is
 * open: otherwise it would cover what they go on to. A dialog that opens over it does not count.
 */
export function useLeave(box: RefObject<Element | null>, leave: () => void, isOpen = true): void {
  const left = useEffectEvent(leave);
  useEffect(() => {
    if (!isOpen) return;
    const hear = ({ target }: Event) => {
      if (!(target instanceof Element) || box.current?.contains(target)) return;
      const dialog = target.closest(DIALOGS);
      if (!dialog || dialog.contains(box.current)) left();
    };
    document.addEventListener('pointerdown', hear);
    document.addEventListener('focusin', hear);
    return () => {
      document.removeEventListener('pointerdown', hear);
      document.removeEventListener('focusin', hear);
    };
  }, [box, isOpen]);
}
