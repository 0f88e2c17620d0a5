/** Which properties the provider treats as secrets, from the generated tables of the SDK (`generated/sdk/<package>.json`). */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

interface SecretProperties {
  readonly secretInputs?: readonly string[];
  readonly secretOutputs?: readonly string[];
}

const tables = new Map<string, Readonly<Record<string, SecretProperties>>>();

/** Secret inputs and outputs of a resource type; none for a type of an unknown package. */
export function secretProperties(type: string): Required<SecretProperties> {
  const name = type.slice(0, type.indexOf(":"));
  let table = tables.get(name);
  if (table === undefined) tables.set(name, (table = tableOf(name)));
  const { secretInputs = [], secretOutputs = [] } = table[type] ?? {};
  return { secretInputs, secretOutputs };
}

function tableOf(name: string): Readonly<Record<string, SecretProperties>> {
  if (!/^[a-z]+$/.test(name)) return {};
  try {
    return (
      JSON.parse(readFileSync(packageFile(`generated/sdk/${name}.json`), "utf8")) as {
        resources: typeof tables extends Map<string, infer T> ? T : never;
      }
    ).resources;
  } catch {
    return {};
  }
}
