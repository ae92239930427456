import { getTranslations } from 'next-intl/server';
import type { Warning } from '../../../../../../lib/events/warning.ts';
import type { DraftEvent } from '../../../../../../lib/programme/draft.ts';
import { formatDuration, spokenDuration } from '../../../../../../lib/time/format.ts';
import { Spoken } from '../../../../../_components/time.tsx';
import type { Scene } from './scene.ts';

/** What a séance must be seen with at a glance, by word and colour: cancelled, for the team, a time nobody confirmed, what clashes. */
export async function Flags({ event, scene, isShort = false }: { event: DraftEvent; scene: Scene; isShort?: boolean }) {
  const t = await getTranslations('events.flag');
  const warnings = scene.warningsOf(event.id);
  const clash = warnings.find((warning) => warning.code === 'room-overlap' || warning.code === 'changeover-short');
  const blocking = warnings.filter((warning) => warning.level === 'blocking' && warning !== clash);
  const others = warnings.filter((warning) => warning.level !== 'blocking' && warning !== clash);
  return (
    <>
      {event.status === 'cancelled' && <span className="flag uppercase">{t('cancelled')}</span>}
      {event.visibility === 'team' && <span className="flag plain">{t('team')}</span>}
      {event.startsAt && event.timeIsSuggested && <span className="flag plain">{t('suggested')}</span>}
      {event.startsAt && event.timeIsToConfirm && <span className="flag plain">{t('toConfirm')}</span>}
      {clash && <Clash warning={clash} scene={scene} />}
      {blocking.length > 0 && <span className="flag">{t('blocking', { count: blocking.length })}</span>}
      {!isShort && others.length > 0 && <span className="flag warn">{t('warnings', { count: others.length })}</span>}
    </>
  );
}

async function Clash({ warning, scene }: { warning: Warning; scene: Scene }) {
  const t = await getTranslations('events.flag');
  const { locale } = scene;
  if (warning.code !== 'room-overlap' && warning.code !== 'changeover-short') return null;
  const isOverlap = warning.code === 'room-overlap';
  const minutes = isOverlap ? warning.minutes : warning.missingMinutes;
  const say = (text: string) => t(isOverlap ? 'overlap' : 'changeover', { minutes: text });
  return (
    <span className={isOverlap ? 'flag relative' : 'flag warn relative'}>
      <Spoken as={say(spokenDuration(minutes, locale))}>{say(formatDuration(minutes, locale))}</Spoken>
    </span>
  );
}
