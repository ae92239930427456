'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useLive } from '#app/_ui/use-live.ts';

// Loaded when somebody is about to open it: no page pays for it before.
const load = () => import('./palette.tsx').then((module) => module.Palette);
const Palette = dynamic(load, { ssr: false });

/**
 * The button of « Chercher ou faire », and its keys: Ctrl K or ⌘ K on every page of the desk, but where a text takes them for a link.
 * `address`: where all that can be found is asked for. `day`: of the festival, for the example.
 */
export function Finder({ address, day }: { address: string; day: string }) {
  const t = useTranslations('finder');
  const isLive = useLive();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') void load();
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      if (event.defaultPrevented || document.querySelector('dialog[open], [role="alertdialog"]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);
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
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden size={20} />
        <span aria-hidden className="finder-word">
          {t('open')}
        </span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      {isOpen && <Palette address={address} day={day} onClose={() => setOpen(false)} />}
    </>
  );
}
