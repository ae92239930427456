import { Ban, Clock, EyeOff, TriangleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Children, type ReactNode } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import type { Warning } from '#lib/events/warning.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { formatDuration, spokenDuration } from '#lib/time/format.ts';
import type { Sign } from './card-face.tsx';
import type { Scene } from './scene.ts';

/** What touches the room and its hours, what else blocks, and the rest. */
function sorted({ id }: DraftEvent, { warningsOf }: Scene) {
  const warnings = warningsOf(id);
  const clash = warnings.find((warning) => warning.code === 'room-overlap' || warning.code === 'changeover-short');
  const blocking = warnings.filter((warning) => warning.level === 'blocking' && warning !== clash);
  const others = warnings.filter((warning) => warning.level !== 'blocking' && warning !== clash);
  return { clash, blocking, others };
}

/**
 * What a séance must be seen with at a glance, by word and colour: cancelled, for the team, a time
 * nobody confirmed, what clashes; null where it has nothing of it.
 */
export async function flagsOf(event: DraftEvent, scene: Scene): Promise<ReactNode> {
  const t = await getTranslations('events.flag');
  const { clash, blocking, others } = sorted(event, scene);
  const isPlaced = event.startsAt !== null;
  const flags = [
    event.status === 'cancelled' && <span className="flag uppercase">{t('cancelled')}</span>,
    event.visibility === 'team' && <span className="flag plain">{t('team')}</span>,
    isPlaced && event.timeIsSuggested && <span className="flag plain">{t('suggested')}</span>,
    isPlaced && event.timeIsToConfirm && <span className="flag plain">{t('toConfirm')}</span>,
    clash && <Clash warning={clash} scene={scene} />,
    blocking.length > 0 && <span className="flag">{t('blocking', { count: blocking.length })}</span>,
    others.length > 0 && <span className="flag warn">{t('warnings', { count: others.length })}</span>,
  ];
  return flags.some(Boolean) ? Children.toArray(flags) : null;
}

async function Clash({ warning, scene }: { warning: Warning; scene: Scene }) {
  return (
    <span className={warning.code === 'room-overlap' ? 'flag relative' : 'flag warn relative'}>
      {await sayClash(warning, scene)}
    </span>
  );
}

/** « chevauche 20 min ». */
async function sayClash(warning: Warning, { locale }: Scene): Promise<ReactNode> {
  const t = await getTranslations('events.flag');
  if (warning.code !== 'room-overlap' && warning.code !== 'changeover-short') return null;
  const isOverlap = warning.code === 'room-overlap';
  const minutes = isOverlap ? warning.minutes : warning.missingMinutes;
  const say = (text: string) => t(isOverlap ? 'overlap' : 'changeover', { minutes: text });
  return <Spoken as={say(spokenDuration(minutes, locale))}>{say(formatDuration(minutes, locale))}</Spoken>;
}

/** The same on a card: its signs, and of what clashes or blocks the first in words. */
export async function signsOf(event: DraftEvent, scene: Scene) {
  const t = await getTranslations('events.flag');
  const { clash, blocking, others } = sorted(event, scene);
  const signs: Sign[] = [
    event.status === 'cancelled' && { Icon: Ban, words: t('cancelled') },
    event.visibility === 'team' && { Icon: EyeOff, words: t('team') },
    event.timeIsToConfirm && !event.timeIsSuggested && { Icon: Clock, words: t('toConfirm') },
    others.length > 0 && {
      Icon: TriangleAlert,
      brief: String(others.length),
      isWarning: true,
      words: t('warnings', { count: others.length }),
    },
  ].filter((sign) => sign !== false);
  const worst = clash ?? blocking[0];
  const words = clash ? await sayClash(clash, scene) : t('blocking', { count: blocking.length });
  return { signs, alert: worst && { level: worst.level, words } };
}
