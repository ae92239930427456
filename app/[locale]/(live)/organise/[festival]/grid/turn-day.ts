/**
 * A séance that is held over the button of a day for so long turns the grid to it. Milliseconds.
 */
const TURN = 450;

type Tab = Readonly<{ date: string; button: HTMLElement }>;

/** Turns to the day over whose button a séance is held. */
export function dayTurner(turnTo: (date: string) => void) {
  let over: (Tab & { timer: ReturnType<typeof setTimeout> }) | null = null;
  const leave = () => {
    if (!over) return;
    clearTimeout(over.timer);
    delete over.button.dataset.over;
    over = null;
  };
  return {
    leave,
    over: (tab: Tab | undefined) => {
      if (over?.date !== tab?.date) leave();
      if (!tab || over) return;
      tab.button.dataset.over = '';
      over = { ...tab, timer: setTimeout(() => turnTo(tab.date), TURN) };
    },
  };
}
