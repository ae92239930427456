'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { useLive } from '#app/_ui/use-live.ts';
import type { Sure } from './palette.tsx';

// Loaded when somebody is about to open it, not with the page.
const load = () => import('./palette.tsx').then((module) => module.Palette);
const Palette = dynamic(load, { ssr: false });

/**
 * The button of « Chercher ou faire », and its keys: Ctrl K or ⌘ K on every page of the desk,
 * except in a text, where they make a link. `address`: where to load what can be found. `day`: a
 * day of the festival, for the example.
 */
export function Finder({ address, day }: { address: string; day: string }) {
  const t = useTranslations('finder');
  const isLive = useLive();
  const [isOpen, setOpen] = useState(false);
  const [typed, type] = useState('');
  // Enter was pressed before there were results, with Ctrl for the grid. Further typing cancels it.
  const [sure, setSure] = useState<Sure>(null);
  const change = useCallback((text: string | ((before: string) => string)) => {
    type(text);
    setSure(null);
  }, []);
  const begin = useCallback(() => {
    change('');
    setOpen(true);
  }, [change]);
  // Catches the keys pressed before the field appears. On the page a letter could copy the focused
  // séance, an arrow move it, and Tab would move the focus.
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: KeyboardEvent) => {
      const { key } = event;
      const withCtrl = event.ctrlKey || event.metaKey;
      if ((withCtrl && key !== 'Enter') || event.isComposing || document.activeElement?.closest('.finder')) return;
      if (key === 'Escape') setOpen(false);
      else if (key === 'Enter') setSure(event.repeat ? null : withCtrl ? 'grid' : 'own');
      else if (key === 'Backspace') change((text) => text.slice(0, -1));
      else if (key.length === 1) change((text) => text + key);
      else if (!/^(Arrow|Delete|End|Home|Page|Tab)/.test(key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // A press elsewhere before the field appears closes it.
    const leave = () => {
      if (!document.querySelector('.finder')) setOpen(false);
    };
    document.addEventListener('keydown', hear, true);
    document.addEventListener('pointerdown', leave, true);
    return () => {
      document.removeEventListener('keydown', hear, true);
      document.removeEventListener('pointerdown', leave, true);
    };
  }, [isOpen, change]);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') void load();
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      if (event.defaultPrevented || document.querySelector('dialog[open], [role="alertdialog"]')) return;
      event.preventDefault();
      if (!document.querySelector('.finder')) begin();
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, [begin]);
  return (
    <>
      <button
        type="button"
        className="finder-button"
        aria-label={t('open')}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${t('open')} (Ctrl K)`}
        data-waits={isLive ? undefined : ''}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={begin}
      >
        <Search aria-hidden size={20} />
        <span aria-hidden className="finder-word">
          {t('open')}
        </span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      {isOpen && (
        <Palette
          address={address}
          day={day}
          typed={typed}
          onType={change}
          sure={sure}
          onSure={setSure}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
