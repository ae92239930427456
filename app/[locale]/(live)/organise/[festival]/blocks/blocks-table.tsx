import { useTranslations } from 'next-intl';
import { Duration, TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { typeset } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { roomNames } from './rooms.ts';

/** The blocks of one day. */
export function BlocksTable({
  blocks,
  rooms,
  zone,
  href,
  locale,
}: {
  blocks: readonly DraftBlock[];
  rooms: readonly { id: number; name: string }[];
  zone: string;
  href: (id: number) => string;
  locale: Locale;
}) {
  const t = useTranslations('places.blocks');
  const columns = ['title', 'hours', 'length', 'rooms', 'kind'] as const;
  return (
    <table className="data-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {blocks.map(({ id, kind, title, startsAt, minutes, roomIds }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={href(id)} className="row-link">
                {typeset(inLocale(title, locale), locale) || t(`kind.${kind}`)}
              </Link>
            </th>
            <td data-label={t('columns.hours')}>
              <TimeRange from={startsAt} to={addMinutes(startsAt, minutes, zone)} locale={locale} />
            </td>
            <td data-label={t('columns.length')}>
              <Duration minutes={minutes} locale={locale} style="hours" />
            </td>
            <td data-label={t('columns.rooms')}>{typeset(roomNames(rooms, roomIds, t('allRooms')), locale)}</td>
            <td data-label={t('columns.kind')}>{t(`kind.${kind}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
