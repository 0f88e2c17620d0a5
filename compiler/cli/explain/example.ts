/** An environment for explanations where there is no spec: the schema's examples of all required keys, and what the rules demand besides. */
import { compileSpec } from "../../compile.ts";
import { allKeys, type KeyFacts } from "../../reference/keys.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";

const file = "an example environment";

/** Where the examples together violate a rule: someone to notify, and a pool that fits the connections of the example's database. */
const beyond: Readonly<Record<string, unknown>> = {
  "observability.alarmEmail": "oncall@chat.example",
  "ecsServices.realtimeDbPoolSize": 3,
};

/** It always compiles; a test checks that. */
export function exampleEnvironment(asOf: string): CompiledTarget {
  const tree: Record<string, unknown> = { schema: 1, environment: "prod" };
  for (const key of allKeys()) {
    const value = Object.hasOwn(beyond, key.path) ? beyond[key.path] : needed(key);
    if (value === undefined) continue;
    if (key.section === undefined) tree[key.name] = value;
    else tree[key.section] = { ...(tree[key.section] as object | undefined), [key.name]: value };
  }
  // JSON is YAML.
  const bytes = new TextEncoder().encode(JSON.stringify(tree));
  return { target: { file, name: "example", stdin: true }, ...compileSpec(file, { read: () => ({ bytes }) }, { asOf }) };
}

/** The example of a required key, or the bound of a control that the default of class prod does not meet. */
function needed({ presence, example, defaults, controls }: KeyFacts): unknown {
  if (presence === "required") return example;
  const own = defaults?.prod;
  return controls.map(({ below }) => below).find((below) => typeof own === "number" && below !== undefined && own < below);
}
