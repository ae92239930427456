'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { RefusedLine } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Question } from '#app/_ui/dialog.tsx';
import { remove } from '#app/[locale]/(live)/organise/[festival]/events/actions.ts';

/** A séance as the person saw it who acts on it. */
export type SeenEvent = { place: RecordPlace; version: number; clientKey: string };

/** A link to the page that asks, which a script replaces by a dialog over this page. */
export function DeleteEvent({
  path,
  title,
  goes,
  children,
  ...seen
}: SeenEvent & { path: string; title: string; goes: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <a
        href={path}
        className="act danger"
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </a>
      <Question isOpen={isOpen} onClose={() => setOpen(false)} title={title}>
        {(close) => (
          <>
            {goes}
            <DeleteForm {...seen} onKeep={close} />
          </>
        )}
      </Question>
    </>
  );
}

/**
 * The form that deletes, in the dialog and on the page without a script. `keep` leads back there.
 */
export function DeleteForm({
  place,
  version,
  clientKey,
  onKeep,
  keep,
}: SeenEvent & { onKeep?: () => void; keep?: string }) {
  const t = useTranslations('events.delete');
  const common = useTranslations('common');
  const [state, action, isPending] = useFormAction(remove, place);
  return (
    <form action={action} className="grid gap-3">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="clientKey" value={`${clientKey}-delete`} />
      <RefusedLine state={state} />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="btn bad" aria-disabled={isPending}>
          {t('now')}
        </button>
        {keep ? (
          <a href={keep} className="btn">
            {common('keep')}
          </a>
        ) : (
          <button type="button" className="btn" onClick={onKeep}>
            {common('keep')}
          </button>
        )}
      </div>
    </form>
  );
}
