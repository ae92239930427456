import { warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { formatInstant, spokenInstant, typeset } from '#lib/time/format.ts';
import { byAct, type Standing } from './acceptance.ts';

/** What one act accepted, as a panel reads it: `ids` take it back. Of many warnings the first are told, `count` says how many there are. */
export type SaidAcceptance = {
  ids: number[];
  count: number;
  warnings: { heading: string; sentence: string; spoken: string }[];
  /** « Accepté le 2 mai à 12 h par Camille. » */
  who: string;
  spokenWho: string;
  because: string;
};

/** Acts, and warnings of one act, that a panel tells; the page tells all. */
const MAX_ACTS = 20;
const MAX_OF_ONE = 5;

/** The newest acts first: what was just accepted is looked for there. */
export function saidAcceptances(accepted: Standing['accepted'], index: DraftIndex, locale: Locale): SaidAcceptance[] {
  const t = translator(locale, 'desk');
  const zone = index.draft.festival.timeZone;
  const acts = byAct(accepted, ({ acceptance }) => acceptance);
  const newest = (act: (typeof acts)[number]) => Math.max(...act.map(({ acceptance }) => acceptance.id));
  return acts
    .sort((a, b) => newest(b) - newest(a))
    .slice(0, MAX_ACTS)
    .flatMap((act) => {
      const [first] = act;
      if (!first) return [];
      const { at, byName: name, reason } = first.acceptance;
      const who = (when: string) => (name ? t('settle.by', { when, name }) : t('settle.byNobody', { when }));
      return {
        ids: act.map(({ acceptance }) => acceptance.id),
        count: act.length,
        warnings: act.slice(0, MAX_OF_ONE).map(({ warning }) => ({
          heading: warningHeading(warning, index, locale),
          sentence: warningSentence(warning, index, locale),
          spoken: warningSentence(warning, index, locale, 'spoken'),
        })),
        who: typeset(who(formatInstant(at, zone, locale, 'long')), locale),
        spokenWho: typeset(who(spokenInstant(at, zone, locale, 'long')), locale),
        because: typeset(t('settle.because', { reason }), locale),
      };
    });
}
