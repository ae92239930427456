'use client';

import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/**
 * A modal question: the focus stays inside, and Escape or a click outside closes it without change.
 * `children` get `close` for the button that changes nothing. The first heading is its title.
 */
export function Question({
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
