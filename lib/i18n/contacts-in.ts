import { NBSP } from './typeset.ts';

const PHONE = /(?<![\p{L}\d])(?:\+|00)?\d[\d .\-/()]{6,18}\d(?!\d)/gu;
/**
 * Matches only from the beginning of a word; from each letter of a long word, the rest would be
 * read again.
 */
const ADDRESS = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/**
 * A shorter number is that of a house, a longer one cannot be a telephone number (ITU E.164: 15
 * digits).
 */
const [MIN_DIGITS, MAX_DIGITS] = [8, 15];

/**
 * A contact found in a text: `typed` is the piece as written, `at` its position, `to` what a link
 * dials or writes to.
 */
type ContactIn = { kind: 'phone' | 'mail'; typed: string; at: number; to: string };

/**
 * A number as it is dialled. A zero in brackets is dialled only from within the country, so it is
 * removed when the country code precedes it; of a French one also without brackets.
 */
export const dialledNumber = (typed: string): string =>
  typed
    .replace(/^(\s*\(?(?:\+|00)[^()]*(?:\)[^()]*)?)\(\s*0\s*\)/, '$1')
    .replace(/[^\d+]/g, '')
    .replace(/^((?:\+|00)33)0(?=[1-9]\d{8}$)/, '$1');

/** A number in readable form: French numbers in pairs of digits, others as they are. */
export const shownNumber = (dialled: string): string =>
  dialled.replace(/^(?:(0[1-9])|((?:\+|00)33)([1-9]))(\d\d)(\d\d)(\d\d)(\d\d)$/, (_, home, code, area, ...rest) =>
    [...(home ? [home] : [code, area]), ...rest.slice(0, 4)].join(NBSP),
  );

/** The number to dial; null for a date, a postcode or anything else made of digits. */
function dialled(typed: string): string | null {
  const digits = typed.replace(/\D/g, '');
  const isPhone =
    digits.length >= MIN_DIGITS &&
    digits.length <= MAX_DIGITS &&
    !/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(typed.trim());
  return isPhone ? dialledNumber(typed) : null;
}

/** The telephone numbers and e-mail addresses in a text written by people, in order. */
export function contactsIn(text: string): ContactIn[] {
  const mails = [...text.matchAll(ADDRESS)].map(
    ({ 0: typed, index }): ContactIn => ({ kind: 'mail', typed, at: index, to: typed.toLowerCase() }),
  );
  const isInMail = (at: number) => mails.some((mail) => at >= mail.at && at < mail.at + mail.typed.length);
  const phones = [...text.matchAll(PHONE)].flatMap(({ 0: typed, index }): ContactIn[] => {
    const to = isInMail(index) ? null : dialled(typed);
    return to ? [{ kind: 'phone', typed, at: index, to }] : [];
  });
  return [...mails, ...phones].sort((a, b) => a.at - b.at);
}

/**
 * Whether a text may become a link: a complete http or https address, nothing that a browser would
 * execute.
 */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** `mailto:` to exactly this address: nothing in it can add a recipient or a text. */
export const mailto = (address: string): string =>
  `mailto:${encodeURIComponent(address.toWellFormed()).replaceAll('%40', '@')}`;

/**
 * The address with which a telephone calls or writes to somebody, with a prepared message. A call
 * has no message, and only a mail has a subject.
 */
export function contactAddress(kind: 'call' | 'sms' | 'mail', to: string, { subject = '', body = '' } = {}): string {
  if (kind === 'call') return `tel:${to}`;
  const said = [['subject', kind === 'mail' ? subject : ''] as const, ['body', body] as const]
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`)
    .join('&');
  return `${kind === 'mail' ? mailto(to) : `sms:${to}`}${said && `?${said}`}`;
}
