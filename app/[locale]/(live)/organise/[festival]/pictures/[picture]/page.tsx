import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { DeleteBox } from '#app/_components/records/form-frame.tsx';
import { recordPage } from '#app/_server/record-page.tsx';
import { deletePicture, withdrawEverywhere } from '#app/[locale]/(live)/organise/[festival]/pictures/actions.ts';
import { PictureForm } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-form.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { pictureById, subjectNames } from '#lib/pictures/queries.ts';
import { pictureFormValues } from '#lib/pictures/schema.ts';
import { subjectKey, subjectOf } from '#lib/pictures/subject.ts';
import { may } from '#lib/policy.ts';
import '#app/[locale]/(live)/organise/[festival]/pictures/pictures.css';

/**
 * The page of a picture: its texts, its permission, what must stay in sight, and how to withdraw
 * it.
 */
const record = recordPage(
  'read',
  async ({ locale, festival, segments: { picture: segment = '' } }) => {
    const picture = pictureById(festival.id, Number(segment)) ?? notFound();
    const t = await getTranslations('pictures');
    const of = subjectNames(festival.id, locale).get(subjectKey(subjectOf(picture))) ?? t('of.festival');
    return { picture, t, name: joinFacts([of, t(`use.${picture.use}`)]) };
  },
  ({ picture, t }, { locale, festival, slug, paths }) => {
    const mayEdit = mayChange(festival, 'picture', picture);
    const place = { locale, slug, number: picture.id };
    return {
      back: { href: paths.section('pictures'), label: t('title') },
      about: picture.fileName,
      root: { entity: 'picture', id: picture.id },
      messages: ['pictures', 'desk'],
      form: <PictureForm place={place} values={pictureFormValues(picture)} picture={picture} isReadOnly={!mayEdit} />,
      beside: (
        <>
          {mayEdit && <DeleteWithSentence action={deletePicture.bind(null, place)} words="pictures.delete" />}
          {may(festival.role, 'publish') && (
            <DeleteBox
              action={withdrawEverywhere.bind(null, place)}
              title={t('withdraw.title')}
              submit={t('withdraw.submit')}
            >
              <p>{t('withdraw.told')}</p>
            </DeleteBox>
          )}
        </>
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
