/** Every row marked W or D, and what it is on a plan. */
import { computeRows } from "./compute.ts";
import { databaseRows, redisRows, secretRows } from "./data.ts";
import { edgeRows, logRows } from "./edge.ts";
import { networkRows } from "./network.ts";
import type { ProdRows } from "./row.ts";

export const prodRows: ProdRows = {
  ...networkRows,
  ...databaseRows,
  ...redisRows,
  ...secretRows,
  ...computeRows,
  ...edgeRows,
  ...logRows,
};
