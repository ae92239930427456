import { type Access, accesses } from '../../db/enums.ts';
import { languages } from '../i18n/languages.ts';
import type { DocumentEvent, DocumentItem } from '../programme/documents.ts';
import type { Words } from './words.ts';

/** « Langue : swahili ; sous-titres : français », of all the copies shown; nothing when nobody said. */
export function languageLine(event: DocumentEvent, { locale, say }: Words): string {
  const versions = event.items.flatMap(({ version }) => version ?? []);
  const names = (codes: readonly string[]) =>
    [...new Set(codes)].map((code) => languages.name(code, locale)).join(', ');
  const spoken = new Set(versions.flatMap((version) => version.spoken));
  const subtitles = names(versions.flatMap((version) => version.subtitles));
  const parts = [
    spoken.size > 0 ? `${say(spoken.size > 1 ? 'languages' : 'language')} ${names([...spoken])}` : '',
    subtitles === '' ? '' : `${say('subtitles')} ${subtitles}`,
  ].filter((part) => part !== '');
  const line = parts.join(say('then'));
  return line.charAt(0).toLocaleUpperCase(locale) + line.slice(1);
}

const accessesOf = ({ access, version }: DocumentItem): Access[] => [
  ...access,
  ...(version?.sdh ? (['sdh'] as const) : []),
  ...(version?.ad ? (['ad'] as const) : []),
];

/** « Accès : boucle magnétique, LSF (Débat) ». */
export function accessLine(event: DocumentEvent, words: Words): string {
  const said = accessNames(event, words);
  return said.length > 0 ? `${words.say('access')} ${said.join(', ')}` : '';
}

/** « LSF (Débat) »: an access that not every part has names the parts that have it. */
export function accessNames(event: DocumentEvent, { term }: Words): string[] {
  const parts = event.items.filter(({ kind }) => kind !== 'break').map((item) => ({ item, has: accessesOf(item) }));
  return accesses.flatMap((access) => {
    const having = parts.filter(({ has }) => has.includes(access));
    if (having.length === 0) return [];
    if (having.length === parts.length) return [term(`access.${access}`)];
    const kinds = [...new Set(having.map(({ item }) => term(`itemKind.${item.kind}`)))];
    return [`${term(`access.${access}`)} (${kinds.join(', ')})`];
  });
}
