import { isLocale } from '#lib/i18n/locale.ts';

const SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Whether a file name is valid on any system and web server, and stays within the folder. */
export const isSafeFile = (file: string): boolean =>
  file.length <= 400 && file.split('/').every((name) => SAFE_NAME.test(name) && !name.endsWith('.'));

/**
 * The file for an address: `/fr/festivals/lueurs-2026/days/2026-11-28` is
 * `…/2026-11-28/index.html`, which every web server shows at that address. A path with an extension
 * keeps its name, with its options in it: `programme.lang-en.ics`. Null for what a site does not
 * contain: pages of the installation, other festivals, unsafe names.
 */
export function fileOf(address: string, festival: string): string | null {
  const { pathname, searchParams } = new URL(address, 'http://site.invalid');
  const names = pathname.slice(1).split('/');
  const [first = '', section, name] = names;
  if (first === '' || (isLocale(first) && (section !== 'festivals' || name !== festival))) return null;
  if (isLocale(first) && !names.at(-1)?.includes('.')) names.push('index.html');
  else names.push(withOptions(names.pop() ?? '', searchParams));
  const file = names.join('/');
  return isSafeFile(file) ? file : null;
}

/**
 * `programme.ics?lang=en` is another file than `programme.ics`, while `?v=` only tells its version.
 * A page is the same with any query.
 */
function withOptions(name: string, asked: URLSearchParams): string {
  const options = [...asked].filter(([option, value]) => option !== 'v' && value !== '');
  const said = options.map(([option, value]) => `.${option}-${value}`).join('');
  return name.replace(/(\.[^.]+)?$/, (ending) => said + ending);
}

/**
 * The address of a file under that of its site, as a web space shows it: a page without the name of
 * its file.
 */
export const addressOfFile = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/**
 * A relative link from one file of a site to another, which works under any address and in a folder
 * on a disk.
 */
export function wayTo(file: string, from: string): string {
  const [to, start] = [file.split('/'), from.split('/').slice(0, -1)];
  let same = 0;
  while (same < start.length && start[same] === to[same]) same += 1;
  return [...start.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
