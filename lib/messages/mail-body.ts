import { env } from '#lib/env.ts';
import { xmlText } from '#lib/feeds/xml.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { colonOf } from '#lib/i18n/typeset.ts';
import type { Festival } from '#lib/policy.ts';
import { filled, subjectFor } from './filled.ts';
import type { Delivery, Message } from './queue.ts';
import type { MessageReader } from './readers.ts';
import { stopPath, stopToken } from './stop-links.ts';

/** In characters: mail programs cut longer subjects off. */
const MAX_SUBJECT = 150;
/** In characters, of a text in one language. */
const MAX_TEXT = 5000;
/** The accent of a festival without one, as on its pages. */
const ACCENT = '#8f4700';

type MailBody = Readonly<{ subject: string; text: string; html: string; stop: string }>;

/**
 * The languages of a mail: those in which the text is written and that its reader reads; at least
 * one.
 */
function languagesOf(text: Bilingual, reader: MessageReader): Locale[] {
  const written = reader.locales.filter((locale) => text[locale]?.trim());
  return written.length > 0 ? written : reader.locales.slice(0, 1);
}

/**
 * A mail to one reader, as plain text and as simple HTML: no picture, no script, no style sheet,
 * and nothing that tracks whether it was opened. `stop` is the address for unsubscribing.
 */
export function mailBody(festival: Festival, message: Message, delivery: Delivery, reader: MessageReader): MailBody {
  const own = delivery.text ?? message.text;
  const locales = languagesOf(own, reader);
  const [first = festival.locale] = locales;
  const name = inLocale(festival.name, first);
  const stop = env().url + stopPath(stopToken(festival, { kind: reader.kind, id: reader.id }, 'mail'), first);
  const t = translator(first, 'mail');
  const foot = t(`why.${reader.kind}`, { festival: name });
  const texts = locales.map((locale) => ({ locale, text: filled(inLocale(own, locale), reader).slice(0, MAX_TEXT) }));
  const subject = subjectFor(message.subject, { name: reader.name, festival: festival.name, locale: first });
  return {
    subject: subject.slice(0, MAX_SUBJECT),
    text: [...texts.map(({ text }) => text), `-- \n${name}\n${foot}\n${t('stop')}${colonOf(first)}${stop}`].join(
      '\n\n',
    ),
    html: htmlOf({ festival, name, first, subject, texts, foot, stop, stopLabel: t('stop') }),
    stop,
  };
}

/** A text as paragraphs, with its addresses as links. */
const paragraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((one) => `<p style="margin:0 0 16px">${linked(one).replaceAll('\n', '<br>')}</p>`)
    .join('');

const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, i) =>
      i % 2 === 0 ? xmlText(part) : `<a href="${xmlText(part)}" style="word-break:break-all">${xmlText(part)}</a>`,
    )
    .join('');

type Drawn = {
  festival: Festival;
  name: string;
  first: Locale;
  subject: string;
  texts: readonly { locale: Locale; text: string }[];
  foot: string;
  stop: string;
  stopLabel: string;
};

/** Tables and inline styles are what all mail programs understand. */
const htmlOf = ({ festival, name, first, subject, texts, foot, stop, stopLabel }: Drawn) =>
  [
    `<!doctype html><html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><title>${xmlText(subject)}</title></head>`,
    '<body style="margin:0;padding:24px 16px;font:17px/1.5 system-ui,-apple-system,\'Segoe UI\',sans-serif">',
    `<div style="max-width:560px;margin:0 auto;border-top:6px solid ${festival.accent ?? ACCENT};padding-top:16px;word-wrap:break-word">`,
    `<p style="margin:0 0 20px;font-size:20px;font-weight:700;line-height:1.2">${xmlText(name)}</p>`,
    texts
      .map(({ locale, text }) => `<div lang="${locale}">${paragraphs(text)}</div>`)
      .join('<hr style="border:0;border-top:1px solid #8888;margin:8px 0 24px">'),
    '<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #8888;font-size:15px;opacity:.85">',
    `${xmlText(foot)}<br><a href="${xmlText(stop)}">${xmlText(stopLabel)}</a></p></div></body></html>`,
  ].join('');
