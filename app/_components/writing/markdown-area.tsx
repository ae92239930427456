'use client';

import '#app/_components/prose.css';
import './writing.css';
import { Bold, Eye, Heading, Italic, Link, List, type LucideIcon, TextQuote } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { TextArea } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import { useLive } from '#app/_ui/use-live.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { drawText } from './actions.tsx';
import { marked, marks, type TextMark } from './marks.ts';

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

const ICONS: Readonly<Record<TextMark, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  link: Link,
  list: List,
  quote: TextQuote,
  heading: Heading,
};
const SHORTCUTS: Partial<Readonly<Record<TextMark, string>>> = { bold: 'B', italic: 'I', link: 'K' };

/** The buttons above a long text: one tab stop, with arrow keys between them. */
function MarkBar({
  controls,
  onPress,
  isShown,
  onShow,
}: {
  /** The id of the field. */
  controls: string;
  onPress: (mark: TextMark) => void;
  isShown: boolean;
  onShow: () => void;
}) {
  const t = useTranslations('records.writing');
  const isLive = useLive();
  const [current, setCurrent] = useState(0);

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const last = buttons.length - 1;
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to < 0 ? last : to > last ? 0 : to]?.focus();
  };
  const stop = (at: number) => ({
    type: 'button' as const,
    tabIndex: at === current ? 0 : -1,
    onFocus: () => setCurrent(at),
  });

  return (
    <div
      role="toolbar"
      aria-label={t('tools')}
      aria-controls={controls}
      className="writing-tools"
      data-waits={isLive ? undefined : ''}
      onKeyDown={move}
    >
      {marks.map((mark, at) => {
        const Icon = ICONS[mark];
        const shortcut = SHORTCUTS[mark];
        return (
          <button
            key={mark}
            {...stop(at)}
            title={shortcut ? t('shortcut', { name: t(mark), key: shortcut }) : t(mark)}
            aria-label={t(mark)}
            aria-keyshortcuts={shortcut && `Control+${shortcut} Meta+${shortcut}`}
            onClick={() => onPress(mark)}
          >
            <Icon size={18} aria-hidden />
          </button>
        );
      })}
      <button
        {...stop(marks.length)}
        aria-label={t('preview')}
        title={t('preview')}
        aria-pressed={isShown}
        onClick={onShow}
      >
        <Eye size={18} aria-hidden />
        <span>{t('preview')}</span>
      </button>
    </div>
  );
}
