'use client';

import { ImagePlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { UndoBar } from '#app/[locale]/(live)/organise/[festival]/undo-bar.tsx';
import type { PictureAnswer } from '#app/api/festivals/[festival]/pictures/route.ts';
import { picturesPost } from '#lib/i18n/paths.ts';
import type { PictureSubject } from '#lib/model/documents.ts';
import type { PictureUse } from '#lib/pictures/subject.ts';

/** How many are sent at once. */
const AT_ONCE = 2;
const TAKEN = 'image/jpeg,image/png,image/webp,image/avif,image/tiff,image/svg+xml';

type Sent = Readonly<{ batch: string; count: number; done: number; refused: readonly string[]; undo: string | null }>;

/**
 * Where pictures of something are dropped, pasted or chosen. Each is sent as it is and answered for itself: what is refused says why, the
 * others come in, and « Défaire » takes back all that came together.
 */
export function AddPictures({ slug, of, uses }: { slug: string; of: PictureSubject; uses: readonly PictureUse[] }) {
  const t = useTranslations('pictures');
  const locale = useLocale();
  const router = useRouter();
  const id = useId();
  const [use, setUse] = useState(uses[0]);
  const [isOver, setOver] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const isSending = sent !== null && sent.done < sent.count;

  const send = async (files: readonly File[]) => {
    if (files.length === 0 || isSending) return;
    const batch = crypto.randomUUID();
    let state: Sent = { batch, count: files.length, done: 0, refused: [], undo: null };
    const tell = (answer: PictureAnswer) => {
      state = {
        ...state,
        done: state.done + 1,
        ...(answer.ok ? { undo: answer.batch ?? state.undo } : { refused: [...state.refused, answer.message] }),
      };
      setSent(state);
    };
    setSent(state);
    const left = [...files];
    const next = async (): Promise<void> => {
      const file = left.shift();
      if (!file) return;
      const asked = { of, use: use ?? '', name: file.name, key: crypto.randomUUID(), batch, lang: locale };
      try {
        const answer = await fetch(picturesPost(slug, asked), {
          method: 'POST',
          body: file,
          headers: { 'content-type': 'application/octet-stream' },
        });
        tell((await answer.json()) as PictureAnswer);
      } catch {
        tell({ ok: false, message: t('refused.network', { name: file.name }) });
      }
      return next();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    router.refresh();
  };

  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };

  return (
    <div className="grid gap-2">
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
      <label
        htmlFor={id}
        className={`drop-here ${isOver ? 'is-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
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
            void send(files);
          }}
        />
      </label>
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
    </div>
  );
}
