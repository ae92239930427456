const STEPS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

/**
 * Whether a key would choose something of a list that is closed, before anybody read what: arrows
 * and first letters do, on Windows and Linux.
 */
export const changesClosedList = ({
  key,
  altKey,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): boolean =>
  !altKey && !ctrlKey && !metaKey && key !== ' ' && (STEPS.includes(key) || [...key].length === 1);
