import type { DeliveryWay } from '#db/enums.ts';
import { mailOf } from './mail-address.ts';
import { wayKey } from './queue.ts';
import type { MessageReader } from './readers.ts';

/** By which ways this installation can reach people at present. */
export type Reach = Readonly<{
  /** Mails leave. */
  hasMail: boolean;
  /** Who stopped which way, each as `volunteer 12 mail`. */
  stopped: ReadonlySet<string>;
  /** Who asked for messages on a device, each as `volunteer 12 push`. */
  pushed?: ReadonlySet<string>;
}>;

/**
 * The way one message goes to a reader: on their device, by mail if they chose it, else from the telephone of whoever writes. A way they stopped is none: they
 * are called.
 */
export function wayFor(reader: MessageReader, { hasMail, stopped, pushed }: Reach): DeliveryWay {
  const isOpen = (way: DeliveryWay) => !stopped.has(wayKey(reader, way));
  if (pushed?.has(wayKey(reader, 'push')) && isOpen('push')) return 'push';
  return hasMail && mailOf(reader) !== null && isOpen('mail') ? 'mail' : 'phone';
}
