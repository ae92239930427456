import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { gate } from '#app/_server/gate.ts';
import { answeringMetadata, deskPage } from '#app/_server/refusal.tsx';
import { AnsweredInput } from '#app/_ui/refused-answers.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { JustDone } from '#app/[locale]/(live)/organise/[festival]/today/just-done.tsx';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/refused.tsx';
import { eventScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Entries } from '#app/[locale]/(live)/organise/[festival]/today/state.tsx';
import { Tap } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { Change } from './change.tsx';
import { Conduite } from './conduite.tsx';
import { DelaySection } from './delay.tsx';
import type { OfEvent } from './head.tsx';
import { EventHead } from './head.tsx';
import { NoticeSection, PlacesSection } from './told.tsx';

type Props = {
  params: Promise<{ locale: string; festival: string; event: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = answeringMetadata(async ({ params }: Props): Promise<Metadata> => {
  const { locale, festival: slug, event } = await params;
  const festival = await gate(deskLocale(locale), slug, 'day');
  const found = teamDocumentOf(festival.id, festival.db)?.events.find(({ number }) => String(number) === event);
  if (!found) notFound();
  return { title: inLocale(found.title, deskLocale(locale)) };
});

/** Everything that can be done with one séance today, each a tap away from what it would do. */
export default deskPage(async function TodayEvent({ params, searchParams }: Props) {
  const scene = await eventScene(params);
  if (!scene) notFound();
  const { event } = scene;
  const takesPlace = event.status === 'planned';
  const query = await searchParams;
  return (
    <>
      <EventHead scene={scene} />
      <Refused query={query} scene={scene} />
      <JustDone query={query} scene={scene} />
      {takesPlace && <DelaySection scene={scene} />}
      {takesPlace && <PlacesSection scene={scene} />}
      {takesPlace && <Change scene={scene} />}
      {takesPlace && <NoticeSection scene={scene} />}
      {takesPlace && <CountSection scene={scene} />}
      <Conduite scene={scene} />
    </>
  );
});

/** How many came in. */
function CountSection({ scene }: OfEvent) {
  const { event, words } = scene;
  const { t } = words;
  return (
    <section className="today-section" aria-labelledby="count">
      <h2 id="count">{t('count.title')}</h2>
      <p className="hint">{event.entries === null ? t('notCounted') : <Entries event={event} words={words} />}</p>
      <Tap
        scene={scene}
        name="entries"
        what="entries"
        values={{ event: event.number }}
        label={t('count.title')}
        className="today-inline"
      >
        <label htmlFor="entered">{t('count.label')}</label>
        <AnsweredInput
          id="entered"
          name="count"
          type="number"
          inputMode="numeric"
          min={0}
          max={100_000}
          required
          className="input"
        />
        <button type="submit" className="btn">
          {t('count.submit')}
        </button>
      </Tap>
    </section>
  );
}
