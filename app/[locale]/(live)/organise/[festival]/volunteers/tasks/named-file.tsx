import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type BriefingFile, fileInWords, isFileHere } from '#lib/volunteers/briefings.ts';

/** The file of a briefing in the list of tasks; says if its content is missing here. */
export function NamedFile({ file, locale }: { file: BriefingFile; locale: Locale }) {
  const said = fileInWords(file, locale);
  if (isFileHere(file)) return <span className="block max-w-[30rem]">{said}</span>;
  const missing = translator(locale, 'coordination')('tasks.fileMissing', { file: said });
  return <span className="block max-w-[30rem] text-warn">{typeset(missing, locale)}</span>;
}
