import { forbidden, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RecordHead } from '#app/_components/records/page-frame.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { FileForm } from './file-form.tsx';
import { FilePage } from './file-page.tsx';

export const generateMetadata = siteTitled('festivalFile.bring', 'title');

/** Where a festival file is chosen. */
export default sitePage(async function ChooseFilePage({ locale, paths }) {
  const actor = await currentActor();
  if (!actor) redirect(paths.signIn(paths.newFromFile()));
  if (!mayCreateFestival(actor)) forbidden();
  const t = await getTranslations('festivalFile.bring');
  return (
    <FilePage locale={locale} path={paths.newFromFile()}>
      <RecordHead back={{ href: paths.newFestival(), label: t('back') }} title={t('title')}>
        <p className="max-w-[46rem]">{t('lead')}</p>
      </RecordHead>
      <FileForm
        locale={locale}
        labels={{
          file: t('file'),
          fileHint: t('fileHint', MAX_OF_FILE),
          read: t('read'),
          reading: t('sending'),
          failed: t('failed'),
        }}
      />
    </FilePage>
  );
});
