import { contactAddress, contactsIn } from '#lib/i18n/contacts-in.ts';

/** One button to reach somebody. `href` contains the message if its kind of link can. */
export type Means = { kind: 'sms' | 'call' | 'mail'; to: string; href: string };

/**
 * The telephone numbers and addresses in somebody's contact text, each with its buttons. Other
 * words in it (a diet, a street) are ignored. A date or a postcode is not taken for a telephone
 * number.
 */
export function meansOf(contact: string, message: { subject: string; body: string }): Means[] {
  const found = contactsIn(contact);
  const each = (of: 'phone' | 'mail', ...kinds: readonly Means['kind'][]) =>
    [...new Set(found.flatMap(({ kind, to }) => (kind === of ? [to] : [])))].flatMap((to) =>
      kinds.map((kind): Means => ({ kind, to, href: contactAddress(kind, to, message) })),
    );
  return [...each('phone', 'sms', 'call'), ...each('mail', 'mail')];
}
