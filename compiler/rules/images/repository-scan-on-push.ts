import { isRecord } from "../shared/view.ts";
import { demand } from "../shared/demand.ts";

/** Every image is scanned when it arrives. */
export default demand(
  "SEC-C2",
  "aws:ecr/repository:Repository",
  "imageScanningConfiguration",
  "scanOnPush: true",
  (value) => isRecord(value) && value["scanOnPush"] === true,
);
