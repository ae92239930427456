import { isLocale, type Locale } from '#lib/i18n/locale.ts';

/**
 * What a path is for the worker. It leaves all other paths alone (the rest of the desk, the
 * sign-in, APIs, calendars).
 */
export type KnownPath =
  | { kind: 'programme'; locale: Locale; festival: string }
  | { kind: 'private'; locale: Locale; section: (typeof privateSections)[number]; token: string }
  | KeptBoard
  | { kind: 'entrance'; locale: Locale | null };

/** The board of the day: the only page of the desk that is kept. */
export type KeptBoard = { kind: 'board'; locale: Locale; festival: string };

/**
 * Sections behind a secret address. The pages of each address are kept separately and deleted when
 * the address is closed.
 */
const privateSections = ['my', 'team'] as const;

const FESTIVAL = /^[a-z0-9][a-z0-9-]{0,99}$/;
const TOKEN = /^[\w-]{8,200}$/;

export const isFestival = (text: unknown): text is string => typeof text === 'string' && FESTIVAL.test(text);

export function knownPathOf(pathname: string): KnownPath | null {
  const [, locale, section, name = '', ...rest] = pathname.split('/');
  if (locale === '' && section === undefined) return { kind: 'entrance', locale: null };
  if (!isLocale(locale)) return null;
  if (section === undefined) return { kind: 'entrance', locale };
  if (section === 'festivals') return FESTIVAL.test(name) ? { kind: 'programme', locale, festival: name } : null;
  if (section === 'organise')
    return FESTIVAL.test(name) && rest.join('/') === 'today' ? { kind: 'board', locale, festival: name } : null;
  const secret = privateSections.find((one) => one === section);
  return secret && rest.length === 0 && TOKEN.test(name)
    ? { kind: 'private', locale, section: secret, token: name }
    : null;
}
