/** Keeps the SDK's debug messages from the engine: they hold whole responses, secrets in clear, and `pulumi up --json` writes them out. */
import sdkLog from "@pulumi/pulumi/log/index.js";

/**
 * Drops every debug message of the SDK from now on. The engine marks as secret what it shows itself, but takes messages as they are.
 * See docs/decisions/0050-no-debug-messages.md.
 */
export function dropDebugMessages(): void {
  const log = sdkLog as { debug: (message: string) => Promise<void> };
  log.debug = () => Promise.resolve();
}
