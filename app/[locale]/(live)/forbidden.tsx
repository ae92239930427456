import { DoorRefusal } from '#app/_components/refusal.tsx';

/**
 * Drawn by Next for a 403 that the page did not answer itself (app/_server/live-page.tsx); it
 * appears only with scripts.
 */
export default function Forbidden() {
  return <DoorRefusal status={403} />;
}
