/** Records which keys of the spec a rule reads. */
import type { Environment } from "../model/types.ts";
import { Traced } from "../plan/builder/traced.ts";

/** The same environment, but every access adds the dotted spec key to `reads`. */
export function trackReads(environment: Environment, reads: Set<string>): Environment {
  return tracked(environment, "", reads);
}

function tracked<T extends object>(target: T, path: string, reads: Set<string>): T {
  const below = (key: string | symbol) => (path === "" ? String(key) : `${path}.${String(key)}`);
  return new Proxy(target, {
    get(object, key, receiver) {
      const value: unknown = Reflect.get(object, key, receiver);
      if (value instanceof Traced) for (const cause of value.from) reads.add(cause);
      else if (value !== null && typeof value === "object") return tracked(value, path === "" && key === "spec" ? "" : below(key), reads);
      else if (typeof value !== "function") reads.add(below(key));
      return value;
    },
    ownKeys(object) {
      if (path !== "") reads.add(path);
      return Reflect.ownKeys(object);
    },
  });
}
