import { useTranslations } from 'next-intl';
import type { Board } from '#lib/events/board.ts';
import type { Warning } from '#lib/events/warning.ts';
import { languagesInWords } from '#lib/i18n/languages.ts';
import { tagKey } from '#lib/i18n/tags.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { type Grid, useGrid } from './grid-context.ts';
import { useStore } from './store.ts';
import { type Tint, tintOf } from './tint.ts';

/** The colour of a séance, by what the colours stand for. */
export function useTint(event: DraftEvent, board: Board, warnings: readonly Warning[]): Tint {
  const { view, warnings: known } = useGrid();
  const hue = useStore(view, (value) => value.hue);
  const lacking = useStore(known.state, ({ counts }) => counts[event.id] ?? 0);
  return tintOf(hue, event, board, lackOf(lacking, warnings));
}

export const lackOf = (lacking: number, warnings: readonly Warning[]) => ({
  count: lacking + warnings.filter(({ level }) => level !== 'hint').length,
  isBlocked: warnings.some(({ level }) => level === 'blocking'),
});

/** A tag as the first séance that has it spells it. */
const tagOf = ({ events }: Board, key: string) =>
  [...events.values()].flatMap(({ tags }) => tags).find((tag) => tagKey(tag) === key) ?? key;

/** The meaning of a colour in words. */
export function useTintName(): (grid: Grid, hue: string, key: string) => string {
  const t = useTranslations('grid.tint');
  const terms = useTranslations('terms');
  return ({ locale, board }, hue, key) => {
    if (key === 'none') return t(`none.${hue}` as never);
    if (hue === 'kind') return terms(`kind.${key}` as never);
    if (hue === 'theme') return inLocale(board().themes.get(Number(key))?.name, locale);
    if (hue === 'language') return languagesInWords([key], locale);
    if (hue === 'tag') return tagOf(board(), key);
    return t(`${hue}.${key}` as never);
  };
}
