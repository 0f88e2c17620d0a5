import { demand } from "../shared/demand.ts";

/** A group without retention is kept, and paid for, for ever. */
export default demand(
  "SEC-O1",
  "aws:cloudwatch/logGroup:LogGroup",
  "retentionInDays",
  "set and above 0",
  (value) => typeof value === "number" && value > 0,
);
