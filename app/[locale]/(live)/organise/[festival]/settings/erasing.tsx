import { getTranslations } from 'next-intl/server';
import type { Authorized, Festival } from '#lib/authorized.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { toErase, UNDO_DAYS } from '#lib/keeping/erase.ts';
import { addDays } from '#lib/time/calendar.ts';
import { formatDate, typeset } from '#lib/time/format.ts';
import { DeletedPeople } from './deleted-people.tsx';

/** What of deleted people the history still has. */
export async function Erasing({ festival, locale }: { festival: Authorized<Festival, 'settings'>; locale: Locale }) {
  const t = await getTranslations('desk.erasing');
  const rows = toErase(festival).map(({ entity, id, name, at }) => {
    const on = at.slice(0, 10);
    const [deleted, gone] = [on, addDays(on, UNDO_DAYS + 1)].map((date) => formatDate(date, locale));
    const about = `${t(entity === 'person' ? 'person' : 'volunteer')}, ${t('deleted', { on: deleted ?? '', gone: gone ?? '' })}`;
    return { entity, id, name: typeset(name, locale), about, eraseLabel: t('eraseNamed', { name }) };
  });
  return (
    <section className="card mt-6 grid max-w-[52rem] gap-3 p-[clamp(1.1rem,3vw,1.6rem)]" aria-labelledby="erasing">
      <h2 id="erasing">{t('title')}</h2>
      <p>{t('text', { days: UNDO_DAYS })}</p>
      {rows.length === 0 && <p className="text-soft">{t('none')}</p>}
      <DeletedPeople slug={festival.slug} rows={rows} erase={t('erase')} />
    </section>
  );
}
