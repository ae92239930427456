// Runs a screen in the hall. The page holds every séance with its hours. This script shows what is
// running and what comes next, follows the clock into the next day, and fetches the page again by
// itself. Without a network it goes on with what it has and says since when.
(() => {
  const root = document.querySelector('[data-screen]');
  const bodyOf = (screen) => screen.querySelector('[data-screen-body]');
  const { zone, dayStartsAt, hour, stale, staleOn } = root.dataset;
  // An answer that nothing has changed (304) holds no page and costs the server little.
  const ASK_MS = 4_000;
  const TICK_MS = 5_000;
  // A lost answer is not reported before this time.
  const OLD_MS = 180_000;
  const ROWS = 8;
  const NEXT = 3;
  const MOST_CHANGES = 3;
  const HOUR_MS = 3_600_000;
  const KEY = `lanterne-screen ${location.pathname}`;

  let drawnAt = root.dataset.drawnAt;
  let etag = '';
  let heardAt = null;
  // The clock of a device in a hall is often wrong, so the server's time counts. A difference so
  // large that no encrypted connection would work with it is ignored.
  let ahead = 0;
  const now = () => Date.now() + ahead;

  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const clock = (at) => {
    const [hh, mm] = parts.format(at).split(':');
    return hour
      .replace('{hh}', hh)
      .replace('{h}', String(Number(hh)))
      .replace('{mm}', mm);
  };
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  // By the local clock: the night the clocks change has an hour more or less.
  const festivalDay = (at) => {
    const date = dates.format(at);
    const isNight = parts.format(at) < dayStartsAt;
    return isNight ? new Date(Date.parse(date) - 24 * HOUR_MS).toISOString().slice(0, 10) : date;
  };
  const dateIn = (lang) =>
    new Intl.DateTimeFormat(lang, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' });
  const date = (at) => dateIn(document.documentElement.lang === 'fr' ? 'fr' : 'en-GB').format(at);
  const staleSince = (at, today) =>
    (festivalDay(at) === today ? stale : staleOn.replace('{day}', date(at).replace(',', ''))).replace(
      '{time}',
      clock(at),
    );

  const set = (element, name, value) => {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const say = (selector, text) => {
    const element = root.querySelector(selector);
    if (element.textContent !== text) element.textContent = text;
  };

  const isTold = ({ dataset }, today, at) => {
    const ends = dataset.end.split(' ');
    return dataset.day.split(' ').some((day, i) => day === today && at < Date.parse(ends[i]));
  };

  function showRoom(room, at, today, most) {
    const events = [...room.querySelectorAll('[data-start]')];
    const startOf = (event) => Date.parse(event.dataset.start);
    const runs = events.filter(
      (event) => startOf(event) <= at && at < Date.parse(event.dataset.end ?? event.dataset.start),
    );
    // Séances one may join at any time come after those that have begun, and those that moved
    // elsewhere after those in this room.
    const last = ({ dataset }) => 2 * Number('gone' in dataset) + Number('long' in dataset);
    runs.sort((a, b) => last(a) - last(b));
    const next = events.filter((event) => startOf(event) > at).slice(0, most);
    for (const event of events) {
      const show =
        event === runs[0]
          ? 'now'
          : runs.indexOf(event) === 1 || (runs.includes(event) && 'gone' in event.dataset)
            ? 'also'
            : next.includes(event)
              ? 'next'
              : null;
      set(event, 'data-show', show);
      set(event, 'data-first', event === next[0] ? '' : null);
      set(event, 'data-other-day', event.dataset.day === today ? null : '');
    }
    set(room, 'data-empty', runs.length + next.length === 0 ? '' : null);
    set(room, 'data-runs', runs.length > 0 ? '' : null);
    return runs.length > 0 || next[0]?.dataset.day === today;
  }

  function show() {
    const at = now();
    const today = festivalDay(at);
    const rows = [...root.querySelectorAll('[data-row]')];
    for (const room of root.querySelectorAll('[data-room]')) {
      const isOn = showRoom(room, at, today, rows.length > 0 ? 1 : NEXT);
      const row = room.closest('[data-row]');
      if (row) set(row, 'data-on', isOn ? '' : null);
    }
    turnRows(rows, at);
    let changes = 0;
    for (const change of root.querySelectorAll('[data-changes] [data-day]')) {
      const isOn = isTold(change, today, at) && changes < MOST_CHANGES;
      if (isOn) changes += 1;
      set(change, 'data-show', isOn ? '' : null);
    }
    set(root, 'data-changed', changes > 0 ? '' : null);
    say('[data-clock]', clock(at));
    const isOld = heardAt !== null && at - heardAt > OLD_MS;
    fit();
    say('[data-age]', isOld ? staleSince(heardAt, today) : '\u00a0');
  }

  // Nothing may be cut off: details of the next séances are removed first, then letters get
  // smaller.
  const levels = (sizes, tight, bare) => sizes.map((fit) => ({ fit, tight, bare }));
  const AIRY = levels([1, 0.94, 0.88], null, null);
  const LEVELS = AIRY.concat(levels([1, 0.94, 0.88, 0.8, 0.72, 0.64, 0.56, 0.5, 0.44], '', null));
  // A message to everybody is never made smaller: the changes are removed instead, then what comes
  // next.
  const BESIDE_A_MESSAGE = AIRY.concat(
    levels([1, 0.94, 0.88, 0.8, 0.72, 0.64, 0.56], '', null),
    levels([0.88, 0.8, 0.72, 0.64, 0.56], '', 'changes'),
    levels([0.88, 0.72, 0.56, 0.44], '', 'all'),
  );
  // No word is cut either: only a title whose longest word is wider than its line is set smaller.
  const OWN = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.35];
  function fitWords() {
    for (const one of [...root.querySelectorAll('[data-fits]')].filter(({ clientWidth }) => clientWidth > 0))
      for (const own of OWN) {
        one.style.setProperty('--own', String(own));
        if (one.scrollWidth <= one.clientWidth) break;
      }
  }
  let fitted = '';
  function fit() {
    const body = bodyOf(root);
    const shown = `${innerWidth} ${innerHeight} ${[...body.querySelectorAll('[data-show], .screen-told')].map((one) => one.dataset.show + one.textContent).join()}`;
    if (shown === fitted) return;
    fitted = shown;
    for (const level of root.querySelector('.screen-told') ? BESIDE_A_MESSAGE : LEVELS) {
      root.style.setProperty('--fit', String(level.fit));
      set(root, 'data-tight', level.tight);
      set(root, 'data-bare', level.bare);
      fitWords();
      if (body.scrollHeight <= body.clientHeight) return;
    }
  }

  // The page's own fonts are wider or narrower than those that stood in for them.
  document.fonts.addEventListener('loadingdone', () => {
    fitted = '';
    fit();
  });

  // The rooms with something today, or all rooms if there is none. If they do not fit, they take
  // turns.
  function turnRows(rows, at) {
    const some = rows.filter((row) => 'on' in row.dataset);
    const shown = some.length > 0 ? some : rows;
    const pages = Math.ceil(shown.length / ROWS);
    const size = Math.ceil(shown.length / pages);
    const from = pages > 1 ? (Math.floor(at / 20_000) % pages) * size : 0;
    for (const row of rows) {
      const place = shown.indexOf(row);
      set(row, 'data-show', place >= from && place < from + size ? '' : null);
    }
    root.style.setProperty('--rows', String(Math.max(size || 1, 1)));
  }

  function replaceBy(html, drawn) {
    const next = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-screen]');
    if (!next) return false;
    bodyOf(root).replaceChildren(...bodyOf(next).childNodes);
    fitted = '';
    drawnAt = next.dataset.drawnAt ?? drawn;
    return true;
  }

  function keep(html) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ html, drawnAt, heardAt }));
    } catch {
      // Storage is full or refused: the screen goes on as long as nobody turns it off.
    }
  }

  // The page may come from a cache that is older than the last news.
  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
      heardAt = kept?.heardAt ?? Date.parse(drawnAt);
      if (kept && Date.parse(kept.drawnAt) > Date.parse(drawnAt)) replaceBy(kept.html, kept.drawnAt);
    } catch {
      heardAt = Date.parse(drawnAt);
    }
  }

  function setClockBy(headers) {
    const sent = Date.parse(headers.get('date') ?? '') + Number(headers.get('age') ?? 0) * 1000;
    const difference = sent - Date.now();
    ahead = Math.abs(difference) > 30_000 && Math.abs(difference) < 24 * HOUR_MS ? difference : 0;
  }

  async function ask() {
    try {
      const answer = await fetch(location.href, {
        cache: 'no-store',
        headers: etag ? { 'If-None-Match': etag } : {},
        signal: AbortSignal.timeout(20_000),
      });
      if (answer.status === 200) {
        const html = await answer.text();
        if (!replaceBy(html, drawnAt)) throw new Error('Not a screen.');
        etag = answer.headers.get('etag') ?? '';
        setClockBy(answer.headers);
        heardAt = now();
        keep(html);
      } else if (answer.status === 304) {
        setClockBy(answer.headers);
        heardAt = now();
      } else throw new Error(String(answer.status));
    } catch {
      if (heardAt === null) recall();
    }
    show();
    setTimeout(ask, ASK_MS);
  }

  // Keeps the screen awake.
  const stayAwake = () => navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && stayAwake());
  stayAwake();

  set(root, 'data-alive', '');
  show();
  setInterval(show, TICK_MS);
  setTimeout(ask, ASK_MS);
})();
