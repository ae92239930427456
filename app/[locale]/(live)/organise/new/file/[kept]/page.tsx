import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { forbidden, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Empty, RecordHead } from '#app/_components/records/page-head.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { doorPage } from '#app/_server/refusal.tsx';
import { Link } from '#app/_ui/link.tsx';
import { BringForm } from '#app/[locale]/(live)/organise/new/file/file-form.tsx';
import { FilePage } from '#app/[locale]/(live)/organise/new/file/file-page.tsx';
import { env } from '#lib/env.ts';
import { festivalBytesOf, isArchive } from '#lib/exchange/festival-file/archive.ts';
import { planInThread } from '#lib/exchange/festival-file/festival-tasks.ts';
import { saidRefusal } from '#lib/exchange/festival-file/file-refusal-sentence.ts';
import { keptFile } from '#lib/exchange/festival-file/kept-files.ts';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import { defaultLocale, isLocale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { Brings } from './brings.tsx';

type Props = { params: Promise<{ locale: string; kept: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('festivalFile.plan');
  return { title: `${t('title')} · Lanterne`, robots: { index: false } };
}

/** What a festival file would make, before anything is written. */
export default doorPage(async function FilePlanPage({ params }: Props) {
  const { locale: asked, kept } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const paths = sitePaths(locale);
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
