import { locales } from '#lib/i18n/locale.ts';

const SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * Whether a file below a folder may be called so on any system and web space, and stays below it.
 */
export const isSafeFile = (file: string): boolean =>
  file.length <= 400 && file.split('/').every((name) => SAFE_NAME.test(name) && !name.endsWith('.'));

/**
 * The file that answers `/fr/festivals/lueurs-2026/days/2026-11-28`, below the folder of a site:
 * `…/2026-11-28/index.html`, which every web space shows at that address. What has an ending keeps
 * its name, with its options in it: `programme.lang-en.ics`. Null of what a site does not hold:
 * pages of the installation, other festivals, names that are unsafe.
 */
export function fileOf(address: string, festival: string): string | null {
  const { pathname, searchParams } = new URL(address, 'http://site.invalid');
  const names = pathname.slice(1).split('/');
  const [first = '', section, name] = names;
  if (first === '' || (isLanguage(first) && (section !== 'festivals' || name !== festival))) return null;
  if (isLanguage(first) && !names.at(-1)?.includes('.')) names.push('index.html');
  else names.push(withOptions(names.pop() ?? '', searchParams));
  const file = names.join('/');
  return isSafeFile(file) ? file : null;
}

/**
 * `programme.ics?lang=en` is another file than `programme.ics`; `?v=` says only which version of
 * one it is. A page is the same whatever is asked of it.
 */
function withOptions(name: string, asked: URLSearchParams): string {
  const options = [...asked].filter(([option, value]) => option !== 'v' && value !== '');
  const said = options.map(([option, value]) => `.${option}-${value}`).join('');
  return name.replace(/(\.[^.]+)?$/, (ending) => said + ending);
}

const isLanguage = (name: string) => locales.some((locale) => locale === name);

/**
 * The address of a file under that of its site, as a web space shows it: a page without the name of
 * its file.
 */
export const addressOfFile = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/**
 * The way from one file of a site to another, as a link: right under any address, and in a folder
 * on a disk.
 */
export function wayTo(file: string, from: string): string {
  const [to, start] = [file.split('/'), from.split('/').slice(0, -1)];
  let same = 0;
  while (same < start.length && start[same] === to[same]) same += 1;
  return [...start.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
