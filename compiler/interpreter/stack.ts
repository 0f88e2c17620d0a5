/** What Pulumi passes to the program: the stack, the project folder, and the stack's config. */
import * as runtimeConfig from "@pulumi/pulumi/runtime/config.js";
import { getProject, getRootDirectory, getStack, isDryRun } from "@pulumi/pulumi/runtime/settings.js";

/** A stack and its config as text; config keys are `<namespace>:<key>`. */
export interface Stack {
  /** Name of the Pulumi project (`name` in Pulumi.yaml), which is the namespace of its own config. */
  readonly project: string;
  readonly name: string;
  /** Absolute path of the folder of Pulumi.yaml. The working directory may differ: it is that of the program's `main`. */
  readonly root: string;
  readonly preview: boolean;
  readonly config: Readonly<Record<string, string>>;
  /** Is this config key stored encrypted? */
  readonly isSecret: (key: string) => boolean;
}

/** The stack that Pulumi runs the program for. */
export function currentStack(): Stack {
  // The SDK does not export this function, and nothing that it exports reveals which values are encrypted.
  const { isConfigSecret } = runtimeConfig as unknown as { readonly isConfigSecret: (key: string) => boolean };
  return {
    project: getProject(),
    name: getStack(),
    root: getRootDirectory(),
    preview: isDryRun(),
    config: runtimeConfig.allConfig(),
    isSecret: isConfigSecret,
  };
}

/** Stack config `key` of the project. Pulumi.yaml declares optional keys with an empty default, which counts as unset. */
export function setting(stack: Stack, key: string): string | undefined {
  const value = stack.config[`${stack.project}:${key}`];
  return value === "" ? undefined : value;
}
