import { DateOf } from '#app/_components/time.tsx';
import { eventsByRoom } from '#lib/programme/by-room.ts';
import { placeOf } from '#lib/programme/place.ts';
import { PlaceName } from './place.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';

/** A list of all sheets, by paper size. */
export function PrintIndex({ programme }: { programme: Programme }) {
  const t = elsewhereSentences(programme);
  const { document, paths, locale, index } = programme;
  const rooms = eventsByRoom(document).flatMap(({ room, events }) => (room ? [{ room, events }] : []));
  const days = document.days.filter(({ date }) => document.events.some(({ day }) => day === date));
  return (
    <SinglePage programme={programme} kind="other" title={t('print.title')}>
      <p className="lead">{t('print.intro')}</p>
      <div className="print-kinds">
        <section aria-labelledby="pocket">
          <h2 id="pocket">{t('print.pocket')}</h2>
          <p>{t('print.pocketHint')}</p>
          <p>
            <a className="btn" href={paths.pocket()}>
              {t('print.pocket')}
            </a>
          </p>
        </section>
        <section aria-labelledby="grid">
          <h2 id="grid">{t('print.grid')}</h2>
          <p>{t('print.gridHint')}</p>
          <p>
            <a className="btn" href={paths.printedGrid()}>
              {t('print.grid')}
            </a>
          </p>
        </section>
        <section aria-labelledby="sheets">
          <h2 id="sheets">{t('print.days')}</h2>
          <p>{t('print.daysHint')}</p>
          <ul>
            {days.map(({ date }) => (
              <li key={date}>
                <a className="link" href={paths.day(date)}>
                  <DateOf date={date} locale={locale} style="long" className="capital" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section aria-labelledby="doors">
        <h2 id="doors">{t('print.doors')}</h2>
        <p>{t('print.doorsHint')}</p>
        <dl className="print-doors">
          {rooms.map(({ room, events }) => (
            <div key={room.number}>
              <dt>
                <PlaceName programme={programme} place={placeOf(room, index)} />
              </dt>
              {[...new Set(events.map(({ day }) => day))].map((date) => (
                <dd key={date}>
                  <a className="link" href={paths.doorSign(room, date)}>
                    <DateOf date={date} locale={locale} style="column" className="capital" />
                  </a>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </section>
    </SinglePage>
  );
}
