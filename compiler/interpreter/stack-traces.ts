/** Makes stack traces cheap: the SDK takes one for each promise that it waits for. */

/**
 * Leaves stack traces to V8 from now on. The SDK's `cmd/run` has installed source-map-support, which looks every frame of every trace
 * up in source maps; neither this program nor the SDK's own frames need that to be read. See docs/decisions/0042-registering.md.
 */
export function leaveTracesToV8(): void {
  Reflect.deleteProperty(Error, "prepareStackTrace");
}
