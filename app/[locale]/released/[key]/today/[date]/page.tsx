import { notFound } from 'next/navigation';
import { festivalNode } from '../../../../../../lib/linked-data/festival.ts';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import type { Here } from '../../../../../_components/programme/programme.ts';
import { DayPage } from '../../../../../_components/programme/programme-page.tsx';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { pictureUrl, type ReleasedProps, releasedMetadata, releasedProgramme, withData } from '../../released-page.tsx';

type Props = ReleasedProps<{ date: string }>;

const here: Here = (paths) => paths.home();

export async function generateMetadata(props: Props) {
  const { programme } = await releasedProgramme(props);
  return withData(programme, releasedMetadata(programme, here));
}

/** The festival's own address while it is on: the same page to whoever links to it, about the day that is on. */
export default async function Today(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const day = programme.index.days.get(params.date) ?? notFound();
  return (
    <ProgrammeShell programme={programme} here={here}>
      <LinkedData
        programme={programme}
        steps={[]}
        about={(page) => [festivalNode(page, pictureUrl(programme, programme.paths.image()))]}
      />
      <DayPage programme={programme} date={day.date} isHome />
    </ProgrammeShell>
  );
}
