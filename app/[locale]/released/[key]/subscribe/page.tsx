import type { Here } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { SubscribePage } from '../../../../_components/programme/subscribe-page.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.subscribe();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, programme.t('subscribe.title'));
}

export default async function Subscribe(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <SubscribePage programme={programme} />
    </ProgrammeShell>
  );
}
