import { type RefObject, useEffect, useEffectEvent } from 'react';

const DIALOGS = 'dialog, [role="dialog"], [role="alertdialog"]';

/**
 * Calls `leave` when somebody presses beside what stands in `box`, or goes on from it by keyboard,
 * while it is open: it would lie over where they are. A dialog over it is no way out of it.
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
