import { EmergencyFields } from '#app/_components/emergency-fields.tsx';
import { EmergencyNumbers } from '#app/_components/emergency-numbers.tsx';
import { sayEmergency, sayTaken } from '#app/_server/emergencies.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { titled } from '#app/_server/titled.ts';
import { AnsweredInput, AnsweredSelect } from '#app/_ui/refused-answers.tsx';
import { ToBoard } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { MeansButtons } from '#app/[locale]/(live)/organise/[festival]/today/means.tsx';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/refused.tsx';
import {
  type DayProps,
  type TodayScene,
  todayScene,
  type Unpublished,
} from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Tap, TapButton } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { type Emergency, emergenciesOf } from '#lib/volunteers/emergencies.ts';
import { namedRooms } from '#lib/volunteers/plan.ts';
import { settingsOf, volunteersOf } from '#lib/volunteers/queries.ts';

/** What was taken care of longer ago is no news. Milliseconds. */
const RECENT = 6 * 3_600_000;

export const generateMetadata = titled('board', 'emergency.title');

/** « Malaise »: whom to call stands first; then where, so that everybody at the desk reads it until somebody takes care. */
export default deskPage(async function EmergencyPage(props: DayProps) {
  const scene = await todayScene(props);
  const { festival, words, locale, query, at } = scene;
  const { t } = words;
  const since = new Date(Date.parse(at) - RECENT).toISOString();
  const all = emergenciesOf(festival.id, festival.db, since);
  const subject = inLocale(festival.name, locale);
  return (
    <>
      <ToBoard scene={scene} />
      <h1>{t('emergency.title')}</h1>
      <Refused scene={scene} />
      <EmergencyNumbers
        locale={locale}
        contact={settingsOf(festival.id, festival.db).safetyContact}
        subject={subject}
      />
      {all.length > 0 && <Told scene={scene} all={all} />}
      <Tell scene={scene} room={typeof query.room === 'string' ? query.room : ''} />
    </>
  );
});

type Scene = TodayScene | Unpublished;

function Told({ scene, all }: { scene: Scene; all: readonly Emergency[] }) {
  const { festival, words, locale, at } = scene;
  const { t, text } = words;
  const rooms = namedRooms(festival.id, festival.db);
  const people = new Map(volunteersOf(festival.id, festival.db).map((one) => [one.id, one]));
  return (
    <section className="today-section" aria-labelledby="told">
      <h2 id="told">{t('emergency.told')}</h2>
      <ul className="today-could">
        {all.map((one) => {
          const who = people.get(one.volunteerId ?? 0);
          const by = who?.name ?? one.byName;
          const means = meansOf(who?.contact ?? '', { subject: inLocale(festival.name, locale), body: '' });
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
              {one.takenAt !== null ? (
                <span className="flag good">{sayTaken(one, festival, at, locale)}</span>
              ) : (
                <div className="today-acts">
                  {who && <MeansButtons means={means} name={by} words={words} />}
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
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Tell({ scene, room }: { scene: Scene; room: string }) {
  const { festival, words, locale } = scene;
  const { t, text } = words;
  const all = [...namedRooms(festival.id, festival.db)];
  const rooms = all.map(([id, { name }]) => [id, text(name)] as const);
  const chosen = all.find(([, { number }]) => String(number) === room)?.[0] ?? null;
  return (
    <section className="today-section" aria-labelledby="tell">
      <h2 id="tell">{t('emergency.tell')}</h2>
      <Tap
        scene={scene}
        name="emergency"
        what="emergency"
        label={t('emergency.title')}
        urgent={t('emergency.unsent')}
        className="today-form"
      >
        <EmergencyFields
          locale={locale}
          rooms={rooms}
          roomId={chosen}
          usual="other"
          Input={AnsweredInput}
          Select={AnsweredSelect}
        />
      </Tap>
    </section>
  );
}
