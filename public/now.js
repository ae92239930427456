// Lights what runs and folds what is over, while a festival is on. It reads the hours of the page and writes marks that the style sheet
// knows; without it the page is whole. The page names it twice: at its top, so that the head is small before anything is painted, and at its
// end, so that séances are marked before they are seen.
(() => {
  if (window.lanterneMark) return window.lanterneMark();
  const { from, to } = document.currentScript?.dataset ?? {};
  const root = document.documentElement;
  const set = (element, name, is) => {
    if (element.hasAttribute(name) !== is) element.toggleAttribute(name, is);
  };
  const mark = () => {
    const now = Date.now();
    const isOn = now >= Date.parse(from) && now < Date.parse(to);
    set(root, 'data-festival-on', isOn);
    if (!isOn) return;
    for (const element of document.querySelectorAll('[data-start]')) {
      const isOver = now >= Date.parse(element.dataset.end ?? element.dataset.start);
      set(element, 'data-over', isOver);
      set(element, 'data-now', !isOver && now >= Date.parse(element.dataset.start));
    }
    for (const day of document.querySelectorAll('[data-on-from]'))
      set(day, 'data-on', now >= Date.parse(day.dataset.onFrom) && now < Date.parse(day.dataset.onTo));
    for (const day of document.querySelectorAll('.day')) {
      const hours = [...day.querySelectorAll('.hour')];
      const isOver = (hour) =>
        [...hour.querySelectorAll('[data-start]')].every((event) => event.hasAttribute('data-over'));
      // What stands before the first hour that still has something to come is over, breaks included. A day that is over is read whole.
      const next = hours.findIndex((hour) => !hour.classList.contains('is-break') && !isOver(hour));
      for (const [i, hour] of hours.entries()) set(hour, 'data-over', i < next);
      set(day, 'data-folds', next > 0);
    }
  };
  window.lanterneMark = mark;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-past]');
    if (!button) return;
    const isOpen = button.closest('.day').toggleAttribute('data-unfolded');
    button.setAttribute('aria-expanded', String(isOpen));
  });
  mark();
  setInterval(mark, 30_000);
})();
