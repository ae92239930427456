import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { contactsIn } from '#lib/i18n/contacts-in.ts';
import { type Bilingual, isEmpty, localeOf } from '#lib/i18n/text.ts';
import { mailto } from '#lib/i18n/web-address.ts';
import type { Programme } from './programme.ts';

type Props = { programme: Programme; text: Bilingual | string };

/** The language to announce when the reader's has no such text. */
function foreign({ locale }: Programme, text: Bilingual | string) {
  const written = typeof text === 'string' ? null : localeOf(text, locale);
  return written === locale ? undefined : (written ?? undefined);
}

/** A short text of the document inside a line. Isolated: marks that turn the direction of writing end with it. */
export function Said({ programme, text, language = null }: Props & { language?: string | null }) {
  return <bdi lang={language ?? foreign(programme, text)}>{programme.say(text)}</bdi>;
}

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

/** A long text of the document: an empty line begins a paragraph, a line break stays one. Nothing when there is no text. */
export function Prose({ programme, text, className }: Props & { className?: string }) {
  if (typeof text === 'string' ? text.trim() === '' : isEmpty(text)) return null;
  const paragraphs = programme.say(text).split(/\n\s*\n/);
  return (
    <div className={clsx('prose', className)} lang={foreign(programme, text)}>
      {paragraphs.map((paragraph, i) => (
        <p key={i} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  );
}
