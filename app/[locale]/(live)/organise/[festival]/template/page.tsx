import { getTranslations } from 'next-intl/server';
import { RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { loadDraft } from '#lib/draft/queries.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { isOfProgramme } from '#lib/templates/edition-keeps.ts';
import { SaveForm } from './save-form.tsx';

export const generateMetadata = titled('templates.save', 'title');

const dropped = ['dropDates', 'dropPeople', 'dropTeam', 'dropSettled', 'dropOrganiser'] as const;

/** « Enregistrer comme modèle »: what is kept of this festival, and what is not. */
export default festivalPage('settings', async function SaveTemplatePage({ locale, festival, paths }) {
  const t = await getTranslations('templates.save');
  const nav = await getTranslations('desk.nav');
  const { days, rooms, events, blocks, offers, films, people, pictures } = loadDraft(festival.id, festival.db);
  const planned = events.filter(({ status }) => status === 'planned').length;
  const held = pictures.filter(isOfProgramme).length;
  const kept = [
    days.length > 0 && t('keepDays', { count: days.length }),
    rooms.length > 0 && t('keepRooms', { count: rooms.length }),
    planned > 0 && t('keepEvents', { count: planned }),
    blocks.length > 0 && t('keepBlocks', { count: blocks.length }),
    offers.length > 0 && t('keepOffers', { count: offers.length }),
    t('keepTimes'),
  ].filter((line) => line !== false);
  return (
    <>
      <RecordHead back={{ href: paths.section('settings'), label: nav('settings') }} title={t('title')}>
        <p className="max-w-[46rem]">{t('lead')}</p>
      </RecordHead>
      <section className="card mb-6 grid max-w-[52rem] gap-5 p-[clamp(1.1rem,3vw,1.6rem)] sm:grid-cols-2">
        <div>
          <h2 className="text-[1.15rem]">{t('keeps')}</h2>
          <ul className="list-disc pl-6">
            {kept.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        <div>
          <h2 className="text-[1.15rem]">{t('drops')}</h2>
          <ul className="list-disc pl-6">
            {dropped.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </div>
      </section>
      <SaveForm
        slug={festival.slug}
        locale={locale}
        name={inLocale(festival.name, locale)}
        labels={{
          name: { fr: t('nameFr'), en: t('nameEn') },
          summary: { fr: t('summaryFr'), en: t('summaryEn') },
          withFilms: t('withFilms', { count: films.length }),
          withFilmsHint: t('withFilmsHint'),
          withPeople: t('withPeople', { count: people.length }),
          withPeopleHint: t('withPeopleHint'),
          withPictures: held === 0 ? null : t('withPictures', { count: held }),
          withPicturesHint: t('withPicturesHint'),
          save: t('save'),
        }}
      />
    </>
  );
});
