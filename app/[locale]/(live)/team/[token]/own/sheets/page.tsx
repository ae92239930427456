import type { Metadata } from 'next';
import { peopleInRooms } from '../../../../../../../lib/volunteers/people-in-rooms.ts';
import { publishedRooms } from '../../../../../../../lib/volunteers/plan.ts';
import { answeringMetadata, doorPage } from '../../../../../../_server/refusal.tsx';
import { SheetEmergency } from '../../sheet-emergency.tsx';
import { SheetsPart, type SheetsQuery } from '../../sheets-part.tsx';
import { TapDone } from '../../tap-done.tsx';
import { OwnFrame } from '../own-frame.tsx';
import { emergencyPlaceOf, ownView, shiftWords } from '../own-view.ts';

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
  const query = await searchParams;
  return (
    <OwnFrame view={view}>
      <TapDone locale={view.locale} said={query.said} />
      <SheetsPart {...view} people={peopleInRooms(who, document, facts, who.db)} query={query} words={view.team}>
        <p>
          <a className="link" href={base}>
            {t('sheetsBack')}
          </a>
        </p>
        <SheetEmergency place={{ ...emergencyPlaceOf(view), rooms: publishedRooms(who, document) }} room={query.room} />
      </SheetsPart>
    </OwnFrame>
  );
});
