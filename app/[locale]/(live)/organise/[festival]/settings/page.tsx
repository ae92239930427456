import { clsx } from 'clsx';
import { Download, Trash2 } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PostedRows } from '#app/_components/answered-form.tsx';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { RecordRootIs } from '#app/_components/records/form-frame.tsx';
import { IslandMessages, ListHead } from '#app/_components/records/page-frame.tsx';
import { gate } from '#app/_server/gate.ts';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Check } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import { CarriedBand } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { env } from '#lib/env.ts';
import { archivePictures } from '#lib/exchange/festival-file/festival-export.ts';
import { type OwnHost, ownHost } from '#lib/festivals/own-host.ts';
import { wasPublished } from '#lib/festivals/root.ts';
import { festivalFormValues } from '#lib/festivals/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, festivalFilePath, programmeBase } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { toErase, UNDO_DAYS } from '#lib/keeping/erase.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { installationHost, publicUrl } from '#lib/programme/own-host.ts';
import { addDays } from '#lib/time/calendar.ts';
import { now } from '#lib/time/clock.ts';
import { formatAgo, formatDate } from '#lib/time/format.ts';
import { zoneChoices } from '#lib/time/zones.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';
import { eraseDeleted } from './actions.ts';
import { OwnAddressForms, SettingsForm } from './settings-form.tsx';

