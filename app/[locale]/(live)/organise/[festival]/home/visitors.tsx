import { getTranslations } from 'next-intl/server';
import { askedWithinDay } from '#lib/selections/asked-calendars.ts';
import { starsOf } from '#lib/selections/stars.ts';

/** How many visitors keep the programme, in a quiet line; nothing where nobody does yet. */
export async function Visitors({ festivalId, now }: { festivalId: number; now: string }) {
  const t = await getTranslations('desk.home.visitors');
  const calendars = askedWithinDay(festivalId, now);
  const { selections } = starsOf(festivalId, now);
  const said = [
    calendars.all > 0 && t('calendars', { count: calendars.all, own: calendars.own }),
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
