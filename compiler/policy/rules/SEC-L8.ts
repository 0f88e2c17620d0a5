import { demand } from "../demand.ts";

/** One subnet a zone. */
export default demand(
  "SEC-L8",
  "aws:lb/loadBalancer:LoadBalancer",
  "subnets",
  "at least two",
  (value) => Array.isArray(value) && value.length >= 2,
);