/** A section of the page below the form. */
function Card({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="card mb-5 grid break-inside-avoid gap-3 p-[clamp(1.1rem,2vw,1.4rem)]" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The festival's own host name, for its owner. */
async function OwnAddress({ festival, locale }: { festival: Authorized<'address'>; locale: Locale }) {
  const t = await getTranslations('hosts');
  const own = ownHost(festival);
  const [home, host] = [installationHost(), own?.host ?? ''];
  return (
    <Card id="own-address" title={t('title')}>
      <p>{t('lead', { home: env().url.replace(/^https?:\/\//, '') })}</p>
      {own && <Standing own={own} locale={locale} />}
      {own && own.state !== 'answers' && <Dns host={host} home={home} />}
      <OwnAddressForms
        slug={festival.slug}
        host={own && host}
        isAllowed={own !== null && own.state !== 'asked'}
        labels={{
          host: t('host'),
          hostHint: t('hostHint'),
          ask: t('ask'),
          check: t('check'),
          leave: t('leave'),
          leaveText: t(`leaveText.${own?.state ?? 'asked'}`, { home, host }),
          leaveSure: t('leaveSure', { host }),
        }}
      />
    </Card>
  );
}

async function Standing({ own, locale }: { own: OwnHost; locale: Locale }) {
  const t = await getTranslations('hosts');
  const { host, state, answeredAt } = own;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="break-all">
          {state === 'answers' ? (
            <a className="link" href={publicUrl(host)}>
              {host}
            </a>
          ) : (
            host
          )}
        </strong>
        <span className={clsx('flag', state === 'answers' ? 'good' : state === 'asked' ? 'warn' : 'plain')}>
          {t(`state.${state}`)}
        </span>
      </p>
      <p>
        {t(`next.${state}`, { url: publicUrl(host) })}
        {answeredAt !== null && ` ${t('answeredAt', { ago: formatAgo(answeredAt, now(), locale) })}`}
      </p>
    </>
  );
}

/** The DNS record to add, as it is written in a zone file. */
async function Dns({ host, home }: { host: string; home: string }) {
  const t = await getTranslations('hosts.dns');
  return (
    <div className="grid gap-2">
      <h3>{t('title')}</h3>
      <p>{t('text')}</p>
      <pre className="overflow-x-auto rounded-md border border-line bg-raised p-3">
        <code>{`${host}. CNAME ${home}.`}</code>
      </pre>
      <p className="hint">{t('bare', { home })}</p>
    </div>
  );
}

export const generateMetadata = titled('places.settings', 'title');

/** The festival itself: its name, its dates, its organiser. */
export default festivalPage('read', async function SettingsPage({ locale, festival, query }) {
  const t = await getTranslations('places.settings');
  return (
    <>
      <DoneBar festival={festival} batch={query.done} />
      <ListHead title={t('title')} />
      <CarriedBand kind="festival" festival={festival} locale={locale} />
      <div className="record">
        <IslandMessages also={['places']}>
          <RecordRootIs entity="festival" id={festival.id}>
            <SettingsForm
              place={{ locale, slug: festival.slug, number: festival.id }}
              values={festivalFormValues(festival, locale)}
              base={programmeBase(locale, '').replace(/\/$/, '')}
              zones={zoneChoices(locale, festival.timeZone)}
              isPublished={wasPublished(festival.db, festival.id)}
              isReadOnly={!may(festival.role, 'settings')}
              healthDays={HEALTH_DAYS}
            />
          </RecordRootIs>
        </IslandMessages>
      </div>
      <div className="mt-6 max-w-[66rem] columns-[26rem] gap-5">
        {may(festival.role, 'address') && (
          <OwnAddress festival={await gate(locale, festival.slug, 'address')} locale={locale} />
        )}
        {may(festival.role, 'settings') && (
          <Erasing festival={await gate(locale, festival.slug, 'settings')} locale={locale} />
        )}
        {may(festival.role, 'settings') && <MakeTemplate slug={festival.slug} locale={locale} />}
        {may(festival.role, 'festival-file') && <TakeAway slug={festival.slug} />}
        {may(festival.role, 'delete') && (
          <RemoveWay slug={festival.slug} isDemonstration={festival.isDemonstration} locale={locale} />
        )}
      </div>
    </>
  );
});

/** The link to « Enregistrer comme modèle ». */
async function MakeTemplate({ slug, locale }: { slug: string; locale: Locale }) {
  const t = await getTranslations('templates.save');
  return (
    <Card id="make-template" title={t('link')}>
      <p>{t('linkText')}</p>
      <div>
        <Link href={deskPaths(locale, slug).template()} className="btn">
          {t('title')}
        </Link>
      </div>
    </Card>
  );
}

/** The link to the page that asks before the festival is deleted. */
async function RemoveWay({
  slug,
  isDemonstration,
  locale,
}: {
  slug: string;
  isDemonstration: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('templates.remove');
  const title = isDemonstration ? t('titleDemonstration') : t('way');
  return (
    <Card id="remove-way" title={title}>
      <p>{t('wayText', { days: UNDO_DAYS })}</p>
      <div>
        <Link href={deskPaths(locale, slug).remove()} className="btn text-bad">
          <Trash2 aria-hidden size={18} />
          {title}
        </Link>
      </div>
    </Card>
  );
}

/**
 * People who were deleted and can still be brought back from the history, each with a button to
 * erase their private data.
 */
async function Erasing({ festival, locale }: { festival: Authorized<'settings'>; locale: Locale }) {
  const t = await getTranslations('desk.erasing');
  const rows = toErase(festival).map(({ entity, id, name, at }) => {
    const on = at.slice(0, 10);
    const [deleted, gone] = [on, addDays(on, UNDO_DAYS + 1)].map((date) => formatDate(date, locale));
    const about = `${t(entity === 'person' ? 'person' : 'volunteer')}, ${t('deleted', { on: deleted ?? '', gone: gone ?? '' })}`;
    const said = (
      <>
        <p className="font-semibold">
          <bdi>{typeset(name, locale)}</bdi>
        </p>
        <p className="hint">{about}</p>
      </>
    );
    return { key: `${entity} ${id}`, said, post: { fields: { entity, id }, label: t('eraseNamed', { name }) } };
  });
  return (
    <Card id="erasing" title={t('title')}>
      <p>{t(rows.length === 0 ? 'none' : 'text', { days: UNDO_DAYS })}</p>
      <PostedRows action={eraseDeleted.bind(null, festival.slug)} rows={rows} submit={t('erase')} isBad />
    </Card>
  );
}

/**
 * Downloads the whole festival as a file, for its owner. A plain form, as the browser saves the
 * answer.
 */
async function TakeAway({ slug }: { slug: string }) {
  const t = await getTranslations('festivalFile.take');
  return (
    <Card id="take-away" title={t('title')}>
      <p>{t('text')}</p>
      <p className="text-soft">{t('never')}</p>
      <form action={festivalFilePath(slug)} method="get" className="grid gap-3">
        <fieldset className="grid gap-1">
          <legend className="label">{t('pictures.label')}</legend>
          {archivePictures.map((which) => (
            <label key={which} className="flex items-baseline gap-2">
              <input type="radio" name="pictures" value={which} defaultChecked={which === 'none'} />
              <span>{t(`pictures.${which}`)}</span>
            </label>
          ))}
        </fieldset>
        <Check name="private" label={t('private')} hint={t('privateHint')} />
        <div>
          <button type="submit" className="btn">
            <Download aria-hidden size={18} />
            {t('download')}
          </button>
        </div>
      </form>
    </Card>
  );
}
