import { useTranslations } from 'next-intl';
import { type Spot, wallOf } from '#lib/events/grid-place.ts';
import { spokenDate, spokenTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { useGrid } from './grid-context.ts';

/** Where a spot is, said: « samedi 28 novembre, 14 heures, Auditorium. » */
export function useWhere(): (spot: Spot | null) => string {
  const t = useTranslations('grid.say');
  const { locale, board } = useGrid();
  return (spot) =>
    spot === null
      ? t('offGrid')
      : t('at', {
          day: spokenDate(spot.date, locale),
          time: spokenTime(wallOf(spot), locale),
          room: roomNameIn(board(), spot.roomId, locale),
        });
}
