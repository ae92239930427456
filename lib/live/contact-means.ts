import { contactsIn } from '#lib/i18n/contacts-in.ts';

/** One button that reaches somebody. `href` carries the message where its kind can. */
export type Means = { kind: 'sms' | 'call' | 'mail'; to: string; href: string };

/**
 * The telephones and addresses in what was typed as somebody's contact, each with its buttons;
 * whatever else stands there (a diet, an address) stays where it is. A date or a postcode is no
 * telephone.
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
        href: `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(message.subject)}&body=${body}`,
      }),
    ),
  ];
}
