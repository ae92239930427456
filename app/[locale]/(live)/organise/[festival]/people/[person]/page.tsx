import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { PersonForm } from '#app/[locale]/(live)/organise/[festival]/people/person-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { tagsInUse } from '#lib/draft/tags.ts';
import { mayChange } from '#lib/history/remit.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { seenPerson } from '#lib/people/queries.ts';
import { newPersonValues, personFormValues } from '#lib/people/schema.ts';
import { may } from '#lib/policy.ts';
import { typeset } from '#lib/time/format.ts';
import { PersonAside } from './person-aside.tsx';

/** The person of this address; null for one more. A number nobody has is 404. */
async function asked({ locale, festival, segments: { person: segment = '' } }: Opened<'read' | 'schedule'>) {
  const number = numberOf(segment);
  const person = number === null ? null : seenPerson(festival, number);
  if (!person && segment !== NEW) notFound();
  const t = await getTranslations('people');
  return { locale, festival, person, t, name: person?.name ?? t('new') };
}

export const generateMetadata = festivalTitle(toOpen('person'), async (opened) => (await asked(opened)).name);

/** One person: their form, what is missing, where they are expected. */
export default festivalPage(toOpen('person'), async function PersonPage(opened) {
  const { locale, festival, person, t, name } = await asked(opened);
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('people'), label: t('title') }} title={typeset(name, locale)}>
        {person && typeset(inLocale(person.title, locale) || person.organisation, locale)}
      </RecordHead>
      <DoneBar festival={festival} batch={opened.query.done} />
      <div className="record">
        <IslandMessages locale={locale} also={['people']}>
          <PersonForm
            key={person?.number ?? NEW}
            place={{ locale, slug: festival.slug, number: person?.number ?? null }}
            values={person ? personFormValues(person) : { ...newPersonValues, clientKey: randomUUID() }}
            isReadOnly={!mayChange(festival, 'person', person)}
            withContact={may(festival.role, 'private-facts')}
            tags={tagsInUse(festival)}
            dayStartsAt={festival.dayStartsAt}
          />
        </IslandMessages>
        {person && (
          <PersonAside festival={festival} person={person} locale={locale}>
            <PicturePanel festival={festival} of={`person:${person.number}`} locale={locale} />
          </PersonAside>
        )}
      </div>
    </>
  );
});
