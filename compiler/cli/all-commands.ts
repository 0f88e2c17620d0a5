import type { Command } from "./command.ts";
import { commands } from "./commands.generated.ts";

/** Loads the definitions of all commands, sorted by name. */
export async function allCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(commands).map(async (load) => (await load()).default));
}
