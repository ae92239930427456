import nodemailer from 'nodemailer';
import type { Role } from '#db/enums.ts';
import { INVITATION_DAYS } from '#lib/accounts/invitations.ts';
import type { RemitNames } from '#lib/accounts/remit.ts';
import { env, type Smtp } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Festival } from '#lib/policy.ts';
import { mailBody } from './mail-body.ts';
import { mailOf, readersOf } from './readers.ts';
import type { Delivered, Outgoing, SendFailure } from './sending.ts';

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
  return async ({ delivery, message, festival, db }) => {
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
        date: new Date(message.createdAt),
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
