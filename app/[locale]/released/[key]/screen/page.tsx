import { now } from '../../../../../lib/time/clock.ts';
import { elsewhereSentences } from '../../../../_components/programme/programme.ts';
import { ScreenPage } from '../../../../_components/programme/screen-page.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  const t = elsewhereSentences(programme);
  const metadata = releasedMetadata(programme, (paths) => paths.screen(), t('screen.title', { room: t('screen.all') }));
  return { ...metadata, robots: { index: false } };
}

export default async function Screen(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return <ScreenPage programme={programme} room={null} drawnAt={now()} />;
}
