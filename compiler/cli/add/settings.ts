/** Values of the command line, read as YAML reads them. */
import { parseDocument } from "yaml";
import type { Json, Operation } from "../../edit/operation.ts";
import { pathOfSteps } from "../../source/keys.ts";
import type { KeyPath } from "../../source/types.ts";
import { yamlOptions } from "../../source/yaml-options.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { UsageError } from "../command.ts";

/** `--set KEY=VALUE` settings of the map at a path; a dotted key is one inside a map. */
export function settingsOf(at: KeyPath, settings: readonly string[]): readonly Extract<Operation, { kind: "set" }>[] {
  return settings.map((setting) => {
    const [, key, text] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    if (key === undefined || text === undefined) throw new UsageError(`--set ${setting} is not a setting`, "expected KEY=VALUE");
    const path = pathOfSteps(key.split("."));
    return { kind: "set", path, value: valueOf([...at, ...path], text) };
  });
}

/** A word of the command line: text where the schema wants text, otherwise as YAML reads it. */
export function valueOf(path: KeyPath, text: string): Json {
  if (nodeAt(effectiveSchema(), path).type === "string") return text;
  const document = parseDocument(text, yamlOptions);
  return document.errors.length > 0 ? text : (document.toJS() as Json);
}
