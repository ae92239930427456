import { getTranslations } from 'next-intl/server';
import { askedWithinDay } from '#lib/selections/asked-calendars.ts';
import { starsOf, toldInAll } from '#lib/selections/stars.ts';

/** How many visitors keep the programme, in a quiet line; nothing where hardly anybody does yet. */
export async function Visitors({ festivalId, now }: { festivalId: number; now: string }) {
  const t = await getTranslations('desk.home.visitors');
  const { selections, calendars, own } = toldInAll(starsOf(festivalId, now), askedWithinDay(festivalId, now));
  const said = [
    calendars > 0 && t('calendars', { count: calendars, own }),
    selections > 0 && t('selections', { count: selections }),
  ].filter((sentence) => sentence !== false);
  if (said.length === 0) return null;
  return (
    <div className="mt-4">
      {said.map((sentence) => (
        <p key={sentence} className="text-soft">
          {sentence}
        </p>
      ))}
      <p className="hint mt-1">{t('how')}</p>
    </div>
  );
}
