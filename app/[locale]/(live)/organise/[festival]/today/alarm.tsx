'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ring, wakeAtGestures, wakeSound } from './ring.ts';

/** Where this browser keeps that it is switched on. */
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
    // Without storage it holds until the page is closed.
  }
}

/**
 * Sounds and vibrates for each problem that was not open yet when this page was; off until somebody
 * switches it on, in this browser alone. `open` names what is open now. A browser lets no page
 * sound that nobody has touched since it was loaded: then it says so.
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
    // What is open anew once it was not sounds again.
    seen.current = new Set(open);
    if (isOn && fresh.length > 0) ring();
  }, [open, isOn]);
  const turn = (isNowOn: boolean) => {
    keep(isNowOn);
    setOn(isNowOn);
    if (!isNowOn) return;
    const tell = (isAwake: boolean) => setAsleep(!isAwake);
    void wakeSound(tell).then(tell);
    // What it will be like, from the gesture that asks for it.
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
