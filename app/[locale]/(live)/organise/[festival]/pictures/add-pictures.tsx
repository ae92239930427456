'use client';

import { ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import type { PictureSubject } from '#lib/model/documents.ts';
import type { PictureUse } from '#lib/pictures/subject.ts';
import { SendingNote, TAKEN, useDropping, useSending } from './sending.tsx';

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
