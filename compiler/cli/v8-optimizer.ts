import { setFlagsFromString } from "node:v8";

/** Enables V8's optimizing compiler, which the launcher turns off. Long-running work such as the layout of pictures is slow without it. */
export function enableOptimizer(): void {
  setFlagsFromString("--opt");
}
