import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, type Opened } from '#app/_server/festival-page.tsx';
import { deletePicture, withdrawEverywhere } from '#app/[locale]/(live)/organise/[festival]/pictures/actions.ts';
import { PictureForm } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-form.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { pictureById } from '#lib/pictures/queries.ts';
import { pictureFormValues } from '#lib/pictures/schema.ts';
import { subjectKey, subjectOf } from '#lib/pictures/subject.ts';
import { subjectNames } from '#lib/pictures/subject-names.ts';
import { may } from '#lib/policy.ts';
import { typeset } from '#lib/time/format.ts';
import '#app/[locale]/(live)/organise/[festival]/pictures/pictures.css';

async function asked({ locale, festival, segments: { picture: segment = '' } }: Opened<'read'>) {
  const picture = pictureById(festival.id, Number(segment));
  if (!picture) notFound();
  const t = await getTranslations('pictures');
  const of = subjectNames(festival.id, locale).get(subjectKey(subjectOf(picture))) ?? t('of.festival');
  return { picture, t, title: `${of} · ${t(`use.${picture.use}`)}` };
}

export const generateMetadata = festivalTitle('read', async (opened) => (await asked(opened)).title);

/** One picture: its words, its permission, what stays in sight, and how to take it back. */
export default festivalPage('read', async function PicturePage(opened) {
  const { locale, festival, paths } = opened;
  const { picture, t, title } = await asked(opened);
  const place = { locale, slug: festival.slug, number: picture.id };
  return (
    <>
      <RecordHead back={{ href: paths.section('pictures'), label: t('title') }} title={typeset(title, locale)}>
        {picture.fileName}
      </RecordHead>
      <div className="record">
        <IslandMessages locale={locale} also={['pictures', 'desk']}>
          <PictureForm
            place={place}
            values={pictureFormValues(picture)}
            picture={picture}
            isReadOnly={!mayChange(festival, 'picture', picture)}
          />
        </IslandMessages>
        <aside className="grid gap-6">
          {mayChange(festival, 'picture', picture) && (
            <DeleteWithSentence action={deletePicture.bind(null, place)} words="pictures.delete" />
          )}
          {may(festival.role, 'publish') && (
            <DeleteWithSentence action={withdrawEverywhere.bind(null, place)} words="pictures.withdraw" />
          )}
        </aside>
      </div>
    </>
  );
});
