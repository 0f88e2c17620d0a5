import { setFlagsFromString } from "node:v8";

/** For work of more than a moment: the launcher starts without V8's optimizing compiler, without which laying out a picture is slow. */
export function enableOptimizer(): void {
  setFlagsFromString("--opt");
}
