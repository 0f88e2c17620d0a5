import { refusesPlainHttp } from "../tls-only.ts";

/** Logs hold addresses and paths: they never travel in clear. */
export default refusesPlainHttp("SEC-B2", "aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy", "bucket");
