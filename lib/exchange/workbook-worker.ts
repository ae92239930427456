import { parentPort, workerData } from 'node:worker_threads';
import { rowsOf } from './workbook-rows.ts';

parentPort?.postMessage(rowsOf(workerData as Uint8Array));
