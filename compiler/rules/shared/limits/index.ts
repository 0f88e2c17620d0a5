/** Every limit on what entries add up to. */
import { countLimits } from "./counts.ts";
import { documentLimits } from "./documents.ts";
import { entryLimits } from "./entries.ts";
import type { Limit } from "./limit.ts";

const all: readonly Limit[] = [...countLimits, ...documentLimits, ...entryLimits];

/** Limits that AWS does not raise. */
export const hardLimits = all.filter(({ quota }) => quota === undefined);

/** Default quotas of an account, with the names by which an increase is requested. */
export const defaultQuotas = all.flatMap((limit) => (limit.quota === undefined ? [] : [{ ...limit, quota: limit.quota }]));
