import { randomUUID } from 'node:crypto';
import { forbidden, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Empty, RecordHead } from '#app/_components/records/page-frame.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { BringForm } from '#app/[locale]/(live)/organise/new/file/file-form.tsx';
import { FilePage } from '#app/[locale]/(live)/organise/new/file/file-page.tsx';
import { env } from '#lib/env.ts';
import { festivalBytesOf, isArchive } from '#lib/exchange/festival-file/archive.ts';
import { saidRefusal } from '#lib/exchange/festival-file/festival-file.ts';
import type { FestivalPlan } from '#lib/exchange/festival-file/festival-import.ts';
import { planInThread } from '#lib/exchange/festival-file/festival-tasks.ts';
import { keptFile } from '#lib/exchange/festival-file/kept-files.ts';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { localeOf } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { now } from '#lib/time/clock.ts';
import { formatDateRange } from '#lib/time/format.ts';

export const generateMetadata = siteTitled('festivalFile.plan', 'title');

/** What a festival file would make, before anything is written. */
export default sitePage<'kept'>(async function FilePlanPage({ locale, paths, segments: { kept } }) {
  const actor = await currentActor();
  if (!actor) redirect(paths.signIn(paths.newFromFile(kept)));
  if (!mayCreateFestival(actor)) forbidden();
  const t = await getTranslations('festivalFile.plan');
  const refused = await getTranslations('festivalFile.refused');
  const { dataFolder } = env();
  const path = keptFile(dataFolder, actor, kept);
  const bytes = path && (await festivalBytesOf(path));
  const plan = bytes instanceof Uint8Array ? await planInThread({ dataFolder, actor, now: now() }, bytes) : bytes;
  const hasPictures = path !== null && (await isArchive(path));
  const again = (
    <Link href={paths.newFromFile()} className="btn">
      {t('again')}
    </Link>
  );
  const back = { href: paths.newFromFile(), label: t('again') };
  if (!plan || 'code' in plan) {
    const title = plan ? refused('title') : t('goneTitle');
    return (
      <FilePage locale={locale} path={paths.newFromFile(kept)}>
        <RecordHead back={back} title={title} />
        <Empty title={plan ? refused('nothing') : title} text={plan ? saidRefusal(plan, locale) : t('gone')}>
          {again}
        </Empty>
      </FilePage>
    );
  }
  return (
    <FilePage locale={locale} path={paths.newFromFile(kept)}>
      <RecordHead back={back} title={t('title')} />
      <Brings plan={plan} hasPictures={hasPictures} locale={locale} />
      <BringForm
        kept={kept}
        clientKey={randomUUID()}
        slug={plan.freeSlug}
        labels={{
          slug: t('slug'),
          slugHint: plan.slug === plan.freeSlug ? t('slugHint') : t('slugMoved', { slug: plan.slug }),
          make: t('make'),
          making: t('making'),
        }}
      >
        {again}
      </BringForm>
    </FilePage>
  );
});

const counted = [
  'days',
  'venues',
  'rooms',
  'events',
  'films',
  'people',
  'blocks',
  'offers',
  'releases',
  'liveFacts',
  'acceptedWarnings',
  'volunteers',
  'shifts',
  'assignments',
] as const satisfies readonly (keyof FestivalPlan['counts'])[];

/** What a festival file contains, what it does not, and what of it becomes public. */
async function Brings({
  plan,
  hasPictures,
  locale,
}: {
  plan: FestivalPlan;
  /** Whether it contains the files of pictures and tasks. */
  hasPictures: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('festivalFile.plan');
  return (
    <section className="card mb-6 grid max-w-[46rem] gap-4 p-[clamp(1.1rem,3vw,1.6rem)]" aria-labelledby="brings">
      <div>
        <h2 id="brings" lang={localeOf(plan.name, locale) ?? undefined}>
          {typesetIn(plan.name, locale)}
        </h2>
        <p className="font-semibold">{formatDateRange(plan.startsOn, plan.endsOn, locale)}</p>
      </div>
      {plan.isCopy && <p className="rounded-field bg-warn-bg px-3 py-2">{t('copy')}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <h3>{t('contains')}</h3>
          <ul className="list-disc pl-6">
            {counted.map(
              (kind) => plan.counts[kind] > 0 && <li key={kind}>{t(kind, { count: plan.counts[kind] })}</li>,
            )}
            {hasPictures && plan.counts.pictures > 0 && <li>{t('pictures', { count: plan.counts.pictures })}</li>}
            {plan.isPrivate && <li>{t('privateIn')}</li>}
          </ul>
        </div>
        <div>
          <h3>{t('without')}</h3>
          <ul className="list-disc pl-6">
            {!plan.isPrivate && <li>{t('privateOut')}</li>}
            {!hasPictures && plan.counts.pictures > 0 && <li>{t('noPictures')}</li>}
            {!hasPictures && plan.missingBriefingFiles > 0 && (
              <li>{t('noBriefingFiles', { count: plan.missingBriefingFiles })}</li>
            )}
            {plan.releasesLeftOut > 0 && <li>{t('olderReleases', { count: plan.releasesLeftOut })}</li>}
            <li>{t('accounts')}</li>
            <li>{t('links')}</li>
            <li>{t('history')}</li>
          </ul>
        </div>
      </div>
      {!plan.isCopy && (
        <p className="font-semibold">
          {plan.publishes === null ? t('draft') : t('publishes', { number: plan.publishes })}
        </p>
      )}
    </section>
  );
}
