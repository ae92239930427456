/** A button that prints the page. It could do nothing before scripts run, so it is hidden before. */
export function printing(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
