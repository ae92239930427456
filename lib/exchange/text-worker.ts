import { parentPort, workerData } from 'node:worker_threads';
import { textRows } from './text-rows.ts';

parentPort?.postMessage(textRows(workerData as Uint8Array));
