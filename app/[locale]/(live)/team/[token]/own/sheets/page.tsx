import type { Metadata } from 'next';
import { peopleInRooms } from '../../../../../../../lib/volunteers/people-in-rooms.ts';
import { answeringMetadata, doorPage } from '../../../../../../_server/refusal.tsx';
import { SheetsPart, type SheetsQuery } from '../../sheets-part.tsx';
import { OwnFrame } from '../own-frame.tsx';
import { ownView, shiftWords } from '../own-view.ts';

type Props = { params: Promise<{ locale: string; token: string }>; searchParams: Promise<SheetsQuery> };

export const generateMetadata = answeringMetadata(async ({ params }: Props): Promise<Metadata> => {
  const { locale } = await params;
  return {
    title: shiftWords(locale === 'en' ? 'en' : 'fr')('sheets'),
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
});

/** « Toutes les salles » on paper's terms: the sheets of the team, for a volunteer. The proxy leads here when the address asks for a day or a room. */
export default doorPage(async function OwnSheetsPage({ params, searchParams }: Props) {
  const { locale, token } = await params;
  const view = await ownView(locale, token);
  const { base, t, who, document, facts } = view;
  return (
    <OwnFrame view={view}>
      <SheetsPart
        {...view}
        people={peopleInRooms(who, document, facts, who.db)}
        query={await searchParams}
        words={view.team}
      >
        <p>
          <a className="link" href={base}>
            {t('sheetsBack')}
          </a>
        </p>
      </SheetsPart>
    </OwnFrame>
  );
});
