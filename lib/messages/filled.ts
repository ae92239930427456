import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';

/** The fields of a text that differ for each reader, in either language. */
const FIELDS = { name: /\[(?:nom|name)\]/g, link: /\[(?:lien|link)\]/g } as const;

/** The field for the address of its reader's own page, in each language. */
export const LINK = { fr: '[lien]', en: '[link]' } as const;

/** A short line that introduces the reader's page (« Votre page : »). Other lines stay. */
const LINK_LINE =
  /\n+[^\n[\]\d,;.!?]{0,30}\b(?:page|ici|here|lien|link|planning|shifts)[^\S\n]*:[^\S\n]*\[(?:lien|link)\][^\S\n]*(?=\n|$)/gi;

/**
 * A text for one reader; `link` is null for somebody without a page, and lines about it are
 * removed.
 */
export const filled = (text: string, { name, link }: { name: string; link: string | null }): string =>
  (link === null ? text.replace(LINK_LINE, '') : text)
    .replace(FIELDS.name, () => name)
    .replace(FIELDS.link, () => link ?? '');

/**
 * Addresses that open a private page to anybody who has them; `deploy/Caddyfile` keeps the same out
 * of its logs.
 */
const PRIVATE =
  /\/(?:team|preview|my|setup|invitation|reset|selections|volunteers|stop|join\/[^/\s]+(?:\/(?:mine|parent))?)\/[\w-]{16,}/;

/**
 * A text without lines that contain a private address, because a locked screen or a list of mails
 * is visible to others.
 */
export const withoutSecrets = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !PRIVATE.test(line) && line.search(FIELDS.link) < 0)
    .join('\n')
    .trim();

/** A text without its reader's name and page; « … » where it goes on after the page. */
export const readByNobody = (text: string): string =>
  text
    .replace(new RegExp(`[^\\S\\n]*${FIELDS.name.source}`, 'g'), '')
    .replace(new RegExp(`[\\s,:]*${FIELDS.link.source}\\s*$`), '')
    .replace(FIELDS.link, '…')
    .replace(/^[\s,:;.!–-]+/, '');

/**
 * The subject of a message for one reader, in one line: with their name, and without private
 * addresses (`withoutSecrets`); the festival's name where nothing is left.
 */
export const subjectFor = (
  subject: Bilingual,
  { name, festival, locale }: { name: string; festival: Bilingual; locale: Locale },
): string =>
  withoutSecrets(filled(`\n${inLocale(subject, locale)}`, { name, link: null }))
    .replace(/\s+/g, ' ')
    .trim() || inLocale(festival, locale);

/**
 * Words in brackets that look like a field and are none, so that they would be sent as they are.
 */
export const unknownFields = (text: string): string[] => [
  ...new Set((text.match(/\[[^[\]\n]{1,40}\]/g) ?? []).filter((one) => filled(one, { name: '', link: '' }) === one)),
];

const asksFor =
  (field: keyof typeof FIELDS) =>
  (text: Bilingual): boolean =>
    [text.fr, text.en].some((one) => one !== undefined && one.search(FIELDS[field]) >= 0);

/** Whether a text contains the field for its reader's page. */
export const asksForLink = asksFor('link');

/** Whether it contains the field for its reader's name. */
export const asksForName = asksFor('name');
