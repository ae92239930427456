'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ring, wakeAtGestures, wakeSound } from './ring.ts';

/** The key under which this browser stores that the alarm is on. */
const KEPT = 'lanterne.alarm';

const keptOn = () => {
  try {
    return localStorage.getItem(KEPT) === 'on';
  } catch {
    return false;
  }
};

function keep(isOn: boolean) {
  try {
    if (isOn) localStorage.setItem(KEPT, 'on');
    else localStorage.removeItem(KEPT);
  } catch {
    // Without storage it lasts until the page is closed.
  }
}

/**
 * Sounds and vibrates for each problem that appears while the page is open; off until it is
 * switched on in this browser. `open` lists the open problems. Browsers let a page sound only after
 * a tap since it was loaded: until then it says so.
 */
export function Alarm({ open }: { open: readonly string[] }) {
  const t = useTranslations('board.alarm');
  const [isOn, setOn] = useState(false);
  const [isAsleep, setAsleep] = useState(false);
  const seen = useRef(new Set(open));
  useEffect(() => {
    if (!keptOn()) return;
    setOn(true);
    setAsleep(true);
  }, []);
  useEffect(() => {
    if (isOn && isAsleep) return wakeAtGestures((isAwake) => setAsleep(!isAwake));
  }, [isOn, isAsleep]);
  useEffect(() => {
    const fresh = open.filter((one) => !seen.current.has(one));
    // A problem that is opened again sounds again.
    seen.current = new Set(open);
    if (isOn && fresh.length > 0) ring();
  }, [open, isOn]);
  const turn = (isNowOn: boolean) => {
    keep(isNowOn);
    setOn(isNowOn);
    if (!isNowOn) return;
    const tell = (isAwake: boolean) => setAsleep(!isAwake);
    void wakeSound(tell).then(tell);
    // Rings at once, which shows what it is like and uses the required tap.
    ring();
  };
  return (
    <div className="today-alarm no-print">
      <label>
        <input type="checkbox" checked={isOn} onChange={(event) => turn(event.currentTarget.checked)} />
        <span>{t('label')}</span>
      </label>
      <p className="hint" role="status">
        {isOn && isAsleep && t('asleep')}
      </p>
    </div>
  );
}
