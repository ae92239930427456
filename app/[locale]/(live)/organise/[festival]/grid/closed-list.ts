const STEPS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

/**
 * Whether a key would change the choice of a closed select without showing the options: on Windows
 * and Linux arrows and first letters do.
 */
export const changesClosedList = ({
  key,
  altKey,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): boolean =>
  !altKey && !ctrlKey && !metaKey && key !== ' ' && (STEPS.includes(key) || [...key].length === 1);
