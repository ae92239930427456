import type { HandWay } from '#db/enums.ts';
import { contactAddress } from '#lib/i18n/contacts-in.ts';
import type { MessageReader } from './readers.ts';

type HandLink = Readonly<{ kind: Exclude<HandWay, 'copy'>; to: string; href: string }>;

/** The French departments overseas with country codes of their own, by how their numbers begin. */
const OVERSEAS = [
  ['590', /^0(?:590|69[01])/],
  ['594', /^0[56]94/],
  ['596', /^0(?:596|69[67])/],
  ['262', /^0(?:26[239]|639|69[23])/],
] as const;

/**
 * A number with its country code, as WhatsApp needs it; null where the country is unknown. Ten
 * digits with a leading zero are French.
 */
function international(number: string): string | null {
  if (number.startsWith('+')) return number.slice(1);
  if (number.startsWith('00')) return number.slice(2);
  if (!/^0[1-9]\d{8}$/.test(number)) return null;
  return `${OVERSEAS.find(([, begins]) => begins.test(number))?.[0] ?? '33'}${number.slice(1)}`;
}

/**
 * The buttons for writing to somebody from a telephone, each with the text if its kind of link can
 * contain it; WhatsApp only for people who chose it.
 */
export function handLinks(
  { phones, mail, ways }: Pick<MessageReader, 'phones' | 'mail' | 'ways'>,
  { subject, text }: { subject: string; text: string },
): HandLink[] {
  const [phone] = phones;
  const abroad = phone && ways.includes('whatsapp') ? international(phone) : null;
  const link = (kind: 'call' | 'sms' | 'mail', to: string): HandLink => ({
    kind,
    to,
    href: contactAddress(kind, to, { subject, body: text }),
  });
  const whatsapp = `https://wa.me/${abroad}?text=${encodeURIComponent(text.toWellFormed())}`;
  return [
    ...(phone ? [link('sms', phone)] : []),
    ...(abroad && phone ? [{ kind: 'whatsapp' as const, to: phone, href: whatsapp }] : []),
    ...(mail ? [link('mail', mail)] : []),
    ...(phone ? [link('call', phone)] : []),
  ];
}
