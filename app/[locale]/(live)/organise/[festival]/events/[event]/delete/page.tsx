import { randomUUID } from 'node:crypto';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { festivalPage } from '#app/_server/live-page.tsx';
import { aboutEvent, Goes } from '#app/[locale]/(live)/organise/[festival]/events/[event]/about-event.tsx';
import { DeleteForm } from '#app/[locale]/(live)/organise/[festival]/events/[event]/delete-event.tsx';
import { islandMessages } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import { typeset } from '#lib/i18n/typeset.ts';

/** Asks before a séance is deleted, for a browser without a script. */
export default festivalPage('schedule', async function DeletePage({ locale, festival, slug, paths, segments }) {
  const { event: segment = '' } = segments;
  const { event, title, released, followers, ending } = aboutEvent(festival, segment, locale);
  const t = await getTranslations('events.delete');
  return (
    <NextIntlClientProvider messages={islandMessages(locale)}>
      <div className="card grid max-w-[40rem] gap-4 p-5">
        <h1 className="text-[1.6rem]">{typeset(t('title', { title }), locale)}</h1>
        <Goes event={event} isPublic={released !== null} followers={followers} ending={ending} locale={locale} />
        <DeleteForm
          place={{ locale, slug, number: event.number }}
          version={event.version}
          clientKey={randomUUID()}
          keep={paths.item('events', event.number)}
        />
      </div>
    </NextIntlClientProvider>
  );
});
