/**
 * Ids of the parts of a field, made from its name; links in the summary and `aria-describedby` use
 * them. For servers and browsers.
 */
export const fieldId = (name: string) => `field-${name.replaceAll('.', '-')}`;
