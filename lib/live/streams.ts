/** Ends one open event stream. */
type Close = () => void;

// proxy.ts, the app and instrumentation.ts are separate module graphs: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanterneStreams?: Set<Close> };

const open = () => {
  shared.lanterneStreams ??= new Set();
  return shared.lanterneStreams;
};

/** Remembers an open stream; answers the function that forgets it when its reader has gone. */
export function rememberStream(close: Close): () => void {
  open().add(close);
  return () => open().delete(close);
}

/** Ends every open stream: one that stays open would keep the server alive. */
export function closeStreams(): void {
  for (const close of open()) close();
  open().clear();
}
