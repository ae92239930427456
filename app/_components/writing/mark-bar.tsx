'use client';

import { Bold, Eye, Heading, Italic, Link, List, type LucideIcon, TextQuote } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import { useLive } from '#app/_ui/use-live.ts';
import { marks, type TextMark } from './marks.ts';

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
export function MarkBar({
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
