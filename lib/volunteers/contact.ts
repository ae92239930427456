import { z } from 'zod';
import type { ContactKind } from '#db/enums.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { contactAddress, dialledNumber } from '#lib/i18n/contacts-in.ts';

export type Contact = { contactKind: ContactKind; contact: string };

const PHONE = /^\+?[\d\s().-]{6,24}$/;
const MAX_CONTACT = 200;

/**
 * A telephone number or an e-mail address as somebody typed it; null when it is neither. A number
 * counts as a telephone unless they chose SMS.
 */
export function contactOf(typed: string): Contact | null {
  const contact = cleanLine(typed);
  if (contact.length > MAX_CONTACT) return null;
  if (contact.includes('@')) return z.email().safeParse(contact).success ? { contactKind: 'email', contact } : null;
  const digits = contact.replace(/\D/g, '').length;
  return PHONE.test(contact) && digits >= 6 && digits <= 15 ? { contactKind: 'phone', contact } : null;
}

/** How a volunteer is reached: by one contact, or by a number and an address. */
type Contacts = { contactKind: ContactKind | null; contact: string; otherContact: string };

/**
 * The contacts in two fields: a single one may be in either field; of two, one has to be a number
 * and one an address. Otherwise the field that is wrong, and what it has to contain. `kind` is the
 * way they chose to be reached.
 */
export function contactsOf(
  first: string,
  second: string,
  kind: ContactKind | null,
):
  | { ok: true; contacts: Contacts }
  | { ok: false; field: 'contact' | 'otherContact'; wants: 'contact' | 'email' | 'phone' } {
  const [field, contact, other] =
    first === '' ? (['otherContact', second, ''] as const) : (['contact', first, second] as const);
  if (contact === '') return { ok: true, contacts: { contactKind: null, contact, otherContact: '' } };
  const known = contactOf(contact);
  const isMail = known?.contactKind === 'email';
  if (!known || (kind !== null && (kind === 'email') !== isMail))
    return { ok: false, field, wants: kind === 'email' ? 'email' : 'contact' };
  const beside = other === '' ? null : contactOf(other);
  if (other !== '' && (!beside || (beside.contactKind === 'email') === isMail))
    return { ok: false, field: 'otherContact', wants: isMail ? 'phone' : 'email' };
  const contactKind = kind ?? known.contactKind;
  return { ok: true, contacts: { contactKind, contact: known.contact, otherContact: beside?.contact ?? '' } };
}

const each = ({ contactKind, contact, otherContact }: Contacts): Contact[] => [
  ...(contactKind === null ? [] : [{ contactKind, contact }]),
  ...[contactOf(otherContact) ?? []].flat(),
];

/** The contact for a call: their number, else their address; null for somebody with neither. */
export function calledBy(contacts: Contacts): Contact | null {
  const all = each(contacts);
  return all.find(({ contactKind }) => contactKind !== 'email') ?? all[0] ?? null;
}

/** Their number, as it is dialled, and their address; null where there is none. */
export function reachedBy(contacts: Contacts): { phone: string | null; mail: string | null } {
  const all = each(contacts);
  const phone = all.find(({ contactKind }) => contactKind !== 'email')?.contact;
  const mail = all.find(({ contactKind }) => contactKind === 'email')?.contact;
  return { phone: phone ? dialledNumber(phone) : null, mail: mail ?? null };
}

/** Both contacts as text, for the person who calls or writes. */
export const contactsSaid = ({ contact, otherContact }: Pick<Contacts, 'contact' | 'otherContact'>): string =>
  [contact, otherContact].filter(Boolean).join(', ');

/**
 * The second contact of somebody who gave a new one: the present contact of the other kind, which
 * the new one does not replace.
 */
export function besideContact(known: Contact, standing: Contacts): string {
  const isMail = known.contactKind === 'email';
  const stays = [standing.contact, standing.otherContact].find((one) => {
    const stood = contactOf(one);
    return stood !== null && (stood.contactKind === 'email') !== isMail;
  });
  return stays ?? '';
}

/** A `tel:`, `sms:` or `mailto:` link with a prepared message. */
export function contactLink({ contactKind, contact }: Contact, body = '', subject = ''): string {
  if (contactKind === 'email') return contactAddress('mail', contact, { subject, body });
  return contactAddress(contactKind === 'sms' ? 'sms' : 'call', dialledNumber(contact), { body });
}
