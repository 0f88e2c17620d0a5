/** Tags that every resource gets besides those of the spec. */
export function ownTags({ projectName, environment }: { readonly projectName: string; readonly environment: string }) {
  return { Project: projectName, Environment: environment, ManagedBy: "platform-compile" } as const;
}
