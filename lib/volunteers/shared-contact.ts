import { dialledNumber } from '#lib/i18n/contacts-in.ts';

/**
 * A contact as it is compared: digits of a number without what stands before the country's, else
 * lower case.
 */
export const reachedAs = (contact: string): string =>
  contact.includes('@')
    ? contact.toLowerCase()
    : dialledNumber(contact)
        .replace(/\D/g, '')
        .replace(/^(?:00)?33(?=\d{9}$)/, '')
        .replace(/^0(?=\d{9}$)/, '');

/**
 * Whether a parent is reached by what the minor is: a family may have one number, or a child gave
 * their own.
 */
export const isSharedContact = (
  guardianContact: string,
  own: Readonly<Record<'contact' | 'otherContact', string>>,
): boolean => {
  const parent = reachedAs(guardianContact);
  return parent !== '' && [own.contact, own.otherContact].some((one) => reachedAs(one) === parent);
};
