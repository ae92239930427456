/** One button that reaches somebody. `href` carries the message where its kind can. */
export type Means = { kind: 'sms' | 'call' | 'mail'; to: string; href: string };

const PHONE = /(?<![\p{L}\d])(?:\+|00)?\d[\d .\-/()]{6,18}\d(?!\d)/gu;
const ADDRESS = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/** Shorter is a house, longer is no telephone (ITU E.164: 15 digits). */
const [FEWEST_DIGITS, MOST_DIGITS] = [8, 15];

/**
 * The telephones and addresses in what was typed as somebody's contact, each with its buttons; whatever else stands there (a diet, an address) stays
 * where it is. A date or a postcode is no telephone.
 */
export function meansOf(contact: string, message: { subject: string; body: string }): Means[] {
  const body = encodeURIComponent(message.body);
  const phones = unique(contact.match(PHONE) ?? [], (typed) => {
    const digits = typed.replace(/\D/g, '');
    const isPhone =
      digits.length >= FEWEST_DIGITS &&
      digits.length <= MOST_DIGITS &&
      !/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(typed.trim());
    return isPhone ? `${/^\s*\+/.test(typed) ? '+' : ''}${digits}` : null;
  });
  const addresses = unique(contact.match(ADDRESS) ?? [], (typed) => typed.toLowerCase());
  return [
    ...phones.flatMap((to): Means[] => [
      { kind: 'sms', to, href: `sms:${to}?body=${body}` },
      { kind: 'call', to, href: `tel:${to}` },
    ]),
    ...addresses.map(
      (to): Means => ({
        kind: 'mail',
        to,
        href: `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(message.subject)}&body=${body}`,
      }),
    ),
  ];
}

const unique = (typed: readonly string[], keep: (typed: string) => string | null): string[] => [
  ...new Set(typed.flatMap((one) => keep(one) ?? [])),
];
