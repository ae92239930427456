import { notFound } from 'next/navigation';
import { DayPage } from '../../../../../_components/programme/programme-page.tsx';
import { AtHome, homeMetadata } from '../../at-home.tsx';
import { type ReleasedProps, releasedProgramme } from '../../released-page.tsx';

type Props = ReleasedProps<{ date: string }>;

export const generateMetadata = (props: Props) => homeMetadata(props);

/** The festival's own address while it is on: the same page to whoever links to it, about the day that is on. */
export default async function Today(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const day = programme.index.days.get(params.date) ?? notFound();
  return (
    <AtHome programme={programme}>
      <DayPage programme={programme} date={day.date} isHome />
    </AtHome>
  );
}
