import { HomePage } from '../../../_components/programme/programme-page.tsx';
import { AtHome, homeMetadata } from './at-home.tsx';
import { type ReleasedProps, releasedProgramme } from './released-page.tsx';

export const generateMetadata = (props: ReleasedProps) => homeMetadata(props);

export default async function Home(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <AtHome programme={programme}>
      <HomePage programme={programme} />
    </AtHome>
  );
}
