/** Names of services, workers and queues: `[a-z][a-z0-9]*` words with hyphens between them. */

/** `image-resizer` → `imageResizer`. Distinct names stay distinct because every word begins with a letter. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** `image-resizer` → `IMAGE_RESIZER`. */
export function screamingCase(name: string): string {
  return name.replaceAll("-", "_").toUpperCase();
}
