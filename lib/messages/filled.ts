import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';

/** What of a text is another for each reader, in either language. */
const FIELDS = { name: /\[(?:nom|name)\]/g, link: /\[(?:lien|link)\]/g } as const;

/** Where the address of its reader's own page stands in a text, in each language. */
export const LINK = { fr: '[lien]', en: '[link]' } as const;

/**
 * A short line that says where the page of its reader is (« Votre page : »). Every other line
 * stays.
 */
const LINK_LINE =
  /\n+[^\n[\]\d,;.!?]{0,30}\b(?:page|ici|here|lien|link|planning|shifts)[^\S\n]*:[^\S\n]*\[(?:lien|link)\][^\S\n]*(?=\n|$)/gi;

/**
 * What of a text is said to one reader; `link` is null for who has no page of their own, and reads
 * no line about it.
 */
export const filled = (text: string, { name, link }: { name: string; link: string | null }): string =>
  (link === null ? text.replace(LINK_LINE, '') : text)
    .replace(FIELDS.name, () => name)
    .replace(FIELDS.link, () => link ?? '');

/**
 * Addresses that open a private page to whoever has them; `deploy/Caddyfile` keeps the same out of
 * its logs.
 */
const PRIVATE =
  /\/(?:team|preview|my|setup|invitation|reset|selections|volunteers|stop|join\/[^/\s]+(?:\/(?:mine|parent))?)\/[\w-]{16,}/;

/**
 * A text without the lines that lead to a private page: a locked screen or a list of mails shows it
 * to whoever passes.
 */
export const withoutSecrets = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !PRIVATE.test(line) && line.search(FIELDS.link) < 0)
    .join('\n')
    .trim();

/** How a text reads for none of its readers in particular: without their name and their page. */
export const readByNobody = (text: string): string =>
  text
    .replace(new RegExp(`[^\\S\\n]*${FIELDS.name.source}`, 'g'), '')
    .replace(FIELDS.link, '…')
    .replace(/^[\s,:;.!–-]+/, '');

/**
 * What stands over a message for one reader, on one line: with their name, and without any private
 * address (`withoutSecrets`); the festival's name where nothing is left.
 */
export const subjectFor = (
  subject: Bilingual,
  { name, festival, locale }: { name: string; festival: Bilingual; locale: Locale },
): string =>
  withoutSecrets(filled(`\n${inLocale(subject, locale)}`, { name, link: null }))
    .replace(/\s+/g, ' ')
    .trim() || inLocale(festival, locale);

/** What stands in a text like a field and is none: it would be read as it was typed. */
export const unknownFields = (text: string): string[] => [
  ...new Set((text.match(/\[[^[\]\n]{1,40}\]/g) ?? []).filter((one) => filled(one, { name: '', link: '' }) === one)),
];

const asksFor =
  (field: keyof typeof FIELDS) =>
  (text: Bilingual): boolean =>
    [text.fr, text.en].some((one) => one !== undefined && one.search(FIELDS[field]) >= 0);

/** Whether a text asks for the page of its reader. */
export const asksForLink = asksFor('link');

/** Whether it calls its reader by their name. */
export const asksForName = asksFor('name');
