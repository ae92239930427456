'use client';

import { CircleHelp } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useLive } from '#app/_ui/use-live.ts';
import { type Locale, pathIn } from '#lib/i18n/locale.ts';
import type { KeysSaid } from './frame-said.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/**
 * The list of keys and its button: `?` opens it on every page of the desk, unless somebody is
 * typing or a dialog is open. A native dialog: the browser keeps the focus inside and restores it.
 */
export function KeysList({ said }: { said: KeysSaid }) {
  const isLive = useLive();
  const [isOpen, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open], [role="alertdialog"]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
  }, [isOpen]);
  return (
    <>
      <button
        type="button"
        className="desk-tool"
        aria-label={said.title}
        title={`${said.title} (?)`}
        data-waits={isLive ? undefined : ''}
        onClick={() => setOpen(true)}
      >
        <CircleHelp aria-hidden size={20} />
      </button>
      {isOpen &&
        // Outside of the navigation, which a phone hides.
        createPortal(
          <dialog
            ref={dialog}
            className="keys-list"
            aria-labelledby="keys-title"
            // Its Escape is not meant for the navigation on a phone, which it is opened from.
            onKeyDown={(event) => event.stopPropagation()}
            onClose={() => setOpen(false)}
          >
            <form method="dialog">
              <h2 id="keys-title">{said.title}</h2>
              <button type="submit" className="btn">
                {said.close}
              </button>
            </form>
            {said.groups.map(({ title, keys, notes }) => (
              <section key={title}>
                <h3>{title}</h3>
                <dl>
                  {keys.map(({ key, does }) => (
                    <div key={does}>
                      <dt>
                        <kbd>{key}</kbd>
                      </dt>
                      <dd>{does}</dd>
                    </div>
                  ))}
                </dl>
                {notes.map((note) => (
                  <p key={note}>{note}</p>
                ))}
              </section>
            ))}
          </dialog>,
          document.body,
        )}
    </>
  );
}

/**
 * A link to this page in the other language, with its query. It reloads the page, as the language
 * is that of the whole document.
 */
export function SamePageIn({ locale, children }: { locale: Locale; children: ReactNode }) {
  const asked = useSearchParams().toString();
  const path = pathIn(locale, usePathname());
  return (
    <a href={asked ? `${path}?${asked}` : path} hrefLang={locale} lang={locale} className="desk-tool">
      {children}
    </a>
  );
}
