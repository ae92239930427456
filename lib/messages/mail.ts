import { and, count, eq, gt } from 'drizzle-orm';
import nodemailer from 'nodemailer';
import { getDb } from '#db/client.ts';
import type { Role } from '#db/enums.ts';
import { deliveries } from '#db/schema/index.ts';
import { INVITATION_DAYS, type RemitNames } from '#lib/accounts/members.ts';
import { env, type Smtp } from '#lib/env.ts';
import { xmlText } from '#lib/feeds/xml.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { colonOf } from '#lib/i18n/typeset.ts';
import type { Festival } from '#lib/policy.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { filled, subjectFor } from './filled.ts';
import type { Delivery, Message } from './queue.ts';
import { type MessageReader, mailOf, readersOf, stopPath, stopToken } from './readers.ts';
import type { Delivered, Outgoing, SendFailure } from './sending.ts';

/*
 * Mail: how a message looks and is sent, invitations, which do not use the queue, and the test
 * mail of an administrator.
 */

/** In milliseconds: how long a mail server may take to connect, to greet, and to answer. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Whether a host is this machine, so that a password may be sent unencrypted. */
const isHere = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);

function transportOf({ host, port, isTls, user, password }: Smtp) {
  return nodemailer.createTransport({
    host: host.replace(/^\[|\]$/g, ''),
    port,
    secure: isTls,
    // Never send a password unencrypted over a network.
    requireTLS: !isTls && user !== '' && !isHere(host),
    ...(user !== '' && { auth: { user, pass: password } }),
    ...PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/**
 * The meaning of a failed attempt. The server's answer may contain an address, so it is not stored.
 */
function failureOf(error: unknown): Extract<Delivered, { state: 'failed' | 'later' }> {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  if (code === 'EAUTH') return { state: 'later', why: 'sign-in', isWayDown: true };
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return responseCode >= 500 ? { state: 'failed', why: 'refused' } : { state: 'later', why: 'refused' };
  const isAway = /^(ECONN|ETIMEDOUT|ESOCKET|EDNS|ENOTFOUND|ETLS|EPROTOCOL)/.test(code);
  return { state: 'later', why: isAway ? 'unreachable' : 'error', isWayDown: isAway };
}

/** Sends mails through the mail server of this installation. */
export function mailBy(smtp: Smtp): (one: Outgoing) => Promise<Delivered> {
  const transport = transportOf(smtp);
  return async ({ delivery, message, festival, db, now }) => {
    const { recipient, recipientId } = delivery;
    // Visitors give no address.
    if (recipient === 'visitor') return { state: 'failed', why: 'no-address' };
    const reader = readersOf(db, festival, recipient).find(({ id }) => id === recipientId);
    const mail = reader && mailOf(reader);
    if (!reader || !mail) return { state: 'failed', why: reader?.mail ? 'not-chosen' : 'no-address' };
    const { subject, text, html, stop } = mailBody(festival, message, delivery, reader);
    try {
      await transport.sendMail({
        messageId: `<${message.topic}.${delivery.id}@${new URL(env().url).hostname}>`,
        // One written days ahead would arrive as an old mail, which filters take for junk.
        date: new Date(now),
        from: { name: inLocale(festival.name, festival.locale), address: smtp.from },
        to: { name: reader.name, address: mail },
        ...(festival.contactEmail && { replyTo: festival.contactEmail }),
        subject,
        text,
        html,
        list: { unsubscribe: stop },
        headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
      });
      return { state: 'sent' };
    } catch (error) {
      return failureOf(error);
    }
  };
}

export type InvitationMail = Readonly<{
  to: string;
  /** The name of the person who invites. */
  by: string;
  role: Role;
  remit: RemitNames | null;
  link: string;
  locale: Locale;
}>;

/**
 * Sends an invitation at once, without the queue, so that neither its link nor the address is
 * stored. Null once the server has accepted it.
 */
export async function mailInvitation(
  smtp: Smtp,
  festival: Festival,
  { to, by, role, remit, link, locale }: InvitationMail,
): Promise<SendFailure | null> {
  const [t, may, terms] = [translator(locale, 'mail'), translator(locale, 'accounts'), translator(locale, 'terms')];
  const name = inLocale(festival.name, locale);
  const own = remit && [...remit.themes, ...remit.rooms].map((one) => inLocale(one, locale)).join(', ');
  const said = { festival: name, by, role: terms(`role.${role}`), may: may(`roleMay.${role}`), link };
  try {
    await transportOf(smtp).sendMail({
      from: { name, address: smtp.from },
      to,
      ...(festival.contactEmail && { replyTo: festival.contactEmail }),
      subject: t('invitation.subject', said),
      text: [
        t('invitation.who', said),
        [t('invitation.role', said), ...(own ? [may('invitation.remit', { names: own })] : [])].join('\n'),
        t('invitation.join', { ...said, days: INVITATION_DAYS }),
        t('invitation.else'),
      ].join('\n\n'),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return null;
  } catch (error) {
    return failureOf(error).why;
  }
}

/** Sends a test mail; null once the server has accepted it. */
export async function tryMail(smtp: Smtp, to: string, locale: Locale): Promise<SendFailure | null> {
  const t = translator(locale, 'mail');
  try {
    await transportOf(smtp).sendMail({
      from: { name: 'Lanterne', address: smtp.from },
      to,
      subject: t('trial.subject'),
      text: t('trial.text', { url: env().url }),
    });
    return null;
  } catch (error) {
    return failureOf(error).why;
  }
}

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
function mailBody(festival: Festival, message: Message, delivery: Delivery, reader: MessageReader): MailBody {
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

/** What ends a sentence after an address is none of it. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,:;!?…)»”’'])/)
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

/**
 * How many mails wait, and how many failed within a day, in the whole installation. `now` is an
 * instant.
 */
export function mailState(now: string): { waiting: number; failed: number } {
  const dayAgo = daysFrom(now, -1);
  const mails = (state: 'waiting' | 'failed', since?: string) =>
    getDb()
      .select({ count: count() })
      .from(deliveries)
      .where(
        and(eq(deliveries.way, 'mail'), eq(deliveries.state, state), since ? gt(deliveries.triedAt, since) : undefined),
      )
      .get()?.count ?? 0;
  return { waiting: mails('waiting'), failed: mails('failed', dayAgo) };
}
