/** A resource fails, the program or the provider is killed: the next update finishes, and nothing is created twice. */
import { change, creation } from "./interruptions/courses.ts";
import { describeInterruptions } from "./interruptions/describe.ts";

describeInterruptions(creation, 10);
describeInterruptions(change, 13);
