/** Makes stack traces cheap, because the SDK captures one for each promise that it waits for. */

/**
 * Restores V8's own stack traces. The SDK's `cmd/run` installs source-map-support, which looks up every frame of every trace in source
 * maps. Neither this program nor the SDK's frames need source maps. See docs/decisions/0042-registering.md.
 */
export function leaveTracesToV8(): void {
  Reflect.deleteProperty(Error, "prepareStackTrace");
}
