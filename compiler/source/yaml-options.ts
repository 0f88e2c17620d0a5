/**
 * YAML 1.2 core: `no` and `0777` are what they look like, merge keys are plain keys, aliases cannot explode.
 * The log level must not be `silent`: that would also silence the errors.
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
  stringKeys: false,
} as const;
