import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { TextParts } from '#app/_components/parts.tsx';
import { contactsIn, mailto } from '#lib/i18n/contacts-in.ts';
import { type Bilingual, isEmpty, localeOf } from '#lib/i18n/text.ts';
import { markedPieces } from '#lib/programme/search.ts';
import { linesOf, textPartsOf } from '#lib/text/parts.ts';
import type { Programme } from './programme.ts';

type Props = { programme: Programme; text: Bilingual | string };

/** The language to mark a text with, where it is missing in the reader's. */
function foreign({ locale }: Programme, text: Bilingual | string) {
  const written = typeof text === 'string' ? null : localeOf(text, locale);
  return written === locale ? undefined : (written ?? undefined);
}

/**
 * A short text of the document inside a line. Isolated, so that a change of writing direction ends
 * with it.
 */
export function Said({ programme, text, language = null }: Props & { language?: string | null }) {
  return <bdi lang={language ?? foreign(programme, text)}>{programme.say(text)}</bdi>;
}

/** Things shown one after another on a line, with commas. */
export const withCommas = <T,>(things: readonly T[], show: (thing: T) => ReactNode): ReactNode =>
  things.map((thing, i) => (
    <span key={i}>
      {i > 0 && ', '}
      {show(thing)}
    </span>
  ));

/** A sentence in which every telephone number and e-mail address is a link. */
export function WithLinks({ text }: { text: string }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { kind, typed, to, at: begins } of contactsIn(text)) {
    pieces.push(
      text.slice(at, begins),
      <a key={begins} className="link" href={kind === 'mail' ? mailto(to) : `tel:${to}`}>
        {typed}
      </a>,
    );
    at = begins + typed.length;
  }
  return (
    <bdi>
      {pieces}
      {text.slice(at)}
    </bdi>
  );
}

/**
 * A long text of the document, in light Markdown. Nothing when it is empty. `level` is that of its
 * headings, one below the heading above; `isPlain`: signs are not read as Markdown, as in messages
 * of the day.
 */
export function Prose({
  programme,
  text,
  className,
  level = 3,
  isPlain = false,
}: Props & { className?: string; level?: ComponentProps<typeof TextParts>['level']; isPlain?: boolean }) {
  if (typeof text === 'string' ? text.trim() === '' : isEmpty(text)) return null;
  const blocks = (isPlain ? linesOf : textPartsOf)(programme.say(text));
  return (
    <div className={clsx('prose', className)} lang={foreign(programme, text)}>
      <TextParts blocks={blocks} level={level} />
    </div>
  );
}

/** A text in which the searched words are marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return markedPieces(text, words).map((piece, i) => (i % 2 === 1 ? <mark key={i}>{piece}</mark> : piece));
}
