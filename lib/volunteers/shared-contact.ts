import { dialledNumber } from '#lib/i18n/contacts-in.ts';

/**
 * A contact in the form in which it is compared: a number as its digits without the trunk or
 * country prefix, anything else in lower case.
 */
export const reachedAs = (contact: string): string =>
  contact.includes('@')
    ? contact.toLowerCase()
    : dialledNumber(contact)
        .replace(/\D/g, '')
        .replace(/^(?:00)?33(?=\d{9}$)/, '')
        .replace(/^0(?=\d{9}$)/, '');

/**
 * Whether a parent's contact is the minor's own: a family may share a number, or a child may have
 * given theirs.
 */
export const isSharedContact = (
  guardianContact: string,
  own: Readonly<Record<'contact' | 'otherContact', string>>,
): boolean => {
  const parent = reachedAs(guardianContact);
  return parent !== '' && [own.contact, own.otherContact].some((one) => reachedAs(one) === parent);
};
