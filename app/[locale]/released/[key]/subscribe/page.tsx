import { notFound } from 'next/navigation';
import { calendarChoice } from '../../../../../lib/feeds/calendar-choices.ts';
import type { Here } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { SubscribePage } from '../../../../_components/programme/subscribe/subscribe-page.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.subscribe();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, programme.t('subscribeShort'));
}

export default async function Subscribe(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  const choice = calendarChoice(programme.document);
  if (!choice) notFound();
  return (
    <ProgrammeShell programme={programme} here={here}>
      <SubscribePage programme={programme} choice={choice} />
    </ProgrammeShell>
  );
}
