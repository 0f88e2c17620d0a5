/** What the harness tells the provider double: environment variables, since the engine starts it. */

/** Names of the variables. */
export const variables = { root: "PLATFORM_TEST_ROOT", cloud: "PLATFORM_TEST_CLOUD", account: "PLATFORM_TEST_ACCOUNT" } as const;

export interface ProviderEnvironment {
  /** Folder of this project, for the catalogue and the facts. */
  readonly root: string;
  /** Folder that stands for the AWS account. */
  readonly cloud: string;
  /** Number of that account. */
  readonly account: string;
}

/** Throws when the harness did not start this. */
export function environment(): ProviderEnvironment {
  const entries = Object.entries(variables).map(([key, name]) => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set: the provider double runs only under the test harness`);
    return [key, value];
  });
  return Object.fromEntries(entries) as ProviderEnvironment;
}
