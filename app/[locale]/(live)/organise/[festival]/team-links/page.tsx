import '#app/_components/records/forms.css';
import { getTranslations } from 'next-intl/server';
import { DateOf } from '#app/_components/time.tsx';
import { gate } from '#app/_server/gate.ts';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { LinkForm, LinkList } from '#app/[locale]/(live)/organise/[festival]/secret-links.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { formatDate, formatInstant } from '#lib/time/format.ts';
import { crewsOf } from '#lib/venues/crews.ts';
import { makeLink, revokeLink, saveCrews } from './actions.ts';
import { CrewForm } from './crew-form.tsx';

export const generateMetadata = titled('team.links', 'title');

/** The secret links to the room sheets, and who holds each room. */
export default festivalPage('team-links', async function TeamLinksPage({ locale, festival, slug }) {
  const t = await getTranslations('team.links');
  const links = teamLinks.open(festival, now()).map(({ id, label, by, createdAt }) => {
    const at = t('at', { date: formatInstant(createdAt, festival.timeZone, locale, 'medium') });
    return {
      id,
      label: label || t('untitled'),
      about: by ? t('madeBy', { name: by, at }) : t('made', { at }),
      revokeLabel: typeset(t('revokeNamed', { label: label || t('untitled') }), locale),
    };
  });
  const isPublished = teamDocumentOf(festival.id, festival.db) !== null;

  return (
    <div className="max-w-[64rem]">
      <h1>{t('title')}</h1>
      <p className="mt-2 max-w-[46rem] text-soft">{t('lead')}</p>
      <p className="mt-2 max-w-[46rem] text-soft">{t(isPublished ? 'leadRelease' : 'neverPublished')}</p>
      <section className="mt-8" aria-labelledby="make">
        <h2 id="make" className="mb-3">
          {t('make')}
        </h2>
        <div className="card max-w-[46rem] p-[clamp(1rem,2.4vw,1.6rem)]">
          <LinkForm
            name="team-link"
            action={makeLink.bind(null, slug)}
            open={links.map(({ id }) => id)}
            labels={{
              label: t('label'),
              labelHint: t('labelHint'),
              submit: t('submit'),
              link: t('link'),
            }}
          />
        </div>
      </section>
      <section className="mt-10" aria-labelledby="open">
        <h2 id="open" className="mb-3">
          {t('open')}
        </h2>
        <LinkList
          links={links}
          action={revokeLink.bind(null, slug)}
          labels={{ none: t('openNone'), revoke: t('revoke') }}
        />
      </section>
      <Crews locale={locale} slug={slug} />
    </div>
  );
});

async function Crews({ locale, slug }: { locale: Locale; slug: string }) {
  const festival = await gate(locale, slug, 'day');
  const t = await getTranslations('team.crews');
  const days = crewsOf(festival);
  const today = dayOnAt(festival, now());
  const opened = (days.find(({ date }) => date >= today) ?? days[0])?.date;
  const hasRooms = days.some(({ rooms }) => rooms.length > 0);
  const paths = deskPaths(locale, slug);
  const maySet = may(festival.role, 'settings');
  return (
    <section className="mt-12" aria-labelledby="crews">
      <h2 id="crews">{t('title')}</h2>
      <p className="mt-1 max-w-[46rem] text-soft">{t('lead')}</p>
      {days.length === 0 ? (
        <Missing says={t('noDays')} href={maySet ? paths.section('days') : null} label={t('addDay')} />
      ) : !hasRooms ? (
        <Missing says={t('noRooms')} href={maySet ? paths.section('venues') : null} label={t('addRoom')} />
      ) : (
        days.map(({ date, rooms }) => (
          <details
            key={date}
            className="fold mt-3"
            open={date === opened || rooms.some(({ names, note }) => names !== '' || note !== '')}
          >
            <summary>
              <h3>
                <DateOf date={date} locale={locale} />
              </h3>
            </summary>
            <CrewForm
              date={date}
              rooms={rooms.map(({ roomId, roomName, version, names, note }) => {
                const room = inLocale(roomName, locale);
                return {
                  id: roomId,
                  version,
                  room: typeset(room, locale),
                  names,
                  note,
                  namesLabel: t('namesOf', { room }),
                  noteLabel: t('noteOf', { room }),
                };
              })}
              action={saveCrews.bind(null, slug)}
              labels={{
                names: t('names'),
                note: t('note'),
                save: t('save', { day: formatDate(date, locale, 'long') }),
              }}
            />
          </details>
        ))
      )}
    </section>
  );
}

function Missing({ says, href, label }: { says: string; href: string | null; label: string }) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3">
      <p className="text-soft">{says}</p>
      {href && (
        <Link href={href} className="btn">
          {label}
        </Link>
      )}
    </div>
  );
}
