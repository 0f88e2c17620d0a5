/** Runs one batch in a thread with limited memory. `progress` tells the main thread which input is being checked. */
import { parentPort, workerData } from "node:worker_threads";
import { runBatch, type Batch } from "./batch.ts";

const { batch, progress } = workerData as { readonly batch: Batch; readonly progress: SharedArrayBuffer };
const current = new Int32Array(progress);
parentPort?.postMessage(runBatch(batch, (index) => void Atomics.store(current, 0, index + 1)));
