'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useGrid } from './grid-context.ts';
import { useStore } from './store.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['move', '↑ ↓ ← →'],
  ['open', '↵'],
  ['pick', '␣'],
  ['step', '↑ ↓'],
  ['column', '← →'],
  ['day', '⇞ ⇟'],
  ['resize', '+ −'],
  ['off', 'Suppr'],
  ['copy', 'D'],
  ['lock', 'L'],
  ['select', '⇧ ␣'],
  ['add', 'A'],
  ['find', 'F'],
  ['panel', 'P'],
  ['undo', 'Ctrl Z'],
  ['escape', 'Échap'],
  ['help', '?'],
];

/** All keys, in a native dialog: the browser keeps the focus inside and gives it back. */
export function Help() {
  const { look } = useGrid();
  const t = useTranslations('grid.keys');
  const isOpen = useStore(look, ({ isHelpOpen }) => isHelpOpen);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <dialog
      ref={dialog}
      className="grid-help"
      aria-labelledby="grid-help-title"
      onClose={() => look.set({ isHelpOpen: false })}
    >
      <h2 id="grid-help-title">{t('title')}</h2>
      <p>{t('intro')}</p>
      <dl>
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(name as 'move')}</dd>
          </div>
        ))}
      </dl>
      <p>{t('pointer')}</p>
      <p>{t('card')}</p>
      <form method="dialog">
        <button type="submit" className="btn lamp">
          {t('close')}
        </button>
      </form>
    </dialog>
  );
}
