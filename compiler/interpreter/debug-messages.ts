/**
 * Keeps the SDK's debug messages from the engine: they contain whole responses with plaintext secrets, and `pulumi up --json` prints them.
 */
import sdkLog from "@pulumi/pulumi/log/index.js";

/**
 * Drops all further debug messages of the SDK. The engine masks secrets in its own output, but prints messages unchanged. See
 * docs/decisions/0050-no-debug-messages.md.
 */
export function dropDebugMessages(): void {
  const log = sdkLog as { debug: (message: string) => Promise<void> };
  log.debug = () => Promise.resolve();
}
