import { notFound } from 'next/navigation';
import { pageTitle } from '../../../../../_components/programme/page-title.ts';
import { elsewhereSentences } from '../../../../../_components/programme/programme.ts';
import { QrPage } from '../../../../../_components/programme/qr-page.tsx';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../released-page.tsx';

type Props = ReleasedProps<{ page?: string[] }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const segments = params.page ?? [];
  const page = pageTitle(programme, segments) ?? notFound();
  return { programme, page, segments };
}

export async function generateMetadata(props: Props) {
  const { programme, page } = await load(props);
  const title = `${elsewhereSentences(programme)('qr.title')} : ${page.title}`;
  const metadata = releasedMetadata(programme, (paths) => paths.qr(page.here(paths)), title);
  return { ...metadata, robots: { index: false } };
}

export default async function Qr(props: Props) {
  const { programme, page, segments } = await load(props);
  if (programme.siteUrl === null) notFound();
  // Without the title: a shorter code, and an address that leads on whatever the page is called by then.
  const address = [programme.siteUrl + programme.paths.home(), ...segments].join('/');
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.qr(page.here(paths))} isCode>
      <QrPage programme={programme} title={page.title} address={address} path={page.here(programme.paths)} />
    </ProgrammeShell>
  );
}
