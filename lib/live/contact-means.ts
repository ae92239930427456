import { contactsIn, mailto } from '#lib/i18n/contacts-in.ts';

/** One button to reach somebody. `href` contains the message if its kind of link can. */
export type Means = { kind: 'sms' | 'call' | 'mail'; to: string; href: string };

/**
 * The telephone numbers and addresses in somebody's contact text, each with its buttons. Other
 * words in it (a diet, a street) are ignored. A date or a postcode is not taken for a telephone
 * number.
 */
export function meansOf(contact: string, message: { subject: string; body: string }): Means[] {
  const body = encodeURIComponent(message.body);
  const found = contactsIn(contact);
  const each = (kind: 'phone' | 'mail') => [...new Set(found.flatMap((one) => (one.kind === kind ? [one.to] : [])))];
  return [
    ...each('phone').flatMap((to): Means[] => [
      { kind: 'sms', to, href: `sms:${to}?body=${body}` },
      { kind: 'call', to, href: `tel:${to}` },
    ]),
    ...each('mail').map(
      (to): Means => ({
        kind: 'mail',
        to,
        href: `${mailto(to)}?subject=${encodeURIComponent(message.subject)}&body=${body}`,
      }),
    ),
  ];
}
