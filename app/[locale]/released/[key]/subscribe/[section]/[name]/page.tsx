import { notFound } from 'next/navigation';
import { calendarChoice } from '../../../../../../../lib/feeds/calendar-choices.ts';
import { ProgrammeShell } from '../../../../../../_components/programme/shell.tsx';
import { SubscribePage } from '../../../../../../_components/programme/subscribe/subscribe-page.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../../released-page.tsx';

type Props = ReleasedProps<{ section: string; name: string }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const choice = calendarChoice(programme.document, params.section, params.name);
  if (!choice) notFound();
  return { programme, choice };
}

export async function generateMetadata(props: Props) {
  const { programme, choice } = await load(props);
  const title = `${programme.t('subscribeShort')} – ${choice.name(programme.locale) ?? ''}`;
  return releasedMetadata(programme, (paths) => paths.subscribe(choice.stem), title);
}

export default async function Subscribe(props: Props) {
  const { programme, choice } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.subscribe(choice.stem)}>
      <SubscribePage programme={programme} choice={choice} />
    </ProgrammeShell>
  );
}
