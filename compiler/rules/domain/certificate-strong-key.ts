import { demand } from "../shared/demand.ts";

/** ACM renews what it issued; keys shorter than 2048 bits are refused. */
export default demand(
  "SEC-L16",
  "aws:acm/certificate:Certificate",
  "keyAlgorithm",
  "left out, RSA_2048 or stronger",
  (value) => value === undefined || (typeof value === "string" && !/1024/.test(value)),
);
