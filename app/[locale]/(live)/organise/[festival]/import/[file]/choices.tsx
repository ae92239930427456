import { getTranslations } from 'next-intl/server';
import { Choice } from '#app/_components/importing/plan-parts.tsx';
import { outsideChoices } from '#lib/exchange/programmes/planned.ts';
import type { ProgrammeView } from '#lib/exchange/programmes/programme-view.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';

/**
 * Choices for the whole file. The defaults lose nothing, and the dates of the festival are never
 * changed by default.
 */
export async function Choices({
  view: { outside, titled, counts, missingAre, isMovingLocked, confirmation, isAnnouncing },
  locale,
}: {
  view: ProgrammeView;
  locale: Locale;
}) {
  const t = await getTranslations('programmeImport.choices');
  const missing = counts.missing + counts.cancelled;
  const held = Math.max(1, counts.held);
  if (!outside && titled.count === 0 && missing === 0 && counts.held === 0 && !isMovingLocked && !isAnnouncing)
    return null;
  return (
    <section className="card grid gap-4 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="choices">
      <h2 id="choices" className="text-[1.2rem]">
        {t('title')}
      </h2>
      {outside && (
        <Choice
          name="said.outside"
          title={t('outside', { count: outside.count, dates: formatDateRange(outside.from, outside.to, locale) })}
          text={joinFacts([
            ...outside.first.map(({ title, day }) => t('outsideOne', { title, day: formatDate(day, locale, 'full') })),
            outside.count > outside.first.length && '…',
          ])}
          chosen={outside.choice}
          options={outsideChoices.flatMap<readonly [string, string]>((choice) => {
            if (choice === 'keep' || choice === 'unschedule') return [[choice, t(choice, { count: outside.count })]];
            const dates = choice === 'grow' ? outside.grown : outside.moved;
            return dates ? [[choice, t(choice, { dates: formatDateRange(dates.startsOn, dates.endsOn, locale) })]] : [];
          })}
        />
      )}
      {titled.count > 0 && (
        <Choice
          name="said.titles"
          title={t('titles', { count: titled.count })}
          chosen={titled.are}
          options={[
            ['films', t('titlesFilms', { count: titled.count })],
            ['text', t('titlesText')],
          ]}
        />
      )}
      {missing > 0 && (
        <Choice
          name="said.missing"
          title={t('missing', { count: missing })}
          chosen={missingAre === 'cancelled' ? 'cancel' : 'keep'}
          options={[
            ['keep', t('missingKeep', { count: missing })],
            ['cancel', t('missingCancel', { count: missing })],
          ]}
        />
      )}
      {(counts.held > 0 || isMovingLocked) && (
        <Choice
          name="said.locked"
          title={t('locked', { count: held })}
          chosen={isMovingLocked ? 'move' : 'keep'}
          options={[
            ['keep', t('lockedKeep', { count: held })],
            ['move', t('lockedMove', { count: held })],
          ]}
        />
      )}
      {isAnnouncing && (
        <Choice
          name="said.confirmation"
          title={t('confirmation')}
          chosen={confirmation}
          options={[
            ['confirmed', t('confirmed')],
            ['considered', t('considered')],
          ]}
        />
      )}
    </section>
  );
}
