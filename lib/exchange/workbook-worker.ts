import { parentPort, workerData } from 'node:worker_threads';
import { sheetsOf } from './workbook-rows.ts';

parentPort?.postMessage(sheetsOf(workerData as Uint8Array));
