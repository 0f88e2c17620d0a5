/** The effective, typed environment of a validated spec. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import type { SpecSource } from "../source/types.ts";
import { environmentClassOf, fillDefaults } from "./defaults.ts";
import type { Environment } from "./types.ts";
import { workloadMaps } from "./workloads.ts";

/** Requires a spec that passed schema validation: the cast to the effective type relies on it. */
export function buildEnvironment(source: Pick<SpecSource, "tree" | "file" | "files">): Environment {
  const environmentClass = environmentClassOf(source.tree);
  const spec = { ...fillDefaults(source.tree, environmentClass), class: environmentClass } as unknown as EffectiveSpec;
  return {
    spec,
    class: environmentClass,
    projectName: spec.projectName,
    environment: spec.environment,
    region: spec.region,
    file: source.file,
    files: source.files,
    ...workloadMaps(spec),
  };
}
