/**
 * Ids of a field's parts, from its name: the summary's links and the description use them. For
 * servers and browsers.
 */
export const fieldId = (name: string) => `field-${name.replaceAll('.', '-')}`;
