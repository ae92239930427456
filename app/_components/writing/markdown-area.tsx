'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { TextArea } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { drawText } from './actions.tsx';
import { MarkBar } from './mark-bar.tsx';
import { marked, type TextMark } from './marks.ts';
import '#app/_components/prose.css';
import './writing.css';

const KEYS: Readonly<Record<string, TextMark>> = { b: 'bold', i: 'italic', k: 'link' };

/** The pause in typing after which the preview is drawn again, in milliseconds. */
const PAUSE = 500;

/**
 * A field for light Markdown, with buttons that write its signs and a preview. Without a script it
 * is a plain text field.
 */
export function MarkdownArea({
  lang,
  ...area
}: Omit<ComponentProps<typeof TextArea>, 'tools' | 'below'> & { lang?: Locale }) {
  const t = useTranslations('records.writing');
  const reader = useLocale() as Locale;
  const [preview, setPreview] = useState<ReactNode>(null);
  const [isShown, setShown] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const id = fieldId(area.name);
  const control = () => document.getElementById(id) as HTMLTextAreaElement | null;

  const press = (mark: TextMark) => {
    const text = control();
    if (!text?.matches(':enabled')) return;
    const selected = { value: text.value, start: text.selectionStart, end: text.selectionEnd };
    const { from, to, text: written, select } = marked(mark, selected, t('linkWords'));
    text.focus();
    text.setSelectionRange(from, to);
    // Inserted as if typed, so that the browser can undo it and forms notice. No newer API does
    // this.
    document.execCommand(written === '' ? 'delete' : 'insertText', false, written);
    text.setSelectionRange(from + select[0], from + select[1]);
  };

  // If no preview arrives, the last one stays.
  const draw = () =>
    drawText({ text: control()?.value ?? '', language: lang ?? reader }).then(setPreview, () => undefined);
  const show = () => {
    setShown(!isShown);
    if (!isShown) void draw();
  };

  return (
    <TextArea
      {...area}
      lang={lang}
      tools={<MarkBar controls={id} onPress={press} isShown={isShown} onShow={show} />}
      below={
        isShown && (
          <section className="writing-preview" aria-label={t('preview')}>
            {preview}
          </section>
        )
      }
      onKeyDown={(event: KeyboardEvent) => {
        const mark = KEYS[event.key.toLowerCase()];
        if (!mark || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
        event.preventDefault();
        press(mark);
      }}
      onInput={() => {
        clearTimeout(pause.current);
        if (isShown) pause.current = setTimeout(() => void draw(), PAUSE);
      }}
    />
  );
}
