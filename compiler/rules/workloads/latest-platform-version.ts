import { demand } from "../shared/demand.ts";

/** Old platform versions get no fixes. */
export default demand(
  "SEC-S9",
  "aws:ecs/service:Service",
  "platformVersion",
  "LATEST or left out",
  (value) => value === undefined || value === "LATEST",
);
