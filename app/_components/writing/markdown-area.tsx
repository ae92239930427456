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
  const reader = useLocale();
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

/** What the buttons of a long text do. */
const marks = ['bold', 'italic', 'link', 'list', 'quote', 'heading'] as const;
export type TextMark = (typeof marks)[number];

/** The text of a field, and what is selected in it. */
type Selected = { value: string; start: number; end: number };

/** What replaces the text from `from` to `to`, and what is selected then, counted from `from`. */
type Replacement = { from: number; to: number; text: string; select: readonly [number, number] };

const SIGNS = { bold: '**', italic: '*' } as const;
const LINE_SIGNS = { list: '- ', quote: '> ', heading: '## ' } as const;
/** The signs at the beginning of a line, which replace one another. */
const LINE_SIGN = /^(?:- |> |#{1,6} )/;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Applies a button to the selection; pressed again, it removes the sign. `words` is the text of a
 * link without one.
 */
export function marked(mark: TextMark, selected: Selected, words: string): Replacement {
  if (mark === 'link') return linked(aroundWord(selected), words);
  return mark === 'bold' || mark === 'italic'
    ? wrapped(SIGNS[mark], aroundWord(selected))
    : begun(LINE_SIGNS[mark], selected);
}

/**
 * Without a selection, selects the word at the caret; otherwise drops spaces at its ends, where a
 * sign would not work.
 */
function aroundWord({ value, start, end }: Selected): Selected {
  let [from, to] = [start, end];
  if (from === to) {
    while (from > 0 && LETTER.test(value[from - 1] ?? '')) from -= 1;
    while (LETTER.test(value[to] ?? '')) to += 1;
  }
  while (from < to && /\s/.test(value[from] ?? '')) from += 1;
  while (from < to && /\s/.test(value[to - 1] ?? '')) to -= 1;
  return { value, start: from, end: to };
}

/** Puts stars around the selection: one for italic, two for bold, three for both. */
function wrapped(sign: string, { value, start, end }: Selected): Replacement {
  while (end - start > 1 && value[start] === '*' && value[end - 1] === '*') {
    start += 1;
    end -= 1;
  }
  const before = /\**$/.exec(value.slice(0, start))?.[0].length ?? 0;
  const after = /^\**/.exec(value.slice(end))?.[0].length ?? 0;
  const stars = Math.min(before, after);
  const isOn = sign.length === 1 ? stars % 2 === 1 : stars >= 2;
  const words = value.slice(start, end);
  if (isOn) return { from: start - sign.length, to: end + sign.length, text: words, select: [0, words.length] };
  return { from: start, to: end, text: sign + words + sign, select: [sign.length, sign.length + words.length] };
}

/** A selected address becomes the target of the link, other words its text. */
function linked({ value, start, end }: Selected, words: string): Replacement {
  const chosen = value.slice(start, end);
  const isAddress = /^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(chosen);
  const said = isAddress || chosen === '' ? words : chosen.replaceAll(/[[\]]/g, '');
  const address = isAddress ? chosen : 'https://';
  const at = said.length + 3;
  const select = chosen !== '' && !isAddress ? ([at, at + address.length] as const) : ([1, 1 + said.length] as const);
  return { from: start, to: end, text: `[${said}](${address})`, select };
}

/** Puts the sign before each selected line; removes it if all have it. */
function begun(sign: string, { value, start, end }: Selected): Replacement {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', Math.max(end - (end > start && value[end - 1] === '\n' ? 1 : 0), from));
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split('\n');
  const isOn = lines.every((line) => line.startsWith(sign) || line.trim() === '') && lines.some((line) => line !== '');
  const text = lines
    .map((line) => {
      if (line.trim() === '' && lines.length > 1) return line;
      return (isOn ? '' : sign) + line.replace(LINE_SIGN, '');
    })
    .join('\n');
  return { from, to, text, select: lines.length > 1 ? [0, text.length] : [text.length, text.length] };
}
