/** Environment variables that configure the provider double. The engine starts it, so the test harness cannot pass arguments. */

/** Names of the variables. */
export const variables = { root: "PLATFORM_TEST_ROOT", cloud: "PLATFORM_TEST_CLOUD", account: "PLATFORM_TEST_ACCOUNT" } as const;

export interface ProviderEnvironment {
  /** Folder of this project, for the catalogue and the replacement facts. */
  readonly root: string;
  /** Folder that represents the AWS account. */
  readonly cloud: string;
  /** That account's number. */
  readonly account: string;
}

/** Throws when the harness did not start this process. */
export function environment(): ProviderEnvironment {
  const entries = Object.entries(variables).map(([key, name]) => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set: the provider double runs only under the test harness`);
    return [key, value];
  });
  return Object.fromEntries(entries) as ProviderEnvironment;
}
