import { accesses } from '#db/enums.ts';
import { languages } from '#lib/i18n/languages.ts';
import { capital } from '#lib/i18n/text.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { accessAsFrozen, type EventAccess } from '#lib/programme/access.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { speechInWords, speechOf } from '#lib/programme/speech.ts';
import type { Words } from './words.ts';

/** « Langue : swahili ; sous-titres : français », of all copies shown; empty when unknown. */
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

/** « En anglais, traduit en français. », of what people say in it; empty when unknown. */
export function speechLine(event: DocumentEvent, { locale }: Words): string {
  const speech = speechInWords(speechOf(event), locale);
  return speech === '' ? '' : `${capital(speech, locale)}.`;
}

/** « Accès : boucle magnétique, LSF (Débat) », as the release says it. */
export function accessLine(event: DocumentEvent, index: DocumentIndex, words: Words): string {
  const said = accessNames(accessAsFrozen(event, index), words);
  return said.length > 0 ? `${words.say('access')} ${said.join(', ')}` : '';
}

/**
 * « LSF (Débat) »: an access that only some parts have is followed by those parts; then the access
 * that is missing.
 */
export function accessNames({ whole, partly, lacking }: EventAccess, { term }: Words): string[] {
  const given = accesses.flatMap((access) => {
    if (whole.includes(access)) return term(`access.${access}`);
    const items = partly.find((part) => part.access === access)?.items;
    if (!items) return [];
    const kinds = [...new Set(items.map(({ kind }) => term(`itemKind.${kind}`)))];
    return `${term(`access.${access}`)} (${kinds.join(', ')})`;
  });
  return [...given, ...lacking.map((access) => term(`accessLacking.${access}`))];
}
