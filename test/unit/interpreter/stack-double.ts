/** A stack as Pulumi would describe it, for tests that need no engine. */
import type { Stack } from "../../../compiler/interpreter/stack.ts";

/** `config` by key of the project, or by `<namespace>:<key>`; `secrets` name those that are stored encrypted. */
export function stackWith(
  config: Readonly<Record<string, string>> = {},
  change: Partial<Stack> & { readonly secrets?: readonly string[] } = {},
): Stack {
  const { secrets = [], ...rest } = change;
  const full = (key: string): string => (key.includes(":") ? key : `platform:${key}`);
  const encrypted = new Set(secrets.map(full));
  return {
    project: "platform",
    name: "small",
    root: "",
    preview: false,
    config: Object.fromEntries(Object.entries(config).map(([key, value]) => [full(key), value])),
    isSecret: (key) => encrypted.has(key),
    ...rest,
  };
}
