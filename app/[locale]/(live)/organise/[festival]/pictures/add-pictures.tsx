'use client';

import { ImagePlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { RefusedLine } from '#app/_components/answered-form.tsx';
import { UndoBar } from '#app/_components/message-bar.tsx';
import { newUuid } from '#app/_components/new-uuid.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { acting } from '#app/_ui/heard-changes.ts';
import type { PictureAnswer } from '#app/api/festivals/[festival]/pictures/route.ts';
import { picturesPost } from '#lib/i18n/paths.ts';
import type { PictureSubject } from '#lib/model/documents.ts';
import { sendByName } from '#lib/pictures/sending.ts';
import type { PictureUse } from '#lib/pictures/subject.ts';
import { dropPicture, firstPicture } from './actions.ts';

/** Where pictures of something are dropped, pasted or chosen. */
export function AddPictures({ slug, of, uses }: { slug: string; of: PictureSubject; uses: readonly PictureUse[] }) {
  const t = useTranslations('pictures');
  const id = useId();
  const [use, setUse] = useState(uses[0]);
  const { send, sent, isSending } = useSending(slug);
  const sendAll = (files: readonly File[]) => send(files.map((file) => ({ file, of, use: use ?? '' })));

  const latest = useRef(sendAll);
  latest.current = sendAll;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Spreadsheets copy cells as a picture too; in a text field the text is meant.
      const isWritten = event.target instanceof Element && event.target.matches('input[type="text"], textarea');
      if (files.length === 0 || isWritten) return;
      event.preventDefault();
      void latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  const dropping = useDropping(({ files }) => void sendAll([...files]));

  return (
    <div className="mt-2 grid grid-cols-1 gap-2">
      {uses.length > 1 && (
        <label className="flex flex-wrap items-center gap-2">
          <span>{t('useLabel')}</span>
          <select className="input w-auto" value={use} onChange={(event) => setUse(event.target.value as PictureUse)}>
            {uses.map((one) => (
              <option key={one} value={one}>
                {t(`use.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label htmlFor={id} {...dropping}>
        <ImagePlus aria-hidden size={24} />
        <span>
          <b>{t('add')}</b> <span className="text-soft">{t('drop')}</span>
        </span>
        <input
          id={id}
          type="file"
          multiple
          accept={TAKEN}
          disabled={isSending}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void sendAll(files);
          }}
        />
      </label>
      <SendingNote slug={slug} sent={sent} />
    </div>
  );
}

/** How many are sent at the same time. */
const AT_ONCE = 2;
export const TAKEN = 'image/jpeg,image/png,image/webp,image/avif,image/tiff,image/svg+xml';

/** A file and what it is of; without a use, the first that such a thing can have. */
export type ToSend = Readonly<{ file: File; of: PictureSubject; use: PictureUse | '' }>;
type Sent = Readonly<{ batch: string; count: number; done: number; refused: readonly string[]; undo: string | null }>;

/**
 * Sends pictures, each in a request of its own: a refused one says why, the others are added, and «
 * Défaire » undoes all that were sent together.
 */
export function useSending(slug: string) {
  const t = useTranslations('pictures');
  const locale = useLocale();
  const router = useRouter();
  const [sent, setSent] = useState<Sent | null>(null);
  const isSending = sent !== null && sent.done < sent.count;

  const before = useRef<Promise<void>>(Promise.resolve());
  /** Pictures added while others are being sent wait for them. */
  const send = (pictures: readonly ToSend[]): Promise<void> => {
    before.current = before.current.then(() => sendTogether(pictures));
    return before.current;
  };

  const sendTogether = async (pictures: readonly ToSend[]) => {
    if (pictures.length === 0) return;
    const batch = newUuid();
    let state: Sent = { batch, count: pictures.length, done: 0, refused: [], undo: null };
    const tell = (answer: PictureAnswer) => {
      state = {
        ...state,
        done: state.done + 1,
        ...(answer.ok ? { undo: answer.batch ?? state.undo } : { refused: [...state.refused, answer.message] }),
      };
      setSent(state);
    };
    setSent(state);
    await sendByName(pictures, AT_ONCE, async ({ file, of, use }) => {
      const asked = { of, use, name: file.name, key: newUuid(), batch, lang: locale };
      try {
        const answer = await acting(
          fetch(picturesPost(slug, asked), {
            method: 'POST',
            body: file,
            headers: { 'content-type': 'application/octet-stream' },
          }),
        );
        tell((await answer.json()) as PictureAnswer);
      } catch {
        tell({ ok: false, message: t('refused.network', { name: file.name }) });
      }
    });
    router.refresh();
  };
  return { send, sent, isSending };
}

/** Makes an element accept dropped files. */
export function useDropping(take: (dropped: DataTransfer) => void) {
  const [isOver, setOver] = useState(false);
  return {
    className: `drop-here ${isOver ? 'is-over' : ''}`,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer);
    },
  };
}

/** The progress, the refused files, and « Défaire ». */
export function SendingNote({ slug, sent }: { slug: string; sent: Sent | null }) {
  const t = useTranslations('pictures');
  const isSending = sent !== null && sent.done < sent.count;
  return (
    <>
      <p role="status" className="text-soft empty:hidden">
        {isSending ? t('sending', { done: sent.done, count: sent.count }) : ''}
      </p>
      {sent && sent.refused.length > 0 && (
        <div role="alert" className="error">
          <ul className="grid gap-1">
            {sent.refused.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {sent && !isSending && sent.undo && (
        <UndoBar
          key={sent.batch}
          slug={slug}
          batch={sent.undo}
          message={t('added', { count: sent.count - sent.refused.length })}
        />
      )}
    </>
  );
}

/** The acts on a picture in a list of several. */
export function PictureButtons({
  slug,
  id,
  name,
  isFirst,
}: {
  slug: string;
  id: number;
  name: string;
  isFirst: boolean;
}) {
  const t = useTranslations('pictures');
  const records = useTranslations('records');
  const [put, first] = useFormAction(firstPicture, slug);
  const [dropped, drop] = useFormAction(dropPicture, slug);
  const refused = [put, dropped].find(({ ok }) => ok === false);
  return (
    <div className="flex flex-wrap gap-2">
      {!isFirst && (
        <form action={first}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="btn">
            {t('first')}
          </button>
        </form>
      )}
      <form action={drop}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="btn" aria-label={t('removeIt', { name })}>
          {records('remove')}
        </button>
      </form>
      {refused && <RefusedLine state={refused} />}
    </div>
  );
}
