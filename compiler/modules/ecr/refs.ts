/** Image repositories, one per workload. */
import { handle, type Handle } from "../../plan/builder/draft.ts";

export function repository(workload: { readonly name: string }): Handle<"aws:ecr/repository:Repository"> {
  return handle("aws:ecr/repository:Repository", `ecr-${workload.name}`);
}
