'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { RefusedLine } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { remove } from '#app/[locale]/(live)/organise/[festival]/events/actions.ts';

/** A séance as the person saw it who acts on it. */
export type SeenEvent = { place: RecordPlace; version: number; clientKey: string };

/**
 * A modal question: the focus stays inside, and Escape or a click outside closes it without change.
 * `children` get `close` for the button that changes nothing. The first heading is its title.
 */
function Question({
  isOpen,
  onClose,
  title,
  children,
}: {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: (close: () => void) => ReactNode;
}) {
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-veil p-4"
    >
      <Modal className="card w-full max-w-[34rem] p-5">
        <Dialog role="alertdialog" className="grid gap-4 outline-none">
          <Heading slot="title" className="text-[1.3rem]">
            {title}
          </Heading>
          {children(onClose)}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

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
