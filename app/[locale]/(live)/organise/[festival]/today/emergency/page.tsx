import { EmergencyFields, EmergencyNumbers } from '#app/_components/emergency-fields.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { AnsweredInput, AnsweredSelect } from '#app/_ui/refused-answers.tsx';
import { ToBoard } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { type TodayScene, todayScene, type Unpublished } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Refused, Tap } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { emergenciesOf } from '#lib/volunteers/emergencies.ts';
import { namedRooms } from '#lib/volunteers/plan.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';
import { ToldEmergencies } from './told-emergencies.tsx';

/** In milliseconds: an emergency taken care of longer ago is not shown. */
const RECENT = 6 * 3_600_000;

export const generateMetadata = titled('board', 'emergency.title');

/**
 * « Malaise »: first whom to call; then where, which everybody at the desk sees until somebody
 * takes care of it.
 */
export default festivalPage('day', async function EmergencyPage(opened) {
  const scene = todayScene(opened);
  const { festival, words, locale, query, at } = scene;
  const { t } = words;
  const since = instantFrom(at, -RECENT);
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
      {all.length > 0 && <ToldEmergencies scene={scene} all={all} />}
      <Tell scene={scene} room={typeof query.room === 'string' ? query.room : ''} />
    </>
  );
});

type Scene = TodayScene | Unpublished;

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
