import { EmergencyFields, EmergencyNumbers } from '#app/_components/emergency-fields.tsx';
import { sayEmergency, sayTaken } from '#app/_server/emergencies.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset, type typesetIn, typesetterIn } from '#lib/i18n/typeset.ts';
import { ownEmergencies } from '#lib/volunteers/emergencies.ts';
import { ActForm, type Posting } from './own/act-form.tsx';

/** An emergency that was taken care of longer ago is no longer shown. Milliseconds. */
const RECENT = 6 * 3_600_000;

/** What the form for « Malaise » needs from a volunteer's page or a room sheet. */
export type EmergencyPlace = Posting & {
  who: Parameters<typeof ownEmergencies>[0];
  /** The number to call that the festival entered, as it was typed. */
  contact: string;
  /** The rooms to choose from, by id. */
  rooms: ReadonlyMap<number, { name: Parameters<typeof typesetIn>[0] }>;
  /** Epoch milliseconds. */
  now: number;
};

/**
 * « Malaise »: first the number to call, then where it is; posting it shows it at once on every
 * screen of the desk.
 */
export function EmergencyForm({
  place,
  roomId,
  className,
}: {
  place: EmergencyPlace;
  roomId: number | null;
  className: string;
}) {
  const { locale, who, contact, rooms } = place;
  const say = typesetterIn(locale);
  return (
    <details className={className} id="emergency">
      <summary className="btn bad">{typeset(translator(locale, 'board')('emergency.title'), locale)}</summary>
      <EmergencyNumbers locale={locale} contact={contact} subject={say(who.name)} />
      <ActForm view={place} act="emergency" about={[Math.floor(place.now / 60_000)]}>
        <EmergencyFields
          locale={locale}
          rooms={[...rooms].map(([id, { name }]) => [id, say(name)] as const)}
          roomId={roomId}
        />
      </ActForm>
    </details>
  );
}

/**
 * The emergencies told from here, and whether somebody takes care of them. Screen readers read it
 * out when it changes.
 */
export function EmergenciesTold({ place }: { place: EmergencyPlace }) {
  const { locale, who, rooms, now } = place;
  const asOf = new Date(now).toISOString();
  const told = ownEmergencies(who, new Date(now - RECENT).toISOString());
  const t = translator(locale, 'shifts');
  if (told.length === 0) return null;
  return (
    <div className="emergencies-told no-print" id="helped" role="status">
      <ul>
        {told.map((one) => (
          <li key={one.id}>
            <b>{sayEmergency(one, inLocale(rooms.get(one.roomId ?? 0)?.name, locale), who, asOf, locale)}</b>{' '}
            {one.takenAt === null ? (
              <span className="flag warn">{typeset(t('emergencyOpen'), locale)}</span>
            ) : (
              <span className="flag good">{sayTaken(one, who, asOf, locale)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
