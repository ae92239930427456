import { randomUUID } from 'node:crypto';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { BackLink } from '#app/_components/records/page-frame.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { EventForm } from '#app/[locale]/(live)/organise/[festival]/events/form/event-form.tsx';
import { seenIndex, tagsInUse } from '#lib/draft/queries.ts';
import { formChoices } from '#lib/events/form-choices.ts';
import { emptyEvent, withBoxes } from '#lib/events/form-values.ts';
import { parseTimeEntry, typedTime } from '#lib/time/entry.ts';
import '#app/[locale]/(live)/organise/[festival]/events/form/event-form.css';
import { islandMessages } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';

export const generateMetadata = titled('events', 'new');

/** A new séance; the address may propose its day, hour and room. */
export default festivalPage('schedule', async function NewEventPage({ locale, festival, slug, paths, query }) {
  const t = await getTranslations('events');
  const choices = formChoices(seenIndex(festival), locale, null, tagsInUse(festival));
  const day = choices.days.find(({ date }) => date === query.day)?.date ?? '';
  const only = choices.rooms.length === 1 ? choices.rooms[0] : undefined;
  const room = choices.rooms.find(({ id }) => String(id) === query.room) ?? only;
  return (
    <NextIntlClientProvider messages={islandMessages(locale)}>
      <BackLink href={paths.section('events')} label={t('form.back')} />
      <DoneBar festival={festival} batch={query.done} />
      <h1>{t('new')}</h1>
      <p className="mt-1 mb-4 max-w-[60ch] text-soft">{t('newIntro')}</p>
      <EventForm
        key={one(query.done)}
        place={{ locale, slug, number: null }}
        locale={locale}
        values={withBoxes(
          emptyEvent({
            day,
            time: day ? typedTime(parseTimeEntry(one(query.time) ?? ''), locale) : '',
            rooms: room ? [{ room: String(room.id), use: 'main' }] : [],
          }),
          choices,
        )}
        choices={choices}
        links={{ newFilm: paths.item('films', 'new'), newPerson: paths.item('people', 'new') }}
        clientKey={randomUUID()}
        isSuggested={false}
        isReadOnly={false}
        beside={null}
      />
    </NextIntlClientProvider>
  );
});
