import { languagesInWords, NO_DIALOGUE } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentVersion } from '#lib/model/documents.ts';
import { oncePer } from '#lib/once-per.ts';

/**
 * Both forms of a label: `printed` as film people write it (VOSTFR), `spoken` in full words. Empty
 * when nothing is known.
 */
type Label = { printed: string; spoken: string };

const VOSTFR = 'VOSTFR';

/**
 * The label of the copy shown: VF, VOSTFR, VO (anglais), ST-SME, AD in French. In English the
 * languages are named, because VOSTFR is unknown outside France. Ordinary subtitles count as a
 * language, not as accessibility; SDH and AD come after.
 */
export const versionLabel = (version: Readonly<DocumentVersion>, locale: Locale): Label => labels[locale](version);

// Cached, because the versions of a document never change and a card asks twice.
const labels: Record<Locale, (version: Readonly<DocumentVersion>) => Label> = {
  fr: oncePer((version) => labelOf(version, 'fr')),
  en: oncePer((version) => labelOf(version, 'en')),
};

function labelOf({ spoken, subtitles, sdh, ad }: Readonly<DocumentVersion>, locale: Locale): Label {
  const t = translator(locale, 'films');
  const values = { spoken: languagesInWords(spoken, locale), subtitles: languagesInWords(subtitles, locale) };
  const say = (key: 'silent' | 'french' | 'original' | 'originalOnly' | 'subtitlesOnly'): Label => ({
    printed: t(`version.${key}.printed`, values),
    spoken: t(`version.${key}.spoken`, values),
  });
  const inFrenchSubtitles = (): Label => ({
    printed: locale === 'fr' ? VOSTFR : t('version.original.printed', values),
    spoken: t('version.subtitled', values),
  });
  const isFrench = spoken.length === 1 && spoken[0] === 'fr';
  const foreign = subtitles.filter((code) => !(isFrench && code === 'fr'));

  const base = (): Label | null => {
    if (spoken.length === 0) return foreign.length > 0 ? say('subtitlesOnly') : null;
    if (spoken.every((code) => code === NO_DIALOGUE) && foreign.length === 0) return say('silent');
    if (isFrench && foreign.length === 0) return say('french');
    if (foreign.length === 0) return say('originalOnly');
    return foreign.includes('fr') ? inFrenchSubtitles() : say('original');
  };
  const access = (flag: boolean, key: 'sdh' | 'ad'): Label[] =>
    flag ? [{ printed: t(`version.${key}.printed`), spoken: t(`version.${key}.spoken`) }] : [];
  const parts = [base(), ...access(sdh, 'sdh'), ...access(ad, 'ad')].filter((part) => part !== null);
  return {
    printed: parts.map((part) => part.printed).join(', '),
    spoken: parts.map((part) => part.spoken).join(', '),
  };
}
