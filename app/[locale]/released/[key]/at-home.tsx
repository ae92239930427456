import type { ReactNode } from 'react';
import { festivalNode } from '../../../../lib/linked-data/festival.ts';
import { LinkedData } from '../../../_components/programme/linked-data.tsx';
import type { Here, Programme } from '../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../_components/programme/shell.tsx';
import {
  festivalPicture,
  pictureUrl,
  type ReleasedProps,
  releasedMetadata,
  releasedProgramme,
  withData,
} from './released-page.tsx';

const here: Here = (paths) => paths.home();

/** What the festival's own address says of itself to whoever links to it, whatever day it shows. */
export async function homeMetadata<P>(props: ReleasedProps<P>) {
  const { programme } = await releasedProgramme(props);
  return withData(programme, releasedMetadata(programme, here));
}

/** What stands at the festival's own address. */
export function AtHome({ programme, children }: { programme: Programme; children: ReactNode }) {
  return (
    <ProgrammeShell programme={programme} here={here}>
      <LinkedData
        programme={programme}
        steps={[]}
        about={(page) => [festivalNode(page, pictureUrl(programme, festivalPicture(programme)))]}
      />
      {children}
    </ProgrammeShell>
  );
}
