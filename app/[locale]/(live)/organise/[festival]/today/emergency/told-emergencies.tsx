import { sayEmergency, sayTaken } from '#app/_server/emergencies.ts';
import { MeansButtons } from '#app/[locale]/(live)/organise/[festival]/today/means.tsx';
import type { TodayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { TapButton } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { byId } from '#lib/model/keyed.ts';
import { contactsSaid } from '#lib/volunteers/contact.ts';
import { type Emergency, isTakenBy } from '#lib/volunteers/emergencies.ts';
import { namedRooms } from '#lib/volunteers/plan.ts';
import { volunteersOf } from '#lib/volunteers/queries.ts';

type Scene = Pick<TodayScene, 'festival' | 'words' | 'locale' | 'paths' | 'at'>;

/**
 * The emergencies that were told, and who takes care of each; that person can still reach whoever
 * told it.
 */
export function ToldEmergencies({ scene, all }: { scene: Scene; all: readonly Emergency[] }) {
  const { festival, words, locale, at } = scene;
  const { t, text } = words;
  const rooms = namedRooms(festival.id, festival.db);
  const people = byId(volunteersOf(festival.id, festival.db));
  return (
    <section className="today-section" aria-labelledby="told">
      <h2 id="told">{t('emergency.told')}</h2>
      <ul className="today-could">
        {all.map((one) => {
          const who = people.get(one.volunteerId ?? 0);
          const by = who?.name ?? one.byName;
          const isMine = isTakenBy(festival, one);
          const means = meansOf(who ? contactsSaid(who) : '', { subject: inLocale(festival.name, locale), body: '' });
          return (
            <li key={one.id} className="today-holder">
              <span>
                <b>{sayEmergency(one, text(rooms.get(one.roomId ?? 0)?.name), festival, at, locale)}</b>
                {one.teamLinkId !== null ? (
                  <span className="block text-soft">
                    {t(by ? 'emergency.bySheet' : 'emergency.bySheets', { name: by })}
                  </span>
                ) : (
                  by && <span className="block text-soft">{t('emergency.by', { name: by })}</span>
                )}
              </span>
              {one.takenAt !== null && <span className="flag good">{sayTaken(one, festival, at, locale)}</span>}
              {(means.length > 0 || one.takenAt === null || isMine) && (
                <div className="today-acts">
                  <MeansButtons means={means} name={by} words={words} />
                  {one.takenAt === null && (
                    <TapButton
                      scene={scene}
                      name={`taken-${one.id}`}
                      what="taken"
                      values={{ emergency: one.id }}
                      label={t('emergency.take')}
                      className="btn lamp"
                    >
                      {t('emergency.take')}
                    </TapButton>
                  )}
                  {isMine && (
                    <TapButton
                      scene={scene}
                      name={`given-back-${one.id}`}
                      what="given-back"
                      values={{ emergency: one.id }}
                      label={t('emergency.giveBack')}
                      className="btn"
                    >
                      {t('emergency.giveBack')}
                    </TapButton>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
