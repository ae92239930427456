import { notFound } from 'next/navigation';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { eventsOfTheme } from '../../../../../../lib/programme/around.ts';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { gatheringDescription } from '../../../../../_components/programme/page-description.ts';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { ThemePage } from '../../../../../_components/programme/theme-page.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../released-page.tsx';

type Props = ReleasedProps<{ slug: string }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  return { programme, theme: programme.index.themes.get(params.slug) ?? notFound() };
}

export async function generateMetadata(props: Props) {
  const { programme, theme } = await load(props);
  return releasedMetadata(programme, (paths) => paths.theme(theme), programme.say(theme.name), {
    description: gatheringDescription(
      programme,
      programme.say(theme.name),
      eventsOfTheme(programme.document, theme.slug),
    ),
  });
}

export default async function Theme(props: Props) {
  const { programme, theme } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.theme(theme)}>
      <LinkedData
        programme={programme}
        steps={[{ name: inLocale(theme.name, programme.locale), path: programme.paths.theme(theme) }]}
      />
      <ThemePage programme={programme} theme={theme} />
    </ProgrammeShell>
  );
}
