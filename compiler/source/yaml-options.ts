/**
 * YAML 1.2 core schema: `no` is a string, `0777` a decimal number, merge keys are plain keys, every key is a string, and alias expansion is
 * limited. The log level must not be `silent`, which would also suppress errors.
 */
export const yamlOptions = {
  version: "1.2",
  schema: "core",
  merge: false,
  uniqueKeys: true,
  maxAliasCount: 100,
  prettyErrors: false,
  logLevel: "error",
  strict: true,
  stringKeys: true,
} as const;

/** Maximum nesting depth of mappings and lists; a spec has five levels. */
export const deepest = 64;
