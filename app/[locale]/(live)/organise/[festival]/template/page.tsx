import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { SaveForm } from './save-form.tsx';

type Props = { params: Promise<{ locale: string; festival: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates.save'))('title') };
}

const dropped = ['dropDates', 'dropPeople', 'dropTeam', 'dropSettled', 'dropOrganiser'] as const;

/** « Enregistrer comme modèle »: what of this festival is kept for others, and what is not. */
export default deskPage(async function SaveTemplatePage({ params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'schedule');
  const t = await getTranslations('templates.save');
  const { days, rooms, events, blocks, offers, films, people } = loadDraft(festival.id, festival.db);
  const planned = events.filter(({ status }) => status === 'planned').length;
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
      <RecordHead
        back={{ href: deskPaths(locale, festival.slug).section('settings'), label: t('back') }}
        title={t('title')}
      >
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
          save: t('save'),
        }}
      />
    </>
  );
});
