import { notFound } from 'next/navigation';
import { isLocale } from '../../../../../../../../lib/i18n/locale.ts';
import { appearances } from '../../../../../../../../lib/programme/outlets.ts';
import { IntegratePage } from '../../../../../../../_components/programme/integrate-page.tsx';
import { elsewhereSentences, type Here } from '../../../../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../../../released-page.tsx';

type Props = ReleasedProps<{ part: string; appearance: string; language: string }>;

const here: Here = (paths) => paths.integrate();

export async function generateMetadata(props: Props) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, elsewhereSentences(programme)('embed.title'));
}

export default async function Integrate(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const appearance = appearances.find((one) => one === params.appearance);
  const date = params.part === 'whole' ? null : programme.index.days.get(params.part)?.date;
  if (!appearance || date === undefined || !isLocale(params.language)) notFound();
  return (
    <ProgrammeShell programme={programme} here={here}>
      <IntegratePage programme={programme} choice={{ date, appearance, language: params.language }} />
    </ProgrammeShell>
  );
}
