/** What Pulumi tells the program: which stack it runs for, where the project is, and the stack's config. */
import * as runtimeConfig from "@pulumi/pulumi/runtime/config.js";
import { getProject, getRootDirectory, getStack, isDryRun } from "@pulumi/pulumi/runtime/settings.js";

/** A stack and its config, as text; config keys are `<namespace>:<key>`. */
export interface Stack {
  /** Name of the Pulumi project, `name` of Pulumi.yaml: the namespace of its own config. */
  readonly project: string;
  readonly name: string;
  /** Absolute folder of Pulumi.yaml; the working directory is that of the program's `main`. */
  readonly root: string;
  readonly preview: boolean;
  readonly config: Readonly<Record<string, string>>;
  /** Is this config key stored encrypted? */
  readonly isSecret: (key: string) => boolean;
}

/** The stack that Pulumi runs the program for. */
export function currentStack(): Stack {
  // The SDK keeps this one to itself, and nothing that it declares tells which values are encrypted.
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

/** Stack config `key` of the project itself. Pulumi.yaml declares the optional ones with an empty default, which counts as unset. */
export function setting(stack: Stack, key: string): string | undefined {
  const value = stack.config[`${stack.project}:${key}`];
  return value === "" ? undefined : value;
}
