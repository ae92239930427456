import { oneInProcess } from '#lib/one-in-process.ts';

/** Ends one open event stream. */
type Close = () => void;

const open = oneInProcess('lanterneStreams', () => new Set<Close>());

/** Remembers an open stream; returns the function that forgets it when its reader has gone. */
export function rememberStream(close: Close): () => void {
  open().add(close);
  return () => open().delete(close);
}

/** Ends every open stream, because an open one would keep the server alive. */
export function closeStreams(): void {
  for (const close of open()) close();
  open().clear();
}
