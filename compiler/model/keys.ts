import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { Traced } from "../plan/builder/traced.ts";
import type { Environment } from "./types.ts";

type Sections = {
  [Section in keyof EffectiveSpec]-?: NonNullable<EffectiveSpec[Section]> extends readonly unknown[] | string | number ? never : Section;
}[keyof EffectiveSpec];

/** Dotted path of a key: `region`, `rds.rdsInstanceClass`. */
export type SpecKey =
  (keyof EffectiveSpec & string) | { [S in Sections]: `${S & string}.${keyof NonNullable<EffectiveSpec[S]> & string}` }[Sections];

export type SpecValue<K extends SpecKey> = K extends `${infer S extends keyof EffectiveSpec & string}.${infer P}`
  ? P extends keyof NonNullable<EffectiveSpec[S]>
    ? NonNullable<EffectiveSpec[S]>[P]
    : never
  : K extends keyof EffectiveSpec
    ? EffectiveSpec[K]
    : never;

/** The value of a key, traced to the key. */
export function key<K extends SpecKey>(environment: Pick<Environment, "spec">, path: K): Traced<SpecValue<K>> {
  const [section, name] = path.split(".") as [keyof EffectiveSpec, string | undefined];
  const value: unknown = environment.spec[section];
  return new Traced((name === undefined ? value : (value as Record<string, unknown>)[name]) as SpecValue<K>, [path]);
}
